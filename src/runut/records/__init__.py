"""The records that travel between stages: frozen, slotted, typed.

All offsets are half-open ranges of characters (code points) in the cleaned text of one article:
``article.text[record.start:record.end] == record.text``. Field names are those of the published
JSON (``runut schema``); a Python keyword carries a trailing underscore that the JSON leaves out.

citations.py   places in a text
codes.py       codes for reasons
captures.py    before cleaning
articles.py    one article
copies.py      all articles
revisions.py   what changes after publication
continuity.py  what goes on from story to story
stories.py     one story
trace.py       a whole run
"""

from runut.records.articles import (
    Article,
    Bound,
    Change,
    Credit,
    CreditKind,
    Figure,
    FigureKind,
    Impossible,
    Name,
    NameKind,
    Published,
    Quote,
    QuoteKind,
    SpeechAct,
    Timex,
    TimexType,
)
from runut.records.captures import Block, BlockKind, Capture, DateBasis, Failure, Removed
from runut.records.citations import Citation, Span, Words
from runut.records.codes import DifferenceCode, ImpossibleCode, PublishedCode
from runut.records.continuity import Redirect, RedirectKind, Related, Storyline
from runut.records.copies import Copy, Direction, Group, Passage
from runut.records.revisions import (
    Amended,
    Audit,
    AuditedCopy,
    CopyStatus,
    Correction,
    CorrectionKind,
    CorrectionPlace,
    Declared,
    Detail,
    DetailKind,
    Edit,
    EditKind,
    EditPart,
    Notice,
    Revision,
    Taking,
    Version,
    VersionOrder,
)
from runut.records.stories import (
    BriefLine,
    Difference,
    DifferenceKind,
    Drift,
    Entity,
    Fold,
    FoldCode,
    Moment,
    MomentAbout,
    MomentStatus,
    Origin,
    Relation,
    RoleHeld,
    Side,
    Story,
    Telling,
    Utterance,
    Voice,
    Within,
    Wording,
    WordingKind,
)
from runut.records.trace import Trace

__all__ = [
    "Amended",
    "Article",
    "Audit",
    "AuditedCopy",
    "Block",
    "BlockKind",
    "Bound",
    "BriefLine",
    "Capture",
    "Change",
    "Citation",
    "Copy",
    "CopyStatus",
    "Correction",
    "CorrectionKind",
    "CorrectionPlace",
    "Credit",
    "CreditKind",
    "DateBasis",
    "Declared",
    "Detail",
    "DetailKind",
    "Difference",
    "DifferenceCode",
    "DifferenceKind",
    "Direction",
    "Drift",
    "Edit",
    "EditKind",
    "EditPart",
    "Entity",
    "Failure",
    "Figure",
    "FigureKind",
    "Fold",
    "FoldCode",
    "Group",
    "Impossible",
    "ImpossibleCode",
    "Moment",
    "MomentAbout",
    "MomentStatus",
    "Name",
    "NameKind",
    "Notice",
    "Origin",
    "Passage",
    "Published",
    "PublishedCode",
    "Quote",
    "QuoteKind",
    "Redirect",
    "RedirectKind",
    "Related",
    "Relation",
    "Removed",
    "Revision",
    "RoleHeld",
    "Side",
    "Span",
    "SpeechAct",
    "Story",
    "Storyline",
    "Taking",
    "Telling",
    "Timex",
    "TimexType",
    "Trace",
    "Utterance",
    "Version",
    "VersionOrder",
    "Voice",
    "Within",
    "Wording",
    "WordingKind",
    "Words",
]
