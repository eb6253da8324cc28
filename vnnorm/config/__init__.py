"""Configuration: ``vnnorm.toml``, or ``[tool.vnnorm]`` in ``pyproject.toml`` → the steps of each file.

The command line and the hooks read it. The functions of the library do not, since they depend on nothing but their arguments:
``load_config`` is the way from a file to ``steps=``.
"""

from __future__ import annotations

from vnnorm.config.content import Config, ConfigError, load_config
from vnnorm.config.search import find_config

__all__ = ["Config", "ConfigError", "find_config", "load_config"]
