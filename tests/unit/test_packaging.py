"""The wheel carries every style sheet and every seed; the README's commands are the real ones."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newstui import resources

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["styles", "seeds"])
def test_the_wheel_carries_the_folder(wheel_names: set[str], folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert files
    missing = [
        path
        for path in files
        if f"newstui/{folder}/{path.relative_to(ROOT / folder).as_posix()}" not in wheel_names
    ]
    assert missing == []


def test_the_wheel_carries_the_data_of_the_package(wheel_names: set[str]) -> None:
    package = ROOT / "src" / "newstui"
    data = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    assert {f"newstui/{name}" for name in data} <= wheel_names


def test_styles_come_base_first_and_narrow_last() -> None:
    names = [sheet.stem for sheet in resources.styles()]
    assert names[0] == "base"
    assert names[-1] == "narrow"


def test_an_installed_package_finds_its_own_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "newstui" / "seeds").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "newstui")
    assert resources.seeds() == tmp_path / "newstui" / "seeds"


def test_the_readme_has_the_two_commands() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line.startswith("python3 -m venv ")]
    assert len(commands) == 2
    assert re.search(r"newstui demo$", commands[0])
    assert re.search(r"pytest\b", commands[1])
