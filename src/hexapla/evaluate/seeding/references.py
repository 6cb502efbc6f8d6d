"""Defects in dates, document symbols, references and addresses, each in its language's own form."""

from __future__ import annotations

import re
from random import Random

from hexapla.evaluate.seeding.figures import write
from hexapla.evaluate.seeding.site import Edit, Make, Site, reworded
from hexapla.evaluate.seeding.values import Sort, Value, in_ideographs, month_named, values
from hexapla.evaluate.seeding.words import LETTERS

_LAST_DAY = 28
_ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII"]


def date_off(part: str) -> Make:
    """The kind that puts a date off by one in its *part*: `d`, `m` or `y`."""

    def make(site: Site, random: Random) -> Edit | None:
        for value in _shuffled(site.found("date"), random):
            key = [int(number) for number in value.key.split("-")]
            index = "ymd".index(part)
            by = random.choice((-1, 1))
            top = (9999, 12, _LAST_DAY)[index]
            if not key[index] or not site.agreed(value.key, "date"):
                continue
            key[index] += by if 1 <= key[index] + by <= top else -by
            edit = _with_part(site, value, part, key[index])
            if edit and 1 <= key[index] <= top and site.new("-".join(map(str, key)), "date"):
                return edit
        return None

    return make


def _with_part(site: Site, value: Value, part: str, number: int) -> Edit | None:
    """The date with *number* for its part, in figures or with the month named in the same way."""
    text = site.clause.text
    if part == "m" and (named := value.part("name")):
        way, _ = month_named(text[slice(*named)], site.lang)
        return _kept(site, value, named, way[number - 1])
    place = value.part(part)
    return _kept(site, value, place, write(text[slice(*place)], str(number))) if place else None


def _kept(site: Site, value: Value, place: tuple[int, int], new: str) -> Edit | None:
    """The edit at *place*, if what stands there is still a value of the same sort."""
    edit = reworded(site, *place, new)
    assert edit.at is not None
    sort = [v.sort for v in values(edit.clauses[edit.at].text, site.lang) if v.start == value.start]
    return edit if sort == [value.sort] else None


def resolution_off(part: str) -> Make:
    """The kind that changes the `number`, the `session` or the composite `letter` of a reference."""

    def make(site: Site, random: Random) -> Edit | None:
        for value in _shuffled(site.found("resolution"), random):
            if not site.agreed(value.key, "resolution"):
                continue
            for name in (part,) if part != "session" else ("session", "roman", "counted"):
                place = value.part(name)
                new = _next(site.clause.text[slice(*place)], name, site, random) if place else ""
                edit = _kept(site, value, place, new) if place and new else None
                if edit and _new_value(site, edit, value, "resolution"):
                    return edit
        return None

    return make


def _next(raw: str, name: str, site: Site, random: Random) -> str:
    """What stands beside *raw* in its order; `""` where nothing does."""
    if name in ("letter", "roman"):
        order = _ROMANS if name == "roman" else list(LETTERS.get(site.lang, ()))
        order = order if raw in order else list("ABCD")
        near = [i for i in (order.index(raw) - 1, order.index(raw) + 1) if 0 <= i < len(order)] * (
            raw in order
        )
        return order[random.choice(near)] if near else ""
    number = int(raw) + random.choice((-1, 1))
    return write(raw, str(number)) if number > 1 else ""


def _new_value(site: Site, edit: Edit, value: Value, sort: Sort) -> bool:
    """Whether what stands in the place of *value* now is in no version of the row."""
    assert edit.at is not None
    found = values(edit.clauses[edit.at].text, site.lang)
    keys = [v.key for v in found if v.start == value.start and v.sort == sort]
    return bool(keys) and site.new(keys[0], sort)


def symbol_spoilt(part: str) -> Make:
    """The kind that changes a `letter` or a `digit` of a symbol, loses a `slash`, or drops it all."""

    def make(site: Site, random: Random) -> Edit | None:
        for value in _shuffled(site.found("symbol"), random):
            if not site.agreed(value.key, "symbol"):
                continue
            raw = site.clause.text[value.start : value.stop]
            new = _spoilt(raw, part, random)
            if new != raw and new.upper() not in " ".join(site.others.values()):
                start = value.start - (not new and value.start > 0)
                return reworded(site, start, value.stop, new)
        return None

    return make


def _spoilt(raw: str, part: str, random: Random) -> str:
    if part == "all":
        return ""
    pattern = {"letter": "[A-Z](?![a-z])", "digit": r"\d", "slash": "/"}[part]
    places = [match.start() for match in re.finditer(pattern, raw)]
    if not places:
        return raw
    at = random.choice(places)
    new = {
        "letter": random.choice("ABCEHLS"),
        "digit": write("0", str(random.randrange(1, 10))),
        "slash": random.choice(("", "-", "\\")),
    }
    return raw[:at] + new[part] + raw[at + 1 :]


def reference_off(site: Site, random: Random) -> Edit | None:
    """A cross-reference off by one: paragraph, article, section, annex, chapter, Goal."""
    if site.clause.kind == "heading":
        return None
    for value in _shuffled(site.found("NUM009", "NUM010"), random):
        raw = site.clause.text[value.start : value.stop]
        number = int(value.key) + random.choice((-1, 1))
        both: tuple[Sort, ...] = ("NUM009", "NUM010", "figure")
        agreed = site.agreed(value.key, *both)
        if not 0 < number < 100 or not agreed or not site.new(str(number), *both):
            continue
        new = write(raw, str(number)) if raw.isdecimal() else in_ideographs(number)
        edit = reworded(site, value.start, value.stop, new)
        return Edit(edit.clauses, edit.before, edit.after, edit.at, expected=(value.sort,))
    return None


def address_spoilt(*, lost: bool) -> Make:
    """The kind that changes a letter of an address, or loses it whole."""

    def make(site: Site, random: Random) -> Edit | None:
        for value in _shuffled(site.found("address"), random):
            if not site.agreed(value.key, "address"):
                continue
            if lost:
                return reworded(site, max(0, value.start - 1), value.stop, "")
            raw = site.clause.text[value.start : value.stop]
            # In the middle of a word, where two letters change places unseen.
            places = [m.start() for m in re.finditer(r"(?<=[a-z])([a-z])(?!\1)[a-z](?=[a-z])", raw)]
            if places:
                at = value.start + random.choice(places)
                pair = site.clause.text[at : at + 2]
                return reworded(site, at, at + 2, pair[::-1])
        return None

    return make


def _shuffled(found: list[Value], random: Random) -> list[Value]:
    return random.sample(found, len(found))
