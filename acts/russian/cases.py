"""The closed vocabularies of Russian grammar that every other module names."""

import enum

__all__ = ["Case", "Gender"]


class Case(enum.StrEnum):
    """The six cases, in the order Russian grammars list them."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    INSTRUMENTAL = "instrumental"
    PREPOSITIONAL = "prepositional"


class Gender(enum.StrEnum):
    """Grammatical gender; for a person it's the gender the papers of that person use."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"
