"""Codes for reasons: records hold them, languages/*/interface.toml says them."""

from typing import Literal

ImpossibleCode = Literal[
    "weekday", "no_such_day", "slip_weekday", "slip_day", "slip_month", "slip_year", "slip_digit",
    "slip_day_month", "stated", "near_published", "told_as_past", "others",
]  # fmt: skip
PublishedCode = Literal[
    "future_metadata", "before_web", "before_reported", "address", "calls", "year_beside",
    "reports", "weekday_after", "fits", "fits_many", "fits_none", "since", "names", "one_day_off",
    "no_pair", "bad_full", "only_plans", "title", "later", "same_happening", "counted_back",
]  # fmt: skip
DifferenceCode = Literal[
    "grew", "moved", "moment", "later", "vague", "digits", "near", "demanded", "found", "bound",
    "long_ago", "room", "planned", "names", "spelling", "rank", "headline", "denied", "since",
    "sum", "list", "twice", "sites",
]  # fmt: skip
