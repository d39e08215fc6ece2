"""What happened when: dated tellings of all articles, the same happening told once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from runut.records import Article, Citation, Moment, MomentAbout, Origin
from runut.settings import Settings
from runut.story.happenings import gather_happenings
from runut.story.tellings import Telling, find_tellings

_ABOUT: dict[MomentAbout, int] = {"event": 0, "statement": 1, "publication": 2}


def tell_timeline(
    articles: list[Article], origins: tuple[Origin, ...], settings: Settings
) -> tuple[Moment, ...]:
    """Tell a story's dated happenings and statements, oldest first.

    ``articles`` come oldest first. Tellings of the same day and the same happening become one
    moment that cites them all; its text stands so in the first article cited. Of dates far from
    the story's days only the few best told are kept.
    """
    tellings = [t for article in articles for t in find_tellings(article)]
    told = [g for g in gather_happenings(tellings, articles, settings) if _stands(g, settings)]
    moments = [_moment(same, articles) for same in _by_clock(told)]
    near = _near(moments, articles, origins, settings)
    return tuple(sorted(_fewer_said(near, settings), key=_order))


def _by_clock(told: list[list[Telling]]) -> list[list[Telling]]:
    """Put happenings into the order of the hours told for them; those without hours come first.

    Hours are compared in the zone that most of a day's happenings are told in: what another
    country's clock said can't be set among them.
    """
    zones = {day: Counter[str]() for same in told for day in [same[0].date]}
    hours = [_hour_of(same) for same in told]
    for same, (clock, zone) in zip(told, hours, strict=True):
        zones[same[0].date][zone] += bool(clock)
    common = {day: zone.most_common(1)[0][0] for day, zone in zones.items()}
    keyed = [
        (clock if zone == common[same[0].date] else "", place, same)
        for place, (same, (clock, zone)) in enumerate(zip(told, hours, strict=True))
    ]
    return [same for _, _, same in sorted(keyed, key=_clock_and_place)]


def _clock_and_place(keyed: tuple[str, int, list[Telling]]) -> tuple[str, int]:
    return keyed[:2]


def _hour_of(tellings: list[Telling]) -> tuple[str, str]:
    """Hour and zone of a happening: those that the telling shown gives, else the most given."""
    first = tellings[0]
    if first.clock:
        return first.clock, first.zone
    given = Counter((t.clock, t.zone) for t in tellings if t.clock)
    return given.most_common(1)[0][0] if given else ("", "")


def _stands(tellings: list[Telling], settings: Settings) -> bool:
    """Whether a moment says something, and its day rests on more than one loose date."""
    firm = any(not t.loose for t in tellings) or len({t.article for t in tellings}) > 1
    return firm and len(tellings[0].words) >= settings.moment_words


def _moment(tellings: list[Telling], articles: list[Article]) -> Moment:
    """Make one moment of the tellings of one happening; one citation for each article."""
    first = tellings[0]
    text = next(a.text for a in articles if a.id == first.article)
    cited = {t.article: t for t in reversed(tellings)}
    cited[first.article] = first
    order = [first.article, *(a.id for a in articles if a.id in cited and a.id != first.article)]
    outlets = dict.fromkeys(o for a in order if (o := cited[a].outlet))
    return Moment(
        date=first.date,
        until=first.until,
        about=first.about,
        status=first.status,
        text=text[first.start : first.end],
        citations=tuple(Citation(article=a, start=cited[a].start, end=cited[a].end) for a in order),
        outlets=tuple(outlets),
    )


def _order(moment: Moment) -> tuple[str, int]:
    return (moment.date, _ABOUT[moment.about])


def _fewer_said(moments: list[Moment], settings: Settings) -> list[Moment]:
    """Keep all events, and of each day's statements and reports those that most articles tell."""
    kept, said = [], Counter[str]()
    for moment in sorted(moments, key=lambda m: (_ABOUT[m.about], -len(m.citations))):
        said[moment.date] += moment.about != "event"
        if moment.about == "event" or said[moment.date] <= settings.moments_said:
            kept.append(moment)
    return kept


# --- background -----------------------------------------------------------------------------


def _near(
    moments: list[Moment],
    articles: list[Article],
    origins: tuple[Origin, ...],
    settings: Settings,
) -> list[Moment]:
    """Moments near the story's days, and of those far off only the few best told."""
    values = (a.published.value or "" for a in articles)
    days = sorted(value[:10] for value in values if len(value) >= 10)  # a month is no day
    if not days:
        return moments
    first = _shift(days[0], -settings.background_days)
    last = _shift(days[-1], settings.background_days)
    far = [m for m in moments if not _within(m.date, first, last)]
    origin_of = {a: i for i, origin in enumerate(origins) for a in origin.articles}
    far.sort(key=lambda m: _rank_far(m, origin_of, days[0]))
    kept = {id(m) for m in far[: settings.background_moments]}
    return [m for m in moments if _within(m.date, first, last) or id(m) in kept]


def _rank_far(moment: Moment, origin_of: dict[str, int], first: str) -> tuple[int, int]:
    told_by = len({origin_of.get(c.article) for c in moment.citations})
    return (-told_by, abs(int(moment.date[:4]) * 12 - int(first[:4]) * 12))


def _within(day: str, first: str, last: str) -> bool:
    """Whether a day, month or year touches a range of days."""
    return first[: len(day)] <= day <= last[: len(day)] and len(day) > len("2024")


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
