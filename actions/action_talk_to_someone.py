"""Says whom to talk to."""

from actions.digression import Digression


class ActionTalkToSomeone(Digression):
    """Says whom to talk to."""

    wish = "talk_to_someone"
