"""The correction audit as lines of a story and as rows of a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

import msgspec

from runut.publish.days import say_date
from runut.publish.interface import Interface
from runut.publish.names import one_line, outlet_of
from runut.publish.view import Line, Numbers, marks_of
from runut.records import Article, Audit, AuditedCopy, Citation, Story, Trace

SHOWN = 160
"""Characters of earlier and corrected words that a line shows; the marks lead to all of them."""

_FORMULA = ("=", "+", "-", "@")


class AuditRow(msgspec.Struct, frozen=True, kw_only=True):
    """One copy of a corrected article; an article that nobody repeats has a row without a copy.

    Times are ISO 8601, citations ``article:start-end`` with ``@`` and the SHA-256 of an earlier
    version where they are into one.
    """

    story: str
    label: str
    article: str
    outlet: str
    url: str
    kind: str
    at: str
    earlier: str
    corrected: str
    note: str
    said: str
    earlier_at: str
    corrected_at: str
    copy: str = ""
    copy_outlet: str = ""
    copy_url: str = ""
    copy_title: str = ""
    status: str = ""
    declared: bool = False
    seen: str = ""
    followed: str = ""
    because: str = ""
    citations: str = ""


# --- lines ----------------------------------------------------------------------------------


def audit_lines(
    story: Story, articles: Mapping[str, Article], numbers: Numbers, interface: Interface
) -> Iterator[Line]:
    """Tell each correction of a story, and below it what each article that repeats it has."""
    for audit in story.corrections:
        cited = (*audit.said, *audit.earlier_at, *audit.corrected_at)
        yield Line(
            text=_say_audit(audit, articles[audit.article], interface),
            note="" if cited else one_line(audit.note),
            tags=(f"correction.{audit.kind}",),
            date=audit.at,
            marks=marks_of(cited, numbers),
            article=audit.article,
            lines=tuple(_copy(audit, c, articles, numbers, interface) for c in audit.copies),
        )


def _say_audit(audit: Audit, article: Article, interface: Interface) -> str:
    key = "withdrawn" if audit.kind == "withdrawal" else "changed"
    if key == "changed" and not (audit.earlier and audit.corrected):
        key = "taken_out" if audit.earlier else "declared"
    return interface.say(
        f"audit.{key}",
        outlet=outlet_of(article),
        earlier=_shown(audit.earlier),
        corrected=_shown(audit.corrected),
    )


def _shown(words: str) -> str:
    line = one_line(words)
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rsplit(" ", 1)[0] + "…"


def _copy(
    audit: Audit,
    copy: AuditedCopy,
    articles: Mapping[str, Article],
    numbers: Numbers,
    interface: Interface,
) -> Line:
    article = articles[copy.article]
    key: str = copy.status
    if copy.status == "earlier" and not copy.seen:
        key = "earlier_published"
    if copy.status == "corrected" and copy.followed:
        key = "corrected_since"
    group = "withdrawn_copy" if audit.kind == "withdrawal" else "copied"
    when = copy.followed if key == "corrected_since" else copy.seen or article.published.value
    return Line(
        text=interface.say(
            f"{group}.{key}", outlet=outlet_of(article), date=say_date(when, interface)
        ),
        tags=("declared.note",) if copy.declared else (),
        note="; ".join(_because(b, interface) for b in copy.because),
        marks=marks_of(copy.citations, numbers),
        article=copy.article,
    )


def _because(code: str, interface: Interface) -> str:
    name, _, what = code.partition(":")
    said = interface.percent(float(what)) if name == "copy" else what
    return interface.say_code("because", f"{name}:{said}" if what else name)


# --- rows -----------------------------------------------------------------------------------


def audit_rows(trace: Trace) -> Iterator[AuditRow]:
    """Give the audit of all stories as rows, one for each copy of each correction."""
    articles = {a.id: a for a in trace.articles}
    for story in trace.stories:
        for audit in story.corrections:
            row = _row(story, audit, articles[audit.article])
            for copy in audit.copies:
                yield _with_copy(row, copy, articles[copy.article])
            if not audit.copies:
                yield row


def _row(story: Story, audit: Audit, article: Article) -> AuditRow:
    return AuditRow(
        story=story.id,
        label=story.label,
        article=article.id,
        outlet=outlet_of(article),
        url=article.url or "",
        kind=audit.kind,
        at=audit.at or "",
        earlier=audit.earlier,
        corrected=audit.corrected,
        note=audit.note,
        said=_places(audit.said),
        earlier_at=_places(audit.earlier_at),
        corrected_at=_places(audit.corrected_at),
    )


def _with_copy(row: AuditRow, copy: AuditedCopy, article: Article) -> AuditRow:
    return msgspec.structs.replace(
        row,
        copy=article.id,
        copy_outlet=outlet_of(article),
        copy_url=article.url or "",
        copy_title=article.title,
        status=copy.status,
        declared=copy.declared,
        seen=copy.seen or "",
        followed=copy.followed or "",
        because="; ".join(copy.because),
        citations=_places(copy.citations),
    )


def _places(citations: tuple[Citation, ...]) -> str:
    return "; ".join(
        f"{c.article}:{c.start}-{c.end}" + (f"@{c.version}" if c.version else "") for c in citations
    )


def write_audit_csv(trace: Trace) -> str:
    """Write the audit as CSV (RFC 4180) with a header.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(AuditRow.__struct_fields__)
    for row in audit_rows(trace):
        writer.writerow([_cell(value) for value in msgspec.structs.astuple(row)])
    return file.getvalue()


def _cell(value: object) -> str:
    text = {True: "yes", False: "no"}[value] if isinstance(value, bool) else one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_audit_json(trace: Trace) -> bytes:
    """Write the audit as a JSON list of rows, with the same fields as the CSV."""
    return msgspec.json.encode(list(audit_rows(trace))) + b"\n"
