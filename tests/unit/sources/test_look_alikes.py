from acts.errors import Severity
from acts.sources.look_alikes import warnings


def test_warns_by_place_without_printing_the_text():
    (warning,) = warnings([("a.yaml", "строка 3", "Иванoв"), ("a.yaml", "строка 4", "Иванов")])

    assert warning.severity is Severity.WARNING
    assert str(warning).startswith("a.yaml, строка 3: в русском слове латинская буква «o», знак 5")
    assert "Ив" not in str(warning)
