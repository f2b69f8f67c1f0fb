"""Scoring many written concerns at once, one a line, without a conversation."""
