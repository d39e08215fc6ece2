"""Format of ``corrections.toml``: how an outlet says that it changed what it had published."""

from __future__ import annotations

import msgspec


class CorrectionWords(
    msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True
):
    """Words of notes on corrections; tables go from a kind of correction to its words.

    Kinds are ``correction``, ``clarification``, ``update``, ``reply`` (right of reply) and
    ``withdrawal``. Capitals don't count; a space stands for any white space.
    """

    title_marks: dict[str, tuple[str, ...]]
    """What marks a headline in brackets ("[RALAT] ...") at its beginning or end."""

    title_openers: dict[str, tuple[str, ...]]
    """What marks a headline that opens with it and a colon. Only words that no politician, market
    or team could be the subject of there."""

    labels: dict[str, tuple[str, ...]]
    """What opens a note, before a colon, a stop, a dash or in brackets, and needs nothing more."""

    weak_labels: tuple[str, ...]
    """What opens a note on anything: it counts where the same note holds ``evidence``, or the
    words that stood wrong beside the right ones."""

    evidence: dict[str, tuple[str, ...]]
    """What a note behind a weak label says where it is about a correction. The first kind that
    fits is taken, in the order of the file."""

    this_article: tuple[str, ...]
    """How a note names the article that it stands in: "artikel ini"."""

    this_done: dict[str, tuple[str, ...]]
    """What such a note says was done to it, close behind the article's name."""

    this_was: dict[str, tuple[str, ...]]
    """What stands before the article's name in such a note: "an earlier version of"."""

    while_written: tuple[str, ...]
    """Words that make its name a time: "hingga berita ini diturunkan"."""

    newsroom: tuple[str, ...]
    """How the newsroom names itself: "redaksi". The outlet's own name counts as well."""

    newsroom_talks_of: tuple[str, ...]
    """What the newsroom's sentence also names, so that no company's "we" is taken for it."""

    newsroom_did: dict[str, tuple[str, ...]]
    """What it says it did, close behind."""

    goes_on: tuple[str, ...]
    """Words by which the sentence behind a note belongs to it: apologies, thanks, what is right."""

    published_before: tuple[str, ...]
    """Words before the date of a publication, so that it is not taken for that of a correction."""

    updated_labels: tuple[str, ...]
    """What opens a line that only dates the last change: "Diperbarui: Jumat, 16 Mei 2025"."""

    wrong_leads: tuple[str, ...]
    """What stands right before the words that were wrong: "sebelumnya tertulis"."""

    right_leads: tuple[str, ...]
    """What stands right before the right ones: "seharusnya"."""

    right_openers: tuple[str, ...]
    """What announces the right ones later in its sentence ("yang benar, menurut X, adalah")."""

    right_copulas: tuple[str, ...]
    """What they then follow: "adalah"."""

    not_leads: tuple[str, ...]
    """What stands before the wrong words behind the right ones: "bukan"."""

    from_to: tuple[tuple[str, str], ...]
    """Pairs around the wrong and before the right words: "dari" ... "menjadi"."""

    trims: tuple[str, ...]
    """Words that open or close such words and don't belong to them: "bahwa", "padahal"."""
