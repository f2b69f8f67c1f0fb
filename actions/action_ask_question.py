"""Answers a question of the practitioner in the middle."""

from actions.digression import Digression


class ActionAskQuestion(Digression):
    """Answers a question of the practitioner in the middle."""

    wish = "ask_question"
