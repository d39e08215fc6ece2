"""The same happening told in several wordings: which tellings of one day belong together."""

from __future__ import annotations

from collections import Counter
from math import log

from runut.languages.pack import load_pack
from runut.records import Article, MomentAbout, MomentStatus
from runut.settings import Settings
from runut.story.tellings import Telling
from runut.story.words import content_words, weighed

_SURE: dict[MomentStatus, int] = {
    "happened": 0,
    "denied": 1,
    "claimed": 2,
    "possible": 3,
    "planned": 4,
}
_LEAD = 2  # sentences that tell what an article is about, beside its title
_COMPANY = 2  # articles: what only two of them share may be any news of theirs

Weights = dict[str, float]
Happening = list[Telling]


def gather_happenings(
    tellings: list[Telling], articles: list[Article], settings: Settings
) -> list[Happening]:
    """Group tellings of one happening; each group begins with the telling that stands for it.

    Those of the story's central happening are found first, by the words that most articles lead
    with; the others by the words that two tellings share and few have.
    """
    weight, central = _weights(tellings), central_words(articles, settings)
    days: dict[tuple[str, MomentAbout], list[Happening]] = {}
    for telling in sorted(tellings, key=_surest):  # stable: the oldest stay first
        same_day = days.setdefault((telling.date, telling.about), [])
        home = next((g for g in same_day if _belongs(telling, g, weight, central, settings)), None)
        if home is None:
            home = []
            same_day.append(home)
        home.append(telling)
    groups = [group for same_day in days.values() for group in same_day]
    joined = _join_central(groups, central, settings)
    return [_best_first(group, weight) for group in joined]


def central_words(articles: list[Article], settings: Settings) -> frozenset[str]:
    """Words that stand in the title or lead of so many articles that the story is about them."""
    often = Counter(word for article in articles for word in _lead_words(article))
    enough = max(_COMPANY, settings.central_share * len(articles))
    return frozenset(word for word, count in often.items() if count > enough)


def _lead_words(article: Article) -> frozenset[str]:
    pack = load_pack(article.language)
    end = article.sentences[:_LEAD][-1].end if article.sentences else 0
    return content_words(f"{article.title} {article.text[:end]}", pack)


def _weights(tellings: list[Telling]) -> Weights:
    """Weight of each word: the fewer tellings have it, the more it tells happenings apart."""
    often = Counter(w for t in tellings for w in t.words | t.core)
    return {w: log(1 + len(tellings) / n) for w, n in often.items()}


def _surest(telling: Telling) -> tuple[int, bool]:
    """Rank facts before claims and plans, and firm dates before loose ones."""
    return (_SURE[telling.status], telling.loose)


# --- the central happening ------------------------------------------------------------------


def _join_central(
    groups: list[Happening], central: frozenset[str], settings: Settings
) -> list[Happening]:
    """Join the groups that tell what the story is about, on the day that most articles give it."""
    about_it = [g for g in groups if _tells_central(g, central, settings)]
    day = _central_day(about_it)
    same = [g for g in about_it if g[0].date == day]
    if len(same) < 2:
        return groups
    joined = sorted((t for group in same for t in group), key=_surest)
    rest = [g for g in groups if not any(g is s for s in same)]
    return [joined, *rest]


def _central_day(groups: list[Happening]) -> str:
    """The day on which most articles place what the story is about; none where none stands out."""
    told = {(t.date, t.article) for group in groups for t in group}
    days = Counter(day for day, _ in told).most_common(2)
    tied = len(days) > 1 and days[0][1] == days[1][1]
    return days[0][0] if days and not tied else ""


def _tells_central(group: Happening, central: frozenset[str], settings: Settings) -> bool:
    """Whether most tellings of a group tell what the story is about."""
    return 2 * sum(_is_central(t, central, settings) for t in group) >= len(group)


def _is_central(telling: Telling, central: frozenset[str], settings: Settings) -> bool:
    """Whether the date's own clause says hardly more than what the story is about."""
    if telling.about != "event" or telling.status not in ("happened", "claimed"):
        return False
    shared = len(telling.core & central)
    return shared >= settings.moment_words and shared >= settings.central_core * len(telling.core)


# --- two tellings ---------------------------------------------------------------------------


def _belongs(
    telling: Telling,
    group: Happening,
    weight: Weights,
    central: frozenset[str],
    settings: Settings,
) -> bool:
    return _same_happening(group[0], telling, weight, settings) or any(
        _same_news(t, telling, weight, central, settings) for t in group
    )


def _same_happening(a: Telling, b: Telling, weight: Weights, settings: Settings) -> bool:
    """Whether two tellings of one date tell the same happening, by the words they share.

    For events the words of the date's own clause count too; for words said only the whole
    sentences, since all that one says in a day is said by the same person in the same place.
    """
    limit = settings.moment_likeness
    if a.status != b.status:
        limit = settings.moment_likeness_across
    if (
        len(a.words & b.words) >= settings.moment_words
        and weighed(a.words, b.words, weight) >= limit
    ):
        return True
    if a.about != "event" or not a.core:
        return False
    if a.core == b.core or _holds(a.core, b.core, weight, settings.moment_containment):
        return True
    return (
        len(a.core & b.core) >= settings.moment_words and weighed(a.core, b.core, weight) >= limit
    )


def _same_news(
    a: Telling, b: Telling, weight: Weights, central: frozenset[str], settings: Settings
) -> bool:
    """Whether two articles tell the same beyond what all of them tell."""
    if a.article == b.article or a.status != b.status or a.about != "event":
        return False
    return _holds(a.words - central, b.words - central, weight, settings.moment_news)


def _holds(a: frozenset[str], b: frozenset[str], weight: Weights, share: float) -> bool:
    """Whether one set of words holds that share of the lighter one's weight, and some words."""
    both = a & b
    smaller = min(sum(weight[w] for w in s) for s in (a, b))
    return len(both) > 3 and sum(weight[w] for w in both) >= share * smaller


# --- which telling stands for all -----------------------------------------------------------


def _best_first(group: Happening, weight: Weights) -> Happening:
    """Put first the surest telling whose words are most like those of the others (the medoid)."""
    surest = [t for t in group if _surest(t) == _surest(group[0])]
    likeness = [sum(weighed(t.words, o.words, weight) for o in group) for t in surest]
    best = surest[max(range(len(surest)), key=lambda i: round(likeness[i], 6))]  # else the oldest
    return [best, *(t for t in group if t is not best)]
