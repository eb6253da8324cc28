"""Configuration: ``vnnorm.toml``, or ``[tool.vnnorm]`` in ``pyproject.toml`` → the steps of each file.

The command line and the hooks read it. The functions of the library do not, since they depend on nothing but their arguments:
``load_config`` is the way from a file to ``steps=``.

    search finds the file ─▶ content reads and checks it (values, globs) ─▶ layers put the command line over it
"""
