"""Hypothesis profiles: the same examples in every run by default;
other ones with ``--hypothesis-profile=random``, more of them with ``thorough``."""

from hypothesis import Phase, settings

# A run says what the change did, not what luck drew; looking for new examples is a command of its own.
settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None, print_blob=True)
settings.register_profile("thorough", parent=settings.get_profile("random"), max_examples=2000)
# Mutants are many: whether an example fails is all that matters, not which is the shortest that does.
settings.register_profile("mutants", deadline=None, derandomize=True, max_examples=30, phases=[Phase.explicit, Phase.generate])
settings.load_profile("default")
