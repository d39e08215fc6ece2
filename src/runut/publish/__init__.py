"""Edge, out: turns a trace into something that people or programs read."""
