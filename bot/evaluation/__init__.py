"""Measures how well the assistant understands, on text that nothing here was made from."""
