"""Declared corrections and folded captures in a collection, to be read by eye.

Usage: python bench/corrections.py ARTICLES [--words]

Prints every declared correction found, every article that has several versions, and how many
places hold a word that such notes are made of (--words lists them with what stands around, on the
terminal only: words of articles are never written down).
"""

from __future__ import annotations

import re
import sys

from runut.corpus.versions import fold_versions
from runut.languages.pack import load_pack
from runut.pipeline import read_or_fail
from runut.records import Article
from runut.settings import Settings
from runut.sources.files import read_paths

WORDS = re.compile(
    r"(?i)\b(ralat|meralat|diralat|koreksi|dikoreksi|mengoreksi|revisi|direvisi|diperbarui|keliru|"
    r"kekeliruan|seharusnya|dicabut|ditarik|pemutakhiran|meminta maaf|telah diubah|redaksi|"
    r"hak jawab|klarifikasi|artikel ini|berita ini)\b"
)


def main(path: str, *options: str) -> None:
    outcomes = [read_or_fail(found, Settings()) for found in read_paths([path])]
    articles = [o for o in outcomes if isinstance(o, Article)]
    found = [(a.id, c.kind, c.where, c.start, c.end) for a in articles for c in a.corrections]
    folded = fold_versions(articles)
    places = [(a, m) for a in articles for m in WORDS.finditer(f"{a.title}\n{a.text}")]
    print(f"{len(articles)} articles, {sum(len(a.text) for a in articles)} characters")
    print(f"{len(found)} declared corrections", *found, sep="\n  ")
    print(f"{len(folded.history)} articles with several versions", *folded.history, sep="\n  ")
    print(f"{len(places)} places with a word of such notes ({known_labels()} labels known)")
    for article, match in places if "--words" in options else ():
        around = f"{article.title}\n{article.text}"[max(0, match.start() - 60) : match.end() + 40]
        print(f"  {article.id} {' '.join(around.split())}")


def known_labels() -> int:
    words = load_pack("id").corrections
    return sum(map(len, words.labels.values())) + len(words.weak_labels)


if __name__ == "__main__":
    main(*sys.argv[1:])
