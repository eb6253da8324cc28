"""Configuration: ``vnnorm.toml``, or ``[tool.vnnorm]`` in ``pyproject.toml`` → the steps of each file.

The command line and the hooks read it. The functions of the library do not, because they depend only on their arguments;
``load_config`` makes ``steps=`` from a file.

    search finds the file ─▶ content reads and checks it (values, globs) ─▶ layers add the command line, which wins
"""
