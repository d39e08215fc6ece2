"""Boilerplate in the middle of a text: markers, embeds, links to other articles, closing notices.

A scraper that joins paragraphs leaves "Baca juga:Judul Lain Kalimat berikutnya" without a boundary.
Each rule here cuts only what it can bound on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from runut.article.headline import headline_end, is_headline
from runut.article.pieces import Cut, word_count
from runut.languages.boilerplate import BoilerplateRules

NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|bin|binti|al|van|de)){0,4}"
"""One to five capitalised words: as much of a name as these rules need."""
_MOST_TITLE = 250
"""Longest title of a video, in characters, that is looked for before its player."""
_MOST_HEADLINE = 30
_CLOSES = frozenset(".!?…:;\"”’'»)]")
_SENTENCE_STOP = re.compile(r"(?<=[^\W\d_A-Z]{3})[.] ")
_FULL_STOP = re.compile(r"[.!?]\s+[^\W\d_a-z]")


class _Patterns(msgspec.Struct, frozen=True, eq=False):
    """The patterns of one language, compiled once."""

    marker: re.Pattern[str]
    embed: re.Pattern[str]
    link: re.Pattern[str]
    video: re.Pattern[str]
    closer: re.Pattern[str]
    live: re.Pattern[str]
    page: re.Pattern[str]
    published: re.Pattern[str]
    notice: re.Pattern[str]
    helped: re.Pattern[str]
    helpers: re.Pattern[str]
    people: re.Pattern[str]
    names: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern of alternatives, the longest first; none at all never matches."""
    parts = sorted(map(re.escape, words), key=len, reverse=True)
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"


@cache
def _patterns(rules: BoilerplateRules) -> _Patterns:
    marker = any_of(m.text for m in rules.markers)
    mark, verb = any_of(rules.link_marks), any_of(rules.link_verbs)
    also, video = any_of(rules.also_words), f"(?i:{any_of(rules.video_words)})"
    onward = f"(?i:{any_of((*rules.page_places, *rules.more_phrases))})".replace(r"\ ", " ?")
    people = any_of((*rules.adapted_phrases, *rules.author_labels, *rules.editor_labels))
    notice = f"{any_of(rules.notice_starts)} [^.]{{0,80}}?{any_of(rules.adapted_notices)}"
    authors, editors = any_of(rules.author_labels), any_of(rules.editor_labels)
    adapted = any_of(rules.adapted_phrases)
    names = f"{NAME}(?:,? {any_of(rules.name_joiners)} {NAME}){{0,4}}"
    links = f"(?i:{any_of(rules.link_words)})"
    return _Patterns(
        marker=re.compile(rf"(?<![A-Z]){marker}(?:\s*{marker})*(?![A-Z](?![a-z]))"),
        embed=re.compile("|".join(_embed(e.opens, e.closes) for e in rules.embeds) or "(?!)"),
        link=re.compile(rf"(?<!\w)(?=[A-Z]){links}(?!\w)(?P<mark> ?{mark})? ?"),
        video=re.compile(
            rf"(?<!\w){verb}(?P<also> {also})?(?P<video> {video})?(?!\w)(?P<mark> ?{mark})? ?"
        ),
        closer=re.compile(rf"(?: ?(?i:{any_of(rules.link_closers)}))? ?[:.]"),
        live=re.compile(rf"(?<!\w){verb}(?: {also})? {video}(?: [A-Z]\w*){{1,4}} ?{mark}"),
        page=re.compile(rf"(?<!\w){verb} (?:[^\s.!?]+ ){{0,8}}?{onward} ?[.!]*"),
        published=re.compile(_published(rules)),
        notice=re.compile(rf"(?<!\w){notice}[^.]{{0,60}}?(?= {people}| ?[.]| ?$)"),
        people=re.compile(rf"(?<!\w)(?:{adapted} ?:?|{authors} ?:|(?P<editor>{editors} ?:)) ?"),
        names=re.compile(names),
        helped=re.compile(f" {any_of(rules.contributor_phrases)} ?[.]?"),
        helpers=re.compile(rf"(?<!\w){names}$"),
    )


def _embed(opens: str, closes: str) -> str:
    return f"{re.escape(opens)}[^{re.escape(closes)}]{{0,200}}{re.escape(closes)}"


def _published(rules: BoilerplateRules) -> str:
    lead, title = any_of(rules.first_published), any_of(rules.with_title)
    return rf"(?<!\w)(?i:{lead}) ?[\w.-]+(?: [A-Z][\w.-]*)?,?(?P<title> {title} ?:? ?)?"


def inline_cuts(text: str, rules: BoilerplateRules) -> list[Cut]:
    """What to cut from one block, in order and apart from one another."""
    patterns = _patterns(rules)
    sure = [*_fixed(text, patterns, rules)]
    sure += [*_videos(text, patterns, sure)]
    starts = sorted(cut.start for cut in sure)
    starts += [m.start() for m in patterns.link.finditer(text) if m["mark"]]
    sure += [*_people(text, patterns, sorted(starts))]
    starts = sorted({*starts, *(cut.start for cut in sure)})
    published = _published_cuts(text, patterns, starts, rules)
    return _apart([*sure, *published, *_links(text, patterns, starts, rules)])


def _apart(cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts in order; where two touch the same words, the one that begins first takes both."""
    out: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if out and cut.start < out[-1].end:
            last = out[-1]
            out[-1] = Cut(last.start, max(last.end, cut.end), last.reason)
        else:
            out.append(cut)
    return out


def _fixed(text: str, patterns: _Patterns, rules: BoilerplateRules) -> Iterator[Cut]:
    """Cuts whose both ends stand in fixed words."""
    reasons = {m.text: m.reason for m in rules.markers}
    for match in patterns.marker.finditer(text):
        first = next(words for words in reasons if match[0].startswith(words))
        yield Cut(match.start(), match.end(), reasons[first])
    for match in patterns.embed.finditer(text):
        reason = next(e.reason for e in rules.embeds if match[0].startswith(e.opens))
        yield Cut(match.start(), match.end(), reason)
    for match in patterns.live.finditer(text):
        yield Cut(match.start(), match.end(), "video_embed")
    for match in patterns.page.finditer(text):
        if _at_sentence(text, match.start()):
            yield Cut(match.start(), match.end(), "pagination")
    for match in patterns.notice.finditer(text):
        yield Cut(match.start(), match.end(), "first_published")
    yield from _helpers(text, patterns)


def _helpers(text: str, patterns: _Patterns) -> Iterator[Cut]:
    """Names that helped: "A B dan C D berkontribusi dalam penulisan artikel ini"."""
    for match in patterns.helped.finditer(text):
        at = max(0, match.start() - 200)
        names = patterns.helpers.search(text[at : match.start()])
        if names:
            ended = [stop.end() for stop in _SENTENCE_STOP.finditer(names[0])]
            yield Cut(at + names.start() + max(ended, default=0), match.end(), "byline")


def _people(text: str, patterns: _Patterns, starts: list[int]) -> Iterator[Cut]:
    """Bylines such as "Diadaptasi oleh A B Editor: C D", where only more of its kind follows."""
    labels = list(patterns.people.finditer(text))
    stops = sorted({*starts, *(m.start() for m in labels)})
    for match in labels:
        stop = _next(stops, match.start(), len(text))
        if patterns.names.fullmatch(text[match.end() : stop].strip()):
            yield Cut(match.start(), stop, "editor_line" if match["editor"] else "byline")


def _at_sentence(text: str, at: int) -> bool:
    """Whether a sentence or a cut piece ends right before an offset."""
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in _CLOSES


def _videos(text: str, patterns: _Patterns, fixed: list[Cut]) -> Iterator[Cut]:
    """Lines such as "Simak juga Video 'Judul': [player]", with or without the player."""
    players = sorted((cut.start, cut.end) for cut in fixed if cut.reason == "video_embed")
    for match in patterns.video.finditer(text):
        if match["also"] or match["video"]:
            end = _player_after(text, match.end(), players)
            if not end and _at_sentence(text, match.start()):
                end = _quoted_title(text, match.end(), patterns)
            if end:
                yield Cut(match.start(), end, "video_embed")


def _player_after(text: str, at: int, players: list[tuple[int, int]]) -> int | None:
    """End of the player that stands after a title, where no sentence ends in between."""
    following = bisect_right(players, (at - 1, len(text)))
    if following == len(players):
        return None
    start, end = players[following]
    near = start - at <= _MOST_TITLE and not _FULL_STOP.search(text, at, start)
    return end if near else None


def _quoted_title(text: str, at: int, patterns: _Patterns) -> int | None:
    """End of a title in quotation marks that a colon or "di sini" closes."""
    marks = {"'": "'", "‘": "’", '"': '"', "“": "”"}
    closing = marks.get(text[at : at + 1], "")
    place = text.find(closing, at + 1, at + _MOST_TITLE) if closing else -1
    while place > 0:
        closed = patterns.closer.match(text, place + 1)
        if closed:
            return closed.end()
        place = text.find(closing, place + 1, at + _MOST_TITLE)
    return None


def _published_cuts(
    text: str, patterns: _Patterns, starts: list[int], rules: BoilerplateRules
) -> Iterator[Cut]:
    """Notices such as "Artikel ini telah tayang di X dengan judul Y"."""
    for match in patterns.published.finditer(text):
        end = match.end()
        if match["title"]:
            stop = _next(starts, end, len(text))
            whole = is_headline(text[end:stop].strip(' ."”'), rules)
            end = stop if whole else headline_end(text, end, stop, rules)
        yield Cut(match.start(), end, "first_published")


def _next(starts: list[int], at: int, default: int) -> int:
    following = bisect_right(starts, at)
    return starts[following] if following < len(starts) else default


def _links(
    text: str, patterns: _Patterns, starts: list[int], rules: BoilerplateRules
) -> Iterator[Cut]:
    """Links such as "Baca juga: Judul Lain", up to the end of the headline."""
    leads = list(patterns.link.finditer(text))
    following = [m.start() for m in leads[1:]] + [len(text)]
    for match, next_lead in zip(leads, following, strict=False):
        stop = _next(starts, match.start(), len(text))
        if match["mark"]:
            if text[match.start() - 1 : match.start()] not in {'"', "“", "‘", "'"}:
                yield Cut(match.start(), _link_end(text, match, stop, rules), "related_link")
        elif stop <= next_lead and _only_headline(text, match, stop, rules):
            yield Cut(match.start(), stop, "related_link")


def _only_headline(text: str, match: re.Match[str], stop: int, rules: BoilerplateRules) -> bool:
    """Whether a headline and nothing else follows link words that no mark closes."""
    if stop - match.end() > _MOST_TITLE or not _at_sentence(text, match.start()):
        return False
    rest = text[match.end() : stop].strip()
    return word_count(rest) > 3 and is_headline(rest, rules)


def _link_end(text: str, match: re.Match[str], stop: int, rules: BoilerplateRules) -> int:
    """A link that is all of a short block goes whole; else its headline's end is sought."""
    rest = text[match.end() : stop].rstrip()
    alone = match.start() == 0 and stop == len(text)
    if alone and word_count(rest) <= _MOST_HEADLINE and not rest.endswith((".", ".”", '."')):
        return len(text)
    return headline_end(text, match.end(), stop, rules)
