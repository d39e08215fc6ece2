"""Group articles into stories: the same event together, look-alikes apart."""

from __future__ import annotations

from runut.corpus.related import relate
from runut.corpus.stream import open_groups, settle, take
from runut.corpus.when import in_order
from runut.corpus.working import Stream
from runut.records import Article, Copy, Group
from runut.settings import Settings


def group_into_stories(
    articles: list[Article], copies: list[Copy], settings: Settings
) -> list[Group]:
    """Group articles by event, oldest story first; every article stands in exactly one.

    A stream (``stream.py``) that is handed all articles at once. Copies of the better part of an
    article count as one article when deciding and stay together. The id of a story comes from its
    oldest article. Each story names the others that touch it.
    """
    stream = Stream()
    groups = take(stream, articles, copies, settings).closed
    groups += settle(stream, settings).closed
    groups += open_groups(stream)
    place = {article.id: n for n, article in enumerate(in_order(articles))}
    groups.sort(key=lambda group: place[group.articles[0]])
    return relate(groups, articles, settings)
