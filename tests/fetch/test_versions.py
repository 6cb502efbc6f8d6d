"""Fetching from a server that behaves well and badly: what arrives, is said, is left behind."""

from __future__ import annotations

import datetime
import itertools
import tempfile
import threading
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.fetch import Manners, UnreachableError, World
from hexapla.fetch.part import Part
from hexapla.model import LANGS, Lang

from .files import SYMBOL, docx, paragraphs, printed, version
from .server import (
    Answer,
    announced,
    cut,
    deaf,
    endless,
    good,
    page,
    part,
    redirect,
    serving,
    silent,
    status,
    zipped,
)
from .visitor import NOW, Visitor, digest, refusing

WORD = version("en")
PDF = printed("en")


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    (tmp_path / "set").mkdir()
    return Visitor(tmp_path / "set")


# What goes well, at once or in the end.


@pytest.mark.parametrize("lang", LANGS)
def test_the_word_file_is_taken(visitor: Visitor, lang: Lang) -> None:
    data = version(lang)
    with serving(**{f"{lang}_doc": good(data)}) as server:
        (got,) = visitor.get(server, lang)
    assert (got.state, got.file, got.size, got.sha256) == (
        "fetched",
        f"{lang}.docx",
        len(data),
        digest(data),
    )
    assert (got.problem, got.remarks, got.date) == ("", (), NOW.date())
    assert (visitor.folder / got.file).read_bytes() == data
    assert visitor.left == [f"{lang}.docx"]
    (asked,) = server.asked
    assert asked.query == {"s": SYMBOL, "l": lang, "t": "doc"}
    assert asked.headers["user-agent"].startswith("hexapla/")


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


@pytest.mark.parametrize(
    ("first", "remark"),
    [
        (status(404), None),
        (status(410), None),
        (status(204), None),
        (page(), None),
        (status(403), "answers 403"),
        (status(200), "empty file"),
        (good(OLD_WORD), "old format"),
        (good(b"{\\rtf1 The General Assembly}"), "old format"),
        (good(WORD[:-40]), "neither a Word file nor a PDF, or is damaged"),
        (good(b"plain"), "neither a Word file nor a PDF"),
        (good(docx([])[:200]), "neither a Word file nor a PDF"),
    ],
)
def test_the_pdf_is_taken_where_there_is_no_word_file(
    visitor: Visitor, first: Answer, remark: str | None
) -> None:
    with serving(en_doc=first, en_pdf=good(PDF)) as server:
        (got,) = visitor.get(server, "en")
    assert (got.state, got.file, got.extent) == ("fetched", "en.pdf", "1 page")
    assert server.wanted == ["en doc", "en pdf"]
    assert visitor.slept == [0.5]
    assert visitor.left == ["en.pdf"]
    assert got.url.endswith("t=pdf")
    assert len(got.remarks) == bool(remark)
    assert all((remark or "") in said for said in got.remarks)


def test_a_pdf_that_comes_for_a_word_file_is_taken_as_what_it_is(visitor: Visitor) -> None:
    with serving(en_doc=good(PDF, Content_Type="application/msword")) as server:
        (got,) = visitor.get(server, "en")
    assert (got.state, got.file) == ("fetched", "en.pdf")


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed(visitor: Visitor, code: int) -> None:
    with serving(en_doc=redirect("/elsewhere", code)) as server:
        server.answers["/elsewhere"] = [redirect(server.base.replace("/access", "/there"), code)]
        server.answers["/there"] = [good(WORD)]
        (got,) = visitor.get(server, "en")
    assert got.state == "fetched"
    assert [asked.path for asked in server.asked] == ["/access", "/elsewhere", "/there"]
    assert got.url.startswith(server.base)


IN_A_MINUTE = format_datetime(NOW + datetime.timedelta(seconds=60), usegmt=True)
LONG_AGO = format_datetime(NOW - datetime.timedelta(days=1), usegmt=True)


@pytest.mark.parametrize(
    ("troubles", "waits"),
    [
        ([status(429, Retry_After="7")], [7.0]),
        ([status(429, Retry_After="0")], [0.0]),
        ([status(503, Retry_After=IN_A_MINUTE)], [60.0]),
        ([status(503, Retry_After=LONG_AGO)], [0.0]),
        ([status(503, Retry_After="soon")], [1.0]),
        ([status(503)], [1.0]),
        ([status(500), status(502), status(504), status(408)], [1.0, 2.0, 4.0, 8.0]),
        ([silent()], [1.0]),
        ([cut(WORD, 100)], [1.0]),
        ([cut(WORD, 0), status(429, Retry_After="3")], [1.0, 3.0]),
    ],
)
def test_passing_trouble_is_waited_out(
    visitor: Visitor, troubles: list[Answer], waits: list[float]
) -> None:
    with serving(en_doc=[*troubles, good(WORD)]) as server:
        (got,) = visitor.get(server, "en")
    assert got.state == "fetched"
    assert visitor.slept == waits
    assert len(server.asked) == len(troubles) + 1
    assert len(visitor.said) == sum(wait >= 3 for wait in waits)
    assert visitor.left == ["en.docx"]


def test_what_broke_off_is_gone_on_with(visitor: Visitor) -> None:
    with serving(en_doc=[cut(WORD, 1000, etag='"v1"'), good(WORD, etag='"v1"')]) as server:
        (got,) = visitor.get(server, "en")
    assert got.sha256 == digest(WORD)
    assert [a.headers.get("range") for a in server.asked] == [None, "bytes=1000-"]
    assert server.asked[1].headers["if-range"] == '"v1"'


def test_what_broke_off_is_gone_on_with_by_the_next_command(visitor: Visitor) -> None:
    with serving(en_doc=cut(WORD, 1000, etag='"v1"')) as server:
        (first,) = visitor.get(server, "en")
        assert (first.state, first.file) == ("failed", "")
        assert "give the same command again" in first.problem
        assert visitor.left == [".en.doc.part", ".en.doc.part.json"]
        server.answers["en doc"] = [good(WORD, etag='"v1"')]
        (second,) = visitor.get(server, "en")
    assert second.sha256 == digest(WORD)
    assert server.asked[-1].headers["range"] == "bytes=1000-"
    assert visitor.left == ["en.docx"]


OTHER = docx([*paragraphs("en"), "A closing paragraph that came later."])


@pytest.mark.parametrize(
    "then",
    [
        [good(OTHER, etag='"v2"')],
        [status(416), good(OTHER)],
        [part(OTHER[500:], f"bytes 500-{len(OTHER) - 1}/{len(OTHER)}"), good(OTHER)],
        [part(OTHER[1000:], f"bytes 1000-{len(OTHER) - 1}/{len(OTHER)}", etag='"v2"'), good(OTHER)],
        [part(OTHER[1000:], "bytes all"), good(OTHER)],
        [part(OTHER[1000:2000], f"bytes 1000-1999/{len(OTHER)}", etag='"v1"'), good(OTHER, etag='"v2"')],
    ],
    ids=["changed", "416", "other range", "other state", "no range", "short range"],
)
def test_a_part_that_does_not_fit_is_begun_anew(visitor: Visitor, then: list[Answer]) -> None:
    with serving(en_doc=[cut(WORD, 1000, etag='"v1"'), *then]) as server:
        (got,) = visitor.get(server, "en")
    assert (got.state, got.sha256) == ("fetched", digest(OTHER))
    assert visitor.left == ["en.docx"]


@pytest.mark.parametrize("etag", ["", 'W/"weak"', "bare"])
def test_without_a_strong_validator_nothing_is_gone_on_with(visitor: Visitor, etag: str) -> None:
    with serving(en_doc=[cut(WORD, 1000, etag=etag), good(WORD, etag='"v1"')]) as server:
        (got,) = visitor.get(server, "en")
    assert got.sha256 == digest(WORD)
    assert "range" not in server.asked[1].headers


def test_a_part_of_another_server_is_not_gone_on_with(visitor: Visitor) -> None:
    kept = Part(visitor.folder / ".en.doc.part")
    kept.path.write_bytes(b"PK of something else")
    kept.remember("http://other.example/access", '"v1"')
    with serving(en_doc=good(WORD, etag='"v1"')) as server:
        (got,) = visitor.get(server, "en")
    assert got.sha256 == digest(WORD)
    assert "range" not in server.asked[0].headers


def test_names_that_the_server_gives_are_not_used(visitor: Visitor) -> None:
    named = 'attachment; filename="../../../etc/en.docx"'
    with serving(en_doc=good(WORD, Content_Disposition=named)) as server:
        (got,) = visitor.get(server, "en")
    assert got.file == "en.docx"
    assert visitor.left == ["en.docx"]
    assert sorted(p.name for p in visitor.folder.parent.iterdir()) == [visitor.folder.name]


def test_what_was_compressed_unasked_is_unpacked(visitor: Visitor) -> None:
    with serving(en_doc=zipped(WORD)) as server:
        (got,) = visitor.get(server, "en")
    assert got.sha256 == digest(WORD)
    assert server.asked[0].headers["accept-encoding"] == "identity"


# What goes wrong, and what is then left behind: nothing under a version's name, ever.


def broken_zip() -> Answer:
    return status(200, b"\x1f\x8b\x08 no gzip at all", Content_Encoding="gzip")


BAD: dict[str, tuple[list[Answer], str, str]] = {
    "not there": ([status(404)], "missing", "is not there in en: 127.0.0.1"),
    "a page": ([page()], "missing", "web page instead"),
    "a page with a status": ([page(404)], "missing", "answers 404"),
    "forbidden": ([status(403)], "failed", "answers 403"),
    "old": ([good(OLD_WORD)], "failed", "old format"),
    "always busy": ([status(429)], "failed", "answers 429"),
    "come back tomorrow": ([status(429, Retry_After="86400")], "failed", "asks to wait 86400 s"),
    "broken": ([status(500)], "failed", "answers 500"),
    "always cut": ([cut(WORD, 1000)], "failed", "broke off"),
    "never a word": ([silent()], "failed", "broke off"),
    "empty": ([status(200)], "failed", "empty file"),
    "endless": ([endless()], "failed", "more than 1,000,000 bytes"),
    "endless with a tag": ([endless(etag='"e"')], "failed", "more than 1,000,000 bytes"),
    "announced large": (
        [announced(999_999_999)],
        "failed",
        "more than 1,000,000 bytes",
    ),
    "bomb": ([zipped(bytes(50_000_000))], "failed", "more than 1,000,000 bytes"),
    "broken gzip": ([broken_zip()], "failed", "content encoding"),
    "loop": ([redirect("?s=A&l=en&t=doc")], "failed", "redirects more than 5 times"),
    "to a file": ([redirect("file:///etc/passwd")], "failed", "not the web"),
    "to ftp": ([redirect("ftp://127.0.0.1/x")], "failed", "not the web"),
    "to nowhere": ([redirect("")], "failed", "not the web"),
    "to nonsense": ([redirect("http://127.0.0.1:port/")], "failed", "no address"),
    "to a deaf server": ([redirect(refusing())], "failed", "cannot be reached"),
    "unasked part": ([part(WORD[500:], "bytes 500-9/10")], "failed", "another part"),
    "half a zip": ([good(WORD[: len(WORD) // 2])], "failed", "damaged"),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_answers_leave_nothing_behind(visitor: Visitor, case: str) -> None:
    answers, state, said = BAD[case]
    visitor.manners = Manners(pause_s=0.5, most_bytes=1_000_000)
    with serving(en_doc=list(answers), en_pdf=list(answers), fr_doc=good(version("fr"))) as server:
        got, other = visitor.get(server, "en", "fr")
    assert (got.state, got.file, got.date) == (state, "", None)
    assert said in got.problem
    assert "\n" not in got.problem
    # The other languages do not suffer from it.
    assert other.state == "fetched"
    assert visitor.left == ["fr.docx"]


def test_404_is_not_asked_again(visitor: Visitor) -> None:
    with serving() as server:
        visitor.get(server, "en", "fr")
    assert server.wanted == ["en doc", "en pdf", "fr doc", "fr pdf"]
    assert visitor.slept == [0.5, 0.5, 0.5]


def test_a_wait_that_would_outlast_the_time_is_not_begun(visitor: Visitor) -> None:
    visitor.manners = Manners(total_s=100, pause_s=0)
    with serving(en_doc=status(503, Retry_After="101"), en_pdf=status(404)) as server:
        (got,) = visitor.get(server, "en")
    assert "asks to wait 101 s" in got.problem
    assert visitor.slept == [0]


@pytest.mark.parametrize(("etag", "kept"), [("", []), ('"v1"', [".en.doc.part", ".en.doc.part.json"])])
def test_slow_answers_end(visitor: Visitor, etag: str, kept: list[str]) -> None:
    visitor.manners = Manners(total_s=60)
    visitor.tick = 10.0
    with serving(en_doc=endless(etag=etag)) as server:
        (got,) = visitor.get(server, "en")
    assert got.state == "failed"
    assert "not arrived within 60 s" in got.problem
    assert visitor.left == kept


def test_a_server_that_does_not_answer_is_given_up(visitor: Visitor) -> None:
    closing = threading.Event()
    visitor.manners = Manners(pause_s=0, silence_s=0.05, attempts=2)
    with serving(en_doc=deaf(closing), en_pdf=deaf(closing)) as server:
        (got,) = visitor.get(server, "en")
        closing.set()
    assert got.state == "failed"
    assert "silent for 0.05 s" in got.problem
    assert len(server.asked) == 4


ANYHOW: list[Answer] = [
    cut(WORD, 0, etag='"v1"'),
    cut(WORD, 700, etag='"v1"'),
    cut(WORD, 1500, etag='"v2"'),
    cut(WORD, 900),
    good(WORD, etag='"v1"'),
    good(WORD, etag='"v2"'),
    good(WORD),
    zipped(WORD),
    part(WORD[700:], f"bytes 700-{len(WORD) - 1}/{len(WORD)}", etag='"v1"'),
    part(WORD[700:900], f"bytes 700-899/{len(WORD)}", etag='"v1"'),
    part(WORD[5:], "bytes 5-/*"),
    status(404),
    status(416),
    status(503, Retry_After="2"),
    page(),
    silent(),
    announced(10**12),
    redirect("/nowhere"),
]


@given(st.lists(st.lists(st.sampled_from(ANYHOW), min_size=1, max_size=6), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_whatever_happens_a_version_is_whole_or_is_not_there(commands: list[list[Answer]]) -> None:
    with tempfile.TemporaryDirectory() as name, serving() as server:
        visitor = Visitor(Path(name))
        for answers in commands:
            server.answers["en doc"] = list(answers)
            (got,) = visitor.get(server, "en")
            final = visitor.folder / "en.docx"
            assert final.exists() is (got.state == "fetched")
            assert set(visitor.left) <= {"en.docx", ".en.doc.part", ".en.doc.part.json"}
            if final.exists():
                assert final.read_bytes() == WORD
                assert visitor.left == ["en.docx"]
                final.unlink()


def test_from_https_to_http_is_refused() -> None:
    import httpx2

    from hexapla.fetch.transfer import Transfer
    from hexapla.fetch.troubles import RefusedError

    world = World(lambda _s: None, lambda: 0.0, lambda: NOW, lambda _m: None)
    with httpx2.Client() as client:
        transfer = Transfer(client, "https://x.example/a", Part(Path("unused")), Manners(), world, 1.0)
        secure = httpx2.URL("https://x.example/a")
        for target in ("http://x.example/a", "http://127.0.0.1/", "HTTP://x.example"):
            with pytest.raises(RefusedError, match="from https to"):
                transfer._onward(secure, target)
        assert str(transfer._onward(secure, "//y.example/b")) == "https://y.example/b"
        assert str(transfer._onward(httpx2.URL("http://a/b"), "https://c/d")) == "https://c/d"


def test_no_connection_is_said_once_and_ends_it(visitor: Visitor) -> None:
    with pytest.raises(UnreachableError) as caught:
        visitor.get(refusing(), *LANGS)
    assert "cannot be reached" in caught.value.line()
    assert "check the network" in caught.value.line()
    assert visitor.slept == [1.0, 2.0]
    assert visitor.said == []
    assert visitor.left == []


@pytest.mark.parametrize("etag", ["", '"v1"'])
def test_an_interruption_leaves_no_version(visitor: Visitor, etag: str) -> None:
    ticks = itertools.count()

    def interrupted() -> float:
        if next(ticks) > 5:
            raise KeyboardInterrupt
        return 0.0

    visitor._monotonic = interrupted  # type: ignore[method-assign]
    with serving(en_doc=endless(etag=etag)) as server, pytest.raises(KeyboardInterrupt):
        visitor.get(server, "en")
    assert visitor.left == ([".en.doc.part", ".en.doc.part.json"] if etag else [])
