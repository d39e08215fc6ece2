"""READ FIRST: every stage in its order. ``trace`` is the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from msgspec.structs import replace

from runut import __version__
from runut.article.clean import clean
from runut.article.corrections import find_corrections, find_modified, outside_notes
from runut.article.credits import find_credits
from runut.article.dates import find_timexes
from runut.article.figures import find_figures
from runut.article.names import name_all
from runut.article.published import find_published
from runut.article.quotes import find_quotes
from runut.article.sentences import split_sentences
from runut.corpus.copies import find_copies
from runut.corpus.earlier import join_earlier, keep_ids, keep_revisions
from runut.corpus.stories import group_into_stories
from runut.corpus.versions import Folded, fold_versions
from runut.errors import UnreadableError, fail
from runut.languages.pack import load_pack
from runut.records import Article, Capture, Copy, Entity, Failure, Group, Story, Trace
from runut.settings import Settings
from runut.story.brief import write_brief
from runut.story.corrections import audit_corrections
from runut.story.dating import confirm_readings, date_undated
from runut.story.differences import find_differences
from runut.story.label import first_and_last, label_story
from runut.story.lineage import count_origins, fold_newsrooms, fold_origins
from runut.story.people.tie import tie_all_names
from runut.story.storylines import find_storylines
from runut.story.timeline import tell_timeline
from runut.story.voices import find_voices
from runut.story.wording import find_wording

DEFAULT_SETTINGS = Settings()

Input = Capture | Failure  # what a source hands in: an article, or why there is none
Outcome = Article | Failure
Each = Callable[[Callable[[Input], Outcome], Iterable[Input]], Iterable[Outcome]]


def trace(
    inputs: Iterable[Input],
    settings: Settings = DEFAULT_SETTINGS,
    each: Each = map,
    earlier: Trace | None = None,
) -> Trace:
    """Group articles into stories and tell what each story holds.

    An ``earlier`` result is gone on from: its articles are grouped with the new ones, its stories
    keep their ids, and those that were merged or split leave redirects.

    ``each`` applies a function to all inputs and yields the outcomes in the same order: ``map``
    here; an edge may pass one that works in parallel or shows progress. An input that could not
    be read stays a failure of the trace.
    """
    outcomes = list(each(partial(read_or_fail, settings=settings), inputs))
    captures = [o for o in outcomes if isinstance(o, Article)]  # article/
    folded = fold_versions(join_earlier(captures, earlier))  # corpus/
    copies = find_copies(folded.told_by, settings)
    groups = group_into_stories(folded.told_by, copies, settings)
    groups, redirects = keep_ids(groups, earlier, folded.versions)
    articles = date_undated(groups, folded.articles, settings)  # story/
    articles = confirm_readings(groups, articles)
    articles, entities = tie_all_names(groups, articles, settings)
    told = list(tell_all(groups, articles, copies, entities, folded, settings))
    stories, storylines = find_storylines(told, earlier)
    return Trace(
        runut=__version__,
        articles=tuple(articles),
        stories=tuple(stories),
        storylines=storylines,
        versions=folded.versions,
        revisions=keep_revisions(chain.from_iterable(folded.revisions.values()), earlier),
        failures=tuple(o for o in outcomes if isinstance(o, Failure)),
        redirects=redirects,
    )


def read(capture: Capture, settings: Settings) -> Article:
    """Read one article: clean its text, then find all that it says.

    Raises UnreadableError where there is nothing to tell.
    """
    article = clean(capture, settings)
    pack = load_pack(article.language)
    article = replace(article, sentences=split_sentences(article.text, pack))
    article = replace(article, names=name_all(article, pack) if settings.names else ())
    article = replace(article, published=find_published(article, pack))
    article = replace(article, timexes=find_timexes(article, pack))
    article = replace(article, quotes=find_quotes(article, pack))
    article = replace(article, figures=find_figures(article, pack))
    article = replace(article, credits=find_credits(article, pack))
    article = replace(article, modified=article.modified or find_modified(article, pack))
    article = replace(article, corrections=find_corrections(article, capture.notices, pack))
    return replace(article, quotes=outside_notes(article).quotes)


def tell(
    group: Group,
    articles: list[Article],
    copies: list[Copy],
    entities: tuple[Entity, ...],
    folded: Folded,
    settings: Settings,
) -> Story:
    """Tell one story from its articles (oldest first), their entities and copies among them."""
    origins = fold_origins(articles, copies, settings)
    newsrooms = fold_newsrooms(articles, copies)  # one house's outlets may still differ
    news = [outside_notes(article) for article in articles]
    differences = count_origins(find_differences(news, newsrooms, settings), origins)
    timeline = tell_timeline(news, origins, settings)
    first, last = first_and_last(articles)
    return Story(
        id=group.id,
        label=label_story(articles),
        articles=group.articles,
        continues=group.continues,
        related=group.related,
        first=first,
        last=last,
        timeline=timeline,
        entities=entities,
        voices=find_voices(articles, entities, settings),
        copies=tuple(c for c in copies if folded.withdrawn.isdisjoint((c.from_, c.to))),
        origins=origins,
        differences=differences,
        wording=find_wording(news, origins, settings),
        corrections=audit_corrections(articles, copies, folded.revisions, folded.history),
        brief=write_brief(news, origins, copies, timeline, differences, settings),
    )


def tell_all(
    groups: list[Group],
    articles: list[Article],
    copies: list[Copy],
    entities: dict[str, tuple[Entity, ...]],
    folded: Folded,
    settings: Settings,
) -> Iterator[Story]:
    """Tell every story from its own articles, entities and the copies among them."""
    by_id = {article.id: article for article in articles}
    home = {article: group.id for group in groups for article in group.articles}
    inside: dict[str, list[Copy]] = {group.id: [] for group in groups}
    for copy in copies:
        if home[copy.from_] == home[copy.to]:
            inside[home[copy.to]].append(copy)
    for group in groups:
        members = [by_id[a] for a in group.articles]
        yield tell(group, members, inside[group.id], entities[group.id], folded, settings)


def read_or_fail(found: Input, settings: Settings) -> Outcome:
    """Read one article, or say why it can't be read; one bad input never stops a run."""
    if isinstance(found, Failure):
        return found
    try:
        return read(found, settings)
    except UnreadableError as error:
        return fail(found.source, error)
