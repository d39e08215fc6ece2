"""The same happening told in several wordings: which tellings of one day belong together."""

from __future__ import annotations

from collections import Counter
from datetime import date
from math import log
from typing import NamedTuple

from runut.languages.pack import load_pack
from runut.records import Article, MomentAbout, MomentStatus
from runut.settings import Settings
from runut.story.tellings import Telling
from runut.story.words import telling_words, weighed

_SURE: dict[MomentStatus, int] = {
    "happened": 0,
    "denied": 1,
    "claimed": 2,
    "possible": 3,
    "planned": 4,
}
_TOLD: tuple[MomentStatus, ...] = ("happened", "claimed")
_DAY = len("2024-06-18")
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
    ground = _Ground(weight, central, _published(articles), settings)
    days: dict[tuple[str, MomentAbout], list[Happening]] = {}
    for telling in sorted(tellings, key=_surest):  # stable: the oldest stay first
        same_day = days.setdefault((telling.date, telling.about), [])
        home = next((g for g in same_day if _belongs(telling, g, ground)), None)
        if home is None:
            home = []
            same_day.append(home)
        home.append(telling)
    groups = [group for same_day in days.values() for group in same_day]
    joined = _join_central(groups, central, settings)
    return [_best_first(group, weight, settings) for group in joined]


class _Ground(NamedTuple):
    """What the tellings of one story are compared on."""

    weight: Weights
    central: frozenset[str]
    published: tuple[date, ...]
    settings: Settings


def _published(articles: list[Article]) -> tuple[date, ...]:
    values = {(article.published.value or "")[:_DAY] for article in articles}
    return tuple(date.fromisoformat(value) for value in values if len(value) == _DAY)


def _is_far(day: str, ground: _Ground) -> bool:
    """Whether a date is no day of the news: a month or a year, or days from any publication."""
    if len(day) != _DAY:
        return True
    gaps = (abs(date.fromisoformat(day) - other).days for other in ground.published)
    return min(gaps, default=0) > ground.settings.moment_far_days


def central_words(articles: list[Article], settings: Settings) -> frozenset[str]:
    """Words that stand in the title or lead of so many articles that the story is about them."""
    often = Counter(word for article in articles for word in _lead_words(article))
    enough = max(_COMPANY, settings.central_share * len(articles))
    return frozenset(word for word, count in often.items() if count > enough)


def _lead_words(article: Article) -> frozenset[str]:
    pack = load_pack(article.language)
    end = article.sentences[:_LEAD][-1].end if article.sentences else 0
    return telling_words(f"{article.title} {article.text[:end]}", pack)


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
    if not same:
        return groups
    said = frozenset(w for group in same for t in group for w in t.words) | central
    day = same[0][0].date
    same += [g for g in groups if g[0].date == day and _adds_little(g, said, central, settings)]
    members = {id(group) for group in same}
    joined = sorted((t for g in groups if id(g) in members for t in g), key=_surest)
    return [joined, *(g for g in groups if id(g) not in members)]


def _adds_little(
    group: Happening, said: frozenset[str], central: frozenset[str], settings: Settings
) -> bool:
    """Whether a group's surest telling says hardly a word that the central ones do not say."""
    return _is_said(group[0], said, central, settings)


def _is_said(
    telling: Telling, said: frozenset[str], central: frozenset[str], settings: Settings
) -> bool:
    if telling.about != "event" or telling.status not in _TOLD:
        return False
    enough = len(telling.words & central) >= settings.moment_words
    return enough and len(telling.words - said) <= settings.central_news * len(telling.words)


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
    if telling.about != "event" or telling.status not in _TOLD:
        return False
    shared = len(telling.core & central)
    return shared >= settings.moment_words and shared >= settings.central_core * len(telling.core)


# --- two tellings ---------------------------------------------------------------------------


def _belongs(telling: Telling, group: Happening, ground: _Ground) -> bool:
    if any((t.status == "denied") != (telling.status == "denied") for t in group):
        return False  # who denies a happening is no witness of it
    return _same_happening(group[0], telling, ground) or any(
        _same_news(t, telling, ground) for t in group
    )


def _same_happening(a: Telling, b: Telling, ground: _Ground) -> bool:
    """Whether two tellings of one date tell the same happening, by the words they share.

    For events the words of the date's own clause count too; for words said only the whole
    sentences, since all that one says in a day is said by the same person in the same place.
    """
    weight, settings = ground.weight, ground.settings
    if any(len(x.words) > 1 and x.words <= y.words for x, y in ((a, b), (b, a))):
        return True
    if _alike(a.words, b.words, _limit(a, b, ground), ground):
        return True
    if a.about != "event":
        return _same_said(a, b, weight, settings)
    if not a.core:
        return False
    if a.core == b.core or _holds(a.core, b.core, weight, settings.moment_containment):
        return True
    return _alike(a.core, b.core, _limit(a, b, ground), ground)


def _limit(a: Telling, b: Telling, ground: _Ground) -> float:
    """How alike two tellings must be: of a far day few things are told, so less is asked."""
    if a.status != b.status:
        return ground.settings.moment_likeness_across
    far = a.about == "event" and a.article != b.article and _is_far(a.date, ground)
    return ground.settings.moment_likeness_far if far else ground.settings.moment_likeness


def _alike(a: frozenset[str], b: frozenset[str], limit: float, ground: _Ground) -> bool:
    enough = len(a & b) >= ground.settings.moment_words
    return enough and weighed(a, b, ground.weight) >= limit


def _same_said(a: Telling, b: Telling, weight: Weights, settings: Settings) -> bool:
    """Whether the words said in one are those said in the other, and who and where are too."""
    share = settings.moment_containment
    quoted = _part_held(a.core, b.core, weight) >= share and len(a.core & b.core) > 1
    return quoted and _holds(a.words, b.words, weight, share)


def _same_news(a: Telling, b: Telling, ground: _Ground) -> bool:
    """Whether two articles tell the same beyond what all of them tell."""
    weight, settings = ground.weight, ground.settings
    told = a.status == b.status or (a.status in _TOLD and b.status in _TOLD)
    if a.article == b.article or not told or a.about != "event":
        return False
    if a.clock and a.clock == b.clock and a.zone == b.zone and len(a.words & b.words) > 1:
        return _part_held(a.words, b.words, weight) >= settings.moment_clock
    return _holds(a.words - ground.central, b.words - ground.central, weight, settings.moment_news)


def _holds(a: frozenset[str], b: frozenset[str], weight: Weights, share: float) -> bool:
    """Whether one set of words holds that share of the lighter one's weight, and some words."""
    return len(a & b) > 3 and _part_held(a, b, weight) >= share


def _part_held(a: frozenset[str], b: frozenset[str], weight: Weights) -> float:
    """Part of the lighter set's weight that stands in the other, 0 to 1."""
    smaller = min(sum(weight[w] for w in s) for s in (a, b))
    return sum(weight[w] for w in a & b) / smaller if smaller else 0.0


# --- which telling stands for all -----------------------------------------------------------


def _best_first(group: Happening, weight: Weights, settings: Settings) -> Happening:
    """Put first the surest telling whose words are most like those of the others (the medoid).

    One that holds too few words to say anything stands for no other.
    """
    telling = [t for t in group if len(t.words) >= settings.moment_words] or group
    surest = [t for t in telling if _surest(t) == _surest(telling[0])]
    likeness = [sum(weighed(t.words, o.words, weight) for o in group) for t in surest]
    ranks = [(round(n, 2), _to_the_point(t)) for n, t in zip(likeness, surest, strict=True)]
    best = surest[max(range(len(surest)), key=ranks.__getitem__)]  # else the oldest
    return [best, *(t for t in group if t is not best)]


def _to_the_point(telling: Telling) -> float:
    """Part of a telling's words that stand in the date's own clause, 0 to 1."""
    return len(telling.core & telling.words) / len(telling.words) if telling.words else 0.0
