"""Engines: ``normalize`` and the finders where the corpus is, on engines that run over many cores and machines.

Each module is a thin adapter and needs the extra of its name (``pip install 'vnnorm[spark]'``). No other module imports it, so
an engine is never imported unless you ask for it.
"""
