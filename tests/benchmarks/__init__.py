"""Benchmarks 基准: figures to look at, run by hand (`python -m tests.benchmarks.import_speed`)."""
