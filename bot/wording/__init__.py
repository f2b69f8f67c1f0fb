"""Sentences: records to plain words. No rule, number or level of its own."""
