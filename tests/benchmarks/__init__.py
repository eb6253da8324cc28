"""Measures that print tables for the documentation: run by hand, on a corpus that is not shipped."""
