"""Format of ``boilerplate.toml``: what pages carry that is not the article."""

from __future__ import annotations

import msgspec


class Phrase(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Fixed words and the reason recorded when they are removed.

    Upper and lower case count in ``markers`` only. A ``*`` at the end of a line of ``lines``
    stands for the rest of the block.
    """

    text: str
    reason: str
    most_words: int = 0
    """With ``*``: a longer block is prose and stays; 0 for any length."""


class Embed(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """What a content system leaves where a player or a post stood: ``[Gambas:Video 20detik]``."""

    opens: str
    closes: str
    reason: str


class BoilerplateRules(
    msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True
):
    """Rules that name boilerplate, each with the reason recorded for the removal.

    A *block* is a paragraph, a heading, a list item or a line of a text file. Rules for whole
    blocks may be loose; those that cut inside a block must be sure, for they cut prose.
    """

    # --- anywhere, also in the middle of a joined text ---
    markers: tuple[Phrase, ...]
    """Exactly these characters, as words of their own, wherever they stand."""
    embeds: tuple[Embed, ...]
    """Bracketed leftovers of players and posts, wherever they stand."""

    # --- links to other articles ---
    link_words: tuple[str, ...]
    """What stands before the headline of another article: "Baca juga"."""
    link_marks: tuple[str, ...]
    """What must follow link words inside a block, so that prose is not taken for a link."""
    video_words: tuple[str, ...]
    """What stands between link words and a title in "Simak juga Video 'Title':"."""
    link_verbs: tuple[str, ...]
    """Verbs that open such a line about a video or a further page: "Simak", "Lihat"."""
    also_words: tuple[str, ...]
    """What may follow such a verb: "juga"."""
    link_closers: tuple[str, ...]
    """What may close it: "di sini"."""
    page_places: tuple[str, ...]
    """Where a link verb sends the reader within the same article: "di halaman berikutnya"."""
    more_phrases: tuple[str, ...]
    """Sentences that only send the reader on: "Baca selengkapnya di sini"."""
    small_words: tuple[str, ...]
    """Words that stay in lower case inside a headline written With Capitals."""
    never_last: tuple[str, ...]
    """Words that a name or an object follows, so that no headline ends with one: "PT", "Soal"."""
    sentence_openers: tuple[str, ...]
    """Words that open a sentence and are rare inside a headline."""
    likely_openers: tuple[str, ...]
    """Words that do so less surely, titles before a name among them: "Kepala", "Untuk"."""

    # --- whole blocks ---
    lines: tuple[Phrase, ...]
    """Blocks that are removed whole: exactly these words, or with a ``*`` these first words."""
    list_headings: tuple[Phrase, ...]
    """Headings over lists of other headlines; the list goes with its heading."""
    caption_credits: tuple[str, ...]
    """What shows that a bracket at the end of a block is a photo credit."""
    photo_words: tuple[str, ...]
    """Credits of photos only, never of prose: "Foto", "Istimewa"; they count in mid-text too."""
    caption_starts: tuple[str, ...]
    """What opens a caption: "Foto:", "Ilustrasi"."""
    teaser_ends: tuple[str, ...]
    """What closes a teaser above the text: "Baca selengkapnya di sini"."""

    # --- who wrote it ---
    author_labels: tuple[str, ...]
    editor_labels: tuple[str, ...]
    photo_labels: tuple[str, ...]
    contributor_phrases: tuple[str, ...]
    """What follows names of people who helped: "berkontribusi dalam penulisan artikel ini"."""
    adapted_phrases: tuple[str, ...]
    """What precedes the name of who adapted a text: "Diadaptasi oleh"."""
    adapted_notices: tuple[str, ...]
    """What a notice says that names another version: "pertama kali terbit"."""
    notice_starts: tuple[str, ...]
    """What opens such a notice: "Artikel ini"."""
    name_joiners: tuple[str, ...]
    """What stands between two names: "dan"."""
    not_names: tuple[str, ...]
    """What may stand where a name does but is none: "Redaksi", "Tim"."""

    agency_initials: tuple[str, ...]
    """Agencies in a closing bracket: a credit, which stays, where "(wnv/fra)" goes; lower case."""

    closing_signs: tuple[str, ...]
    """What may stand in a closing bracket though it is no one's initials: "Red", "Adv"."""

    # --- where it was first published ---
    first_published: tuple[str, ...]
    """What precedes the outlet: "Artikel ini telah tayang di"."""
    with_title: tuple[str, ...]
    """What then precedes the title: "dengan judul"."""
    follow_verbs: tuple[str, ...]
    """What opens a line that asks to follow: "Ikuti", "Dapatkan"."""
    follow_places: tuple[str, ...]
    """Where such a line sends the reader: "Google News", "WhatsApp Channel"."""
    follow_sure: tuple[str, ...]
    """Words that stand in no other line: "caranya klik link"."""
