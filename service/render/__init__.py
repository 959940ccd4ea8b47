"""Owns how a briefing is shown: pure functions from one stored Briefing to each surface.

Every surface shows the same lines with the same ids, and the same numbered marks for their sources.
What is heavy (Jinja2, rich) is imported by the function that needs it.
"""

from service.render.html import Entered, Waiting, to_html, to_page
from service.render.markdown import to_markdown
from service.render.plain import to_text
from service.render.terminal import to_terminal

__all__ = ["Entered", "Waiting", "to_html", "to_markdown", "to_page", "to_terminal", "to_text"]
