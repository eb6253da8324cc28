"""Compare a wheel with the sources: ``python -m tests.builds dist/vnnorm-….whl``; docs/packaging.md explains it."""
