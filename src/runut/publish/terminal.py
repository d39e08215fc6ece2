"""Stories in the terminal: compact, each line with its marks, the key to the marks at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from runut.publish.days import say_day, say_range
from runut.publish.interface import Interface
from runut.publish.names import one_line
from runut.publish.storylines import say_merged
from runut.publish.telling import say_counts, tell_stories
from runut.publish.view import PLAIN_TAGS, Cited, Line, Section, SectionName, StoryTelling
from runut.records import Trace

MOST_STORIES = 8  # of a long run

LEAST_TITLE = 1 / 2  # of a row, that a cut title keeps beside its marks
MOST_NAMES = 6  # of one kind that no article gives a role
MOST_AROUND = 36  # characters of the sentence on either side of the words of a difference
WIDEST_LEAD = 1 / 6  # of the console, for the dates before lines; a longer one stands above

HEADING, MARK, TAG, ASIDE, NAME = "bold cyan", "cyan", "yellow", "dim", "bold"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a story is shown at most: None, or a section that is not named, is all."""

    sections: Mapping[SectionName, int] = {}
    quotes: int | None = None  # of a speaker
    marks: int | None = None  # of a line: a copy may have a hundred passages
    cut_titles: bool = False  # in the list of articles, to one line with the marks


ALL = Limits()
FEW = Limits(  # a story fits on two screens
    sections={
        "brief": 6,
        "timeline": 8,
        "quotes": 5,
        "people": 5,
        "impossible": 5,
        "copies": 4,
        "origins": 8,
        "related": 3,
    },
    quotes=2,
    marks=4,
)
MANY = Limits(  # eight stories can be scrolled through
    sections={
        "brief": 4,
        "timeline": 6,
        "quotes": 4,
        "people": 2,
        "impossible": 3,
        "copies": 4,
        "origins": 4,
        "related": 2,
    },
    quotes=2,
    marks=2,
    cut_titles=True,
)
MOST_OF_FEW = 3  # stories of a run that is not long


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """How one story is laid out: where, in which language, how much, which marks are printed."""

    story: StoryTelling
    console: Console
    interface: Interface
    limits: Limits
    printed: set[int]


def print_summary(
    trace: Trace, console: Console, interface: Interface, *, everything: bool = False
) -> None:
    """Print the stories of a trace, those told by most articles first.

    Of several stories the first lines are printed, of a long run the first stories, with a word on
    how many more there are; ``everything`` prints all.
    """
    stories = sorted(tell_stories(trace, interface), key=lambda s: -s.articles)
    shown = stories if everything else _first_stories(stories)
    limits = ALL if everything else _limits(len(shown))
    for number, story in enumerate(shown, start=1):
        console.print(Rule(Text(f"{number}/{len(stories)}"), style=ASIDE, align="left"))
        look = Look(
            story=story,
            console=console,
            interface=interface,
            limits=limits,
            printed=set(),
        )
        for line in lay_out(look):
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    console.print(Rule(style=ASIDE))
    for line in _totals(trace, stories, len(shown), interface):
        console.print(line)


def lay_out(look: Look) -> Iterator[Text]:
    """Lay out one story as lines that fit the console."""
    yield from _hang("", Text(look.story.headline, style=NAME), look, 0)
    yield from _hang("", Text(" · ".join(say_counts(look.story, look.interface)), ASIDE), look, 0)
    for section in look.story.sections:
        yield Text()
        yield Text(look.interface.say(f"section.{section.name}"), style=HEADING)
        yield from _section(section, look)
    yield Text()


def _hang(lead: str, body: Text, look: Look, indent: int, lead_width: int = 0) -> Iterator[Text]:
    """Wrap a text behind a lead (a date, a bullet); the lines after the first hang below it."""
    before = indent + (lead_width + 1 if lead_width else 0)
    if len(lead) > lead_width:
        yield Text(" " * indent + lead)
        lead = ""
    for line in body.wrap(look.console, max(look.console.width - before, 20)):
        line.rstrip()
        yield Text.assemble((" " * indent + lead).ljust(before), line)
        lead = ""


def _first_stories(stories: Sequence[StoryTelling]) -> Sequence[StoryTelling]:
    """Choose what a long run shows: stories told by several articles, where there are any."""
    if len(stories) <= MOST_STORIES:
        return stories
    several = [story for story in stories if story.articles > 1]
    return (several or stories)[:MOST_STORIES]


def _limits(stories: int) -> Limits:
    """Choose how much is shown of each of so many stories."""
    if stories == 1:
        return ALL
    return FEW if stories <= MOST_OF_FEW else MANY


def _totals(
    trace: Trace, stories: Sequence[StoryTelling], shown: int, interface: Interface
) -> Iterator[Text]:
    articles = interface.say("count.articles", count=len(trace.articles))
    told = interface.say("count.stories", count=len(stories))
    yield Text(interface.say("run.told", articles=articles, stories=told), style=NAME)
    if hidden := stories[shown:]:
        single = all(story.articles == 1 for story in hidden)
        key = "run.more_single" if single else "run.more_stories"
        yield Text(interface.say(key, count=len(hidden)))
    yield from map(Text, say_merged(trace, interface))


def _section(section: Section, look: Look) -> Iterator[Text]:
    lines = _shown(section, look)
    leads = [_lead(section.name, line, look) for line in lines]
    widest = look.console.width * WIDEST_LEAD
    width = max((len(lead) for lead in leads if len(lead) <= widest), default=1)
    write = BODIES.get(section.name, _plain)
    for lead, line in zip(leads if "•" in leads else _once(leads), lines, strict=True):
        yield from write(line, look, lead, width)
    yield from _more(len(section.lines) - len(lines), look, 1)


def _shown(section: Section, look: Look) -> Sequence[Line]:
    """Choose the lines of a section that are shown, in the section's order."""
    if look.limits is ALL:
        return section.lines
    if section.name == "articles":
        marked = {look.story.cited(mark).citation.article for mark in look.printed}
        return [line for line in section.lines if line.article in marked] or section.lines[:1]
    most = look.limits.sections.get(section.name)
    if section.name not in WEIGHTS:
        return section.lines[:most]
    weigh = WEIGHTS[section.name]
    places = range(len(section.lines))
    heaviest = sorted(places, key=lambda n: weigh(section.lines[n]), reverse=True)
    return [section.lines[n] for n in sorted(heaviest[:most])]


def _by_support(line: Line) -> tuple[int, int]:
    """Weigh a moment or a speaker by the outlets that have it, then by how often it stands."""
    lines = (line, *line.lines)
    outlets = {outlet for one in lines for outlet in one.outlets}
    return len(outlets), sum(len(one.marks) for one in lines)


def _lead(name: SectionName, line: Line, look: Look) -> str:
    if name == "timeline":
        return say_range(line.date or "", line.until, look.interface)
    dated = name in {"articles", "storyline"}
    return say_day(line.date, look.interface, line.until) if dated else "•"


def _once(dates: Sequence[str]) -> Iterator[str]:
    """Leave a date out that stands above already."""
    for before, now in pairwise(["", *dates]):
        yield "" if now == before else now


def _more(count: int, look: Look, indent: int) -> Iterator[Text]:
    if count:
        more = look.interface.say("count.more", count=count)
        yield Text(" " * (indent + 2) + more, style=ASIDE)


def _plain(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    yield from _hang(lead, _line(line, look), look, 1, width)


def _line(line: Line, look: Look) -> Text:
    """Put text, tags, note, outlets and marks of a line in a row."""
    text = Text.assemble(
        *((piece, "underline" if stress else "") for piece, stress in line.pieces())
    )
    if "quote.direct" in line.tags:
        text = Text.assemble("“", text, "”")
    tags = [look.interface.say(tag) for tag in line.tags if tag not in PLAIN_TAGS]
    if tags:
        text.append(f" ({', '.join(tags)})", style=TAG)
    note = line.note
    if note and not PLAIN_TAGS.isdisjoint(line.tags):  # of a quote: who passed it on
        note = look.interface.say("quote.via", via=note)
    outlets = "" if line.outlets == (line.text,) else ", ".join(line.outlets)
    asides = [aside for aside in (note, *line.asides, outlets) if aside]
    if asides:
        text.append(f" — {' · '.join(asides)}", style=ASIDE)
    return _marked(text, line, look)


def _marked(text: Text, line: Line, look: Look) -> Text:
    marks = line.marks[: look.limits.marks]
    look.printed.update(marks)
    if marks:
        text.append(" " + "".join(f"[{mark}]" for mark in marks), style=MARK)
    if len(marks) < len(line.marks):
        text.append("…", style=MARK)
    return text


def _speaker(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    head = Text.assemble((line.text, NAME), (f", {line.note}" if line.note else "", ASIDE))
    yield from _hang(lead, head, look, 1, width)
    shown = line.lines[: look.limits.quotes]
    for quote in shown:
        yield from _hang("–", _line(quote, look), look, 3, 1)
        for wording in quote.lines[: look.limits.quotes]:
            yield from _hang("≈", _line(wording, look), look, 5, 1)
    yield from _more(len(line.lines) - len(shown), look, 3)


def _nested(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    """Lay out a line with all lines below it: what a correction's copies have, what changed."""
    yield from _hang(lead, _line(line, look), look, 1, width)
    for below in line.lines:
        yield from _hang("–", _line(below, look), look, 3, 1)


def _names(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    """Name those of one kind in a row; all of them where all is printed."""
    named = [below.text for below in line.lines]
    shown = named if look.limits is ALL else named[:MOST_NAMES]
    row = Text.assemble((f"{line.text}: ", NAME), ", ".join(shown))
    if len(shown) < len(named):
        more = look.interface.say("count.more", count=len(named) - len(shown))
        row.append(f" {more}", style=ASIDE)
    yield from _hang(lead, row, look, 1, width)


def _difference(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    """Lay out a difference with all its sides: one left out would be a side taken."""
    kind, *rest = (look.interface.say(tag) for tag in line.tags)
    told = f"{kind}: {', '.join(rest)}" if rest else kind
    head = Text.assemble((line.text or kind, NAME), (f" ({told})", TAG))
    yield from _hang(lead, head, look, 1, width)
    if line.note:
        yield from _hang("·", Text(line.note, style=ASIDE), look, 3, 1)
    if line.marks:
        settles = Text(look.interface.say("difference.settles"), style=ASIDE)
        yield from _hang("·", _marked(settles, line, look), look, 3, 1)
    for side in line.lines:
        yield from _hang("–", _side(side, look), look, 3, 1)


def _side(line: Line, look: Look) -> Text:
    told = f" — {', '.join(line.outlets)}"
    if len(line.outlets) > 1:
        told += f" ({look.interface.say('count.origins', count=line.origins)})"
    if not line.marks:
        return Text.assemble(f"“{line.text}”", (told, ASIDE))
    repeats = line.note == line.text and len(line.note) > MOST_AROUND
    value = "" if repeats else f"{line.note} "
    text = Text.assemble((value, NAME), _in_sentence(look.story.cited(line.marks[0])))
    return _marked(text.append(told, style=ASIDE), line, look)


def _in_sentence(cited: Cited) -> Text:
    """Show words that say little alone, a figure or a name, with some of the words around them."""
    before, after = one_line(cited.before), one_line(cited.after)
    if len(before) > MOST_AROUND:
        before = "…" + before[-MOST_AROUND:].partition(" ")[2]
    if len(after) > MOST_AROUND:
        after = after[:MOST_AROUND].rpartition(" ")[0] + "…"
    left = " " if before and cited.before[-1:].isspace() else ""
    right = " " if after and cited.after[:1].isspace() else ""
    words = one_line(cited.text)
    return Text.assemble("“", before + left, (words, "underline"), right + after, "”")


def _origin(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    """Lay out an independent source and why its articles count as one."""
    outlets = "" if line.outlets == (line.text,) else f": {', '.join(line.outlets)}"
    head = Text.assemble((line.text, NAME), (f" ({line.note}{outlets})", ASIDE))
    yield from _hang(lead, head, look, 1, width)
    for reason in line.lines:
        said = Text.assemble(reason.text, (f" ({reason.note})" if reason.note else "", ASIDE))
        yield from _hang("–", _marked(said, reason, look), look, 3, 1)


def _copy(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    text = Text.assemble(line.text, (f" ({line.note})" if line.note else "", ASIDE))
    yield from _hang(lead, _marked(text, line, look), look, 1, width)


def _article(line: Line, look: Look, lead: str, width: int) -> Iterator[Text]:
    """Name an article, and below it the marks that stand for its passages, with their offsets."""
    head = Text.assemble((f"{', '.join(line.outlets)}: ", NAME), line.text)
    room = look.console.width - width - 2
    rows = list(_rows(_key(line, look), room))
    if look.limits.cut_titles and rows:
        left = room - len(rows[0]) - 2
        beside = rows.pop(0) if left >= room * LEAST_TITLE else None
        head.truncate(left if beside else room, overflow="ellipsis")
        head = Text.assemble(head, "  ", beside) if beside else head
    yield from _hang(lead, head, look, 1, width)
    yield from (Text.assemble(" " * (width + 2), row) for row in rows)


def _rows(entries: Iterable[Text], room: int) -> Iterator[Text]:
    """Put entries side by side in rows of at most so many characters."""
    row = Text()
    for entry in entries:
        if row and len(row) + len(entry) + 2 > room:
            yield row
            row = Text()
        row = Text.assemble(row, "  ", entry) if row else entry
    if row:
        yield row


def _key(line: Line, look: Look) -> Iterator[Text]:
    for cited in look.story.citations:
        if cited.citation.article == line.article and cited.number in look.printed:
            where = f" {cited.citation.start}–{cited.citation.end}"
            yield Text.assemble((f"[{cited.number}]", MARK), (where, ASIDE))


WEIGHTS: dict[
    SectionName, Callable[[Line], tuple[int, int] | int]
] = {  # other sections: the first lines
    "timeline": _by_support,
    "quotes": _by_support,
    "copies": lambda line: len(line.outlets),  # within an outlet it is the newsroom's own text
}
BODIES: dict[str, Callable[[Line, Look, str, int], Iterator[Text]]] = {
    "quotes": _speaker,
    "people": _speaker,
    "names": _names,
    "differences": _difference,
    "wording": _difference,
    "corrections": _nested,
    "copies": _copy,
    "versions": _nested,
    "origins": _origin,
    "articles": _article,
}
