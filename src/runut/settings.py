"""One frozen Settings; each threshold says how it was found."""

from __future__ import annotations

import msgspec


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a run may vary."""

    languages: tuple[str, ...] = ("id", "en")
    """Packs to read with; an article in another language is reported and skipped."""

    known_names: str = ""
    """Path of a table that ``runut kb build`` made; empty where names are not linked to
    Wikidata."""

    names: bool = True
    """Find names and tie them to entities and roles. By the table of weights this takes a fifth of
    a run's time, with the encoder more than half (597 articles: 24 s of processor time without
    names, 31 s with the table, 77 s with the encoder)."""

    # --- sources/files.py ---

    largest_article: int = 10_000_000
    """Bytes of one article (a text file, a page, a row of a table); longer ones are dumps of
    something else. The longest of 26 real pages has 0.3 MB."""

    largest_collection: int = 500_000_000
    """Bytes of one JSON value, which has to be read at once; JSON Lines and tables may be longer.
    Half a gigabyte of it takes about 1.5 GB of memory."""

    # --- story/lineage.py ---

    fold_families: bool = True
    """Count outlets of one house as one source. Their newsrooms may well have been there each for
    itself, but one owner stands behind both; switched off, they count apart."""

    # --- story/dating.py ---

    dating_share: float = 0.4
    """Weight of a sentence's content words that stand in an undated article, from which it may
    speak of that article's news: 0.47 and 0.56 in the two that date a real one."""

    dating_title_words: int = 2
    """Content words of the undated article's title that such a sentence holds at least: its
    actors. Sentences on the background of both share the words of the text, not of the title."""

    # --- story/timeline.py ---

    moment_likeness: float = 0.5
    """Weight of the content words that two tellings of one day share, by the mean weight of
    both (Dice), from which they tell the same happening. Of 34 moments with several citations
    drawn from 597 articles of May and June 2025, 31 were one happening; the three others told
    alike acts of one day in one place."""

    moment_likeness_across: float = 0.6
    """The same where one tells it as a plan or a claim and the other as a fact: a plan must not
    pass for its own fulfilment, so more is asked."""

    moment_likeness_far: float = 0.3
    """The same for two articles on a day far from their own: of a month or year ago, or of a plan
    weeks ahead, a story tells one thing. On the dev articles it joins five moments more than 0.5
    does, each of one happening."""

    moment_far_days: int = 7
    """Days from any publication beyond which a day is far."""

    moment_words: int = 3
    """Content words that two tellings of one happening share at least, and a moment has: "yes,
    that is right, said Ferry" tells nothing."""

    moment_containment: float = 0.8
    """Part of the lighter clause's weight that stands in another of the same day, from which
    both tell the same happening: 39 articles name one crash in as many longer sentences."""

    moment_news: float = 0.6
    """Part of the lighter telling's weight that stands in another article's telling of the same
    day, both without the words that the whole story shares."""

    central_share: float = 0.3
    """A story is about the words in the title or lead of more than this part of its articles, and
    of more than two. At 0.3, 17 of 39 articles on one crash tell it as one moment; at 0.5, 12."""

    central_core: float = 0.6
    """Part of the words of a date's own clause that are what the story is about, from which it
    tells the central happening; at 0.5 a radio call before a shipwreck became the wreck."""

    central_news: float = 0.25
    """Part of a telling's words that none of those of the central happening has, up to which it
    tells that happening again: a toll of its dead does, a call for help before it does not."""

    moment_clock: float = 0.3
    """Part of the lighter telling's weight that two articles share where both give the same hour
    of the same day, from which they tell the same."""

    moments_said: int = 8
    """Statements and reports that a timeline keeps for one day; the quotes hold them all. The
    longest of those 597 articles' stories (39 articles) has 23 on its first day."""

    background_days: int = 31
    """Days before the first and after the last article beyond which a date is background."""

    background_moments: int = 6
    """Moments of background that a timeline keeps, those told by most origins first."""

    # --- story/voices.py ---

    utterance_likeness: float = 0.6
    """Likeness (story/utterances.py) from which two wordings by one speaker are one utterance.
    Chosen with the other numbers of this stage on half of the stories of
    ``bench/utterances_gold.json`` (.870 of the joined right, .800 found) and on pairs judged by
    eye in stories outside the other half. There, at .56, .60 and .64 .903, .907 and .907 are
    right, and .763, .753 and .712 found."""

    utterance_likeness_behind: float = 0.4
    """The same where an article reports something and quotes it right behind, one speaker: all 32
    pairs looked at first were one; from .2 to .3 nine of twelve, from .12 to .2 six."""

    utterance_likeness_after: float = 0.7
    """The same for a report after the quotation of one article: mostly the next thing said (nine
    of ten looked at)."""

    utterance_likeness_alike: float = 0.8
    """Overlap of words from which two quotations, or two reports, of one article are one: 29 of 30
    looked at were two, the highest at .79. No run of words helps them."""

    utterance_likeness_apart: float = 0.9
    """Likeness where speakers differ or one is not named: two who say nearly the same are seldom
    one."""

    utterance_clash: float = 0.5
    """What is left of a likeness where both wordings have figures and share none."""

    utterance_turned: float = 0.8
    """What is left of a likeness where only one of two wordings denies."""

    utterance_run: float = 0.04
    """What each word of the longest run that two wordings share adds to their likeness: average
    precision on the pairs above from .877 to .892; two rather than four hundredths, .886."""

    utterance_run_words: int = 8
    """Words of a run that count."""

    utterance_words: int = 3
    """Content words that two wordings share at least, figures aside: two alone ("lapas" and
    "rutan") joined what a speaker said of one thing in two sentences. One right behind another
    needs two, and two speakers who differ need five: all who mourn share four."""

    utterance_reach: int = 120
    """Characters between the end of one wording and the start of the next that is right behind;
    of ten that stood farther, up to 160, half were two."""

    drift_share: float = 0.2
    """Share of content words from which a wording counts as shortened or changed: below it stand
    glued words and inflections that the stemmer does not fold."""

    # --- story/differences.py ---

    count_context: int = 2
    """Content words that the sentences of two counts share at least, besides what is counted."""

    count_likeness: float = 0.2
    """Likeness of those sentences (weight of the shared words by the mean weight of both). On
    the 382 stories of 597 articles 15 differences are printed at 0.2, all of them right by eye;
    at 0.3 five of the right ones are lost; without it, 88 are printed, most of them wrong."""

    people_context: int = 3
    """Content words besides names that the sentences share at least where people are counted of
    whom nothing else is said: two counts of one village's people share its names."""

    people_likeness: float = 0.2
    """Likeness of those sentences: 800 and 650 who took part in one drill reach it."""

    measure_likeness: float = 0.4
    """The same for measures, which stand for many things: at 0.2 the depth of a fall met the
    depth that rescuers had reached."""

    toll_context: int = 1
    """Content words that two sentences on people dead, hurt or missing share at least: a story
    has one event, so what became of people names them nearly alone."""

    count_days: int = 10
    """Days from an article's own day beyond which a date in the sentence makes a count history."""

    count_factor: int = 3
    """Two counts further apart than this factor count different things: tolls that a story
    updates were at most 1.9 times apart (133 and 247 dead); a dispute on 4 islands met a
    province's 213."""

    count_sides: int = 6
    """A thing with more values than this in one story is no one thing: lists of complaints by
    province reached 13, the number of a crash's passengers 5."""

    toll_sides: int = 12
    """The same for people dead, hurt or missing: a toll is told anew with every body found."""

    same_day_words: int = 5
    """Content words a telling needs at least before its day is held against another's."""

    same_day_likeness: float = 0.5
    """Likeness (Jaccard) of content words from which two tellings are of one happening whose
    days may differ."""

    own_likeness: float = 0.25
    """Likeness of two sentences of one article from which both count one thing: of the pairs in
    597 articles those below it are two happenings, or a whole and those known by name."""

    demand_likeness: float = 0.2
    """Likeness of the sentences of an amount asked for and an amount given to the same person."""

    place_likeness: float = 0.3
    """Likeness of the sentences that put one kind of happening in two places."""

    same_quote: float = 0.7
    """Likeness (Jaccard) of content words from which two quotations are one, cut differently."""

    same_quote_words: int = 5
    """Content words that such a quotation has at least: anybody says "we will check" twice."""

    event_words: int = 2
    """Content words that the sentences of two times of one kind of happening share at least."""

    event_likeness: float = 0.1
    """Likeness of those sentences (weight of the shared words by the mean weight of both): the
    kind of happening is one already, so little more is asked."""

    event_days: int = 14
    """Days between two days of one happening beyond which they are two happenings."""

    event_sides: int = 5
    """A happening with more times than this in one story is no one happening."""

    clock_near: int = 5
    """Minutes between two clock times that are one moment told by two clocks."""

    wording_reach: int = 8
    """Sentences at the start of an article in which it says what its story is about."""

    wording_words: int = 2
    """Content words that sentences (or headlines) share at least where they word one thing."""

    strength_words: int = 2
    """Content words that a headline and a sentence of its text share where both claim the same."""

    denial_words: int = 3
    """Content words that a claim and its denial share at least."""

    denial_weight: float = 0.25
    """Likeness of a claim and its denial (weight of the shared words by the mean weight). With
    this and ``denial_likeness`` five are printed on 597 articles, four right and one unsure; at
    0.2 and 0.4 twelve, of which half are two things."""

    denial_likeness: float = 0.5
    """Share of the shorter one's words that a claim and its denial have in common at least."""

    # --- story/brief.py ---

    brief_lines: int = 8
    """Lines of a brief at most."""

    brief_reach: int = 60
    """Sentences at the start of an article from which a brief may choose; at that place a
    sentence weighs a tenth of the first."""

    brief_overlap: float = 0.5
    """Share of words beyond which a sentence repeats a line that the brief has."""

    brief_overlap_newest: float = 0.8
    """The same for a sentence with the newest value of a count: a toll is told in the words of
    the lead, and must not be left out for that."""

    brief_same: float = 0.6
    """Likeness (Jaccard) of content words from which two sentences say the same."""

    brief_fade: float = 0.15
    """How fast a sentence loses weight with its place in the article."""

    brief_copied: float = 1.25
    """By how much less a sentence weighs that another article of the story had first: of two that
    are alike, the source's is taken, but a copy's lead still comes before a source's tail."""

    brief_floor: float = 0.25
    """Part of the first line's weight below which a sentence adds nothing worth a line."""

    # --- corpus/stories.py ---

    story_likeness: float = 0.17
    """Mean likeness of articles that are one story, 0 to 1. BCubed F on the 597 dev articles is
    .926 to .931 from 0.15 to 0.18 and falls beyond 0.2; VMDS (Vietnamese) scores .95 with it."""

    story_window: float = 6.0
    """Days between two publications beyond which words alone don't make them one story: the
    factor for time (likeness.py) then leaves a third of any likeness."""

    story_grace: float = 3.0
    """Days beyond ``story_window`` for which a stream holds articles, so that one which arrives
    late still finds its story; of changed pages most are seen changed within a day, nearly all
    within a week."""

    related_likeness: float = 0.2
    """Cosine of two stories' heaviest words from which they are shown as related. On the dev
    articles two in three such links stay within a storyline drawn by hand, the rest share their
    actors; at 0.12 half, at 0.3 four in five but a third as many."""

    storyline_likeness: float = 0.2
    """The same from which a story continues an earlier one, if they also share words of their
    titles. Of 44 such links in the dev articles 40 stay within a storyline drawn by hand (24 of 27
    in one half, 16 of 17 in the other); at 0.25 and with two names in both titles 19 of 20."""

    storyline_likeness_far: float = 0.35
    """The same where more than ``storyline_days`` lie between the two."""

    storyline_days: float = 7.0
    """Days after which the same actors say little: without the higher threshold half of the wrong
    pairs lie 11 to 25 days apart."""

    storyline_most_days: float = 90.0
    """Days beyond which a story is only related: by its words a second visit of the same people is
    like the first. Not measured: the dev articles span 27 days."""

    # --- corpus/copies.py ---

    copy_words: int = 32
    """Words, quotations left out, that two articles share where one copies the other. The 74
    pairs found by hand in the dev articles share 32 and more; most pairs below share a name with
    its titles or an agency's set phrases."""

    copy_share: float = 0.12
    """The same as part of the shorter article; the 74 pairs have 0.14 and more."""

    copy_share_across: float = 0.24
    """The same between two outlets: court formulas, amounts and names that both report reach 0.23
    in the dev articles, the two pairs found by hand have 0.26 and 0.81."""

    copy_joins: float = 0.6
    """Share of the shorter article that makes it tell its source's story. Of the 74 pairs those
    of two events (background told again) share 0.58 and less, all but one under 0.5."""
