"""The engines themselves, at work on one machine; each module skips where its engine is not installed."""
