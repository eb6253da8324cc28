"""Coverage-guided fuzzing: ``python -m tests.fuzz normalize``; docs/proof.md tells how."""
