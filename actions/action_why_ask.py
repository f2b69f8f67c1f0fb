"""Says why the open question is asked."""

from actions.digression import Digression


class ActionWhyAsk(Digression):
    """Says why the open question is asked."""

    wish = "why_ask"
