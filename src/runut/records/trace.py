"""The record of a whole run."""

from __future__ import annotations

import msgspec

from runut.records.articles import Article
from runut.records.captures import Failure
from runut.records.continuity import Redirect, Storyline
from runut.records.revisions import Revision, Version
from runut.records.stories import Story


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """All that a run found: articles, stories, and the inputs that could not be told."""

    runut: str
    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    versions: tuple[Version, ...] = ()  # of articles that were captured more than once
    revisions: tuple[Revision, ...] = ()
    failures: tuple[Failure, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    redirects: tuple[Redirect, ...] = ()  # of ids that earlier results gave, by id
