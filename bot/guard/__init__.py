"""Looks for danger in every message before anything else sees it, and says 999 itself."""
