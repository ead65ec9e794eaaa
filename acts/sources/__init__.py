"""Files to domain values: every problem gathered, with file and place."""
