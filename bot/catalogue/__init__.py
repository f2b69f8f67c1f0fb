"""Looking at the matrices: what they hold, as tables and readable pages."""
