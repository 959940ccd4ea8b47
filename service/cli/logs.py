"""Owns the log lines of `brevier serve`: on standard error, without queries."""

import logging
from typing import Any


class NoQuery(logging.Filter):
    """Cuts the query off the path of an access line: a title may stand in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, shortened."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            client, method, path, *rest = record.args
            record.args = (client, method, str(path).partition("?")[0], *rest)
        return True


def configuration() -> dict[str, Any]:
    """Give what `logging.config.dictConfig` takes."""
    loggers = ("brevier", "uvicorn", "uvicorn.access")
    settings = {"handlers": ["stderr"], "level": "INFO", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"no_query": {"()": NoQuery}},
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "filters": ["no_query"],
            }
        },
        "loggers": dict.fromkeys(loggers, settings),
    }
