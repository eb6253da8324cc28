"""Benchmarks for the tables of the documentation, run by hand. One needs a corpus that is not in the repository."""
