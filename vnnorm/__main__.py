"""``python -m vnnorm``: the command line."""

from vnnorm.cli import main

main()
