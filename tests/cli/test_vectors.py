"""`hexapla vectors`: trained on a few rows and on what ships, then scored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hexapla.model import LANGS

from ..vectors.test_builtin import ROWS
from .running import run

TABLES = {
    "derived": ("udhr_articles_only", "cc_legalcode", "sdg_global_goals", "sdg_global_targets", "ntrex"),
    "derived/": ("unterm_country_names", "unsd_m49"),
    "tico19": ("tico19_clean", "tico19_terms_facebook", "tico19_terms_google"),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out like the public texts, with the same few rows in each table."""
    root = tmp_path_factory.mktemp("texts")
    lines = ["\t".join(("key", *LANGS))]
    lines += ["\t".join((f"d{n}#1", *(row.get(x, "") for x in LANGS))) for n, row in enumerate(ROWS)]
    for folder, names in TABLES.items():
        (root / folder).mkdir(exist_ok=True)
        for name in names:
            (root / folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def trained(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Vectors without the Declaration, and what the command printed."""
    pytest.importorskip("scipy", reason="scipy is not installed: pip install 'hexapla[train]'")
    path = tmp_path_factory.mktemp("vectors") / "new.vectors"
    small = ("--dimension", "32", "--quiet")
    result = run("vectors", "train", path, "--data", texts, "--without", "udhr", *small)
    assert (result.status, result.err) == (0, "")
    return path, result.out


def test_train_says_what_was_made_and_scores_what_was_left_out(trained: tuple[Path, str]) -> None:
    path, said = trained
    assert path.stat().st_size > 1000
    assert "CC BY-SA 4.0" in said
    assert "method:maxvar-gcca" in said
    assert "retrieval:udhr|texts:5|vectors:builtin-udhr@" in said


def test_score(trained: tuple[Path, str], texts: Path) -> None:
    result = run("vectors", "score", "--vectors", trained[0], "--data", texts, "--format", "json")
    (found,) = json.loads(result.out)["retrieval"]
    assert (found["source"], len(found["directions"])) == ("udhr", 30)
    assert 0.5 <= found["cosine"]["worst"] <= found["cosine"]["mean"] <= 1


def test_a_source_that_was_learned_is_told(trained: tuple[Path, str], texts: Path) -> None:
    result = run("vectors", "score", "--vectors", trained[0], "--data", texts, "--on", "cc")
    assert result.status == 0
    assert "cc: these vectors learned from it" in result.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--data", "nowhere"), "no such folder"),
        (("--data", "."), "the table cannot be read"),
        (("--data", "TEXTS", "--on", "udrh"), "no source is called 'udrh'"),
        (("--data", "TEXTS", "--encoder", "x"), "both --vectors and --encoder"),
    ],
)
def test_errors(
    trained: tuple[Path, str], texts: Path, options: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    places = {"TEXTS": texts, ".": tmp_path}
    given = [places.get(option, option) for option in options]
    result = run("vectors", "score", "--vectors", trained[0], *given)
    assert result.status == 2
    assert said in result.err
    assert len(result.err.splitlines()) == 1


def test_training_into_no_folder(texts: Path, tmp_path: Path) -> None:
    result = run("vectors", "train", tmp_path / "none" / "x.vectors", "--data", texts)
    assert (result.status, result.out) == (2, "")
    assert "no such folder" in result.err
