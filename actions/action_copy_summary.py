"""Gives the summary to copy."""

from actions.digression import Digression


class ActionCopySummary(Digression):
    """Gives the summary to copy."""

    wish = "copy_summary"
