"""Archives that are broken, locked or set out to harm: a sentence each, and bounded memory."""

from __future__ import annotations

import contextlib
import io
import stat
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError, LimitError
from hexapla.formats.archive import MOST_MEMBERS, open_archive
from hexapla.formats.format import Source
from hexapla.formats.zip_head import is_zip, members

TEXTS = {"word/право.xml": "свобода".encode(), "حق.txt": "حرية".encode(), "权利.txt": "自由".encode()}


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def with_info(name: str, *, attributes: int = 0, twice: bool = False) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = attributes
        archive.writestr(info, b"/etc/passwd")
        if twice:
            with pytest.warns(UserWarning, match="Duplicate"):
                archive.writestr(name, b"another")
    return made.getvalue()


def opened(data: bytes, ratio: int = 100) -> dict[str, bytes]:
    archive = open_archive(Source(data, "a.zip", archive_ratio=ratio))
    return {name: archive.read(name) for name in archive.names}


def test_members_are_read_by_name() -> None:
    data = packed(TEXTS)
    assert opened(data) == TEXTS
    assert is_zip(data[:4])
    assert list(members(data[:65_536])) == list(TEXTS)
    archive = open_archive(Source(data, "a.zip"))
    assert "حق.txt" in archive
    assert "none" not in archive
    with pytest.raises(InputError, match="the archive has no none"):
        archive.read("none")


@pytest.mark.parametrize(
    "name", ["../x", "a/../../x", "/etc/passwd", "..\\x", "C:\\x", "c:x", "a\\..\\..\\b", "a/../b"]
)
def test_names_outside_the_archive(name: str) -> None:
    with pytest.raises(InputError, match="names a file outside itself"):
        opened(with_info(name))


def test_a_name_with_a_nul() -> None:
    data = packed({"abcd.txt": b"x"}).replace(b"abcd.txt", b"ab\0d.txt")
    with pytest.raises(InputError, match="names a file outside itself"):
        opened(data)


def test_links() -> None:
    with pytest.raises(InputError, match=r"holds a link: 'word/document\.xml'"):
        opened(with_info("word/document.xml", attributes=(stat.S_IFLNK | 0o777) << 16))


def test_two_files_of_one_name() -> None:
    with pytest.raises(InputError, match=r"holds two files of one name: 'x\.txt'"):
        opened(with_info("x.txt", twice=True))


@pytest.mark.parametrize("bit", [0x1, 0x40, 0x2000])
def test_passwords(bit: int) -> None:
    data = bytearray(packed({"x.txt": b"text"}))
    at = data.index(b"PK\x01\x02") + 8
    data[at : at + 2] = struct.pack("<H", struct.unpack_from("<H", data, at)[0] | bit)
    with pytest.raises(InputError, match="protected by a password; save it without one"):
        opened(bytes(data))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing(method: int) -> None:
    with pytest.raises(InputError, match="packed in a way that is not read"):
        opened(packed({"x.txt": b"text"}, method))


def test_a_bomb_costs_no_memory() -> None:
    data = packed({"bomb.xml": bytes(150_000_000)})
    archive = open_archive(Source(data, "bomb.docx"))
    tracemalloc.start()
    with pytest.raises(LimitError, match=r"bomb.docx: the archive holds more than 100 times its size"):
        archive.read("bomb.xml")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


def test_a_bomb_in_many_parts_is_added_up() -> None:
    data = packed({f"{n}.xml": bytes(900_000) for n in range(40)})
    with pytest.raises(LimitError, match="more than 20 times its size"):
        opened(data, ratio=20)


def test_an_archive_in_an_archive_is_a_file() -> None:
    inner = packed({"bomb.xml": bytes(50_000_000)})
    assert opened(packed({"inner.zip": inner}, zipfile.ZIP_STORED)) == {"inner.zip": inner}


def lying(size: int) -> bytes:
    data = bytearray(packed({"x.txt": b"text " * 1000}))
    for mark, field in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        struct.pack_into("<I", data, data.index(mark) + field, size)
    return bytes(data)


@pytest.mark.parametrize("size", [0, 1, 10])
def test_sizes_that_are_said_too_small(size: int) -> None:
    with pytest.raises(InputError, match=r"damaged at x\.txt"):
        opened(lying(size))


def test_a_size_that_is_said_too_large_harms_nobody() -> None:
    assert opened(lying(1 << 31)) == {"x.txt": b"text " * 1000}


def test_files_that_share_their_bytes() -> None:
    """Each file's data is the next file with its head: a small archive that unpacks to much."""
    body = b"0123456789" * 1000
    inner = b"PK\x03\x04" + struct.pack(
        "<5H3I2H", 20, 0, 0, 0, 0, zlib.crc32(body), len(body), len(body), 1, 0
    )
    inner += b"b" + body
    head = b"PK\x03\x04" + struct.pack(
        "<5H3I2H", 20, 0, 0, 0, 0, zlib.crc32(inner), len(inner), len(inner), 1, 0
    )
    data = head + b"a" + inner
    entries = b""
    for name, at, content in ((b"a", 0, inner), (b"b", len(head) + 1, body)):
        entries += b"PK\x01\x02" + struct.pack(
            "<6H3I5H2I",
            *(20, 20, 0, 0, 0, 0, zlib.crc32(content), len(content), len(content)),
            *(1, 0, 0, 0, 0, 0, at),
        )
        entries += name
    end = b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 2, 2, len(entries), len(data), 0)
    with pytest.raises(InputError, match="files overlap: 'a' and 'b'"):
        opened(data + entries + end)


def test_too_many_files_are_counted_before_they_are_listed() -> None:
    data = packed({f"{n}": b"" for n in range(MOST_MEMBERS + 1)}, zipfile.ZIP_STORED)
    with pytest.raises(LimitError, match="more than 20,000 files"):
        open_archive(Source(data, "many.zip"))
    assert len(opened(packed({f"{n}": b"" for n in range(MOST_MEMBERS)}))) == MOST_MEMBERS


def test_a_count_that_lies_is_not_believed() -> None:
    data = bytearray(packed({f"{n}": b"" for n in range(MOST_MEMBERS + 1)}, zipfile.ZIP_STORED))
    struct.pack_into("<2H", data, len(data) - 14, 1, 1)
    with pytest.raises(LimitError, match="more than 20,000 files"):
        open_archive(Source(bytes(data), "many.zip"))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = packed({name: text * 200 for name, text in TEXTS.items()}, zipfile.ZIP_STORED)
    with pytest.raises(InputError, match="damaged or cut off; save or fetch the file again"):
        opened(data[: int(share * len(data))])


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes) -> None:
    with pytest.raises(InputError):
        opened(b"PK\x03\x04" + data)


@given(
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 10_000),
)
@settings(max_examples=300, deadline=None)
def test_an_archive_with_bytes_changed(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(packed(TEXTS))
    for at, value in changes:
        data[at % len(data)] = value
    if cut < 2000:
        del data[cut % len(data) :]
    with contextlib.suppress(InputError):
        assert set(map(type, opened(bytes(data)).values())) <= {bytes}
