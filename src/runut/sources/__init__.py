"""Edge, in: turns files, pages and tables into captures."""
