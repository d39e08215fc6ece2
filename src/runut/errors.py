"""What a caller of Runut may catch."""


class RunutError(Exception):
    """Root of all errors that Runut raises on purpose."""


class UnreadableError(RunutError):
    """One input can't be told: the message says what is wrong with it and what to do."""


class LanguageDataError(RunutError):
    """A file of a language pack breaks its format: the message names file and field."""


class OutletDataError(RunutError):
    """A file of an outlet breaks its format: the message names file and field."""
