"""Modules that depend on neither letters nor news: edits, the type of a rule, data files, checks of arguments."""
