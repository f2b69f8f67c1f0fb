"""Lets an earlier answer be changed."""

from actions.digression import Digression


class ActionChangeAnswer(Digression):
    """Lets an earlier answer be changed."""

    wish = "change_answer"
