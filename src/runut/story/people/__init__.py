"""Who and what a story speaks of. Start with ``tie.py``: names in, entities with roles out."""
