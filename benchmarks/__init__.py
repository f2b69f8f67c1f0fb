"""The assistant and a stock Rasa bot, measured side by side in one run."""
