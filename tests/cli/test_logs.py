import logging
import logging.config

import pytest

from service.cli.logs import NoQuery, configuration


def test_the_query_of_an_access_line_is_not_logged() -> None:
    args = ("::1", "POST", "/v1?title=Secret", "1.1", 201)
    line = '%s - "%s %s HTTP/%s" %d'
    access = logging.LogRecord("uvicorn.access", logging.INFO, "", 0, line, args, None)
    assert NoQuery().filter(access)
    assert access.getMessage() == '::1 - "POST /v1 HTTP/1.1" 201'


def test_the_loggers_of_the_service_write_to_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logging.config.dictConfig(configuration())
    logger = logging.getLogger("brevier.api")
    logger.info("was %s", "heard")
    for name in configuration()["loggers"]:
        logging.getLogger(name).handlers.clear()
    assert capsys.readouterr().err.endswith("INFO brevier.api: was heard\n")
