"""Evaluation on annotated news: ``python -m tests.evaluation``. docs/quality.md describes the format of a corpus."""
