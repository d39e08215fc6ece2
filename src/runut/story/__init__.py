"""One story in, what it tells out."""
