"""The learned reader: one small model that turns text into numbers, once a message."""
