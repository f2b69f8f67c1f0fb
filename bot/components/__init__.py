"""Parts of the Rasa pipeline: no decision about a child is made here."""
