"""Floors under the figures: what was reached once may not get lost unnoticed.

    python evals/gate.py check [--set NAME]...                      exit 1 where a figure is under its floor, or rests on other data
    python evals/gate.py raise [--set NAME]...                      floors up to what is measured now; never down
    python evals/gate.py raise --set NAME --repin --because "..."   labels or documents changed: pin them, floors as measured now
    python evals/gate.py raise --set NAME --lower FIELD --because "..."

Floors stand in floors.json, each set with SHA-256 digests of its labels and documents. No set needs OCR, so that a check takes less
than three minutes. The sets of the shared folder are passed over where it is missing.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sets import QUICK, Pins, Sets

from docparse.evaluation.run import Run
from docparse.evaluation.table import as_dict

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 1e-9


def figures(run: Run) -> dict[str, float]:
    """The figures that have floors: F1 of each field, micro F1, text of the six sections, documents wholly right."""
    measured = as_dict(run)
    out = {name: float(field["f1"]) for name, field in measured["fields"].items()}
    out["all items"] = float(measured["micro_f1"] or 0)
    if measured["section_text"]["six"] is not None:
        out["section text"] = float(measured["section_text"]["six"])
    out["documents wholly right"] = measured["wholly_right"] / max(1, measured["documents"])
    # Rounded down, or a floor could stand above the very figure it was taken from.
    return {name: math.floor(value * 10_000 + SLACK) / 10_000 for name, value in out.items()}


def differences(pinned: dict[str, Any], pins: Pins) -> list[str]:
    """Which of the digests are not those that the floors were measured with."""
    return [what for what in ("labels", "inputs", "documents") if pinned[what] != asdict(pins)[what]]


def check(sets: Sets, floors: dict[str, Any], names: list[str], workers: int) -> list[str]:
    """What is wrong, one line each; empty where every figure stands on or above its floor."""
    problems: list[str] = []
    for name in names:
        pinned = floors["sets"].get(name)
        if pinned is None:
            problems.append(f"{name}: has no floors yet; set them with `python evals/gate.py raise --set {name}`")
            continue
        changed = differences(pinned, sets.pins(name))
        if changed:
            problems.append(
                f"{name}: {' and '.join(changed)} changed since the floors were pinned, so they cannot be compared; look at the change,"
                f' then `python evals/gate.py raise --set {name} --repin --because "..."`'
            )
            continue
        measured = figures(sets.measure(name, workers))
        fallen = [
            f"{name}: {field} {measured.get(field, 0.0):.4f} is under its floor {floor:.4f}"
            for field, floor in pinned["floors"].items()
            if measured.get(field, 0.0) + SLACK < floor
        ]
        risen = sum(value > pinned["floors"].get(field, 0.0) + SLACK for field, value in measured.items())
        print(f"{name:<20}{pinned['documents']:>5} documents  {len(fallen)} under, {risen} above the floor")
        problems += fallen
    return problems


def lift(
    sets: Sets, floors: dict[str, Any], names: list[str], workers: int, lower: list[str], repin: bool, because: str | None
) -> list[str]:
    """Raise floors to what is measured now, in place. What would lower one is refused (returned), unless it is named with a reason."""
    problems: list[str] = []
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    for name in names:
        pins = sets.pins(name)
        pinned = floors["sets"].get(name)
        if pinned and differences(pinned, pins) and not repin:
            problems.append(f'{name}: {" and ".join(differences(pinned, pins))} changed; add --repin --because "..."')
            continue
        measured = figures(sets.measure(name, workers))
        old: dict[str, float] = pinned["floors"] if pinned else {}
        fresh = pinned is not None and bool(differences(pinned, pins))
        kept: dict[str, float] = {}
        for field in [*measured, *(field for field in old if field not in measured)]:
            value, floor = measured.get(field, 0.0), old.get(field, 0.0)
            if value + SLACK >= floor:
                kept[field] = value
            elif fresh or field in lower:
                kept[field] = value
                floors["lowered"].append({"date": today, "set": name, "field": field, "from": floor, "to": value, "because": because})
            else:
                kept[field] = floor
                problems.append(f'{name}: {field} is {value:.4f}, floor {floor:.4f}; to lower it: --lower "{field}" --because "..."')
        floors["sets"][name] = {**asdict(pins), "floors": kept}
        print(f"{name:<20}{pins.documents:>5} documents  {sum(kept[f] > old.get(f, 0.0) for f in kept)} floors raised")
    return problems


def load(path: Path) -> dict[str, Any]:
    """The floors; none where the file is not there."""
    if not path.exists():
        return {"sets": {}, "lowered": []}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def main(arguments: list[str] | None = None) -> int:
    """The command; 1 where something is under its floor or was refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["check", "raise"])
    parser.add_argument("--set", action="append", dest="sets", choices=QUICK, help="only this set; may be repeated")
    parser.add_argument("--lower", action="append", default=[], metavar="FIELD", help="let the floor of this field down")
    parser.add_argument("--repin", action="store_true", help="take changed labels or documents as they are now")
    parser.add_argument("--because", help="why a floor goes down or data changed; kept in the file")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    asked = parser.parse_args(arguments)
    if (asked.lower or asked.repin) and not asked.because:
        parser.error('--lower and --repin need --because "..."')
    floors = load(asked.floors)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="docparse-gate-") as scratch:
        sets = Sets(Path(scratch))
        names = sets.there(asked.sets or QUICK)
        if asked.action == "check":
            problems = check(sets, floors, names, asked.workers)
        else:
            problems = lift(sets, floors, names, asked.workers, asked.lower, asked.repin, asked.because)
            asked.floors.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    missing = [name for name in asked.sets or QUICK if name not in names]
    if missing:
        print(f"passed over, no shared folder: {', '.join(missing)}")
    print("\n".join(problems) if problems else "all figures stand on their floors" if asked.action == "check" else "floors written")
    print(f"{time.perf_counter() - start:.0f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
