"""What a caller of Runut may catch, and every reason for which an input can't be told."""

from __future__ import annotations

from runut.records import Failure

FAILURES = {
    # an input
    "no_stdin": "there is no standard input to read; name a file or a folder",
    "missing": "there is no such file or folder; check the path",
    "forbidden": "there is no permission to read it; change its rights",
    "input_error": "it can't be read ({what}); check the file and the disk",
    "folder_error": "this folder can't be read ({what}); check its rights",
    "empty_folder": "this folder holds no files; name another",
    # a file
    "empty": "it is empty; save it again, with its text",
    "gzip": "its gzip packing is broken; pack it again",
    "pdf": "it is a PDF, not text; save its text or HTML instead",
    "zip": "it is a zip archive or an office document, not text; unpack it or save its text",
    "office": "it is an office document, not text; save its text or HTML instead",
    "image": "it is an image, not text; save its text or HTML instead",
    "database": "it is a database, not text; export its articles as CSV or JSON Lines",
    "archive": "it is an archive, not text; unpack it and name the folder",
    "binary": "it is binary, not text; save its text or HTML instead",
    "too_large": "it is over {what} MB; split it into articles",
    "feed": "it is a feed or site map, which holds no articles; save its pages",
    "json": "it is no valid JSON ({what}); check the file",
    "empty_list": "its list of articles is empty; check the file",
    "columns": "its first row ({what}) names no text, html or title; name the columns",
    # a row
    "row": "this row of the table is broken ({what}); check its quotation marks",
    "line": "this line is no JSON ({what}); write one object on each line",
    "not_object": "it is JSON, but not an object with the fields of an article; check the file",
    "no_field": "it has no text, html or title (its fields: {what}); name one of them 'text'",
    # an article
    "markup": "no page can be read from it ({what}); save its HTML again",
    "no_article": "there is no text of an article on this page; save the page of one article",
    "no_text": "there is no text and no title in it; check that it is an article",
    "boilerplate": "there is nothing but boilerplate in it; check that it is an article",
    "language": "its language is '{what}', which can't be read; see 'runut doctor' for those known",
    # a defect of Runut
    "unexpected": "unexpected error ({what}); please report it, with the input if you may",
    "crashed": "the process that read it crashed; please report it, with the input if you may",
}
"""English sentence of each reason by its code: what is wrong; what to do. The interface says the
same under ``[failure]`` in every language."""


class RunutError(Exception):
    """Root of all errors that Runut raises on purpose."""


class UnreadableError(RunutError):
    """One input can't be told: the message says what is wrong with it and what to do.

    ``code`` is a key of FAILURES, ``what`` the value that its sentence has a place for.
    """

    def __init__(self, code: str, what: object = "") -> None:
        super().__init__(code, what)  # so that the error can be pickled
        self.code, self.what = code, str(what)

    def __str__(self) -> str:
        return FAILURES[self.code].format(what=self.what)


class LanguageDataError(RunutError):
    """A file of a language pack breaks its format: the message names file and field."""


class OutletDataError(RunutError):
    """A file of an outlet breaks its format: the message names file and field."""


def fail(source: str, error: UnreadableError) -> Failure:
    """Record that an input could not be told, and why."""
    return Failure(source=source, reason=str(error), code=error.code, what=error.what)
