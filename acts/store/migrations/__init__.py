"""Every version of the store's tables, oldest first."""
