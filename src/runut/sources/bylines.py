"""Who wrote and edited an article, as its page shows it or its head says it.

What a page shows counts more than what its head says: there, a content system often writes the
outlet's own name, the editor's or an account's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from runut.languages.pack import known_languages, load_pack
from runut.sources.markup import Outline, squeeze
from runut.sources.metadata import Head
from runut.sources.page_words import NameWords, PageWords, names_pattern, words_pattern

START, END = 3, 6
"""Leaves at the beginning and end of a text where a byline may stand without a label."""

_LONGEST_BYLINE = 160
_LONGEST_DATED = 80
_ABOVE = 60
"""Leaves above a signature in which its words are looked for."""
_NAME_CHARS = re.compile(r"[^\W\d_]+(?:[.'’‘`-][^\W\d_]*)*\.?$")
_BRACKETS = re.compile(r"[(\[].*?(?:[)\]]|$)")
_ADDRESS = re.compile(r"https?:|www\.|@|[\w-]+\.(?:com|co|id|net|org)\b", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.){1,3}[A-Z]?[a-z]*\.?$")
_NUMBER = re.compile(r"\s+\d")  # "Rani Paramita 3 Mei 2025"
_CUT = re.compile(r"\s+[-–—|•·]\s*|\s*[|•·]\s*")


class Bylines(msgspec.Struct, frozen=True):
    """Names, and the leaves that tell nothing else."""

    authors: tuple[str, ...]
    editors: tuple[str, ...]
    leaves: frozenset[int]


class _Patterns(msgspec.Struct, frozen=True, eq=False):
    author_labels: frozenset[str]
    editor_labels: frozenset[str]
    joiner: re.Pattern[str]
    label: re.Pattern[str]  # with its colon, at the start or after a separator
    bare_label: re.Pattern[str]  # without one, at the start
    dated_label: re.Pattern[str]  # behind a date: "3 Mei 2025 by Rani Paramita"
    last_label: re.Pattern[str]  # after the name: "Rani Paramita · Penulis"
    name_end: re.Pattern[str]
    calls: frozenset[str]  # words of invitations, which no name has: "LIHAT FOTO LAINNYA"
    calendar: frozenset[str]  # words of which no name consists: "Senin", "Diterbitkan"
    author_box: re.Pattern[str]
    editor_box: re.Pattern[str]


@cache
def _patterns(words: PageWords) -> _Patterns:
    packs = [load_pack(code).boilerplate for code in known_languages()]
    authors = _lower(words.names.author_labels, *(rules.author_labels for rules in packs))
    editors = _lower(words.names.editor_labels, *(rules.editor_labels for rules in packs))
    others = _lower(*(rules.photo_labels for rules in packs))
    joiners = {j for j in _lower(*(rules.name_joiners for rules in packs)) if j.isalpha()}
    dates = [load_pack(code).dates for code in known_languages()]
    calendars = [(*d.weekdays, *d.weekdays_with_day, *d.months, *d.months_with_day) for d in dates]
    label = f"(?P<label>{words_pattern({*authors, *editors, *others})})"
    return _Patterns(
        author_labels=frozenset(authors),
        editor_labels=frozenset(editors),
        joiner=re.compile(rf"\s+(?:{words_pattern(joiners)})\s+|[,;/&]", re.IGNORECASE),
        label=re.compile(rf"(?:^\W{{0,3}}|[|/•·,]\s*|\s){label}\s*[:：]", re.IGNORECASE),
        bare_label=re.compile(rf"^\W{{0,3}}{label}\s*:?(?:\s|$)", re.IGNORECASE),
        dated_label=re.compile(rf"\b\d{{4}}\W{{1,3}}{label}\s+(?=[A-Z])", re.IGNORECASE),
        last_label=re.compile(rf"\s*[·•|,–-]\s*{label}\s*(?:$|[·•|–-])", re.IGNORECASE),
        calls=frozenset(
            _lower(*((*rules.link_verbs, *rules.also_words, *rules.video_words) for rules in packs))
        ),
        name_end=re.compile(rf"\s(?:{words_pattern(words.names.name_ends)})\s", re.IGNORECASE),
        calendar=frozenset(_lower(words.dates.published, words.dates.not_published, *calendars)),
        author_box=names_pattern(words.parts.author),
        editor_box=names_pattern(words.parts.editor),
    )


def _lower(*lists: Iterable[str]) -> set[str]:
    return {text.lower() for one in lists for text in one}


def read_bylines(
    outline: Outline,
    near: Iterable[int],
    *,
    inside: range,
    head: Head,
    brands: frozenset[str],
    words: PageWords,
) -> Bylines:
    """Read the names that stand near an article, and where none do, those in the head.

    ``near`` are the leaves to look at; of those ``inside`` the text only lines with a label
    count, since a box called "author" may hold anything there. ``brands`` are the outlet's names.
    """
    shown = _read_shown(outline, list(near), inside, brands, words)
    editors = shown.editors or _named(head.editors, brands, words)
    edited = {name.casefold() for name in editors}
    authors = shown.authors or _named(head.authors, brands, words)
    others = tuple(name for name in authors if name.casefold() not in edited)
    if not shown.authors or (others and not shown.editors):
        authors = others  # a box of names without labels holds the editor's too
    return Bylines(authors=authors, editors=editors, leaves=shown.leaves)


def _named(texts: Iterable[str], brands: frozenset[str], words: PageWords) -> tuple[str, ...]:
    """Names in the first text that holds any: each is another way to say the same."""
    ways = (person_names(text, brands, words) for text in texts)
    return _unique(next((names for names in ways if names), []))


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


# --- on the page ----------------------------------------------------------------------------


class _Told(msgspec.Struct, frozen=True):
    """A role, the words that name who had it, and the leaves that say so."""

    role: str  # author, editor or other
    value: str
    leaves: tuple[int, ...]
    labelled: bool = True


def _read_shown(
    outline: Outline, near: list[int], inside: range, brands: frozenset[str], words: PageWords
) -> Bylines:
    names: dict[str, list[str]] = {"author": [], "editor": [], "other": []}
    used: set[int] = set()
    for k in near:
        if k in used or len(outline.leaves[k].text) > _LONGEST_BYLINE:
            continue
        for told in _told_by(outline, k, inside, used, words):
            found = person_names(told.value, brands, words)
            names[told.role] += found
            if told.role != "other" and (found or _is_closed(outline, told)):
                used.update(told.leaves)
    if not names["author"] and (signed := _signature(outline, near, inside, brands, words)):
        names["author"] = person_names(outline.leaves[signed].text, brands, words)
        used.add(signed)
    return Bylines(_unique(names["author"]), _unique(names["editor"]), frozenset(used))


def _is_closed(outline: Outline, told: _Told) -> bool:
    """A line such as "Penulis: Redaksi" names nobody, and is a byline nevertheless."""
    first, last = outline.leaves[told.leaves[0]], outline.leaves[told.leaves[-1]]
    together = told.leaves[-1] == told.leaves[0] or first.box in (
        last.box,
        *outline.around(told.leaves[-1]),
    )
    return told.labelled and ":" in first.text[:30] and together and told.value.count(" ") < 5


def _signature(
    outline: Outline, near: list[int], inside: range, brands: frozenset[str], words: PageWords
) -> int | None:
    """Find the last line of a text where it is a name in capitals, as magazines sign."""
    for k in reversed([k for k in near if inside.stop <= k < inside.stop + END]):
        leaf = outline.leaves[k]
        if leaf.text.isupper() and 1 <= leaf.text.count(" ") <= 3 and not leaf.linked:
            is_name = person_names(leaf.text, brands, words) and not _is_told(outline, k)
            return k if is_name else None
        if leaf.text.count(" ") > 8:
            return None
    return None


def _is_told(outline: Outline, k: int) -> bool:
    """Whether the text above has half of a line's words in lower case, as it never has a name."""
    above = " ".join(leaf.text for leaf in outline.leaves[max(0, k - _ABOVE) : k])
    common = set(re.findall(r"\w+", above))
    told = [word in common for word in outline.leaves[k].text.lower().split()]
    return 2 * sum(told) >= len(told)


def _told_by(
    outline: Outline, k: int, inside: range, used: set[int], words: PageWords
) -> list[_Told]:
    patterns = _patterns(words)
    text = outline.leaves[k].text
    labels = list(patterns.label.finditer(text))
    if labels and labels[0].start("label") <= 3:
        ends = [match.start() for match in labels[1:]] + [len(text)]
        values = [text[m.end() : end] for m, end in zip(labels, ends, strict=True)]
        pairs = zip(labels, values, strict=True)
        return [_tell(outline, k, label["label"], value, patterns) for label, value in pairs]
    if bare := patterns.bare_label.match(text):
        value = text[bare.end() :]
        above = k - 1
        if not value.strip() and above not in used and _stands_above(outline, k, words):
            return [_Told(_role(bare["label"], patterns), outline.leaves[above].text, (above, k))]
        return [_tell(outline, k, bare["label"], value, patterns)]
    if (dated := patterns.dated_label.search(text)) and len(text) <= _LONGEST_DATED:
        return [_tell(outline, k, dated["label"], text[dated.end() :], patterns)]
    if last := patterns.last_label.search(text):
        return [_Told(_role(last["label"], patterns), text[: last.start()], (k,))]
    role = "" if k in inside else _role_of_box(outline, k, patterns)
    return [_Told(role, text, (k,), labelled=False)] if role else []


def _stands_above(outline: Outline, k: int, words: PageWords) -> bool:
    """Whether a name stands above its label: "Rani Paramita" / "Penulis"."""
    if k == 0 or outline.leaves[k - 1].text.count(" ") > 4:
        return False
    shared = next((outline.boxes[i] for i in outline.around(k) if outline.boxes[i].first < k), None)
    return (
        shared is not None
        and shared.last - shared.first <= 6
        and bool(person_names(outline.leaves[k - 1].text, frozenset(), words))
    )


def _role(label: str, patterns: _Patterns) -> str:
    if label.lower() in patterns.author_labels:
        return "author"
    return "editor" if label.lower() in patterns.editor_labels else "other"


def _tell(outline: Outline, k: int, label: str, value: str, patterns: _Patterns) -> _Told:
    """What a label and its value say; an empty value stands in the next leaf."""
    leaves = [k]
    while not value.strip(" :|-") and len(leaves) < 3 and leaves[-1] + 1 < len(outline.leaves):
        leaves.append(leaves[-1] + 1)
        value = outline.leaves[leaves[-1]].text
    value = value if len(value) <= _LONGEST_BYLINE else ""
    return _Told(_role(label, patterns), value, tuple(leaves))


def _role_of_box(outline: Outline, k: int, patterns: _Patterns) -> str:
    """What the names of the small boxes around a leaf say of it; beside a picture, nothing."""
    role = ""
    for index in outline.around(k):
        box = outline.boxes[index]
        if box.last - box.first > 3:
            break
        if box.picture:
            return ""
        if not role and patterns.editor_box.search(box.names):
            role = "editor"
        if not role and patterns.author_box.search(box.names):
            role = "author"
    return role


# --- names ----------------------------------------------------------------------------------


def person_names(text: str, brands: frozenset[str], words: PageWords) -> list[str]:
    """The names of persons in a byline: no outlet, no newsroom, no account, no address.

    ``brands`` are names of the outlet, squeezed (letters and digits in lower case).
    """
    patterns = _patterns(words)
    text = _BRACKETS.sub(" ", " ".join(text.split())).strip(" :-–—|.,")
    bare = patterns.bare_label.match(text)
    if bare and not _starts_with_place(text, words.names):
        text = text[bare.end() :].lstrip(" :")
    text = _CUT.split(_NUMBER.split(text, maxsplit=1)[0], maxsplit=1)[0]
    text = patterns.name_end.split(f"{text} ", maxsplit=1)[0]
    parts = [part.strip(" .:-*") for part in patterns.joiner.split(text)]
    if parts and len(parts) > 1 and _starts_with_place(parts[0], words.names):
        parts = parts[1:]
    people = [part for part in parts if _is_person(part, brands, words.names)]
    return [name for name in people if not _is_call_or_date(name.lower().split(), patterns)]


def _is_call_or_date(name: list[str], patterns: _Patterns) -> bool:
    return not patterns.calls.isdisjoint(name) or patterns.calendar.issuperset(name)


def _starts_with_place(part: str, names: NameWords) -> bool:
    return part.lower().startswith(names.place_first)


def _is_person(name: str, brands: frozenset[str], names: NameWords) -> bool:
    parts = name.split()
    if not 1 <= len(parts) <= 6 or len(name) > 50 or _ADDRESS.search(name) or _DEGREE.match(name):
        return False
    lower = {part.lower() for part in parts}
    if lower & set(names.not_persons) or name.lower() in names.not_persons_alone:
        return False
    if _starts_with_place(name, names) or _is_brand(name, brands):
        return False
    return all(_may_be_in_name(part, names) for part in parts) and parts[0][0].isupper()


def _may_be_in_name(part: str, names: NameWords) -> bool:
    return bool(_NAME_CHARS.match(part)) and (part[0].isupper() or part in names.particles)


def _is_brand(name: str, brands: frozenset[str]) -> bool:
    bare = squeeze(name)
    return any(
        bare == brand or brand in bare or (len(bare) > 3 and bare in brand) for brand in brands
    )
