"""When a page was saved, as the program that saved it wrote into its file."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_HEAD, _TAIL = 4_000, 4_000
_SINGLE_FILE = re.compile(
    r"saved date:\s*\w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d) GMT([+-]\d{4})"
)  # SingleFile, by JavaScript's Date.toString
_WAYBACK = re.compile(
    r"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})"
)  # Internet Archive, in UTC


def read_captured(page: str) -> str | None:
    """The time at which a saved page was captured, in ISO 8601; None where its file tells none.

    SingleFile writes it at the beginning, the Internet Archive at the end. The date of a file
    itself is not asked: copying changes it.
    """
    for pattern, shape in (
        (_SINGLE_FILE, "%b %d %Y %H:%M:%S %z"),
        (_WAYBACK, "%H:%M:%S %b %d, %Y"),
    ):
        match = pattern.search(page, 0, _HEAD) or pattern.search(page, max(0, len(page) - _TAIL))
        if match is None:
            continue
        try:
            moment = datetime.strptime(" ".join(match.groups()), shape)
        except ValueError:
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    return None
