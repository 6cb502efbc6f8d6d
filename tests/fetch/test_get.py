"""`hexapla get`: sets made, manifests kept, and what is said where something is not right."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hexapla.formats import detect
from hexapla.model import LANGS
from hexapla.sets import find_sets
from hexapla.sets.manifest import read_manifest

from ..cli.running import Ran, run
from .files import SYMBOL, printed, version
from .server import Answer, Server, good, page, serving, status
from .visitor import digest, refusing

WORD = version("en")
PDF = printed("en")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, in which nobody waits."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HEXAPLA_ODS", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "hexapla.toml").write_text("[get]\npause_s = 0\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def six() -> Iterator[Server]:
    """A server that has all six, one of them as a PDF only."""
    answers: dict[str, Answer | list[Answer]] = {f"{lang}_doc": good(version(lang)) for lang in LANGS}
    answers.update(fr_doc=page(), fr_pdf=good(printed("fr")))
    with serving(**answers) as server:
        yield server


def test_get_makes_a_set(house: Path, six: Server) -> None:
    ran = run("get", "a_res_78_311", "--base-url", six.base)
    assert ran.status == 0, ran.err
    folder = house / "a-res-78-311"
    names = [f"{lang}.{'pdf' if lang == 'fr' else 'docx'}" for lang in LANGS]
    assert sorted(p.name for p in folder.iterdir()) == sorted([*names, "manifest.toml"])
    for lang, name in zip(LANGS, names, strict=True):
        (line,) = [line for line in ran.out.splitlines() if line.split()[:1] == [lang]]
        data = (folder / name).read_bytes()
        assert line.split()[1:3] == ["fetched", name]
        assert f"{len(data):,}" in line
        assert digest(data)[:12] in line
    manifest = read_manifest(folder)
    assert (manifest.id, manifest.symbol, manifest.kind) == ("a-res-78-311", SYMBOL, "adopted")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    for entry, name in zip(manifest.version, names, strict=True):
        assert (entry.file, entry.status, entry.sha256) == (
            name,
            "official",
            digest((folder / name).read_bytes()),
        )
        assert entry.url.startswith(six.base)
        assert entry.fetched is not None
        assert abs((today - entry.fetched).days) <= 1
        assert entry.licence
    (found,) = find_sets([folder], detect=detect)
    assert [f.lang for f in found.files] == sorted(LANGS)
    asked = len(six.asked)
    again = run("get", SYMBOL, "--base-url", six.base, "--format", "json")
    assert again.status == 0
    assert len(six.asked) == asked
    (one,) = json.loads(again.out)["sets"]
    assert {v["lang"]: v["state"] for v in one["versions"]} == dict.fromkeys(LANGS, "there")


def test_what_is_not_there_is_said_and_the_rest_is_kept(house: Path) -> None:
    with serving(en_doc=good(WORD), es_doc=good(version("fr")), ru_doc=good(version("ru"))) as server:
        ran = run("get", SYMBOL, "--langs", "en,zh,es,ru", "--base-url", server.base, "-o", "set")
    assert ran.status == 2
    zh, es = [line for line in ran.err.splitlines() if line.startswith("hexapla: ")]
    assert f"{SYMBOL} is not there in zh" in zh
    assert "es.docx.suspect" in es
    assert "the text is in fr" in es
    assert sorted(p.name for p in (house / "set").iterdir()) == [
        "en.docx",
        "es.docx.suspect",
        "manifest.toml",
        "ru.docx",
    ]
    assert [entry.lang for entry in read_manifest(house / "set").version] == ["en", "ru"]
    assert "Traceback" not in ran.err


def test_a_manifest_that_is_there_is_kept(house: Path, six: Server) -> None:
    folder = house / "set"
    folder.mkdir()
    head = f'# ours\nid = "house-17"\nsymbol = "{SYMBOL}"\ntitle = "T" # short\n\n'
    before = head + '[[version]]\nlang = "en"\nfile = "en.txt"\n'
    (folder / "manifest.toml").write_text(before, encoding="utf-8")
    (folder / "en.txt").write_text("The General Assembly,\n", encoding="utf-8")
    ran = run("get", SYMBOL, "--langs", "en,ru", "--base-url", six.base, "-o", folder)
    assert ran.status == 2
    assert "en.txt" in ran.err
    text = (folder / "manifest.toml").read_text(encoding="utf-8")
    assert text.startswith(before.rstrip())
    assert [(e.lang, e.file) for e in read_manifest(folder).version] == [
        ("en", "en.txt"),
        ("ru", "ru.docx"),
    ]
    ran = run("get", SYMBOL, "--langs", "en", "--base-url", six.base, "-o", folder, "--force")
    assert ran.status == 0
    assert read_manifest(folder).id == "house-17"
    (found,) = find_sets([folder], detect=detect)
    assert [f.path.name for f in found.files] == ["en.docx", "ru.docx"]


def test_another_text_is_not_put_into_a_set(house: Path, six: Server) -> None:
    (house / "set").mkdir()
    (house / "set" / "manifest.toml").write_text('symbol = "A/RES/70/1"\n', encoding="utf-8")
    ran = run("get", SYMBOL, "--base-url", six.base, "-o", "set")
    assert ran.status == 2
    assert "the folder holds A/RES/70/1" in ran.err
    assert six.asked == []


def test_several_symbols_get_a_folder_each(house: Path) -> None:
    with serving(en_doc=[good(WORD), good(version("en", "S/RES/2728 (2024)"))]) as server:
        ran = run(
            "get", SYMBOL, "S/RES/2728 (2024)", "--langs", "en", "-o", "texts", "--base-url", server.base
        )
    assert ran.status == 0, ran.err
    assert sorted(p.name for p in (house / "texts").iterdir()) == ["a-res-78-311", "s-res-2728-2024"]
    assert [a.query["s"] for a in server.asked] == [SYMBOL, "S/RES/2728(2024)"]


def test_drafts_are_listed_as_drafts(house: Path) -> None:
    symbol = "A/C.3/78/L.5/Rev.1"
    with serving(en_doc=good(version("en", symbol))) as server:
        ran = run("get", "a/c.3/78/l.5/rev.1", "--langs", "en", "--base-url", server.base)
    assert ran.status == 0, ran.err
    manifest = read_manifest(house / "a-c-3-78-l-5-rev-1")
    assert (manifest.symbol, manifest.kind, manifest.version[0].status) == (symbol, "draft", "draft")


def test_where_the_server_is(house: Path, six: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option before the environment before the configuration before the default."""

    def asks(*options: str) -> list[str]:
        ran = run("get", SYMBOL, "--langs", "en", "--dry-run", *options)
        assert ran.status == 0
        return ran.out.splitlines()

    query = "?s=A%2FRES%2F78%2F311&l=en&t="
    official = "https://documents.un.org/api/symbol/access"
    assert asks() == [f"{official}{query}doc", f"{official}{query}pdf"]
    (house / "hexapla.toml").write_text(
        '[get]\nbase_url = "https://mirror.example/x"\n', encoding="utf-8"
    )
    assert asks()[0] == f"https://mirror.example/x{query}doc"
    monkeypatch.setenv("HEXAPLA_ODS", "https://user:secret@other.example/y?k=1")
    assert asks()[0] == f"https://other.example/y?k=1&{query[1:]}doc"
    assert asks("--base-url", six.base)[0] == f"{six.base}{query}doc"
    assert six.asked == []
    assert sorted(p.name for p in house.iterdir()) == ["hexapla.toml"]


def lines_of(ran: Ran) -> Sequence[str]:
    return [line for line in ran.err.splitlines() if line]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "'nonsense' is no document symbol; write it as A/RES/78/311"),
        (["A/RES/../../etc"], "is no document symbol"),
        (["A/RES/78/311", "--base-url", "ftp://x.example/"], "is no web address"),
        (["A/RES/78/311", "--base-url", "file:///etc/passwd"], "is no web address"),
        (["A/RES/78/311", "--langs", "de"], "unknown language 'de'"),
        (["A/RES/78/311", "-o", "hexapla.toml"], "this is a file"),
    ],
)
def test_wrong_arguments_are_said_in_one_line(house: Path, arguments: list[str], said: str) -> None:
    ran = run("get", *arguments)
    assert ran.status == 2
    (line,) = lines_of(ran)
    assert said in line
    assert sorted(p.name for p in house.iterdir()) == ["hexapla.toml"]


def test_no_network_is_one_line(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    ran = run("get", SYMBOL, "A/RES/78/312", "--base-url", refusing())
    assert ran.status == 2
    (line,) = lines_of(ran)
    assert "cannot be reached" in line
    assert ran.out == ""
    assert sorted(p.name for p in house.iterdir()) == ["hexapla.toml"]


def test_an_interruption_is_clean(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupted)
    with serving(en_doc=good(WORD), ru_doc=status(503)) as server:
        ran = run("get", SYMBOL, "--langs", "ru", "--base-url", server.base)
        assert ran.status == 130
        assert "Traceback" not in ran.err
        assert sorted(p.name for p in house.iterdir()) == ["hexapla.toml"]
        (house / "hexapla.toml").write_text("[get]\npause_s = 1\n", encoding="utf-8")
        ran = run("get", SYMBOL, "--langs", "en,ru", "--base-url", server.base, "-o", "set", "--quiet")
    assert ran.status == 130
    assert sorted(p.name for p in (house / "set").iterdir()) == ["en.docx", "manifest.toml"]
    assert [entry.lang for entry in read_manifest(house / "set").version] == ["en"]


def test_limits_of_the_configuration_hold(house: Path) -> None:
    (house / "hexapla.toml").write_text("[get]\npause_s = 0\nmost_bytes = 1000\n", encoding="utf-8")
    with serving(en_doc=good(WORD), en_pdf=good(PDF)) as server:
        ran = run("get", SYMBOL, "--langs", "en", "--base-url", server.base)
    assert ran.status == 2
    assert "more than 1,000 bytes" in ran.err
    assert sorted(p.name for p in house.iterdir()) == ["hexapla.toml"]
