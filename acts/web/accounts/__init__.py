"""Who may come in: accounts, invitations, passwords."""
