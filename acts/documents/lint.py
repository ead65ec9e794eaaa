"""stub"""


def lint(document, kind, data, *, registration):
    return ()
