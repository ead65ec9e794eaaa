"""What `acts names check` prints. A screen that shows names on purpose."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from acts.cli.output import shown, table
from acts.organization import Organization
from acts.registers.choices import WORD_KINDS
from acts.registers.wording_tables import FORM_COLUMNS, OVERRIDES
from acts.russian.cases import Case
from acts.services.wordings import WordForms

__all__ = ["as_json", "show_words"]

Found = Mapping[Organization, Sequence[WordForms]]

_KINDS = {one.code: one.title for one in WORD_KINDS}


def show_words(found: Found, *, everything: bool, where: str) -> None:
    """Print the words of each organisation and what can be typed next.

    Args:
        found: Words by organisation, those that deserve a look first.
        everything: Whether words without a doubt are printed too.
        where: « -w ПАПКА» for the commands offered, or empty.
    """
    doubtful = 0
    for organization, words in found.items():
        listed = [one for one in words if everything or one.is_doubtful]
        doubtful += sum(one.is_doubtful for one in words)
        if listed:
            title = f"{organization.short_name} ({organization.id})" if len(found) > 1 else ""
            table(_columns(), [_cells(one) for one in listed], title=title)
            click.echo()
    approved = sum(one.is_approved for words in found.values() for one in words)
    rest = sum(map(len, found.values())) - doubtful - approved
    if not everything and rest + approved:
        said = [f"ещё слов без замечаний – {rest}"] if rest else []
        said += [f"проверенных – {approved}"] if approved else []
        click.echo(shown(f"{_capital(', '.join(said))}: --all"))
    if doubtful:
        click.echo(
            f"Стоит посмотреть: {doubtful}. Исправить и отметить проверенное в Excel: "
            f"acts names check --xlsx{where}"
        )
    else:
        click.echo("Сомнительных слов, которых никто не проверил, нет.")


def as_json(found: Found, files: Sequence[Path], *, everything: bool) -> dict[str, object]:
    """Give the same to programs.

    Args:
        found: Words by organisation.
        files: Sheets that were written.
        everything: Whether words without a doubt are listed too.
    """
    whole = [(organization, one) for organization, words in found.items() for one in words]
    return {
        "words": [
            _word(organization, one) for organization, one in whole if everything or one.is_doubtful
        ],
        "total": len(whole),
        "doubtful": sum(one.is_doubtful for _, one in whole),
        "approved": sum(one.is_approved for _, one in whole),
        "files": [str(one) for one in files],
    }


def _word(organization: Organization, one: WordForms) -> dict[str, object]:
    word = one.word
    return {
        "organization": organization.id,
        "kind": str(word.kind),
        "gender": str(word.gender) if word.gender else None,
        **{str(case): one.forms.get(case) for case in Case},
        "nominative": word.nominative,
        **(
            {"initials_last": {str(key): one.initials[key] for key in one.initials}}
            if one.initials
            else {}
        ),
        "review": list(one.reasons),
        "doubtful": one.is_doubtful,
        "approved": one.is_approved,
        "code": one.code or None,
        "overridden": [str(case) for case in one.written],
    }


def _columns() -> tuple[str, ...]:
    titles = (OVERRIDES.column(str(case)).title for case in FORM_COLUMNS)
    return ("Слово", *titles, "На что посмотреть")


def _cells(one: WordForms) -> tuple[str, ...]:
    word = one.word
    gender = OVERRIDES.column("gender").choice_title(str(word.gender or ""))
    kind = ", ".join(filter(None, (_KINDS[word.kind], gender)))
    first = "\n".join(filter(None, (word.nominative, one.initials.get(Case.NOMINATIVE), kind)))
    notes = list(one.reasons)
    if one.is_approved:
        notes = ["проверено"]
    elif one.written:
        notes.append("формы исправлены, но не отмечены проверенными")
    return (first, *(_form(one, case) for case in FORM_COLUMNS), _capital("; ".join(notes)))


def _form(one: WordForms, case: Case) -> str:
    """Show a form with the initials below; what a person wrote has a mark."""
    mark = "*" if case in one.written else ""
    lines = (one.forms.get(case, "–") + mark, one.initials.get(case, ""))
    return "\n".join(filter(None, lines))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
