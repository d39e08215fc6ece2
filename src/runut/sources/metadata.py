"""What the head of a page says of its article: JSON-LD, ``<meta>``, ``<link>`` and microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import html as lxml_html

from runut.records import Notice
from runut.sources.page_words import MetaNames, PageWords

_ARTICLE_TYPES = re.compile(r"article|posting|reportage|report$", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_COMMA_BEFORE_END = re.compile(r",\s*(?=[}\]])")
_LD_FIELD = r'"%s"\s*:\s*"((?:[^"\\]|\\.){1,500})"'
_ADDRESS = re.compile(r"(?:https?:)?//\S+$|/\S*$")
_LONGEST = 1_000  # characters of a title or a name
_LARGEST_LD = 1_000_000
_DEEPEST_LD = 12


class Head(msgspec.Struct, frozen=True):
    """What a page says of its article; each tuple holds candidates, best first."""

    titles: tuple[str, ...] = ()
    url: str | None = None
    outlets: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    other_times: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    body: str = ""  # articleBody of JSON-LD
    other_pages: tuple[str, ...] = ()  # addresses of rel=next and rel=prev


def read_head(tree: lxml_html.HtmlElement, words: PageWords) -> Head:
    """Read all that the head tells; nothing is judged here."""
    data = list(_linked_data(tree))
    linked = _one_article(_articles_in(data))
    things = _named_things(data)
    metas = _metas(tree)
    names = words.meta
    return Head(
        titles=_unique(_texts(linked, "headline"), _pick(metas, names.title), _title_element(tree)),
        url=_address(tree, metas, linked),
        outlets=_unique(_pick(metas, names.outlet), _names(linked, "publisher", things)),
        published=_unique(
            _texts(linked, "datePublished"), _pick(metas, names.published), _microdata_dates(tree)
        ),
        other_times=_unique(
            _texts(linked, "dateModified"),
            _texts(linked, "dateCreated"),
            _pick(metas, names.other_times),
        ),
        modified=_unique(_texts(linked, "dateModified"), _pick(metas, names.modified)),
        notices=tuple(_notices(linked, names)),
        authors=_unique(
            _names(linked, "author", things), _pick(metas, names.author), _written_by(metas, names)
        ),
        editors=_unique(_names(linked, "editor", things), _pick(metas, names.editor)),
        languages=_unique(
            _texts(linked, "inLanguage"), _pick(metas, names.language), _html_lang(tree)
        ),
        body=next(_texts(linked, "articleBody"), ""),
        other_pages=tuple(_links(tree, "next")) + tuple(_links(tree, "prev")),
    )


def _unique(*sources: Iterable[str]) -> tuple[str, ...]:
    texts = (" ".join(unescape(t[:_LONGEST]).split()) for source in sources for t in source)
    return tuple(dict.fromkeys(text for text in texts if text))


# --- <meta>, <title>, <link>, microdata -----------------------------------------------------


def _metas(tree: lxml_html.HtmlElement) -> dict[str, list[str]]:
    """Contents of all ``<meta>`` by their name, property or itemprop in lower case."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or meta.get("value") or "").strip()
        for key in ("name", "property", "itemprop", "http-equiv"):
            if content and (name := meta.get(key)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _pick(metas: dict[str, list[str]], names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _written_by(metas: dict[str, list[str]], names: MetaNames) -> Iterator[str]:
    for number in "123":
        label = next(iter(metas.get(f"twitter:label{number}", ())), "")
        if label.lower() in names.written_by:
            yield from metas.get(f"twitter:data{number}", ())


def _title_element(tree: lxml_html.HtmlElement) -> Iterator[str]:
    yield tree.findtext(".//title") or ""


def _html_lang(tree: lxml_html.HtmlElement) -> Iterator[str]:
    root = tree.getroottree().getroot()
    yield root.get("lang") or root.get("xml:lang") or ""


def _links(tree: lxml_html.HtmlElement, rel: str) -> Iterator[str]:
    for link in tree.iter("link"):
        if rel in (link.get("rel") or "").lower().split() and link.get("href"):
            yield link.get("href", "")


def _microdata_dates(tree: lxml_html.HtmlElement) -> Iterator[str]:
    """``<time itemprop="datePublished" datetime=...>`` and its kin of old microformats."""
    for element in tree.iter("time", "abbr", "span", "div"):
        names = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        told = (
            "datepublished" in names
            or "published" in names.split()
            or element.get("pubdate") is not None
        )
        value = element.get("datetime") or element.get("content")
        if element.tag == "abbr" and not value:
            value = element.get("title")
        if told and value:
            yield value


def _address(
    tree: lxml_html.HtmlElement, metas: dict[str, list[str]], linked: list[dict[str, object]]
) -> str | None:
    candidates = [*_links(tree, "canonical"), *metas.get("og:url", ()), *_texts(linked, "url")]
    candidates += list(_texts(linked, "mainEntityOfPage"))
    return next((c for c in (c.strip() for c in candidates) if is_address(c)), None)


def is_address(text: str) -> bool:
    """Whether a text is the http(s) address of a page below its site's front page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and parts.path not in ("", "/")


def absolute(address: str, base: str | None) -> str:
    """An address made absolute; as it stands where that is impossible."""
    try:
        return urljoin(base or "", address)
    except ValueError:
        return address


# --- JSON-LD --------------------------------------------------------------------------------


def _linked_data(tree: lxml_html.HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()[:_LARGEST_LD]
        if text:
            yield _loads(text)


def _loads(text: str) -> object:
    """Parse JSON as pages write it: with raw line breaks, trailing commas, HTML comments."""
    text = text.removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
    plain = _CONTROL.sub(" ", text)
    for attempt in (text, plain, _COMMA_BEFORE_END.sub("", plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(plain)


@cache
def _field(name: str) -> re.Pattern[str]:
    return re.compile(_LD_FIELD % name)


def _salvage(text: str) -> dict[str, object]:
    """The fields that can still be read in JSON that is broken elsewhere."""
    found: dict[str, object] = {"@type": "NewsArticle"}
    if not _ARTICLE_TYPES.search(text):
        return {}
    for name in ("headline", "datePublished", "dateModified", "inLanguage"):
        if match := _field(name).search(text):
            found[name] = match.group(1)
    author = re.search(r'"author"\s*:\s*[{\[][^}\]]{0,300}?"name"\s*:\s*"([^"\\]{1,120})"', text)
    if author:
        found["author"] = author.group(1)
    return found


def _articles_in(data: Iterable[object]) -> Iterator[dict[str, object]]:
    """Objects of an article type, anywhere inside; with or without @context."""
    for thing in data:
        yield from _search(thing, 0)


def _search(thing: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST_LD:
        return
    if isinstance(thing, list):
        for part in thing:
            yield from _search(part, depth + 1)
    elif isinstance(thing, dict):
        kinds = thing.get("@type") or thing.get("type") or ""
        is_untyped = not kinds and "headline" in thing and "datePublished" in thing
        if is_untyped or any(_ARTICLE_TYPES.search(str(kind)) for kind in _listed(kinds)):
            yield thing
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _search(thing.get(key), depth + 1)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _texts(things: Iterable[dict[str, object]], key: str) -> Iterator[str]:
    for thing in things:
        for value in _listed(thing.get(key)):
            text = (value.get("@id") or value.get("name")) if isinstance(value, dict) else value
            if isinstance(text, str):
                yield text


def _one_article(articles: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    """The first article, and others that carry its headline: a page may list its neighbours."""
    found = list(articles)
    return [a for a in found if a.get("headline") == found[0].get("headline")]


def _notices(articles: Iterable[dict[str, object]], names: MetaNames) -> Iterator[Notice]:
    """What an article's data say of its corrections: a text, or a CorrectionComment with its day.

    https://schema.org/correction; an address of a page of corrections says nothing of the article.
    """
    for article in articles:
        for value in (v for key in names.corrections for v in _listed(article.get(key))):
            comment = value if isinstance(value, dict) else {"text": value}
            said = (comment.get(key) for key in ("text", "description", "name"))
            text = next((" ".join(unescape(t).split()) for t in said if isinstance(t, str)), "")
            dates = (comment.get(key) for key in ("datePublished", "dateCreated"))
            date = next((d for d in dates if isinstance(d, str)), None)
            if text and not _ADDRESS.match(text):
                yield Notice(text=text[:_LONGEST], date=date)


def _named_things(data: object, depth: int = 0) -> dict[str, str]:
    """Names of all objects that have an ``@id``, so that references to them can be followed."""
    names: dict[str, str] = {}
    if depth > _DEEPEST_LD:
        return names
    if isinstance(data, dict):
        name, identity = data.get("name"), data.get("@id")
        if isinstance(name, str) and isinstance(identity, str):
            names[identity] = name
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            names.update(_named_things(part, depth + 1))
    return names


def _names(
    articles: Iterable[dict[str, object]], key: str, things: dict[str, str]
) -> Iterator[str]:
    """Names of persons or organisations; an organisation in the place of an author is a brand."""
    for article in articles:
        for value in _listed(article.get(key)):
            if not isinstance(value, dict):
                yield from (value,) if isinstance(value, str) else ()
            elif key == "publisher" or "Organization" not in str(value.get("@type")):
                named = value.get("name") or things.get(str(value.get("@id")), "")
                yield from (name for name in _listed(named) if isinstance(name, str))
