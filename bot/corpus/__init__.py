"""The corpora: messages with what they show, as they were written and split."""
