"""The test of the evaluator: gold briefings, spoilt on purpose; the scores must notice."""
