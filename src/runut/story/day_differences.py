"""The same happening on different days."""

from __future__ import annotations

from runut.languages.pack import load_pack
from runut.records import Article, Difference, Origin
from runut.settings import Settings
from runut.story.sides import Passage, make_difference, origins_of
from runut.story.tellings import Telling, find_tellings
from runut.story.words import are_strangers, common, phrases

_BEFORE = 10  # characters before a day that may hold "since"
_DAY = len("2024-06-18")


def find_day_differences(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> list[Difference]:
    """Find happenings and utterances that articles tell alike but date differently.

    Only firm dates of single days are compared, and only where most words agree. An article that
    tells both days alike tells of two of a series: that is no difference.
    """
    tellings = [t for a in articles for t in find_tellings(a) if _comparable(t, a, settings)]
    counts = {id(t): _values(t, a) for a in articles for t in tellings if t.article == a.id}
    by_id = {article.id: article for article in articles}
    groups: list[list[Telling]] = []
    for telling in tellings:
        alike = [g for g in groups if any(_alike(t, telling, by_id, settings) for t in g)]
        home = next((g for g in alike if counts[id(g[0])] == counts[id(telling)]), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return [_difference(g, by_id, origins) for g in groups if _differ(g, origins)]


def _values(telling: Telling, article: Article) -> frozenset[str]:
    """Values counted beside a date: three found on Monday are not five found on Tuesday."""
    inside = [f for f in article.figures if telling.start <= f.start < telling.end]
    return frozenset(str(f.value) for f in inside if not f.unit)


def _differ(tellings: list[Telling], origins: tuple[Origin, ...]) -> bool:
    """Whether a happening has two days, told by two origins, none of them telling both."""
    days: dict[str, set[str]] = {}
    for telling in tellings:
        days.setdefault(telling.article, set()).add(telling.date)
    apart = all(len(told) == 1 for told in days.values())
    many = len({telling.date for telling in tellings}) > 1
    return many and apart and len(origins_of(days, origins)) > 1


def _comparable(telling: Telling, article: Article, settings: Settings) -> bool:
    """Whether a telling is of one firm day on which something happened, not since which."""
    start = telling.timex.start
    since = phrases(load_pack(article.language).status.since)
    return (
        since.search(article.text, max(0, start - _BEFORE), start) is None
        and not telling.loose
        and len(telling.date) == _DAY
        and telling.until is None
        and telling.about != "publication"
        and telling.status in ("happened", "claimed")
        and len(_told(telling)) >= settings.same_day_words
    )


def _told(telling: Telling) -> frozenset[str]:
    """Words that tell what the date is of: its clause, or all that was said."""
    return telling.core if telling.about == "event" else telling.words


def _alike(a: Telling, b: Telling, by_id: dict[str, Article], settings: Settings) -> bool:
    if a.about != b.about or common(_told(a), _told(b)) < settings.same_day_likeness:
        return False
    one, other = by_id[a.article].text, by_id[b.article].text
    pack = load_pack(by_id[a.article].language)
    return not are_strangers(one[a.start : a.end], one, other[b.start : b.end], other, pack)


def _difference(
    tellings: list[Telling], by_id: dict[str, Article], origins: tuple[Origin, ...]
) -> Difference:
    days: dict[str, list[Passage]] = {}
    for telling in tellings:
        timex = telling.timex
        passage = Passage(article=by_id[telling.article], start=timex.start, end=timex.end)
        days.setdefault(telling.date, []).append(passage)
    first = tellings[0]
    about = by_id[first.article].text[first.start : first.end]
    passages = [told for _, told in sorted(days.items())]
    return make_difference("date", "contradiction", about, passages, origins)
