"""Manifests written: they say what they should, and keep what a person wrote."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import ConfigurationError
from hexapla.model import LANGS, STATUSES
from hexapla.sets.configuration import configuration
from hexapla.sets.manifest import Accepted, Manifest, VersionEntry, read_manifest
from hexapla.sets.manifest_writer import write_manifest

OURS = """# Our set.
id = "house-17" # as in the register

title = "Ein Titel"

[[version]] # English first
file = "en.txt" # retyped
lang = "en"
status = "draft"
licence = "ours"

# the French one is from Geneva
[[version]]
lang = "fr"
file = "fr.txt"

[[accepted]] # see the minutes
code = "NUM001"
reason = "agreed"
author = "A. B."
expires = 2030-01-01
"""

FETCHED = VersionEntry(
    "en.docx",
    "en",
    origin="ODS",
    sha256="0a",
    url="https://x/",
    fetched=datetime.date(2024, 11, 22),
)
ARABIC = VersionEntry("ar.docx", "ar", "working translation")


def test_a_new_manifest_reads_well(tmp_path: Path) -> None:
    path = write_manifest(tmp_path, Manifest(id="a", symbol="A/RES/78/311", version=(FETCHED, ARABIC)))
    assert path.read_text(encoding="utf-8") == (
        'id = "a"\nsymbol = "A/RES/78/311"\nsource = "en"\nkind = "adopted"\n\n'
        '[[version]]\nfile = "en.docx"\nlang = "en"\nstatus = "official"\norigin = "ODS"\n'
        'sha256 = "0a"\nurl = "https://x/"\nfetched = 2024-11-22\n\n'
        '[[version]]\nfile = "ar.docx"\nlang = "ar"\nstatus = "working translation"\n'
    )


def test_what_a_person_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(OURS, encoding="utf-8")
    before = read_manifest(tmp_path)
    after = msgspec.structs.replace(
        before, symbol="A/RES/78/311", version=(FETCHED, before.version[1], ARABIC)
    )
    path = write_manifest(tmp_path, after)
    assert read_manifest(tmp_path) == after
    text = path.read_text(encoding="utf-8")
    comments = [line[line.index("#") :] for line in OURS.splitlines() if "#" in line]
    assert [line[line.index("#") :] for line in text.splitlines() if "#" in line] == comments
    assert "fetched = 2024-11-22\n\n# the French one is from Geneva\n[[version]]" in text
    assert text.endswith(OURS[OURS.index("[[accepted]]") :])
    assert not [p for p in tmp_path.iterdir() if p.name != "manifest.toml"]


def test_what_says_it_already_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(OURS, encoding="utf-8")
    inode = path.stat().st_ino
    write_manifest(tmp_path, read_manifest(tmp_path))
    assert (path.read_text(encoding="utf-8"), path.stat().st_ino) == (OURS, inode)


@pytest.mark.parametrize("wrong", ["id = \n", 'symbl = "A/RES/1/1"\n', 'id = "\udcff"\n'])
def test_what_is_no_manifest_is_left_as_it_is(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "manifest.toml"
    path.write_bytes(wrong.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigurationError):
        write_manifest(tmp_path, Manifest(id="a"))
    assert path.read_bytes() == wrong.encode("utf-8", "surrogateescape")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12
)
DATES = st.dates() | st.none()
ENTRIES = st.lists(st.sampled_from(LANGS), unique=True).flatmap(
    lambda langs: st.tuples(
        *(
            st.builds(
                VersionEntry,
                WORDS,
                st.just(lang),
                st.sampled_from(STATUSES),
                origin=WORDS,
                fetched=DATES,
            )
            for lang in langs
        )
    )
)
ACCEPTED = st.lists(
    st.builds(Accepted, WORDS, WORDS, WORDS, lang=st.sampled_from((*LANGS, None)), expires=DATES),
    max_size=3,
).map(tuple)
MANIFESTS = st.builds(
    Manifest,
    id=WORDS,
    title=WORDS,
    source=st.sampled_from(LANGS),
    original=st.sampled_from((*LANGS, None)),
    kind=st.sampled_from(("draft", "adopted")),
    version=ENTRIES,
    accepted=ACCEPTED,
)


@given(MANIFESTS, MANIFESTS)
@settings(max_examples=60, deadline=None)
def test_any_manifest_becomes_any_other(first: Manifest, second: Manifest) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for manifest in (first, second):
            write_manifest(folder, manifest)
            assert read_manifest(folder) == manifest


def test_a_list_in_one_line_is_written_anew(tmp_path: Path) -> None:
    inline = (
        'version = [{file = "en.txt", lang = "en"}, {file = "fr.txt", lang = "fr"}]\nsource = "fr"\n'
    )
    (tmp_path / "manifest.toml").write_text(inline, encoding="utf-8")
    before = read_manifest(tmp_path)
    after = msgspec.structs.replace(before, version=(*before.version, ARABIC))
    write_manifest(tmp_path, after)
    assert read_manifest(tmp_path) == after


def test_how_the_server_is_treated_is_configured(tmp_path: Path) -> None:
    file = tmp_path / "hexapla.toml"
    file.write_text('[get]\nbase_url = "https://mirror.example/"\ntimeout_s = 9\n', encoding="utf-8")
    table = configuration(tmp_path / "not" / "yet").get
    assert (table.base_url, table.timeout_s, table.pause_s) == ("https://mirror.example/", 9.0, 1.0)
    assert table.most_bytes == 200_000_000
    for wrong, said in (
        ("timeout = 9", "did you mean `timeout_s`?"),
        ("pause_s = -1", ">= 0"),
        ("timeout_s = 0", "> 0"),
        ("most_bytes = 0", ">= 1"),
    ):
        file.write_text(f"[get]\n{wrong}\n", encoding="utf-8")
        with pytest.raises(ConfigurationError) as caught:
            configuration(tmp_path)
        assert said in caught.value.line()
