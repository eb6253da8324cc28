"""Coverage-guided fuzzing: ``python -m tests.fuzz normalize``; docs/proof.md explains it."""
