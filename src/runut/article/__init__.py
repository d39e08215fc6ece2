"""One article in, what it says out."""
