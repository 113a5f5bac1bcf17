"""Why not: what the numbers say before any solver runs."""
