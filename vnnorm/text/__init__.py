"""What knows letters and not news: the folded view, composition, syllables, lines, legacy encodings."""
