"""One view of a story for all outputs: sections of lines, each with marks, marks with citations.

Terminal, Markdown and HTML render this view and add nothing to it. A line's text is either
words of the articles (then it carries marks) or a sentence of the interface; tags are keys of
the interface, so that a renderer can say, colour or leave them out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from runut.publish.accounts import differences, wording
from runut.publish.corrections import audit_lines
from runut.publish.days import say_date, say_note, say_range, say_reasons
from runut.publish.entities import others_named, people
from runut.publish.interface import Interface
from runut.publish.names import known_outlets, one_line, outlet_of, outlets_of
from runut.publish.origins import origin_lines
from runut.publish.storylines import related_of, storyline_of
from runut.publish.versions import Kept, kept_versions, version_cited, version_lines
from runut.publish.view import (
    Cited,
    Line,
    Numbers,
    Section,
    SectionName,
    StoryTelling,
    mark_of,
    marks_of,
    same_words,
)
from runut.publish.voices import speakers
from runut.records import (
    Article,
    BriefLine,
    Citation,
    Copy,
    Moment,
    Span,
    Story,
    Timex,
    Trace,
    Version,
)


def tell_stories(trace: Trace, interface: Interface) -> Iterator[StoryTelling]:
    """View every story of a trace, in the trace's order."""
    articles = {article.id: article for article in trace.articles}
    kept = kept_versions(trace)
    stories = {story.id: story for story in trace.stories}
    lines = {line.id: line for line in trace.storylines}
    split = {r.story: r.to for r in trace.redirects if r.kind == "split"}
    for story in trace.stories:
        around: list[tuple[SectionName, tuple[Line, ...]]] = [
            ("storyline", storyline_of(story, lines, stories, interface)),
            ("related", related_of(story, stories, split.get(story.id, ()), interface)),
        ]
        yield _tell(story, articles, around, kept, interface)


def say_counts(story: StoryTelling, interface: Interface) -> Iterator[str]:
    """Say how many articles, outlets and independent sources tell a story, and its days."""
    yield interface.say("count.articles", count=story.articles)
    if story.outlets:
        yield interface.say("count.outlets", count=story.outlets)
    if story.articles > 1:
        yield interface.say("count.origins", count=story.origins)
    if story.first:
        yield say_range(story.first, story.last, interface)


def _tell(
    story: Story,
    articles: Mapping[str, Article],
    around: list[tuple[SectionName, tuple[Line, ...]]],
    kept: Kept,
    interface: Interface,
) -> StoryTelling:
    members = [articles[a] for a in story.articles]
    numbers: Numbers = {}
    told: list[tuple[SectionName, tuple[Line, ...]]] = [
        ("brief", tuple(_brief(line, numbers) for line in story.brief)),
        ("timeline", tuple(_moment(m, articles, numbers) for m in story.timeline)),
        ("quotes", speakers(story.voices, articles, numbers, interface)),
        ("people", people(story.entities, articles, numbers, interface)),
        ("names", others_named(story.entities, interface)),
        ("differences", differences(story, articles, numbers, interface)),
        ("wording", wording(story, articles, numbers)),
        ("corrections", tuple(audit_lines(story, articles, numbers, interface))),
        ("impossible", tuple(_impossible(members, numbers, interface))),
        ("copies", tuple(_copy(c, articles, numbers, interface) for c in story.copies)),
        ("versions", tuple(version_lines(members, kept, numbers, interface))),
        ("origins", origin_lines(story, articles, numbers, interface)),
        *around,
        ("articles", tuple(_article(a, interface) for a in members)),
    ]
    return StoryTelling(
        id=story.id,
        headline=one_line(story.label),
        articles=len(members),
        outlets=known_outlets(members),
        origins=len(story.origins),
        first=_day(story.first),
        last=_day(story.last),
        sections=tuple(Section(name=name, lines=lines) for name, lines in told if lines),
        citations=tuple(_cited(numbers, articles, kept)),
    )


def _day(value: str | None) -> str | None:
    return value[:10] if value else None


def _brief(line: BriefLine, numbers: Numbers) -> Line:
    return Line(
        text=one_line(line.text),
        words=True,
        marks=marks_of(line.citations, numbers),
        tags=("brief.disputed",) if line.disputed else (),
        disputed=tuple(place + 1 for place in line.disputed),
    )


def _moment(moment: Moment, articles: Mapping[str, Article], numbers: Numbers) -> Line:
    tags = []
    if moment.status != "happened":
        tags.append(f"status.{moment.status}")
    if moment.about != "event":
        tags.append(f"about.{moment.about}")
    return Line(
        text=one_line(moment.text),
        words=True,
        marks=marks_of(moment.citations, numbers),
        tags=tuple(tags),
        date=moment.date,
        until=moment.until,
        outlets=outlets_of(articles[c.article] for c in moment.citations),
    )


def _impossible(articles: list[Article], numbers: Numbers, interface: Interface) -> Iterator[Line]:
    same: dict[str, list[tuple[Article, Timex]]] = {}
    for article in articles:
        for timex in article.timexes:
            if timex.impossible:
                same.setdefault(same_words(timex.text), []).append((article, timex))
    for found in same.values():
        yield _impossible_line(found, numbers, interface)


def _impossible_line(
    found: list[tuple[Article, Timex]], numbers: Numbers, interface: Interface
) -> Line:
    timex = found[0][1]
    impossible = timex.impossible
    assert impossible is not None  # only such timexes are collected
    reading = interface.say("impossible.reading", date=say_date(impossible.reading, interface))
    why = say_reasons(impossible.why, "impossible", interface)
    return Line(
        text=one_line(timex.text),
        words=True,
        note=f"{reading}: {why}" if why else reading,
        marks=tuple(dict.fromkeys(mark_of(a, t, numbers) for a, t in found)),
        outlets=outlets_of(a for a, _ in found),
    )


def _copy(
    copy: Copy, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> Line:
    earlier, later = articles[copy.from_], articles[copy.to]
    outlets = outlets_of((earlier, later))
    name = outlet_of if len(outlets) == 2 else _outlet_and_title
    pairs = (
        (mark_of(earlier, p.from_, numbers), mark_of(later, p.to, numbers)) for p in copy.passages
    )
    return Line(
        text=interface.say(
            f"copy.{copy.direction}",
            earlier=name(earlier),
            later=name(later),
            share=interface.percent(copy.share),
        ),
        note="; ".join(interface.say_code("evidence", e) for e in copy.evidence),
        marks=tuple(dict.fromkeys(mark for pair in pairs for mark in pair)),
        outlets=outlets,
        article=copy.to,
    )


def _outlet_and_title(article: Article) -> str:
    return f"{outlet_of(article)} (“{one_line(article.title)}”)"


def _article(article: Article, interface: Interface) -> Line:
    return Line(
        text=one_line(article.title),
        date=article.published.value,
        until=article.published.until,
        tags=() if article.published.value else ("basis.unknown",),
        note="; ".join(say_note(note, interface) for note in article.notes),
        outlets=(outlet_of(article),),
        article=article.id,
    )


def _cited(numbers: Numbers, articles: Mapping[str, Article], kept: Kept) -> Iterator[Cited]:
    for citation, number in numbers.items():
        article = articles[citation.article]
        told = version_cited(citation, article, kept)
        sentence = _sentence_around(told, citation)
        yield Cited(
            number=number,
            citation=citation,
            outlet=outlet_of(article),
            title=one_line(told.title),
            text=told.text[citation.start : citation.end],
            before=told.text[sentence.start : citation.start],
            after=told.text[citation.end : sentence.end],
        )


def _sentence_around(article: Article | Version, citation: Citation) -> Span | Citation:
    """Return the sentence that holds a citation; one that crosses sentences stands for itself."""
    at = bisect_right(article.sentences, citation.start, key=lambda s: s.start) - 1
    if at < 0 or article.sentences[at].end < citation.end:
        return citation
    return article.sentences[at]
