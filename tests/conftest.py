"""Hypothesis profiles: quick by default, thorough with ``--hypothesis-profile=thorough``."""

from hypothesis import settings

settings.register_profile("default", deadline=None, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile("default")
