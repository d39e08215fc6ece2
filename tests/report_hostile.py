"""A story in which every field that an article can fill tries to break out of its page."""

from __future__ import annotations

from hashlib import sha256

from runut.records import (
    Article,
    BriefLine,
    Citation,
    Copy,
    Difference,
    Failure,
    Impossible,
    Moment,
    Origin,
    Passage,
    Published,
    Quote,
    Related,
    Removed,
    Side,
    Span,
    Story,
    Timex,
    Trace,
)

BREAKOUT = (
    "</title></style></script><script>window.hacked=1</script>"
    "<img src=x onerror=window.hacked=1>\"' onmouseover='window.hacked=1' "
    "{{ 7*7 }} \u202eterbalik\u202c \u2066isolat &lt;b&gt;"
)
TEXT = f"Kalimat pertama {BREAKOUT} selesai.\nKalimat kedua <svg onload=window.hacked=1> selesai."
HOSTILE_IDS = (
    "../../keluar",
    "/etc/passwd",
    "A",
    "a",
    "x" * 300,
    "berita-é-\u202e-🌊",
    "<script>window.hacked=1</script>",
    "con",
    "\x00\n",
    "%2e%2e%2fkeluar",
)


def _article(id_: str, url: str) -> Article:
    end = TEXT.index("<script>") + 5
    words = TEXT[:end]
    return Article(
        id=id_,
        source=BREAKOUT,
        title=BREAKOUT,
        text=TEXT,
        sha256=sha256(TEXT.encode()).hexdigest(),
        language="id",
        url=url,
        outlet=BREAKOUT,
        mirror=BREAKOUT,
        authors=(BREAKOUT,),
        editors=(BREAKOUT,),
        published=Published(value=BREAKOUT, basis="text", note=BREAKOUT),
        removed=(Removed(text=BREAKOUT, reason=BREAKOUT),),
        notes=(BREAKOUT,),
        timexes=(
            Timex(
                start=0,
                end=end,
                text=words,
                type="DATE",
                value=BREAKOUT,
                impossible=Impossible(reading=BREAKOUT, why=BREAKOUT),
            ),
        ),
        quotes=(
            Quote(
                start=0,
                end=end,
                text=words,
                kind="direct",
                speaker=BREAKOUT,
                role=BREAKOUT,
                via=BREAKOUT,
            ),
        ),
    )


def _citations() -> tuple[Citation, ...]:
    return tuple(
        Citation(article=id_, start=n, end=len(TEXT) - n) for n, id_ in enumerate(HOSTILE_IDS)
    )


def _story() -> Story:
    whole = Span(start=0, end=len(TEXT))
    side = Side(value=BREAKOUT, citations=_citations(), outlets=(BREAKOUT,), origins=1)
    return Story(
        id="../../cerita/<script>",
        label=BREAKOUT,
        articles=HOSTILE_IDS,
        first=BREAKOUT,
        last=BREAKOUT,
        related=(Related(story="../../cerita/<script>", reason=BREAKOUT),),
        timeline=(
            Moment(
                date=BREAKOUT,
                until=BREAKOUT + "!",
                about="event",
                status="claimed",
                text=BREAKOUT,
                citations=_citations(),
                outlets=(BREAKOUT,),
            ),
        ),
        copies=(
            Copy(
                from_=HOSTILE_IDS[0],
                to=HOSTILE_IDS[1],
                direction="known",
                share=0.5,
                passages=(Passage(from_=whole, to=whole),),
                evidence=(BREAKOUT,),
            ),
        ),
        origins=(Origin(name=BREAKOUT, articles=HOSTILE_IDS),),
        differences=(
            Difference(kind="number", relation="unknown", about=BREAKOUT, sides=(side, side)),
        ),
        brief=(BriefLine(text=BREAKOUT, citations=_citations()),),
    )


def hostile() -> Trace:
    """A trace that no page may be broken by."""
    urls = ("javascript:window.hacked=1", 'https://x.example/"onclick=window.hacked=1', BREAKOUT)
    return Trace(
        runut="0.1.0",
        articles=tuple(_article(id_, urls[n % 3]) for n, id_ in enumerate(HOSTILE_IDS)),
        stories=(_story(),),
        failures=(Failure(source=BREAKOUT, reason=BREAKOUT),),
    )
