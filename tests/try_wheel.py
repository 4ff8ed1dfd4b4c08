"""Builds the wheel from a clean source distribution, installs it elsewhere, and tries it there.

A forgotten data file or sub-package works in the checkout and is missing from the wheel: this finds it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
_PAGES = tuple(f"assistant/documents/forms/{name}" for name in ("page.css", "page.typ", "fonts/NotoEmoji-"))
"""What the pages of documents are set with."""


def main() -> None:
    """Builds, looks inside, installs and tries; raises CalledProcessError or SystemExit where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(sys.executable, "-m", "build", "--outdir", str(place / "dist"), str(ROOT))
        (wheel,) = place.joinpath("dist").glob("*.whl")
        look_inside(wheel)
        run(sys.executable, "-m", "venv", str(place / "elsewhere"))
        binaries = place / "elsewhere" / ("Scripts" if os.name == "nt" else "bin")
        run(str(binaries / "python"), "-m", "pip", "install", "--quiet", str(wheel))
        attempt(str(binaries / "whatmatters"), place)
    sys.stdout.write("The wheel works elsewhere, with its flows and prompts.\n")


def look_inside(wheel: Path) -> None:
    """What ships is code, our content, and nothing else."""
    names = zipfile.ZipFile(wheel).namelist()
    stray = [
        name
        for name in names
        if not name.endswith((".py", ".yaml", ".tcss", "py.typed"))
        and not name.startswith(_PAGES)
        and "dist-info" not in name
    ]
    if stray:
        raise SystemExit(f"These do not belong into the wheel: {', '.join(stray)}")


def attempt(command: str, place: Path) -> None:
    """Checks the flows, has the beginning of a talk, writes it as documents, and practises, from another folder."""
    run(command, "flow", "check", cwd=place)
    records = str(place / "records")
    talk = "\nMary\nyes, please\nskip\nstop\n"
    said = run(command, "discuss", "--plain", "--records", records, cwd=place, typed=talk)
    listed = run(command, "plans", "--records", records, cwd=place)
    if "Mary" not in listed or "whatmatters discuss --plan" not in said:
        raise SystemExit(f"The talk was not kept. It said:\n{said}\n{listed}")
    plan_id = listed.split()[0]
    for file in ("plan.pdf", "plan.docx", "plan.html", "plan.md"):
        run(command, "document", plan_id, "--out", file, "--records", records, cwd=place)
        if not place.joinpath(file).stat().st_size:
            raise SystemExit(f"{file} is empty.")
    practise(command, records, place)


def practise(command: str, records: str, place: Path) -> None:
    """Says something to somebody who is made up, and looks back at it."""
    talk = "Hello Mrs Smith.\nWhat matters most to you?\nstop\n"
    said = run(command, "practise", "mrs_smith", "--plain", "--records", records, cwd=place, typed=talk)
    if "My grandchildren" not in said or "made up" not in said:
        raise SystemExit(f"Mrs Smith did not answer. It said:\n{said}")


def run(*command: str, cwd: Path | None = None, typed: str = "") -> str:
    """What a command prints; a failure shows what it said."""
    done = subprocess.run(command, cwd=cwd, input=typed, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
