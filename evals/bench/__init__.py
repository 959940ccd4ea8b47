"""Benchmarks: speed, memory and start-up as ratios in one run."""
