"""Stories as Markdown that any renderer shows alike; words of the articles can't become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from runut.publish.days import say_day, say_range
from runut.publish.interface import Interface
from runut.publish.names import one_line
from runut.publish.storylines import say_merged
from runut.publish.telling import say_counts, tell_stories
from runut.publish.view import PLAIN_TAGS, Line, Section, StoryTelling
from runut.records import Trace

MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~!&$@^=]")
LIST_START = re.compile(r"^(\d*)([-+.)])")


def write_markdown(trace: Trace, interface: Interface) -> str:
    """Write all stories of a trace, in its order, then the inputs that could not be told."""
    articles = interface.say("count.articles", count=len(trace.articles))
    stories = interface.say("count.stories", count=len(trace.stories))
    lines = [f"# {escape(interface.say('run.told', articles=articles, stories=stories))}"]
    for story in tell_stories(trace, interface):
        lines += ["", *_story(story, interface)]
    if merged := list(say_merged(trace, interface)):
        lines += ["", f"## {escape(interface.say('page.merged'))}", ""]
        lines += [f"- {escape(line)}" for line in merged]
    if trace.failures:
        lines += ["", f"## {escape(interface.say('page.failures'))}", ""]
        lines += [f"- {escape(f.source)}: {escape(interface.failure(f))}" for f in trace.failures]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Write a text, on one line, so that Markdown shows it as it stands."""
    return LIST_START.sub(r"\1\\\2", MARKUP.sub(r"\\\g<0>", one_line(text)))


def _story(story: StoryTelling, interface: Interface) -> Iterator[str]:
    yield f"## {escape(story.headline)}"
    yield ""
    yield escape(" · ".join(say_counts(story, interface)))
    for section in story.sections:
        yield from ("", f"### {escape(interface.say(f'section.{section.name}'))}", "")
        yield from _section(section, story, interface)


def _section(section: Section, story: StoryTelling, interface: Interface) -> Iterator[str]:
    if section.name == "articles":
        for line in section.lines:
            yield from _article(line, story, interface)
        return
    if section.name == "names":
        for line in section.lines:
            named = ", ".join(escape(below.text) for below in line.lines)
            yield f"- **{escape(line.text)}**: {named}"
        return
    for line in section.lines:
        is_account = section.name in ("differences", "wording")
        yield f"- {_account(line, interface) if is_account else _line(line, interface)}"
        for below in line.lines:
            said = _side(below, story, interface) if is_account else _line(below, interface)
            yield f"  - {said}"
            yield from (f"    - {_line(wording, interface)}" for wording in below.lines)


def _line(line: Line, interface: Interface) -> str:
    text = _text(line)
    tags = [interface.say(tag) for tag in line.tags if tag not in PLAIN_TAGS]
    if line.lines and not _is_quote(line):
        text = f"**{text}**"
    if line.date:
        text = f"**{escape(say_range(line.date, line.until, interface))}** {text}"
    if tags:
        text += f" *({escape(', '.join(tags))})*"
    via = interface.say("quote.via", via=line.note) if line.note and _is_quote(line) else line.note
    named = not line.words and all(outlet in line.text for outlet in line.outlets)
    outlets = "" if named else ", ".join(line.outlets)
    known = f"Wikidata {line.wikidata}" if line.wikidata else ""
    return text + _asides(via, *line.asides, outlets, known) + _marks(line.marks)


def _text(line: Line) -> str:
    """Write the words of a line, stressed ones bold, quoted ones in quotation marks."""
    if line.stressed:
        pieces = ((piece, "**" if stress else "") for piece, stress in line.pieces())
        text = "".join(f"{mark}{escape_part(piece)}{mark}" for piece, mark in pieces)
        return f"“{text}”" if "quote.direct" in line.tags else LIST_START.sub(r"\1\\\2", text)
    return escape(f"“{line.text}”" if "quote.direct" in line.tags else line.text)


def escape_part(text: str) -> str:
    """Write a piece of a line so that Markdown shows it as it stands."""
    return MARKUP.sub(r"\\\g<0>", text)


def _account(line: Line, interface: Interface) -> str:
    """Head of a difference: what it is about, its reasons, and what would settle it."""
    tags = escape(", ".join(interface.say(tag) for tag in line.tags))
    settles = f"{interface.say('difference.settles')}{_marks(line.marks)}" if line.marks else ""
    asides = " · ".join(aside for aside in (escape(line.note), settles) if aside)
    return f"**{escape(line.text)}** *({tags})*" + (f" — {asides}" if asides else "")


def _is_quote(line: Line) -> bool:
    return not PLAIN_TAGS.isdisjoint(line.tags)


def _side(line: Line, story: StoryTelling, interface: Interface) -> str:
    """Tell a side in the sentence of its words, which say little alone."""
    if not line.marks:
        return f"{escape(f'“{line.text}”')}{_asides(', '.join(line.outlets))}"
    cited = story.cited(line.marks[0])
    several = len(line.outlets) > 1
    origins = interface.say("count.origins", count=line.origins) if several else ""
    sentence = one_line(cited.before + cited.text + cited.after)
    text = f"**{escape(line.note)}** {escape(f'“{sentence}”')}"
    return text + _asides(", ".join(line.outlets), origins) + _marks(line.marks)


def _asides(*asides: str) -> str:
    said = " · ".join(aside for aside in asides if aside)
    return f" — {escape(said)}" if said else ""


def _marks(marks: Iterable[int]) -> str:
    joined = "".join(f"\\[{mark}\\]" for mark in marks)
    return f" {joined}" if joined else ""


def _article(line: Line, story: StoryTelling, interface: Interface) -> Iterator[str]:
    day = escape(say_day(line.date, interface, line.until))
    yield f"- **{escape(', '.join(line.outlets))}**, {day}: {escape(line.text)}"
    here = (c for c in story.citations if c.citation.article == line.article)
    key = [f"\\[{c.number}\\] {c.citation.start}–{c.citation.end}" for c in here]
    if key:
        yield f"  - {', '.join(key)}"
