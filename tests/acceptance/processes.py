"""Real processes of `brevier`; they are started as evals start them."""

from evals.peers.processes import ADDRESS, Process, added, serve, worker

__all__ = ["ADDRESS", "Process", "added", "serve", "worker"]
