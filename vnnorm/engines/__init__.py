"""Engines: ``normalize`` and the finders where the corpus is, on engines that run over many cores and machines.

Each module is a thin adapter and wants the extra of its name (``pip install 'vnnorm[spark]'``); nothing of an engine is
imported before it is used.
"""
