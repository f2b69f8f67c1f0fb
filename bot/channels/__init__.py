"""The ways in and out: every channel here is guarded, and none of them decides anything."""
