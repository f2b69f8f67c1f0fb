"""Custom actions: each one hands a message to the enquiry and says what it answers."""
