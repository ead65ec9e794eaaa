"""What an organisation keeps: people, pairs, partners, consents; its acts and its books."""
