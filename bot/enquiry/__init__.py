"""The conversation: what is known, what to ask next, how an answer is read. Pure Python."""
