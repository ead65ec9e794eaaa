"""What the small forms of an act send; see `acts.web.reading`."""

from acts.web.reading import day_in, seen_in, words_in

__all__ = ["day_in", "seen_in", "words_in"]
