"""Five published programmes: what was held, beside what the program finds by the rules in `configs/real`."""
