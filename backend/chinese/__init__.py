"""Chinese 中文: what a word, a name, a number, a date and a sentence look like, whatever the page."""
