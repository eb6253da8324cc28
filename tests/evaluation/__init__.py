"""How well vnnorm reads annotated news: ``python -m tests.evaluation`` prints the table; docs/quality.md says the format."""
