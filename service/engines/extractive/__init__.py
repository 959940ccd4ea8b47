"""The embedded engine: rules, offline, milliseconds."""

from service.engines.extractive.engine import ExtractiveEngine, extract

__all__ = ["ExtractiveEngine", "extract"]
