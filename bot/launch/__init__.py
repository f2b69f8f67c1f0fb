"""Starting the assistant as one process."""
