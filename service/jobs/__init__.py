"""Durable jobs: an article is accepted once, and briefed whatever happens to processes meanwhile.

Open `worker.py` first. Only `runtime.py`, `workflow.py` and `steps.py` know DBOS, and they are
imported by the first job that a process works on.
"""
