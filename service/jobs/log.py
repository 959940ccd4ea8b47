"""Owns the log of jobs."""

import logging

log = logging.getLogger("brevier.jobs")
