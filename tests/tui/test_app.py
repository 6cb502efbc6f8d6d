"""The working screen under the fingers: keys, sizes, what is seen, what is there again afterwards."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from hexapla.errors import UsageError
from hexapla.review import ReviewSession
from hexapla.store import open_store
from hexapla_tui.app import ReviewApp
from hexapla_tui.bindings import KEYS
from hexapla_tui.screens.explain import ExplainScreen
from hexapla_tui.screens.line_dialog import LineDialog
from hexapla_tui.widgets.parts import FlagPane, FlagQueue, KeyBar, RowPane, StatusBar
from hexapla_tui.widgets.reading_line import ReadingLine
from hexapla_tui.widgets.sheet import Sheet

from .resolution import STATUSES, session

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZES = [(80, 24), (120, 40), (200, 60)]


@asynccontextmanager
async def running(
    review: ReviewSession, size: tuple[int, int] = (120, 40), *, bidi: str = "app"
) -> AsyncIterator[Pilot[None]]:
    app = ReviewApp(review, title="A/RES/78/311", statuses=STATUSES, bidi=bidi, environ={})
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot


def pane(pilot: Pilot[None], kind: type[Sheet]) -> Sheet:
    return pilot.app.screen.query_one(kind)


def explanation(pilot: Pilot[None]) -> ExplainScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ExplainScreen)
    return screen


def seen(sheet: Sheet) -> list[str]:
    """The lines of *sheet* that are on the screen, as the terminal gets them."""
    return [sheet.render_line(y).text for y in range(sheet.size.height)]


def all_seen(pilot: Pilot[None], kind: type[Sheet]) -> str:
    return "\n".join(seen(pane(pilot, kind)))


@pytest.mark.parametrize("size", SIZES)
async def test_flag_place_and_keys_are_seen(tmp_path: Path, size: tuple[int, int]) -> None:
    """The marked words, what the others have, the message and the verdicts, without scrolling."""
    async with running(session(tmp_path), size) as pilot:
        await pilot.press("j")
        row = pane(pilot, RowPane)
        top, height = row.scroll_offset.y, row.size.height
        marked = [at for at, line in enumerate(row.lines()) if line.has("mark")]
        assert marked
        assert all(top <= at < top + height for at in marked)
        assert "всех 16 целей" in all_seen(pilot, RowPane)
        flag = all_seen(pilot, FlagPane)
        for words in ("NUM001", "critical", "ru has 16 where", "ar 17 · zh 17", "vote 5 : 1", "16 → 17"):
            assert words in flag
        keys = all_seen(pilot, KeyBar)
        assert all(f" {key} " in keys for key in "exnoalNu/?q")
        assert "working translation, unofficial: ar zh fr ru es" in all_seen(pilot, StatusBar)


@pytest.mark.parametrize("size", [*SIZES, (60, 20), (40, 12)])
async def test_what_does_not_fit_has_a_sign(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(session(tmp_path), size) as pilot:
        for _ in range(7):
            for sheet in pilot.app.screen.query(Sheet):
                if not sheet.display:
                    continue
                lines = seen(sheet)
                assert all(cell_len(line) == sheet.size.width for line in lines), (sheet.id, lines)
                hidden = len(sheet.lines()) - sheet.scroll_offset.y - sheet.size.height
                assert hidden <= 0 or f"▼{hidden}" in lines[-1]
                assert not sheet.scroll_offset.y or f"▲{sheet.scroll_offset.y}" in lines[0]
            await pilot.press("j")


async def test_all_six_versions_stand_one_under_the_other(tmp_path: Path) -> None:
    """Arabic comes last and ends at its right edge; the version flagged has a bar."""
    async with running(session(tmp_path), (200, 60)) as pilot:
        await pilot.press("j")
        lines = seen(pane(pilot, RowPane))
        firsts = [line[2:4] for line in lines if line[2:4] in ("zh", "en", "fr", "ru", "es")]
        assert firsts[:5] == ["zh", "en", "fr", "ru", "es"]
        arabic = next(line for line in lines if line.rstrip().endswith(" ar"))
        assert arabic.rstrip().endswith("- 1 ar")
        assert all(line.startswith("▌") for line in lines if "постановляет" in line)


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("e", "error"),
        ("x", "legitimate"),
        ("n", "false_alarm"),
        ("o", "source_error"),
        ("a", "query"),
        ("l", "later"),
    ],
)
async def test_one_key_decides_and_goes_on(tmp_path: Path, key: str, state: str) -> None:
    review = session(tmp_path)
    async with running(review) as pilot:
        await pilot.press("j", key)
        assert review.state(review.flags[1]).name == state
        assert review.current is review.flags[2]
        assert "TXT008" in all_seen(pilot, FlagPane)
    assert [d.verdict.value for d in open_store(tmp_path).decisions()] == [state]


async def test_what_was_decided_is_there_again(tmp_path: Path) -> None:
    async with running(session(tmp_path)) as pilot:
        await pilot.press("j", "e", "x", "q")
    again = session(tmp_path, hour=10)
    async with running(again) as pilot:
        assert "open 5 · errors 1 · not errors 1" in all_seen(pilot, StatusBar)
        queue = all_seen(pilot, FlagQueue)
        assert "✗ C NUM001 ru" in queue
        assert "✓ m TXT008 fr" in queue
        await pilot.press("j")
        assert "✗ error · Анна · 2024-07-01 09:00 UTC" in all_seen(pilot, FlagPane)


async def test_undo_goes_back_to_the_flag(tmp_path: Path) -> None:
    review = session(tmp_path)
    async with running(review) as pilot:
        await pilot.press("e", "x", "u")
        assert review.current is review.flags[1]
        await pilot.press("u", "u", "u")
        assert review.counts().open == 7
        assert "open 7" in all_seen(pilot, StatusBar)


async def test_the_queue_is_filtered_as_one_types(tmp_path: Path) -> None:
    """Letters that are keys elsewhere are only letters here; Enter gives the keys back."""
    review = session(tmp_path)
    async with running(review) as pilot:
        await pilot.press("slash", *"lang:fr")
        assert [flag.lang for flag in review.shown] == ["fr", "fr"]
        assert "NUM001" not in all_seen(pilot, FlagQueue)
        assert "shown 2 of 7" in all_seen(pilot, StatusBar)
        await pilot.press(*" sev:M")
        assert [flag.code for flag in review.shown] == ["STR004"]
        await pilot.press("enter", "x")
        assert review.state(review.flags[3]).name == "legitimate"
        await pilot.press("escape")
        assert len(review.shown) == 7
        await pilot.press("slash", *"qqq")
        assert "no flags" in all_seen(pilot, FlagQueue)
        await pilot.press("escape", "k")
        assert len(review.shown) == 7
        assert not open_store(tmp_path).decisions()[1:]


async def test_a_note_goes_with_the_decision(tmp_path: Path) -> None:
    review = session(tmp_path)
    async with running(review) as pilot:
        await pilot.press("j", "N")
        assert isinstance(pilot.app.screen, LineDialog)
        await pilot.press(*"see q", "enter", "e")
        await pilot.press("N", *"x", "escape")
        own = review.state(review.flags[1]).of(review.reviewer)
        assert own is not None
        assert (own.verdict.value, own.note) == ("error", "see q")
        assert review.state(review.flags[2]).open
        await pilot.press("k")
        assert "note: see q" in all_seen(pilot, FlagPane)


async def test_a_note_left_empty_says_nothing(tmp_path: Path) -> None:
    review = session(tmp_path)
    async with running(review) as pilot:
        await pilot.press("j", "N", "enter")
        assert review.state(review.flags[1]).open
        await pilot.press("N", "x", "enter", "N", "enter")
    assert len(open_store(tmp_path).decisions()) == 1


async def test_arabic_is_shown_as_it_reads_while_it_is_typed(tmp_path: Path) -> None:
    """An input line draws letters unjoined in the order typed; the line below has them right."""
    async with running(session(tmp_path), (80, 24)) as pilot:
        assert read_below(pilot) == []
        await pilot.press("slash", *"\u0644\u0627 17")
        await pilot.pause()
        assert read_below(pilot) == ["17", "\ufefb"]
        await pilot.press("escape")
        await pilot.pause()
        assert read_below(pilot) == []
        await pilot.press("N", *"q \u0644\u0627")
        await pilot.pause()
        assert read_below(pilot) == ["q", "\ufefb"]
    async with running(session(tmp_path), bidi="terminal") as pilot:
        await pilot.press("slash", *"\u0644\u0627")
        await pilot.pause()
        assert read_below(pilot) == []


def read_below(pilot: Pilot[None]) -> list[str]:
    line = pane(pilot, ReadingLine)
    return " ".join(seen(line)).split() if line.display else []


async def test_a_row_turned_by_pages_is_whole_only_while_it_is_on_the_screen(tmp_path: Path) -> None:
    async with running(session(tmp_path), (120, 36)) as pilot:
        row = pane(pilot, RowPane)
        assert isinstance(row, RowPane)
        views = []
        for keys in (["j", "pagedown", "pagedown", "b"], ["J"], ["v", "pagedown", "K"]):
            await pilot.press(*keys)
            views.append(row.view)
        assert views == ["whole", "fit", "whole"]


async def test_a_long_note_can_be_read_in_a_small_window(tmp_path: Path) -> None:
    async with running(session(tmp_path), (80, 24)) as pilot:
        await pilot.press("j", "N", *"a" * 200, *" END", "enter", "question_mark")
        assert "END" in "\n".join(line.text for line in explanation(pilot).lines())


async def test_remarks_do_not_pile_up(tmp_path: Path) -> None:
    async with running(session(tmp_path)) as pilot:
        await pilot.press("b", "u", "u", "b")
        assert [notice.message for notice in pilot.app._notifications] == ["direction: off"]


async def test_a_replacement_starts_from_the_suggestion(tmp_path: Path) -> None:
    review = session(tmp_path)
    async with running(review) as pilot:
        await pilot.press("j", "r", "enter")
        own = review.state(review.flags[1]).of(review.reviewer)
        assert own is not None
        assert own.replacement == "16 → 17"


async def test_the_explanation_lists_the_check_and_every_key(tmp_path: Path) -> None:
    async with running(session(tmp_path), (100, 30)) as pilot:
        await pilot.press("j", "question_mark")
        screen = explanation(pilot)
        text = "\n".join(line.text for line in screen.lines())
        assert "ru has 16 where" in text
        for key in KEYS:
            assert key.shown in text
            assert key.help.split()[0] in text
        await pilot.press("question_mark")
        assert "Keys" in "\n".join(seen(screen.query_one(Sheet))[:3])
        await pilot.press("escape")
        assert pilot.app.screen is not screen


async def test_the_queue_folds_away(tmp_path: Path) -> None:
    async with running(session(tmp_path), (80, 24)) as pilot:
        assert not pane(pilot, FlagQueue).display
        await pilot.press("tab")
        await pilot.pause()
        assert pane(pilot, FlagQueue).display
        assert "NUM001" in all_seen(pilot, FlagQueue)
        await pilot.press("tab")
        assert not pane(pilot, FlagQueue).display
    async with running(session(tmp_path), (120, 40)) as pilot:
        assert pane(pilot, FlagQueue).display
        await pilot.press("tab")
        assert not pane(pilot, FlagQueue).display


async def test_a_small_window_shows_the_version_flagged_and_one_to_judge_it_by(tmp_path: Path) -> None:
    async with running(session(tmp_path), (80, 24)) as pilot:
        await pilot.press("j")
        text = all_seen(pilot, RowPane)
        assert "всех 16 целей" in text
        assert "Sustainable Development" in text
        assert "Objetivos" not in text
        assert "↑" in text
        await pilot.press("v")
        whole = "\n".join(line.text for line in pane(pilot, RowPane).lines())
        assert "Objetivos" in whole


async def test_all_versions_are_cut_to_fit_round_their_marks(tmp_path: Path) -> None:
    """In a middling window each version shows its mark; PgDn shows them whole."""
    async with running(session(tmp_path), (120, 36)) as pilot:
        await pilot.press("j")
        row = pane(pilot, RowPane)
        assert len(row.lines()) <= row.size.height
        marked = [line for line in row.lines() if line.has("mark") or line.has("other")]
        assert len(marked) == 6
        assert any(line.has("more") for line in row.lines())
        await pilot.press("pagedown")
        assert len(row.lines()) > row.size.height
        assert not any(line.has("more") for line in row.lines())


async def test_rows_are_read_one_after_the_other(tmp_path: Path) -> None:
    async with running(session(tmp_path), (200, 60)) as pilot:
        await pilot.press("J")
        assert "pp1 preambular" in seen(pane(pilot, RowPane))[0]
        assert "all 6 versions" in seen(pane(pilot, RowPane))[0]
        text = all_seen(pilot, RowPane)
        assert "Rights¹," in text
        assert "《世界人权宣言》¹，" in text
        assert "no flag on this row" in all_seen(pilot, FlagPane)
        await pilot.press("e", "K", "J", "J")
        assert "without fr" in seen(pane(pilot, RowPane))[0]
        assert "this version has no such clause" in all_seen(pilot, RowPane)
    assert not open_store(tmp_path).decisions()


async def test_escapes_in_a_text_are_shown_not_obeyed(tmp_path: Path) -> None:
    review = session(tmp_path)
    async with running(review, (200, 60)) as pilot:
        review.filter("code:TXT001")
        await pilot.press("J", "K")
        text = all_seen(pilot, RowPane)
        assert "\x1b" not in text
        assert "␛[31m" in text
        stretches = [s for line in pane(pilot, RowPane).lines() for s in line.stretches]
        assert [words for words, styles in stretches if "mark" in styles] == ["␛"]


async def test_a_click_chooses_a_flag(tmp_path: Path) -> None:
    review = session(tmp_path)
    async with running(review) as pilot:
        at = next(y for y, line in enumerate(pane(pilot, FlagQueue).lines()) if "TER001" in line.text)
        await pilot.click(FlagQueue, offset=(5, at))
        assert review.current is not None
        assert review.current.code == "TER001"


async def test_direction_can_be_left_to_the_terminal(tmp_path: Path) -> None:
    async with running(session(tmp_path), (200, 60), bidi="terminal") as pilot:
        await pilot.press("j")
        assert "1 - تقرر سد الفجوات" in all_seen(pilot, RowPane)
        await pilot.press("b", "b")
        assert "1 - تقرر" not in all_seen(pilot, RowPane)
        assert "- 1 ar" in all_seen(pilot, RowPane)


async def test_a_store_that_fails_is_said_and_nothing_moves(tmp_path: Path) -> None:
    review = session(tmp_path)
    async with running(review) as pilot:
        (tmp_path / ".hexapla" / "decisions.sqlite").write_bytes(b"x" * 5000)
        await pilot.press("e")
        assert review.current is review.flags[0]
        assert [notice.title for notice in pilot.app._notifications] == ["not kept"]


async def test_the_palette_reaches_every_key(tmp_path: Path) -> None:
    async with running(session(tmp_path)) as pilot:
        titles = {command.title for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert {f"{key.label} ({key.shown})" for key in KEYS} <= titles


def test_an_unknown_direction_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="sideways"):
        ReviewApp(session(tmp_path), title="", statuses={}, bidi="sideways")


def test_no_key_is_bound_twice() -> None:
    names = [name for key in KEYS for name in key.keys.split(",")]
    assert len(names) == len(set(names))


def test_reviewing_without_a_screen_needs_no_textual() -> None:
    code = "import sys, hexapla.review; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
