"""The desk of a school: what is due, the year, each occurrence."""
