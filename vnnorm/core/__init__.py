"""What knows neither letters nor news: edits, what a rule is, data files, checks of arguments."""
