"""The language of сроки: text to readings, readings to dates, readings back to Russian."""
