"""What a story is called and when it was told."""

from __future__ import annotations

from runut.corpus.likeness import Vector, dot, weigh
from runut.corpus.rarity import measure_rarity
from runut.corpus.when import moment
from runut.records import Article


def label_story(articles: list[Article]) -> str:
    """Return the most central headline, word for word: the one that is nearest to all articles.

    Of equally central ones the oldest; an article without a title gives its first line.
    """
    if len(articles) == 1:  # most stories; nothing to weigh
        return _called(articles[0])
    rarities = measure_rarity(articles)
    said = [weigh(a, rarities[a.language]) for a in articles]
    centre: Vector = {}
    for one in said:
        for word, weight in (*one.title.items(), *one.title.items(), *one.whole.items()):
            centre[word] = centre.get(word, 0.0) + weight
    near = [(dot(one.title, centre), -n) for n, one in enumerate(said)]
    titled = [pair for pair in near if articles[-pair[1]].title]
    return _called(articles[-max(titled or near)[1]])


def _called(article: Article) -> str:
    return article.title or article.text.split("\n", 1)[0]


def first_and_last(articles: list[Article]) -> tuple[str | None, str | None]:
    """Return the earliest and the latest time of publication known, as the articles give them."""
    known = [(moment(v), v) for a in articles if (v := a.published.value)]
    times = sorted((at, value) for at, value in known if at)
    return (times[0][1], times[-1][1]) if times else (None, None)
