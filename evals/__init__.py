"""Evals: what is measured, and how."""
