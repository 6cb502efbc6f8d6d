"""One attempt to bring one file: a request, a few redirects, bytes counted into a part.

It trusts nothing that the server says: neither sizes nor names nor types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.fetch.address import host, public
from hexapla.fetch.outcome import Manners, World
from hexapla.fetch.part import Part
from hexapla.fetch.troubles import AbsentError, PassingError, RefusedError, UnreachableError
from hexapla.fetch.waits import http_date, retry_after
from hexapla.signature import VERSION

if TYPE_CHECKING:
    import httpx2

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({204, 404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RANGE = re.compile(r"bytes (?P<first>\d{1,18})-\d{1,18}/(?P<whole>\d{1,18}|\*)")

_GO_ON = "give the same command again to go on where it stopped"


@dataclass(frozen=True, slots=True)
class Transfer:
    """A file that is being brought into *part* from *url*."""

    client: httpx2.Client
    url: str
    part: Part
    manners: Manners
    world: World
    deadline: float
    """A moment of `world.monotonic`."""

    def attempt(self) -> Path:
        """Bring what is missing; the path of the whole.

        `AbsentError` where the server has no such file, `PassingError` for passing trouble,
        `RefusedError` for what will not be otherwise.
        """
        have, validator = self.part.resumable(self.url)
        headers = {"Range": f"bytes={have}-", "If-Range": validator} if have else {}
        try:
            with self._said_plainly(), self._answer(headers) as answer:
                self._judge(answer)
                begin, whole = self._begin(answer, have, validator)
                self._take(answer, begin, whole)
        except BaseException:
            # Whatever stops it, Ctrl-C included: only what can be gone on with stays.
            self.part.drop_unless_resumable()
            raise
        return self.part.path

    @contextmanager
    def _answer(self, headers: dict[str, str]) -> Iterator[httpx2.Response]:
        """The answer to the request, after redirects; closed at the end."""
        import httpx2

        url = httpx2.URL(self.url)
        for _ in range(self.manners.redirects + 1):
            request = self.client.build_request("GET", url, headers=headers)
            answer = self.client.send(request, stream=True, follow_redirects=False)
            try:
                if answer.status_code not in _REDIRECTS:
                    yield answer
                    return
                url = self._onward(url, answer.headers.get("location", ""))
            finally:
                answer.close()
        raise self._refused(f"it redirects more than {self.manners.redirects} times")

    def _onward(self, url: httpx2.URL, location: str) -> httpx2.URL:
        """Where a redirect leads, if it may be followed."""
        import httpx2

        try:
            target = url.join(location)
        except (httpx2.InvalidURL, ValueError) as error:
            raise self._refused("it redirects to what is no address") from error
        if not location or target.scheme not in {"http", "https"} or not target.host:
            raise self._refused(f"it redirects to {public(str(target))[:80]!r}, which is not the web")
        if url.scheme == "https" and target.scheme != "https":
            raise self._refused(f"it redirects from https to {public(str(target))[:80]}, not secured")
        return target

    def _judge(self, answer: httpx2.Response) -> None:
        """Raise for an answer that brings no bytes of the file."""
        status, where = answer.status_code, host(self.url)
        if status in _PASSING:
            after = retry_after(answer.headers, self.world.now())
            asks = f" and asks to wait {after:.0f} s" if after else ""
            what = f"the server answers {status} {answer.reason_phrase}".strip() + asks
            raise PassingError(what, where=where, after=after, remedy="try later")
        if status == 416:
            # The part does not belong to what is there now.
            self.part.drop()
            raise PassingError("the file has changed on the server", where=where, after=0.0)
        if status in _GONE:
            raise AbsentError(f"the server answers {status} {answer.reason_phrase}".strip(), where=where)
        if status not in {200, 206}:
            raise self._refused(f"it answers {status} {answer.reason_phrase}".strip())

    def _begin(self, answer: httpx2.Response, have: int, validator: str) -> tuple[int, int | None]:
        """At which byte the answer begins, and how many the whole file has (`None`: not said).

        What is there already fits to it, or is dropped.
        """
        encoded = answer.headers.get("content-encoding", "identity").strip().lower() != "identity"
        if answer.status_code == 206:
            said = _RANGE.fullmatch(answer.headers.get("content-range", "").strip())
            changed = validator.startswith('"') and answer.headers.get("etag", validator) != validator
            if not have or encoded or changed or said is None or int(said["first"]) != have:
                self.part.drop()
                raise PassingError(
                    "the server sends another part than was asked for", where=host(self.url)
                )
            return have, int(said["whole"]) if said["whole"].isdigit() else None
        self.part.drop()
        # Offsets in an encoded body are not offsets in the file.
        self.part.remember(self.url, "" if encoded else _validator(answer))
        return 0, None

    def _take(self, answer: httpx2.Response, begin: int, whole: int | None) -> None:
        """Add the bytes of *answer* to the part, from *begin* on, within the limits."""
        announced = answer.headers.get("content-length", "")
        if announced.isascii() and announced.isdigit() and begin + int(announced[:18]) > self._most:
            raise self._too_large()
        size = begin
        with self.part.path.open("ab" if begin else "wb") as file:
            # In pieces as they come: at most a megabyte each, also of what was compressed.
            for piece in answer.iter_bytes():
                size += len(piece)
                if size > self._most:
                    raise self._too_large()
                file.write(piece)
                if self.world.monotonic() > self.deadline:
                    raise RefusedError(
                        f"the file has not arrived within {self.manners.total_s:g} s",
                        where=host(self.url),
                        remedy=f"{_GO_ON}, or raise `timeout_s` under [get] in hexapla.toml",
                    )
        if size == 0:
            raise self._refused("it sends an empty file")
        if whole is not None and size != whole:
            raise PassingError(
                f"{size:,} of {whole:,} bytes have arrived", where=host(self.url), remedy=_GO_ON
            )

    @property
    def _most(self) -> int:
        return self.manners.most_bytes

    def _too_large(self) -> RefusedError:
        self.part.drop()
        return RefusedError(
            f"the file has more than {self._most:,} bytes",
            where=host(self.url),
            remedy="raise `most_bytes` under [get] in hexapla.toml, if you trust it",
        )

    def _refused(self, what: str) -> RefusedError:
        return RefusedError(what, where=host(self.url), remedy="look at the address in a browser")

    @contextmanager
    def _said_plainly(self) -> Iterator[None]:
        """Turn what the library raises into what people can read."""
        import httpx2

        where = host(self.url)
        try:
            yield
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
            why = " ".join(str(error).split()) or type(error).__name__
            asked = host(str(error.request.url))
            # Where only the target of a redirect is deaf, other files may still be had.
            trouble = UnreachableError if asked == where else PassingError
            raise trouble(
                f"the server cannot be reached: {why}",
                where=asked,
                remedy="check the network, the proxy (HTTPS_PROXY) or --base-url",
            ) from error
        except httpx2.TimeoutException as error:
            what = f"the server has been silent for {self.client.timeout.read:g} s"
            raise PassingError(what, where=where, remedy=_GO_ON) from error
        except httpx2.DecodingError as error:
            raise self._refused("what it sends is damaged (content encoding)") from error
        except httpx2.TransportError as error:
            why = " ".join(str(error).split()) or type(error).__name__
            raise PassingError(f"the connection broke off: {why}", where=where, remedy=_GO_ON) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise self._refused(" ".join(str(error).split()) or type(error).__name__) from error


def new_client(manners: Manners) -> httpx2.Client:
    """A client for one request at a time; whoever makes it closes it."""
    import httpx2

    silence = min(manners.silence_s, manners.total_s)
    headers = {"User-Agent": f"hexapla/{VERSION}", "Accept": "*/*", "Accept-Encoding": "identity"}
    limits = httpx2.Limits(max_connections=1)
    return httpx2.Client(headers=headers, timeout=httpx2.Timeout(silence), limits=limits)


def _validator(answer: httpx2.Response) -> str:
    """What names this very state of the file for `If-Range` (RFC 9110, 13.1.5); `""`: nothing does."""
    etag = str(answer.headers.get("etag", "")).strip()
    if re.fullmatch(r'"[\x21\x23-\x7e]*"', etag):
        return etag
    changed, sent = str(answer.headers.get("last-modified", "")), str(answer.headers.get("date", ""))
    with suppress(TypeError):
        first, then = http_date(changed), http_date(sent)
        # A date is a strong validator only where the file had rested when it was sent.
        if first and then and (then - first).total_seconds() >= 1:
            return changed
    return ""
