"""Modules that depend on letters but not on news: the folded view, composition, syllables, lines, legacy encodings."""
