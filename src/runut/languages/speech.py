"""Format of ``speech.toml``: words of speech.

All words are lower case; a text's words are compared case-folded. A cue is not listed form by
form: roots are listed with the formations that turn them into words of saying, and the forms are
built from these, so that a new verb of saying is one root more.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from runut.records import SpeechAct

Voice = Literal["before", "after", "either", "passive"]
Takes = Literal["clause", "topic", "object", "order"]
Frame = Literal["that", "quotation", "comma", "clause"]


class Formation(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """One way to build a word of saying from a root."""

    name: str
    """How verb groups refer to it."""
    prefix: str = ""
    suffix: str = ""
    nasal: bool = False
    """The root's first letters change as ``initials`` says (me- in Indonesian)."""
    voice: Voice
    """Where the speaker stands: before the cue, after it, either, or after a passive."""


class VerbGroup(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Roots that make the same kind of cue."""

    act: SpeechAct
    takes: Takes
    """What its complement must look like to count as reported speech: anything (clause), words
    with a predicate (topic), any words of some length (object), words with a verb (order)."""
    formations: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    """Whole words whose speaker stands before them, which no formation gives."""
    after: tuple[str, ...] = ()
    """Whole words whose speaker stands after them."""
    either: tuple[str, ...] = ()
    """Whole words with the speaker on either side."""


class NounGroup(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Nouns of saying that make a cue with a verb of giving before them and a link behind them."""

    act: SpeechAct
    words: tuple[str, ...]


class UnseenVerbs(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """How a verb that no group of verbs gives is understood: by its shape and by what follows it.

    A verb of doing stands in the same shape, so the commonest of these are listed by their roots;
    what is left and has a clause behind it reports.
    """

    prefixes: tuple[str, ...]
    """First letters of such a verb; an empty one fits every verb."""
    suffixes: tuple[str, ...]
    """Last letters of such a verb."""
    frames: tuple[Frame, ...]
    """What behind the verb shows that it reports: a link ("that"), a comma or colon and a
    quotation ("quotation"), a comma and a clause ("comma"), a clause right away ("clause")."""
    copulas: frozenset[str]
    """Verbs that always belong to the clause itself, never to a relative inside it."""
    order_links: frozenset[str]
    """What opens an order right behind such a verb ("agar"); a purpose has other words too."""
    ends: frozenset[str]
    """Words that end the search for a predicate."""
    formations: tuple[Formation, ...]
    """Formations of verbs of doing beside those of verbs of saying."""
    roots: tuple[str, ...]
    """Roots of verbs of doing, knowing, showing and deciding."""
    words: tuple[str, ...]
    """Such verbs whole, where their root also makes a verb of saying or can't be told."""


class SpeechWords(msgspec.Struct, frozen=True, eq=False, kw_only=True, forbid_unknown_fields=True):
    """Cues of speech with their act, pronouns, titles and roles."""

    formations: tuple[Formation, ...]
    initials: dict[str, str]
    """First letters of a root and what stands for them under a nasal formation; longest wins."""
    verbs: tuple[VerbGroup, ...]
    owner: str
    """Ending that makes a cue carry its own speaker ("-nya"); empty where there is none."""
    plain: tuple[str, ...]
    """Cues so clear that a speaker in lower case may follow them outside a quotation."""

    givers: tuple[str, ...]
    """Verbs of giving and letting out that make a cue with a noun of saying."""
    nouns: tuple[NounGroup, ...]
    unseen: UnseenVerbs
    that: frozenset[str]
    """What opens a reported clause."""
    order_links: tuple[str, ...]
    """What opens the order inside a reported request."""
    as_: tuple[str, ...] = msgspec.field(name="as")
    """What links a person or thing to how it is called."""
    questions: tuple[str, ...]
    """Words that open a reported question: who asks so orders nothing."""
    aliases: tuple[str, ...]
    """What stands between a name and another name of the same person."""
    addressee: tuple[str, ...]
    """What may stand between a cue and its clause: to whom, where, when."""
    topics: frozenset[str]
    """A complement that begins so names a topic and reports nothing."""
    objects: frozenset[str]
    """What is asked for or given, not reported ("meminta bantuan"); a cue of clauses aside."""
    according: frozenset[str]
    """Prepositions that name the source of a clause."""
    evidence: tuple[str, ...]
    """What stands after such a preposition without being anybody's words."""
    formulas: tuple[str, ...]
    """Words that open a cue after a quotation ("demikian", "bunyi")."""
    statements: frozenset[str]
    """Nouns of saying that follow such a formula and precede the source."""
    passed_on: frozenset[str]
    """Participles that name who passed a statement on."""
    of: frozenset[str]
    """Small words between such a participle or noun and the source."""
    comparisons: tuple[str, ...]
    """Words that open a remark on where a statement came from ("seperti")."""
    media: frozenset[str]
    """Descriptions before the name of a medium; not part of its name."""

    pronouns: frozenset[str]
    """Pronouns of one speaker."""
    plural_pronouns: frozenset[str]
    body_pronouns: tuple[str, ...]
    """Pronouns of an organisation that speaks ("it")."""
    demonstratives: tuple[str, ...]
    """Words that point a description back to somebody named before."""
    adverbs: frozenset[str]
    """Words that may stand between a speaker and the cue."""
    blockers: frozenset[str]
    """Words before a cue that make it no report: negation, wish, purpose, relative."""
    relatives: frozenset[str]
    """Words that begin a relative clause; a named person before one still speaks."""
    inheritors: frozenset[str]
    """Words before a cue that take the subject of the clause before."""
    openers: frozenset[str]
    """Words that open a sentence and are capitalised there, but are never part of a name."""
    articles: tuple[str, ...]
    """Those of them that begin a noun phrase, and so belong to a clause; none in a language whose
    verbs are told by their shape."""
    stops: frozenset[str]
    """Words that end the name of a speaker."""
    breaks: tuple[str, ...]
    """Words that end a reported clause after a comma."""
    joins: frozenset[str]
    """Words that join several speakers."""
    conjunctions: frozenset[str]
    """Words that open a clause; the subject of a cue stands behind the last one."""
    role_links: tuple[str, ...]
    """Words inside a role, before what it is for ("utusan Iran untuk PBB")."""
    prepositions: frozenset[str]
    """Words that open an adverbial phrase before the subject."""
    lifeless: frozenset[str]
    """Heads of subjects that say nothing ("hal itu menegaskan bahwa")."""
    lifeless_shapes: dict[str, str]
    """First and last letters of nouns of action, lifeless unless they are organisations."""
    time_nouns: tuple[str, ...]
    """Units of time, with which a word such as "lalu" is no link but a date."""
    predicates: frozenset[str]
    """Words that show that a complement has a predicate."""
    verb_prefixes: tuple[str, ...]
    """Prefixes of verbs, for the same purpose."""
    not_verbs: frozenset[str]
    """Common words with such a prefix that are no verbs."""
    noun_shapes: tuple[tuple[str, str], ...]
    """First and last letters of nouns that a verb's prefix begins: "berakhirnya"."""
    no_predicate_after: frozenset[str]
    """Words whose next verb belongs to a relative or a purpose."""
    introduced_by: frozenset[str]
    """Passives that do the same for the person behind them ("disampaikan Sari")."""
    introducers: frozenset[str]
    """Verbs that bring a person to the fore, so that a pronoun after them means that person."""

    roles: tuple[str, ...]
    """First words of a person's role or office."""
    relations: frozenset[str]
    """Roles that somebody's name completes: before one word of a name they are not its role."""
    bystanders: frozenset[str]
    """Roles of people in a report who seldom are the ones quoted: suspects, victims."""
    organisations: tuple[str, ...]
    """First words of the name of an organisation or a document that speaks."""
    name_heads: tuple[str, ...]
    """Words whose own name follows: a university, a company, a place ("Universitas Cendana")."""
    one_word_heads: tuple[str, ...]
    """Those of them whose own name is one word, so that a person's name may follow it."""
    place_roles: tuple[str, ...]
    """Roles that a place follows before the full name ("Bupati Cendana Sari Dewi")."""
    quantifiers: frozenset[str]
    """Words that begin a description of several or of somebody unnamed; never a name."""
    titles: tuple[str, ...]
    """Ranks, degrees and forms of address: neither role nor name."""
    office_words: tuple[str, ...]
    """Words inside roles and names of organisations; never part of a person's name."""
    places: frozenset[str]
    """Places commonly named in roles; the last word of a role, not a person's name."""
    name_links: tuple[str, ...]
    """Small words inside a person's name ("bin", "van")."""
    calendar: frozenset[str]
    """Weekdays and months: capitalised, never a speaker."""
    also_names: frozenset[str]
    """Roles and words of office that also end people's names ("Lukman Hakim")."""
    glued: tuple[str, ...]
    """Small words that badly converted text glues to the end of a name."""
