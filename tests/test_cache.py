"""The cache: nothing but the time of a run depends on it, whatever becomes of its files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hexapla.cache import Cache
from hexapla.formats.tbx import read_tbx, write_tbx
from hexapla.kept_files import cache_folder
from hexapla.model import Concept, Lang, Span, Term, Termbase, Version
from hexapla.sets.corpora import shipped_termbase
from hexapla.terms import finder as finder_module
from hexapla.terms import words as words_module
from hexapla.terms.finder import Occurrence, TermFinder
from hexapla.terms.words import TERMS
from hexapla.text import dictionary, lemmas, tokenise
from hexapla.text.dictionary import is_word
from hexapla.text.memory import MEMORY, Memory

Found = dict[tuple[Lang, str], tuple[Occurrence, ...]]


def forget() -> None:
    """As in a new process, save that dictionaries stay loaded."""
    for table in (MEMORY.keys, MEMORY.words, MEMORY.nouns, MEMORY.divisions, TERMS):
        table.clear()
    for cached in (words_module._term_word, finder_module._reading, lemmas.dictionary_keys):
        cached.cache_clear()


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    known = Memory()
    known.hand_in(MEMORY)
    terms = {lang: dict(table) for lang, table in TERMS.items()}
    yield
    forget()
    MEMORY.hand_in(known)
    TERMS.update(terms)


def run(folder: Path, versions: dict[Lang, Version]) -> tuple[Found, list[bool | None]]:
    """What a run with the cache in *folder* finds in *versions*, as a new process would."""
    forget()
    cache = Cache(folder)
    path = shipped_termbase()
    finder = TermFinder(cache.termbase(path.read_bytes(), path.name, read_tbx))
    texts = [(lang, clause.text) for lang, version in versions.items() for clause in version.clauses]
    found = {(lang, text): finder.find_nested(text, lang) for lang, text in texts}
    known = [is_word(word, lang) for lang, text in texts for word in text.split()]
    cache.save()
    return found, known


def tripwire(*_arguments: object) -> object:
    raise AssertionError("a dictionary was asked for a known word")


def test_the_same_with_a_cache_and_no_dictionary_asked_again(
    tmp_path: Path, clean_set: dict[Lang, Version], finder: TermFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(tmp_path, clean_set)
    assert first[0] == {(lang, text): finder.find_nested(text, lang) for lang, text in first[0]}
    assert sum(len(found) for found in first[0].values()) > 1000
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert len(before) == 2
    for module, name in (
        (lemmas, "_looked_up"),
        (lemmas, "_morphology"),
        (tokenise, "_divided"),
        (words_module, "_term_words"),
    ):
        monkeypatch.setattr(module, name, tripwire)
    assert run(tmp_path, clean_set) == first
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "other", "folder"])
def test_a_damaged_file_is_made_anew(
    damage: str, tmp_path: Path, clean_set: dict[Lang, Version]
) -> None:
    one: dict[Lang, Version] = {lang: clean_set[lang] for lang in ("ru", "zh")}
    first = run(tmp_path, one)
    good = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for path in list(tmp_path.iterdir()):
        data = bytearray(path.read_bytes())
        if damage == "flip":
            data[len(data) // 2] ^= 1
        path.unlink()
        if damage == "folder":
            path.mkdir()
        else:
            kept = {"flip": bytes(data), "cut": bytes(data[:-9]), "empty": b"", "other": b"x" * 99}
            path.write_bytes(kept[damage])
    assert run(tmp_path, one) == first
    if damage != "folder":
        assert {path.name for path in tmp_path.iterdir()} == set(good)
        assert all(path.read_bytes()[32:] for path in tmp_path.iterdir())
        assert run(tmp_path, one) == first


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, clean_set: dict[Lang, Version]) -> None:
    one: dict[Lang, Version] = {"ar": clean_set["ar"]}
    file = tmp_path / "a-file"
    file.write_bytes(b"mine")
    assert run(file / "below", one) == run(file, one) == run(tmp_path / "new", one)
    assert file.read_bytes() == b"mine"


def small(*texts: str) -> Termbase:
    terms = tuple(
        Term("ru", text, "preferred" if at == 0 else "admitted") for at, text in enumerate(texts)
    )
    return Termbase("small", (Concept("sdg", "development", terms),))


def test_a_changed_termbase_is_read_anew(tmp_path: Path) -> None:
    for texts in (["цель"], ["цель", "задача"]):
        forget()
        cache = Cache(tmp_path)
        termbase = cache.termbase(write_tbx(small(*texts)), "small.tbx", read_tbx)
        assert [term.text for term in termbase.concepts[0].terms] == texts
        spans = [x.span for x in TermFinder(termbase).find("цели и задачи", "ru")]
        assert spans == [Span(0, 4), Span(7, 13)][: len(texts)]
        cache.save()
    assert len([path for path in tmp_path.iterdir() if path.name.startswith("termbase-")]) == 2


def test_a_later_run_adds_languages(tmp_path: Path) -> None:
    terms = [Term(lang, text, "preferred") for lang, text in (("en", "peace"), ("fr", "paix"))]
    data = write_tbx(Termbase("t", (Concept("peace", "peace", tuple(terms)),)))
    for term in (*terms, *terms):
        forget()
        cache = Cache(tmp_path)
        lang: Lang = "en" if term.lang == "en" else "fr"
        assert TermFinder(cache.termbase(data, "t.tbx", read_tbx)).find(term.text, lang)
        cache.save()
    forget()
    Cache(tmp_path).termbase(data, "t.tbx", read_tbx)
    assert {lang: list(table) for lang, table in TERMS.items()} == {"en": ["peace"], "fr": ["paix"]}


def test_what_two_runs_learn_at_once_is_kept(tmp_path: Path) -> None:
    forget()
    first, second = Cache(tmp_path), Cache(tmp_path)
    assert is_word("peace", "en")
    first.save()
    forget()
    assert is_word("droits", "fr")
    assert dictionary.is_word("qwrtz", "fr") is False
    second.save()
    forget()
    Cache(tmp_path)
    assert MEMORY.words == {"en": {"peace": True}, "fr": {"droits": True, "qwrtz": False}}


def test_old_files_are_forgotten_and_those_of_others_left(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine", encoding="utf-8")
    for at in range(40):
        old = tmp_path / f"{('termbase', 'words', 'new')[at % 3]}-{at}"
        old.write_bytes(b"old")
        os.utime(old, (at, at))
    forget()
    cache = Cache(tmp_path)
    is_word("peace", "en")
    cache.save()
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left) == 17
    assert {"notes.txt", "words-37", "new-38"} <= left
    assert not {"termbase-0", "words-1"} & left


def test_where_it_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEXAPLA_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("HEXAPLA_CACHE")
    assert cache_folder().name == "hexapla"


PROGRAM = """
import json, sys
from hexapla.cli import main
try:
    main(["check", *sys.argv[1:], "--format", "json", "-q", "--fail-on", "never"])
except SystemExit as end:
    assert end.code == 0, end.code
heavy = ("simplemma", "Stemmer", "pymorphy3", "rjieba")
print(json.dumps([name for name in heavy if name in sys.modules]), file=sys.stderr)
"""
TEXTS: dict[Lang, str] = {
    "ar": "\u062d\u0642\u0648\u0642 \u0627\u0644\u0625\u0646\u0633\u0627\u0646",
    "zh": "\u91cd\u7533\u4eba\u6743",
    "ru": "подтверждая права человека и цели",
    "es": "reafirmando los derechos humanos",
}
TERMS_OF_TEXTS: dict[Lang, str] = {
    "ar": "\u062d\u0642\u0648\u0642 \u0627\u0644\u0625\u0646\u0633\u0627\u0646",
    "zh": "\u4eba\u6743",
    "ru": "права человека",
    "es": "derechos humanos",
}


def test_processes_share_a_folder_and_load_nothing_that_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    for lang, text in TEXTS.items():
        (folder / f"{lang}.txt").write_text(f"{text}\n", encoding="utf-8")
    terms = tuple(Term(lang, text, "preferred") for lang, text in TERMS_OF_TEXTS.items())
    tbx = tmp_path / "t.tbx"
    tbx.write_bytes(write_tbx(Termbase("t", (Concept("human-rights", "rights", terms),))))
    command = [sys.executable, "-c", PROGRAM, str(folder), "--termbase", str(tbx)]
    environment = {**os.environ, "HEXAPLA_CACHE": str(tmp_path / "cache")}

    def start() -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, env=environment, stdout=pipe, stderr=pipe, text=True, encoding="utf-8"
        )

    together = [process.communicate(timeout=120) for process in [start() for _ in range(3)]]
    later = start().communicate(timeout=120)
    assert {out for out, _ in together} == {later[0]}
    assert json.loads(later[0])["sets"][0]["summary"]["terms"] == dict.fromkeys(TEXTS, 1.0)
    assert json.loads(later[1].splitlines()[-1]) == []
