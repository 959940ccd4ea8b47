"""Training: the weights by which the extractive engine judges are learnt here from gold articles.

`python -m evals.training` writes `service/engines/extractive/data/weights.txt`, the same bytes from
the same articles on any machine.
"""
