"""Teaches the language model from the corpora. Needs PyTorch; nothing here runs in the assistant."""
