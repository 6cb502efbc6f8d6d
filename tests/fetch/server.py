"""A server on the loopback that answers as it is told: well, badly, or not to the end."""

from __future__ import annotations

import contextlib
import gzip
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    """Names in lower case."""


Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Server:
    """Answers by language and type, each list used up to its last, which stays; else 404."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    """By `en doc`, or by a path such as `/elsewhere`."""
    asked: list[Asked] = field(default_factory=list)

    def __enter__(self) -> Server:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
                headers = {key.lower(): value for key, value in self.headers.items()}
                server.asked.append(Asked(parts.path, query, headers))
                with contextlib.suppress(ConnectionError):
                    server._next(parts.path, query)(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
                """Say nothing."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _next(self, path: str, query: dict[str, str]) -> Answer:
        named = self.answers.get(path) or self.answers.get(f"{query.get('l')} {query.get('t')}")
        if not named:
            return status(404)
        return named.pop(0) if len(named) > 1 else named[0]

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/access"

    @property
    def wanted(self) -> list[str]:
        """The languages and types that were asked for, in order."""
        return [f"{a.query['l']} {a.query['t']}" for a in self.asked if "l" in a.query]


def _head(handler: BaseHTTPRequestHandler, code: int, headers: dict[str, str]) -> None:
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()


def good(data: bytes, *, etag: str = "", **headers: str) -> Answer:
    """The whole, or from the byte asked for, where there is an *etag* that fits."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked = handler.headers.get("Range", "")
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        if etag:
            more["ETag"] = etag
        if asked and etag and handler.headers.get("If-Range") == etag:
            first = int(asked.removeprefix("bytes=").rstrip("-"))
            if first >= len(data):
                _head(handler, 416, {"Content-Length": "0"})
                return
            more["Content-Range"] = f"bytes {first}-{len(data) - 1}/{len(data)}"
            _head(handler, 206, {**more, "Content-Length": str(len(data) - first)})
            handler.wfile.write(data[first:])
            return
        _head(handler, 200, {**more, "Content-Length": str(len(data))})
        handler.wfile.write(data)

    return answer


def status(code: int, body: bytes = b"", **headers: str) -> Answer:
    """Nothing but a status, with *headers* (underscores for hyphens)."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        _head(handler, code, {**more, "Content-Length": str(len(body))})
        handler.wfile.write(body)

    return answer


def redirect(target: str, code: int = 302) -> Answer:
    """Somewhere else."""
    return status(code, Location=target)


def page(code: int = 200) -> Answer:
    """A web page that says sorry, under the type of a PDF."""
    body = b"<!DOCTYPE html>\n<html><head><title>Error</title></head><body>Not found</body></html>"
    return status(code, body, Content_Type="application/pdf")


def cut(data: bytes, after: int, *, etag: str = "") -> Answer:
    """All is announced; the connection breaks off *after* some bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        more = {"ETag": etag} if etag else {}
        _head(handler, 200, {**more, "Content-Length": str(len(data))})
        handler.wfile.write(data[:after])
        handler.wfile.flush()
        handler.close_connection = True

    return answer


def deaf(until: threading.Event) -> Answer:
    """No answer at all, *until* something happens."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        until.wait()
        handler.close_connection = True

    return answer


def announced(size: int) -> Answer:
    """A size, and then the end."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, {"Content-Length": str(size)})
        handler.close_connection = True

    return answer


def part(data: bytes, content_range: str, *, etag: str = "") -> Answer:
    """A part, whatever was asked for."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        more = {"ETag": etag} if etag else {}
        length = {"Content-Length": str(len(data)), "Content-Range": content_range}
        _head(handler, 206, {**more, **length})
        handler.wfile.write(data)

    return answer


def endless(*, etag: str = "") -> Answer:
    """Bytes without an end, in small pieces, for as long as somebody takes them."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        _head(handler, 200, {"ETag": etag} if etag else {})
        handler.close_connection = True
        while True:
            handler.wfile.write(b"%PDF-1.7\n" + b"x" * 2_000)

    return answer


def zipped(data: bytes) -> Answer:
    """Compressed, though nobody asked for it."""
    return status(200, gzip.compress(data), Content_Encoding="gzip", ETag='"z"')


def silent() -> Answer:
    """The connection is closed without a word."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True

    return answer


@contextlib.contextmanager
def serving(**answers: Answer | list[Answer]) -> Iterator[Server]:
    """A server that answers `en_doc=...` and the like."""
    named = {
        key.replace("_", " ", 1): list(value) if isinstance(value, list) else [value]
        for key, value in answers.items()
    }
    with Server(named) as server:
        yield server
