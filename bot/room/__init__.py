"""The trainer's page: play a scenario on a screen, and let a room of people vote on it."""
