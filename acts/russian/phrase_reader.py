"""How a post or the name of an organisation is read: its heads and what stays as it is.

A post or a name of an organisation is a noun group whose tail («директора по воспитательной
работе», «имени А.С. Пушкина», everything from the first quotation mark on) never changes. So the
work is to find the head and what agrees with it, and then any second head: after a comma, a dash,
in brackets, or standing beside the first («учреждение средняя школа № 7»).
"""

import dataclasses as dc
import re

from acts.russian.cases import Gender
from acts.russian.morphology import Reading, is_adverb, is_ministry_of, readings
from acts.russian.names import Person
from acts.russian.owners import owner_in
from acts.russian.phrase_tokens import split

__all__ = ["Part", "Plan", "plan"]

# The apostrophe of «О'Коннор» opens no quotation.
_QUOTES = re.compile(r"[«»„“”\"‘‹›]|(?<!(?<!\w)[ОД])['’]|['’](?![А-ЯЁ])")
_WORD = re.compile(r"\d*[^\W\d_]|\d+-[йяе]$")
_DASHES = frozenset({"–", "—", "-"})
_FROZEN_WORDS = frozenset({"врио", "вр", "и", "врид", "зам", "пом", "нач", "рук"})
# Shortened adjectives stand before a head that declines: «ст. преподавателя».
_SHORT_ADJECTIVES = frozenset({
    "ст", "гл", "мл", "вед", "соц", "мед", "гос", "муниц", "пед", "спец", "тех", "науч", "воен",
    "ген", "исп", "ком", "фин", "сев", "худ", "муз", "физ", "внешт", "отв",
})  # fmt: skip
# People who own an organisation that bears their name.
_OWNERS = frozenset({"предприниматель", "глава", "нотариус", "адвокат"})
# Nouns that stand beside «учреждение» as its kind: учреждение лицей № 5.
_KINDS = frozenset({
    "школа", "гимназия", "лицей", "колледж", "техникум", "училище", "институт",
    "университет", "академия", "центр", "сад", "дворец", "дом", "станция", "интернат",
    "библиотека", "музей", "театр", "комбинат", "детсад", "комплекс", "прогимназия",
})  # fmt: skip
_TAKE_ACCUSATIVE = frozenset({"в", "во", "на", "за", "под", "через", "про", "о", "об", "по"})
_GENERAL = frozenset({"учреждение", "организация", "предприятие"})
# People whom the dictionary takes for devices.
_PERSONS = frozenset({"медиатор", "модератор", "навигатор"})
# Names of real organisations stay under half of this; the reading is recursive.
_LONGEST, _MOST_TOKENS = 1000, 240


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the phrase: its text and, when it declines, its reading and the head's animacy."""

    text: str
    reading: Reading | None = None
    animate: bool = False
    person: Person | None = None


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A phrase in pieces and, in Russian, why a human should look at its forms."""

    parts: tuple[Part, ...]
    reasons: tuple[str, ...]


@dc.dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """A head with the words that agree with it."""

    members: tuple[tuple[int, Reading], ...]
    head: Reading
    end: int


def plan(text: str, living: bool) -> Plan:
    """Say what of a phrase declines and how.

    Args:
        text: The phrase in the nominative.
        living: Whether it's a post, so that its heads are people.
    """
    cut = _QUOTES.search(text)
    open_part, quoted = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    tokens = split(open_part) if len(text) <= _LONGEST else []
    if living and cut:
        # What stands between the first mark and the last is one piece that never changes.
        last = max(mark.end() for mark in _QUOTES.finditer(text))
        tokens += [text[cut.start() : last], *split(text[last:])]
        quoted = ""
    if len(text) > _LONGEST or len(tokens) > _MOST_TOKENS:
        reasons = ("слишком длинно, оставлено без изменений",)
        return Plan(parts=(Part(text=text),), reasons=reasons)
    return _Reader(tokens, quoted, living).plan()


class _Reader:
    """Reads one phrase; lives as long as the reading does."""

    def __init__(self, tokens: list[str], quoted: str, living: bool) -> None:
        self._tokens = tokens
        self._quoted = quoted
        self._living = living
        self._capitals = not any(char.islower() for char in "".join(tokens))

    def plan(self) -> Plan:
        first = self._first_word()
        group = self._group(first, adverbs=True)
        if group is None or (self._living and first > 1 and not _means_person(group.head)):
            return self._frozen()
        # «Уполномоченный по правам ребёнка» is a person, whatever its office is.
        person = not group.head.noun and group.head.gender is Gender.MASCULINE
        animate = self._living or group.head.animate or person
        chosen = {index: (reading, animate) for index, reading in group.members}
        self._second_heads(group, chosen)
        parts = [
            Part(text=piece, reading=chosen[index][0], animate=chosen[index][1])
            if index in chosen
            else Part(text=piece)
            for index, piece in enumerate(self._tokens)
        ]
        if group.head.lemma in _OWNERS and not self._living:
            parts = self._with_owner(group.end, parts)
        return Plan(parts=(*parts, Part(text=self._quoted)), reasons=self._doubts(group))

    def _first_word(self) -> int:
        """Pass spaces, «ст.» before a post and «ИП» before «глава»."""
        start = self._skip_spaces(0)
        while self._living and self._piece(start).lower() in _SHORT_ADJECTIVES:
            if self._piece(start + 1) != ".":
                break
            start = self._skip_spaces(start + 2)
        after = self._skip_spaces(start + 1)
        if self._piece(start) == "ИП" and self._piece(after).lower() == "глава":
            return after
        return start

    def _piece(self, index: int) -> str:
        return self._tokens[index] if index < len(self._tokens) else ""

    def _frozen(self) -> Plan:
        """Leave everything alone and say why, unless it's «МБОУ «…»» with nothing to decline."""
        words = [piece for piece in self._tokens if _WORD.match(piece)]
        parts = [Part(text=piece) for piece in self._tokens]
        if words[:1] == ["ИП"] and not self._living:
            parts = self._with_owner(self._tokens.index("ИП") + 1, parts)
        reasons: tuple[str, ...] = ()
        capitals = bool(words) and all(word.isupper() and len(word) > 1 for word in words)
        declined = any(part.person for part in parts)
        if not declined and (
            not capitals or any(one.known for word in words for one in readings(word))
        ):
            reasons = ("главное слово не найдено, оставлено без изменений",)
        if self._living and reasons:
            parts = self._after_acting(parts)
        return Plan(parts=(*parts, Part(text=self._quoted)), reasons=reasons)

    def _after_acting(self, parts: list[Part]) -> list[Part]:
        """Decline the second head of «и.о. директора, учитель истории»."""
        chosen: dict[int, tuple[Reading, bool]] = {}
        signs = [at for at, piece in enumerate(self._tokens) if piece in _DASHES | {",", "("}]
        for sign in signs:
            group = self._group(self._skip_spaces(sign + 1))
            if group and group.head.noun and not group.head.plural and _means_person(group.head):
                chosen.update({place: (reading, True) for place, reading in group.members})
        return [
            Part(text=part.text, reading=chosen[at][0], animate=True) if at in chosen else part
            for at, part in enumerate(parts)
        ]

    def _doubts(self, group: _Group) -> tuple[str, ...]:
        found = []
        if not group.head.known:
            found.append("главного слова нет в словаре, склонено по окончанию")
        if group.head.plural and group.head.noun and group.head.animate:
            found.append("множественное число — или дано не в именительном падеже")
        if any(re.search("[A-Za-z]", self._tokens[index]) for index, _ in group.members):
            found.append("в слове есть латинские буквы")
        return tuple(found)

    # --- The first head -------------------------------------------------------------------------

    def _group(
        self, start: int, *, adverbs: bool = False, only: Reading | None = None
    ) -> _Group | None:
        """Read modifiers and a head from a word on; the last adjective heads if no noun agrees.

        Args:
            start: The index of a word.
            adverbs: Whether adverbs may come first: «временно исполняющий».
            only: Another adjective that the group has to agree with, when it's read as its rest.
        """
        if start >= len(self._tokens) or self._stops(start):
            return None
        found = self._readings(start)
        if not found and adverbs and is_adverb(self._tokens[start]):
            return self._group(self._skip_spaces(start + 1), adverbs=True)
        if only is not None:
            found = [reading for reading in found if _agree(only, reading)]
        adjectives = [reading for reading in found if not reading.noun]
        for adjective in adjectives:
            rest = self._rest(start, adjective)
            if rest and not self._is_object(adjective, rest.head):
                return dc.replace(rest, members=((start, adjective), *rest.members))
        nouns = [reading for reading in found if reading.noun]
        if nouns:
            return _Group(members=((start, nouns[0]),), head=nouns[0], end=start + 1)
        if adjectives:
            first = adjectives[0]
            return _Group(members=((start, first),), head=first, end=start + 1)
        return None

    def _is_object(self, adjective: Reading, head: Reading) -> bool:
        """Tell what a person does from what a person is.

        «обучающиеся школы» are the pupils of a school, not schools that learn; in «имеющий стаж»
        the noun is an accusative.
        """
        if not self._living or _means_person(head):
            return False
        return head.plural or adjective.active

    def _rest(self, start: int, adjective: Reading) -> _Group | None:
        """Read what follows an adjective: maybe others in brackets, then a group that agrees."""
        index = self._skip_spaces(start + 1)
        bracketed: list[tuple[int, Reading]] = []
        if index < len(self._tokens) and self._tokens[index] == "(":
            index += 1
            while index < len(self._tokens) and self._tokens[index] != ")":
                agreeing = [
                    one for one in self._readings(index) if _agree(adjective, one) and not one.noun
                ]
                if agreeing:
                    bracketed.append((index, agreeing[0]))
                elif _WORD.match(self._tokens[index]):
                    return None
                index += 1
            index = self._skip_spaces(index + 1)
        rest = self._group(index, only=adjective)
        if rest is None:
            return None
        return dc.replace(rest, members=(*bracketed, *rest.members))

    def _readings(self, index: int) -> list[Reading]:
        """List the readings of a word, the ones that suit a person (or a thing) first."""
        piece = self._tokens[index]
        if not _WORD.match(piece) or self._is_abbreviation(index):
            return []
        found = [
            one for one in readings(piece.replace("‑", "-")) if one.known or not self._capitals
        ]
        if is_ministry_of(piece) and not any(one.known for one in found):
            return []
        return sorted(
            found,
            key=lambda one: (
                one.plural,
                one.noun and one.animate is not self._living,
            ),
        )

    def _is_abbreviation(self, index: int) -> bool:
        piece = self._tokens[index]
        if piece.lower() in _FROZEN_WORDS:
            return True
        if index + 1 < len(self._tokens) and self._tokens[index + 1] == "." and len(piece) < 6:
            return True
        return len(piece) > 1 and piece.isupper() and not self._capitals

    def _stops(self, index: int) -> bool:
        return not _WORD.match(self._tokens[index]) or self._is_abbreviation(index)

    def _skip_spaces(self, index: int) -> int:
        while index < len(self._tokens) and self._tokens[index].isspace():
            index += 1
        return index

    # --- Second heads ---------------------------------------------------------------------------

    def _second_heads(self, first: _Group, chosen: dict[int, tuple[Reading, bool]]) -> None:
        index, head, depth = first.end, first.head, 0
        while index < len(self._tokens):
            piece = self._tokens[index]
            direct = self._skip_spaces(first.end) == index
            group = self._after(piece, index, head, direct, depth)
            if group is None:
                depth += (piece == "(") - (piece == ")")
                index += 1
                continue
            animate = self._living or group.head.animate
            chosen.update({place: (reading, animate) for place, reading in group.members})
            depth += piece == "("
            index, head = group.end, group.head

    def _after(
        self, piece: str, index: int, head: Reading, direct: bool, depth: int
    ) -> _Group | None:
        """Read a second head that starts at this piece, if one does."""
        if piece == "(":
            return self._bracketed(index, head, direct)
        if depth:
            return None
        start = self._skip_spaces(index + 1)
        if piece in _DASHES or piece in ",;/" or (piece == "и" and direct and self._living):
            return self._equal(piece, start, head)
        if not self._living and _WORD.match(piece):
            return self._beside(index, head, direct)
        if direct and _WORD.match(piece):
            # «врач-педиатр участковый»
            group = self._group(index)
            return group if group and self._is_modifier(index, group, head) else None
        return None

    def _is_modifier(self, index: int, group: _Group, head: Reading) -> bool:
        # «городской школы» and «1-й категории» are genitives.
        if not self._tokens[index].lower().endswith(("ый", "ий", "ая", "яя", "ое", "ее")):
            return False
        adjective = any(not one.noun for one in self._readings(index))
        return adjective and len(group.members) == 1 and _agree(group.head, head)

    def _equal(self, piece: str, start: int, head: Reading) -> _Group | None:
        """Read «, учитель биологии», « – руководитель…», «, ответственный за…», «– детский сад»."""
        group = self._group(start, adverbs=piece == ",")
        if group is None or group.head.plural is not head.plural:
            return None
        if not group.head.noun:
            agrees = piece == "," and _agree(group.head, head)
            return group if agrees else None
        if self._living:
            return group if _means_person(group.head) else None
        return group if piece in _DASHES and not group.head.plural else None

    def _bracketed(self, index: int, head: Reading, direct: bool) -> _Group | None:
        # «педагог дополнительного образования (руководитель кружка)»: a person far off is one too.
        near = direct or self._living
        group = self._group(self._skip_spaces(index + 1)) if near else None
        if group is None or group.head.plural is not head.plural:
            return None
        if not group.head.noun:
            # «начальник отдела (заведующий)»
            return group if self._living and _agree(group.head, head) else None
        return None if self._living and not _means_person(group.head) else group

    def _beside(self, index: int, head: Reading, direct: bool) -> _Group | None:
        """Read «учреждение средняя школа», «учреждение культуры Дом творчества»."""
        opening = self._readings(index)
        if not opening or self._after_preposition(index):
            return None
        group = self._group(index)
        if group is None or group.head.plural or not group.head.noun:
            return None
        if opening[0].noun:
            general = head.lemma in _GENERAL
            return group if general and group.head.lemma in _KINDS else None
        return group if len(group.members) > 1 else None

    def _after_preposition(self, index: int) -> bool:
        """Tell an accusative from a nominative: «в детский дом» is no second head."""
        before = [piece for piece in self._tokens[:index] if not piece.isspace()][-1:]
        return bool(before) and before[0].lower() in _TAKE_ACCUSATIVE

    # --- A person in the name of an organisation --------------------------------------------

    def _with_owner(self, start: int, parts: list[Part]) -> list[Part]:
        """Decline «Иванов Иван Иванович» after «предприниматель», «глава КФХ», «ИП»."""
        if self._quoted:
            return parts
        tail = "".join(self._tokens[start:])
        found = owner_in(tail)
        if found is None:
            return parts
        person, begin, end = found
        return [
            *parts[:start],
            Part(text=tail[:begin]),
            Part(text=tail[begin:end], person=person),
            Part(text=tail[end:]),
        ]


def _means_person(head: Reading) -> bool:
    """Tell a person from a thing of the same name: an informer is «язык» too, not in a school."""
    known = [one for one in readings(head.lemma) if one.noun and one.known]
    return head.lemma in _PERSONS or (known[0].animate if known else True)


def _agree(one: Reading, other: Reading) -> bool:
    if one.plural or other.plural:
        return one.plural and other.plural
    return one.gender is None or other.gender is None or one.gender is other.gender
