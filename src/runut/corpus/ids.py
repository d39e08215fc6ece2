"""Ids that stay: a story keeps its own as it grows; who was merged or split leaves a redirect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar

from runut.records import Redirect

Old = TypeVar("Old", bound=Hashable)


def found_id(articles: Iterable[str], taken: Collection[str]) -> str:
    """Return an id made of the first article whose id is free: its founder, most often.

    The founder of a story may have gone to another one, which then can't be named after it.
    """
    ids = [f"s-{sha256(article.encode()).hexdigest()[:10]}" for article in articles]
    return next((i for i in ids if i not in taken), ids[0] + f"-{len(taken)}")


def inherit(
    before: Mapping[Old, Iterable[Hashable]], after: Sequence[Collection[Hashable]]
) -> list[Old | None]:
    """Say which earlier story each group continues; None for one that is new.

    An earlier story lives on in the group that holds most of its members; where several live on
    in one group, the one that brings most members gives the name (ties: the first).
    """
    home = {member: n for n, group in enumerate(after) for member in group}
    heirs: list[tuple[int, Old] | None] = [None] * len(after)
    for old, members in before.items():
        shares = Counter(home[m] for m in members if m in home)
        if not shares:
            continue
        heir = min(shares, key=lambda n: (-shares[n], n))
        best = heirs[heir]
        if best is None or shares[heir] > best[0]:
            heirs[heir] = (shares[heir], old)
    return [heir[1] if heir else None for heir in heirs]


def redirects_of(before: Mapping[str, Iterable[str]], now: Mapping[str, str]) -> list[Redirect]:
    """Say where the articles of earlier stories stand now, of those that did not stay whole.

    ``now`` maps articles to the ids of their stories. Articles that are no longer there say
    nothing.
    """
    found = []
    for old, articles in before.items():
        stories = Counter(now[a] for a in articles if a in now)
        to = tuple(s for s, _ in sorted(stories.items(), key=lambda x: (-x[1], x[0])) if s != old)
        if to:
            found.append(Redirect(story=old, to=to, kind="split" if old in stories else "merged"))
    return found
