"""Terms in a calendar program: a secret address that its owner may replace or close."""
