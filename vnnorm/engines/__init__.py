"""Adapters for engines that process a corpus on many cores and machines: ``normalize`` and the finders on their columns.

Each module is a thin adapter and needs the extra of its name (``pip install 'vnnorm[spark]'``). No other module imports it, so
an engine is imported only on request.
"""
