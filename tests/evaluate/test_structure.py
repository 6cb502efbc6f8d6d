"""Judging what the parser found: by the lines of the source, by hand labels, by other versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from hexapla.errors import ConfigurationError
from hexapla.evaluate.structure import Labels, compare, judge, lost, parity_of, read_labels
from hexapla.formats import Source, format_named
from hexapla.model import Lang, Version
from hexapla.parse import parse

ROOT = Path(__file__).resolve().parents[2]
RESOLUTIONS = ROOT.parent / "shared" / "data" / "unsc-en"
GOLD = ROOT / "corpora" / "gold" / "unsc-en.toml"

WHOLE = """Resolution 242 (1967)
of 22 November 1967

The Security Council,

Emphasizing the inadmissibility of the acquisition of territory by war,

1. Affirms that the fulfilment of Charter principles requires peace;

2. Requests the Secretary-General to report:

(a) on the progress of the efforts;

(b) on the refugees.

Adopted unanimously at the 1382nd meeting.
"""


def parsed(text: str, lang: Lang = "en") -> Version:
    (document,) = format_named("text").read(Source(text.encode(), "text", lang))
    return parse(document, lang, set_name="set", file="text")


def test_a_whole_text_is_whole() -> None:
    judged = judge(parsed(WHOLE), WHOLE)
    assert (judged.whole, judged.missed, judged.lacking) == (True, (), ())


def test_what_the_source_lacks_is_not_missed() -> None:
    without = WHOLE.replace("1. Affirms", "Affirms")
    judged = judge(parsed(without), without)
    assert (judged.missed, judged.lacking) == ((), ("operative paragraph 1",))


def test_what_the_source_has_is_missed() -> None:
    """A version that was read badly, held against the lines of the whole text."""
    version = parsed(WHOLE.replace("The Security Council,", "").replace("1. Affirms", "Affirms"))
    assert judge(version, WHOLE).missed == ("organ line", "operative paragraph 1")
    bare = WHOLE.replace("Emphasizing the inadmissibility of the acquisition of territory by war,", "")
    assert judge(parsed(bare), WHOLE).missed == ("preamble",)
    assert judge(parsed(bare), bare).lacking == ("preamble",)


def labels(**changes: object) -> Labels:
    known: dict[str, object] = {
        "file": "text",
        "organ": True,
        "preambular": 1,
        "operative": ("1", "2"),
        "sub": 2,
        "notes": 0,
        "adoption": "Adopted unanimously at the 1382nd meeting.",
        "first_words": ("Affirms that", "Requests the"),
    }
    return Labels(**{**known, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({}, []),
        ({"preambular": 2}, ["preambular paragraphs"]),
        ({"operative": ("1", "3")}, ["operative numbers"]),
        ({"sub": 3}, ["sub-paragraphs"]),
        ({"notes": 1}, ["notes"]),
        ({"first_words": ("Affirms", "Decides")}, ["operative paragraph 2"]),
        ({"adoption": "Adopted at the 1382nd meeting."}, ["adoption"]),
    ],
)
def test_hand_labels(changes: dict[str, object], differs: list[str]) -> None:
    found = compare(parsed(WHOLE), labels(**changes))
    assert [line.partition(":")[0] for line in found] == differs


def test_labels_that_are_none(tmp_path: Path) -> None:
    path = tmp_path / "gold.toml"
    path.write_text('[[text]]\nfile = "x"\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="organ"):
        read_labels(path)


def test_versions_side_by_side() -> None:
    texts: dict[Lang, str] = {
        "en": "Article 1\n\nAll are free.\n\nArticle 2\n\n1. Everyone.\n\n2. No one.\n",
        "ru": "Статья 1\n\nВсе свободны.\n\nСтатья 2\n\n1. Каждый.\n",
        "ar": "المادة 1\n\nالجميع أحرار.\n\nالمادة 2\n\n1 - كل فرد.\n\n2 - لا أحد.\n",
    }
    parity = parity_of([parsed(text, lang) for lang, text in texts.items()], "en")
    assert parity.articles == {"ar": 2, "en": 2, "ru": 2}
    assert parity.paragraphs == {"ar": (1, 2), "en": (1, 2), "ru": (1, 1)}
    assert (parity.labelled, parity.found) == (4, {"ar": 4, "en": 4, "ru": 3})
    assert [len(found) for found in parity.missing.values()] == [0, 0, 1]


def test_the_resolutions_of_the_security_council() -> None:
    """Nothing is lost of any; 95 of 100 are found whole; the labelled ones as labelled."""
    if not RESOLUTIONS.is_dir():
        pytest.skip(f"the texts are not there: {RESOLUTIONS}")
    gold = read_labels(GOLD)
    whole = right = 0
    files = sorted(RESOLUTIONS.glob("S_RES_*.txt"))
    for path in files:
        data = path.read_bytes()
        (document,) = format_named("text").read(Source(data, str(path), "en"))
        version = parse(document, "en", set_name="set", file=str(path))
        assert lost(version, (block.text for block in document.blocks)) == 0, path.name
        whole += judge(version, data.decode()).whole
        if path.name in gold:
            right += not compare(version, gold[path.name])
    assert whole >= 0.95 * len(files)
    assert right >= 0.95 * len(gold)
