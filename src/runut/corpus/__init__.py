"""All articles in, groups out."""
