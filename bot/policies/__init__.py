"""Policies of our own: only the one that lets danger interrupt everything."""
