"""The encoder that finds names and embeds texts, and the file that holds its weights."""
