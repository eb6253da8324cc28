"""Mutation testing: ``python -m tests.mutation edits``; docs/proof.md explains it."""
