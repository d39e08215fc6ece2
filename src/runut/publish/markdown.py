"""Stories as Markdown that any renderer shows alike; words of the articles can't become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from runut.publish.days import say_day, say_range
from runut.publish.interface import Interface
from runut.publish.telling import Line, Section, StoryTelling, one_line, tell_stories
from runut.records import Trace

MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~!&$@^=]")
LIST_START = re.compile(r"^(\d*)([-+.)])")
PLAIN_TAGS = {"quote.direct", "quote.indirect", "quote.mixed"}  # quotation marks say as much


def write_markdown(trace: Trace, interface: Interface) -> str:
    """Write all stories of a trace, in its order, then the inputs that could not be told."""
    articles = interface.say("count.articles", count=len(trace.articles))
    stories = interface.say("count.stories", count=len(trace.stories))
    lines = [f"# {escape(interface.say('run.told', articles=articles, stories=stories))}"]
    for story in tell_stories(trace, interface):
        lines += ["", *_story(story, interface)]
    if trace.failures:
        lines += ["", f"## {escape(interface.say('page.failures'))}", ""]
        lines += [f"- {escape(f.source)}: {escape(f.reason)}" for f in trace.failures]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Write a text, on one line, so that Markdown shows it as it stands."""
    return LIST_START.sub(r"\1\\\2", MARKUP.sub(r"\\\g<0>", one_line(text)))


def _story(story: StoryTelling, interface: Interface) -> Iterator[str]:
    yield f"## {escape(story.headline)}"
    yield ""
    yield escape(" · ".join(_counts(story, interface)))
    for section in story.sections:
        yield from ("", f"### {escape(interface.say(f'section.{section.name}'))}", "")
        yield from _section(section, story, interface)


def _counts(story: StoryTelling, interface: Interface) -> Iterator[str]:
    yield interface.say("count.articles", count=story.articles)
    if story.outlets:
        yield interface.say("count.outlets", count=story.outlets)
    if story.articles > 1:
        yield interface.say("count.origins", count=story.origins)
    if story.first:
        yield say_range(story.first, story.last, interface)


def _section(section: Section, story: StoryTelling, interface: Interface) -> Iterator[str]:
    if section.name == "articles":
        for line in section.lines:
            yield from _article(line, story, interface)
        return
    write = _side if section.name == "differences" else _line
    for line in section.lines:
        yield f"- {_line(line, interface)}"
        yield from (f"  - {write(below, interface)}" for below in line.lines)


def _line(line: Line, interface: Interface) -> str:
    text = escape(f"“{line.text}”" if "quote.direct" in line.tags else line.text)
    tags = [interface.say(tag) for tag in line.tags if tag not in PLAIN_TAGS]
    if line.lines:
        text = f"**{text}**"
    if line.date:
        text = f"**{escape(say_range(line.date, line.until, interface))}** {text}"
    if tags:
        text += f" *({escape(', '.join(tags))})*"
    via = interface.say("quote.via", via=line.note) if line.note and _is_quote(line) else line.note
    return text + _asides([via, *line.outlets]) + _marks(line.marks)


def _is_quote(line: Line) -> bool:
    return not PLAIN_TAGS.isdisjoint(line.tags)


def _side(line: Line, interface: Interface) -> str:
    origins = interface.say("count.origins", count=line.origins)
    text = f"**{escape(line.note)}** {escape(f'“{line.text}”')}"
    return text + _asides([*line.outlets, origins]) + _marks(line.marks)


def _asides(asides: Iterable[str]) -> str:
    said = ", ".join(aside for aside in asides if aside)
    return f" — {escape(said)}" if said else ""


def _marks(marks: Iterable[int]) -> str:
    joined = "".join(f"\\[{mark}\\]" for mark in marks)
    return f" {joined}" if joined else ""


def _article(line: Line, story: StoryTelling, interface: Interface) -> Iterator[str]:
    day = escape(say_day(line.date, interface))
    yield f"- **{escape(', '.join(line.outlets))}**, {day}: {escape(line.text)}"
    for cited in story.citations:
        if cited.citation.article == line.article:
            where = f"{cited.citation.start}–{cited.citation.end}"
            yield f"  - \\[{cited.number}\\] {where}"
