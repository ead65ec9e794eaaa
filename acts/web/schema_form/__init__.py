"""A form made from a JSON Schema: drawn on the server, read back without losing a row."""
