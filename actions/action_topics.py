"""Shows the topics of the table to look through."""

from actions.digression import Digression


class ActionTopics(Digression):
    """Shows the topics of the table to look through."""

    wish = "topics"
