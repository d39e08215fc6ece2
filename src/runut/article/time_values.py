"""What each form means: the meanings that ``forms`` in ``dates.toml`` may name."""

from __future__ import annotations

from collections.abc import Callable

from runut.article import time_clock, time_days, time_durations, time_events, time_periods
from runut.article.time_forms import Atom
from runut.article.time_sense import Anchors, Sense

MEANINGS: dict[str, Callable[[Atom, Anchors], Sense | None]] = {
    "day": time_days.read_day,
    "day_range": time_days.read_day_range,
    "month_day": time_days.read_month_day,
    "weekday": time_days.read_weekday,
    "that_day": time_days.read_that_day,
    "near_day": time_days.read_near_day,
    "hijri_day": time_days.read_hijri_day,
    "hijri_feast": time_days.read_hijri_feast,
    "holiday": time_days.read_holiday,
    "month": time_periods.read_month,
    "year": time_periods.read_year,
    "bare_year": time_periods.read_year,
    "years": time_periods.read_years,
    "fiscal": time_periods.read_fiscal,
    "decade": time_periods.read_decade,
    "century": time_periods.read_century,
    "nth": time_periods.read_nth,
    "nth_week": time_periods.read_nth_week,
    "near_unit": time_periods.read_near_unit,
    "weekend": time_periods.read_weekend,
    "season": time_periods.read_season,
    "ago": time_periods.read_ago,
    "hence": time_periods.read_hence,
    "that_unit": time_events.read_that_unit,
    "that_days": time_events.read_that_days,
    "beside_unit": time_events.read_beside_unit,
    "next_day": time_events.read_next_day,
    "day_before": time_events.read_day_before,
    "from_event": time_events.read_from_event,
    "nth_day": time_events.read_nth_day,
    "reference": time_events.read_reference,
    "past_reference": time_events.read_reference,
    "set": time_durations.read_set,
    "duration": time_durations.read_duration,
    "clock": time_clock.read_clock,
    "clocks": time_clock.read_clocks,
    "part": time_clock.read_part,
    "day_part": time_clock.read_day_part,
    "day_part_of": time_clock.read_day_part_of,
}
