"""``runut why``: what speaks for two articles telling one event, and what against."""

import sys
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.options import help_option, option
from runut.cli.outcome import NOTHING_TOLD, TOLD, ends_well
from runut.publish.interface import Interface, load_interface
from runut.records import Article, Failure
from runut.settings import Settings

if TYPE_CHECKING:
    from runut.corpus.why import Places, Reason, Why


def add_why(app: typer.Typer, interface: Interface) -> None:
    """Add the command to the app."""
    chosen = partial(option, interface)
    article = partial(
        typer.Argument, metavar="ARTICLE", rich_help_panel=interface.say("help.arguments")
    )

    @app.command(
        "why",
        help=interface.say("help.why"),
        epilog=interface.say("help.exits"),
        no_args_is_help=True,
        rich_help_panel=interface.say("help.commands"),
    )
    def why(
        first: Annotated[str, article(help=interface.say("help.why_article"))],
        second: Annotated[str, article(help=interface.say("help.why_article"))],
        *,
        among: Annotated[list[str] | None, chosen("among", "--in", metavar="PATH")] = None,
        lang: Annotated[str | None, chosen("lang", metavar="id|en")] = None,
        show_help: Annotated[bool, help_option(interface)] = False,
    ) -> None:
        del show_help  # acted upon by its callback
        spoken = load_interface(lang) if lang else interface
        with ends_well(spoken):
            raise typer.Exit(run_why(first, second, among or [], spoken))


def run_why(first: str, second: str, among: list[str], interface: Interface) -> int:
    """Explain a pair of articles; returns the exit status."""
    articles = _read(among or [first, second], interface)
    pair = [_find(name, articles, by_path=not among) for name in (first, second)]
    for name, found in zip((first, second), pair, strict=True):
        if found is None:
            typer.echo(interface.say("one_event.no_article", what=name), err=True)
    a, b = pair
    if a is None or b is None:
        return NOTHING_TOLD
    _print(a, b, articles, interface)
    return TOLD


def _read(paths: Iterable[str], interface: Interface) -> list[Article]:
    from runut.pipeline import read_or_fail  # noqa: PLC0415
    from runut.sources.files import read_paths  # noqa: PLC0415

    settings = Settings()
    told = [
        read_or_fail(found, settings) for found in read_paths(paths, sys.stdin.buffer, settings)
    ]
    for failure in (t for t in told if isinstance(t, Failure)):
        typer.echo(f"{failure.source}: {interface.failure(failure)}", err=True)
    return [t for t in told if isinstance(t, Article)]


def _find(name: str, articles: list[Article], *, by_path: bool) -> Article | None:
    """Return the article of a path (the only one there), or of an id or source."""
    if by_path:
        found = [a for a in articles if a.source == name]
        return found[0] if len(found) == 1 else None
    return next((a for a in articles if name in (a.id, a.source)), None)


def _print(a: Article, b: Article, articles: list[Article], interface: Interface) -> None:
    from runut.corpus.rarity import measure_rarity  # noqa: PLC0415
    from runut.corpus.why import explain  # noqa: PLC0415

    settings = Settings()
    told = explain(a, b, measure_rarity(articles))
    for n, article in enumerate((a, b), 1):
        typer.echo(f"[{n}] {article.title} ({article.source})")
    alike = told.likeness.value >= settings.story_likeness
    value, least = _number(told.likeness.value), _number(settings.story_likeness)
    typer.echo(
        interface.say("one_event.alike" if alike else "one_event.unlike", value=value, least=least)
    )
    typer.echo(interface.say("one_event.base", value=_number(told.likeness.words)))
    for reason in told.reasons:
        typer.echo(f"  {_line(reason, told, interface)}")
    typer.echo(_outcome(a, b, articles, settings, interface))


def _line(reason: "Reason", told: "Why", interface: Interface) -> str:
    """Say one reason: its sign or factor, what it is, and the words with their places."""
    sign = "–" if reason.code == "others" else "+"
    effect = sign if reason.factor is None else f"× {_number(reason.factor)}"
    words = "; ".join(
        f"[{n}] {_words(side)}" for n, side in ((1, reason.first), (2, reason.second)) if side
    )
    said = interface.say(f"one_event.{reason.code}")
    return f"{effect} {said}: {words}" if words else f"{effect} {said}"


def _words(side: "Places") -> str:
    """Write words with the characters where they stand; those of a title have none."""
    return ", ".join(f"{word} {c.start}–{c.end}" if c else word for word, c in side.items())


def _number(value: float) -> str:
    return f"{value:.2f}"


def _outcome(
    a: Article, b: Article, articles: list[Article], settings: Settings, interface: Interface
) -> str:
    """Say in how many stories the two end, among all articles given."""
    from runut.corpus.copies import find_copies  # noqa: PLC0415
    from runut.corpus.stories import group_into_stories  # noqa: PLC0415

    copies = find_copies(articles, settings)
    groups = group_into_stories(articles, copies, settings)
    together = any(a.id in g.articles and b.id in g.articles for g in groups)
    line = interface.say(
        "one_event.together" if together else "one_event.apart", count=len(articles)
    )
    if any({c.from_, c.to} == {a.id, b.id} for c in copies):
        line += "\n" + interface.say("one_event.copies")
    return line
