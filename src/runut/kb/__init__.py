"""A table of well-known names, built from a Wikidata dump that the user has; optional, offline."""
