"""Brevier: an article goes in, a structured briefing comes out, every line shows its source."""

__version__ = "0.1.0"
