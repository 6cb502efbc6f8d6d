"""Pages that hold no text to read: frames, signposts to other pages, errors, programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats.html.chrome import text_size, text_size_in
from hexapla.formats.html.notes import text_of

if TYPE_CHECKING:
    from lxml import etree

_NOT_FOUND = re.compile(
    r"\b(?:4\d\d|50\d)\b.{0,40}(?:error|not found|forbidden|unavailable|denied)"
    r"|(?:error|http)\s+[45]\d\d\b|there is no document matching"
    r"|\b(?:page|file|document|url|symbol)\b.{0,30}\b(?:not|can\W?t)\s+(?:be\s+)?(?:found|exist)"
    r"|^(?:not found|forbidden|access denied|service unavailable|bad gateway)\b"
    r"|introuvable|p\u00e1gina no (?:encontrada|existe)|no se (?:ha )?encontr(?:\u00f3|ado|a)\b"
    r"|страница не найдена|не найден[ао]?\b|(?:页面|文件|网页)?(?:未找到|找不到|不存在)|غير موجود",
    re.I,
)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\";\s]+)", re.I)
_SHORT = 1_500


def refuse_empty_pages(root: etree._Element, name: str) -> None:
    """Raise `InputError` where the page *name* holds no text, saying what it holds."""
    body = next(root.iter("body"), root)
    size = text_size(body) - text_size_in(body, "noscript", "noframes")
    frames = [src for node in root.iter("frame") if (src := node.get("src"))]
    if frames and size < _SHORT:
        shown = ", ".join(frames[:4])
        raise InputError(
            f"the page is only a frame around {shown}",
            where=name,
            remedy="save the frame that holds the text",
        )
    if size < 200:
        for meta in root.iter("meta"):
            leads = _REFRESH.search(meta.get("content") or "")
            if (meta.get("http-equiv") or "").lower() == "refresh" and leads:
                raise InputError(
                    f"the page only leads on to {leads[1]}", where=name, remedy="save that page"
                )
    if size < _SHORT:
        _refuse_errors(root, name)
    if size == 0:
        made = next(root.iter("script"), None) is not None
        raise InputError(
            "the page has no text of its own; scripts put it there"
            if made
            else "the page holds no text",
            where=name,
            remedy="save the page from a browser, complete"
            if made
            else "give the page that holds the text",
        )


def _refuse_errors(root: etree._Element, name: str) -> None:
    for node in root.iter("title", "h1", "h2"):
        said = text_of(node, 150)
        if _NOT_FOUND.search(said):
            raise InputError(
                f"this is an error page, not the text: {said}",
                where=name,
                remedy="look for the text at another address",
            )
