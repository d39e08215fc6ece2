"""Write a trace as static pages: an index, a page per story and a page per article.

The pages need no network and no script. Whatever comes from an article is escaped; a policy in
every page forbids scripts and styles other than the report's own two files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import resources
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from runut.publish.addresses import copy_page, page_name, version_page, web_address
from runut.publish.backlinks import (
    Backlink,
    Counterpart,
    counterparts_by_mark,
    lines_by_mark,
)
from runut.publish.days import say_date, say_day, say_note, say_range, say_reasons
from runut.publish.files import is_own_page, write_atomically
from runut.publish.interface import Interface
from runut.publish.marks import Mark, lay_marks
from runut.publish.named import entity_anchor, name_marks
from runut.publish.names import known_outlets, origin_name, outlet_of
from runut.publish.pictures import INDENT, ROW_HEIGHT, STRIP_WIDTH, lineage, strip_ticks
from runut.publish.side_by_side import compare
from runut.publish.telling import tell_stories
from runut.publish.view import PLAIN_TAGS, Line, SectionName, StoryTelling
from runut.records import Article, Citation, Copy, Story, Trace

if TYPE_CHECKING:
    from jinja2 import Environment, Template

DateRange = tuple[str | None, str | None]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data: 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_CONTEXT = 200  # characters shown of a sentence before and after the cited words
_OPENING = 90  # characters that a long passage is shown with in a list
_FOLDERS = ("stories", "articles", "versions", "copies")
_STATIC = ("report.css", "report.js")
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # marks that turn text round
_DATE_FOR_MACHINES = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?)?)?")


class Told(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """A story with its view, its articles, and the links between its lines and passages."""

    story: Story
    telling: StoryTelling
    articles: Mapping[str, Article]
    backlinks: Mapping[int, list[Backlink]]
    counterparts: Mapping[int, list[Counterpart]]


def write_html(trace: Trace, folder: Path, interface: Interface) -> Path:
    """Write the report of a trace into a folder and return the path of its index.html.

    The folder is made where it is missing. Pages of an earlier report in it are replaced or, where
    this report has no such page, deleted; other files are left alone. Raises OSError where
    something can't be written.
    """
    for name in ("static", *_FOLDERS):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in _STATIC:
        content = resources.files("runut.publish").joinpath("static", name).read_bytes()
        write_atomically(folder / "static" / name, content)
    written = set()
    for path, page in _pages(_environment(trace, interface), trace, _tell(trace, interface)):
        write_atomically(folder / path, page.encode("utf-8", "replace"))
        written.add(folder / path)
    _delete_old_pages(folder, written)
    return folder / "index.html"


def _delete_old_pages(folder: Path, written: set[Path]) -> None:
    """Delete pages that an earlier run wrote, known by the name of their generator."""
    for page in (page for name in _FOLDERS for page in (folder / name).glob("*.html")):
        if page not in written and is_own_page(page):
            page.unlink()


def _tell(trace: Trace, interface: Interface) -> list[Told]:
    articles = {article.id: article for article in trace.articles}
    return [
        Told(
            story=story,
            telling=telling,
            articles={id_: articles[id_] for id_ in story.articles},
            backlinks=lines_by_mark(telling),
            counterparts=counterparts_by_mark(story, telling),
        )
        for story, telling in zip(trace.stories, tell_stories(trace, interface), strict=True)
    ]


def _pages(environment: Environment, trace: Trace, told: list[Told]) -> Iterator[tuple[str, str]]:
    """Render every page: (path in the folder, HTML); the index comes last."""
    story_page = environment.get_template("story.html")
    article_page = environment.get_template("article.html")
    by_article = {id_: t for t in told for id_ in t.story.articles}
    articles = {article.id: article for article in trace.articles}
    for t in told:
        page = story_page.render(root="../", **_story_view(t))
        yield f"stories/{page_name(t.story.id)}", page
    stories = {story.id: story for story in trace.stories}
    for redirect in trace.redirects:
        to = [stories[story] for story in redirect.to if story in stories]
        if redirect.story not in stories and to:
            moved = environment.get_template("moved.html").render(root="../", stories=to)
            yield f"stories/{page_name(redirect.story)}", moved
    for article in trace.articles:
        view = _article_view(article, by_article.get(article.id))
        evidence = [(articles[c.article], c) for c in article.published.citations]
        yield (
            f"articles/{page_name(article.id)}",
            article_page.render(root="../", dated_by=evidence, **view),
        )
    yield from _version_pages(environment, trace, by_article)
    audit_page = environment.get_template("corrections.html")
    if any(story.corrections for story in trace.stories):
        yield "corrections.html", audit_page.render(root="", told_stories=told)
    yield from _copy_pages(environment.get_template("copy.html"), told)
    index = environment.get_template("index.html")
    yield "index.html", index.render(root="", **_index_view(trace, told))


def _version_pages(
    environment: Environment, trace: Trace, by_article: Mapping[str, Told]
) -> Iterator[tuple[str, str]]:
    """Render a page for every text that an article no longer has."""
    page = environment.get_template("version.html")
    articles = {article.id: article for article in trace.articles}
    for version in trace.versions:
        article, told = articles[version.article], by_article.get(version.article)
        if version.sha256 != article.sha256:
            marks = list(_passages(article, told, version.sha256))
            view = {
                "article": article,
                "version": version,
                "told": told,
                "telling": told.telling if told else None,
                "paragraphs": lay_marks(version.text, marks),
                "impossible": (),
            }
            yield (
                f"versions/{version_page(article.id, version.sha256)}",
                page.render(root="../", **view),
            )


def _copy_pages(template: Template, told: list[Told]) -> Iterator[tuple[str, str]]:
    """Render each copy beside its source."""
    for t in told:
        lines = next((s.lines for s in t.telling.sections if s.name == "copies"), ())
        for copy, line in zip(t.story.copies, lines, strict=True):
            sides = compare(t.articles[copy.from_].text, t.articles[copy.to].text)
            page = template.render(
                root="../", told=t, telling=t.telling, copy=copy, line=line, sides=sides
            )
            yield f"copies/{copy_page(copy)}", page


def _index_view(trace: Trace, told: list[Told]) -> dict[str, object]:
    rows = [(t, strip_ticks(t.story, t.articles.values())) for t in told]
    return {
        "trace": trace,
        "several": [row for row in rows if len(row[0].story.articles) > 1],
        "single": [row for row in rows if len(row[0].story.articles) == 1],
        "outlets": known_outlets(trace.articles),
        "audits": sum(len(story.corrections) for story in trace.stories),
        "strip_width": STRIP_WIDTH,
    }


def _story_view(told: Told) -> dict[str, object]:
    return {
        "told": told,
        "telling": told.telling,
        "story": told.story,
        "numbers": {cited.citation: cited.number for cited in told.telling.citations},
        "origin_of": {
            a: origin_name(o, told.articles) for o in told.story.origins for a in o.articles
        },
        "position": {id_: row for row, id_ in enumerate(told.story.articles, 1)},
        "lineage": lineage(told.story),
        "row_height": ROW_HEIGHT,
        "indent": INDENT,
    }


def _article_view(article: Article, told: Told | None) -> dict[str, object]:
    passages = list(_passages(article, told))
    names = list(name_marks(article, told.story, passages)) if told else []
    marks = [*passages, *_layers(article), *names]
    return {
        "article": article,
        "told": told,
        "telling": told.telling if told else None,
        "paragraphs": lay_marks(article.text, marks),
        "kinds": {kind for mark in marks for kind in mark.kind.split()},
        "impossible": [t for t in article.timexes if t.impossible],
    }


def _passages(article: Article, told: Told | None, version: str | None = None) -> Iterator[Mark]:
    """Yield a mark for every passage that its story cites of an article, or of a version of it."""
    for cited in told.telling.citations if told else ():
        place = cited.citation
        if (place.article, place.version) == (article.id, version) and told:
            kinds = {_kind(backlink) for backlink in told.backlinks.get(cited.number, ())}
            yield Mark(
                start=place.start,
                end=place.end,
                kind=" ".join(sorted(kinds)),
                number=cited.number,
            )


def _kind(backlink: Backlink) -> str:
    """Return how a passage looks: copied words, an impossible date, or words that are cited."""
    return {"copies": "copied", "impossible": "impossible"}.get(backlink.section, "passage")


def _layers(article: Article) -> Iterator[Mark]:
    """Yield marks for what a reader can switch on: quotes, dates and figures."""
    layers = (("quote", article.quotes), ("timex", article.timexes), ("figure", article.figures))
    for kind, found in layers:
        yield from (Mark(start=f.start, end=f.end, kind=kind) for f in found)


def _flags(told: Told) -> list[tuple[str, int, str]]:
    """Return what the index shows beside a story: (key of the text, how many, section)."""
    lines = {section.name: len(section.lines) for section in told.telling.sections}
    shown: tuple[SectionName, ...] = (
        "differences", "corrections", "impossible", "copies", "versions",
    )  # fmt: skip
    return [(f"report.{name}", lines[name], name) for name in shown if name in lines]


def _filter_words(told: Told) -> str:
    """Return what the filter box looks through, in lower case: headline and outlets."""
    outlets = dict.fromkeys(outlet_of(article) for article in told.articles.values())
    return " ".join([told.telling.headline, *outlets]).lower()


def _language_of(told: Told, line: Line | None = None) -> str:
    """Return the language of a line's words or, without a line, of the story's headline."""
    first = told.story.articles[0]
    if line and line.marks:
        first = told.telling.cited(line.marks[0]).citation.article
    return told.articles[first].language


def _pairs(copy: Copy, numbers: Mapping[Citation, int]) -> Iterator[tuple[int, int]]:
    """Yield the marks of each copied passage: (in the earlier article, in the later one)."""
    for passage in copy.passages:
        there, here = passage.from_, passage.to
        yield (
            numbers[Citation(article=copy.from_, start=there.start, end=there.end)],
            numbers[Citation(article=copy.to, start=here.start, end=here.end)],
        )


def _sentence(told: Told, mark: int) -> tuple[str, str, str]:
    """Return cited words with what stands before and after them in their sentence, shortened."""
    cited = told.telling.cited(mark)
    before, after = cited.before, cited.after
    start = before if len(before) <= _CONTEXT else "…" + before[-_CONTEXT:].partition(" ")[2]
    end = after if len(after) <= _CONTEXT else after[:_CONTEXT].rpartition(" ")[0] + "…"
    return start, cited.text, end


def _shorten(text: str, most: int) -> str:
    """Cut a text to a number of characters, at a blank where there is one."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"


def _environment(trace: Trace, interface: Interface) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("runut.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        interface=interface,
        say=interface.say,
        say_range=partial(say_range, interface=interface),
        language_name=partial(_language_name, interface=interface),
        policy=POLICY,
        runut=trace.runut,
        page_name=page_name,
        version_page=version_page,
        copy_page=copy_page,
        outlet_of=outlet_of,
        PLAIN_TAGS=PLAIN_TAGS,
        entity_anchor=entity_anchor,
    )
    environment.filters.update(_filters(interface))
    return environment


def _filters(interface: Interface) -> dict[str, Callable[..., object]]:
    """Return what templates may do with a value: ``{{ value | name }}``."""
    return {
        "by_date": _by_date,
        "date": partial(say_date, interface=interface),
        "day": partial(say_day, interface=interface),
        "day_of": _day_of,
        "filter_words": _filter_words,
        "flags": _flags,
        "language_of": _language_of,
        "machine_date": _machine_date,
        "opening": partial(_shorten, most=_OPENING),
        "pairs": _pairs,
        "percent": interface.percent,
        "plain": _plain,
        "reasons": partial(say_reasons, interface=interface),
        "sentence": _sentence,
        "say_note": partial(say_note, interface=interface),
        "shorten": _shorten,
        "web_address": web_address,
    }


def _plain(text: str) -> str:
    """Leave out signs that turn text round: a title or label has no element to hold them in."""
    return _TURNS.sub("", text)


def _machine_date(value: str | None) -> str | None:
    """Return a date where HTML's time element takes it as it stands."""
    return value if value and _DATE_FOR_MACHINES.fullmatch(value) else None


def _day_of(value: str | None) -> str | None:
    """Return the day of an ISO 8601 date or time."""
    return value.partition("T")[0] if value else None


def _by_date(lines: Iterable[Line]) -> list[tuple[DateRange, list[tuple[int, Line]]]]:
    """Group a timeline's lines that share their date: [(date, until), [(position, line), ...]]."""
    numbered = enumerate(lines, 1)
    groups = groupby(numbered, key=lambda item: (item[1].date, item[1].until))
    return [(key, list(items)) for key, items in groups]


def _language_name(code: str, interface: Interface) -> str:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return Locale.parse(code).get_display_name(interface.language) or code
    except (UnknownLocaleError, ValueError):
        return code
