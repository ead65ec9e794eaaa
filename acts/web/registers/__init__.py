"""Registers in the browser: rows looked through and changed, files taken in, words looked at."""
