"""Calling a model over LangChain: the answer's form, retries, pace, and what can go wrong."""
