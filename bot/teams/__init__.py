"""The assistant in Microsoft Teams: the Bot Connector protocol, with the same guard in front."""
