"""Trainers' scenario scripts: read, checked, played, judged and reported."""
