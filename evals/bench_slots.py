"""Slots filled by pen, truth and what was read of them; made-up hands on drawn scans, and real scans with gold labels.

    python evals/bench_slots.py [--count 40] [--seeds N …]   # drawn: hands that the network was never trained on; 2 slots a page
    python evals/bench_slots.py --real ../shared/real        # scans whose gold names the slots under `handwritten`

A line a slot: truth, then the alternatives; `print` where what a pen wrote was taken for print, and then what the record says.
Shares come with their interval of 95% (Wilson). For real scans also what the record says, with its confidence, the file's name hidden
(it often gives the number away) unless `--names` is set.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import os
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from docparse.corpus.hands import write_number, writer
from docparse.document import HandSlot
from docparse.pipeline import extract, read_document
from docparse.schema import Header

HELD_OUT = (20_000_000, 40_000_000, 50_000_000)
"""Ranges of seeds of hands for this bench: training draws from 0 to 1,000,000 and its tests from 10,000,000 on."""
_FONTS = Path("/usr/share/fonts/truetype/liberation2")
_BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình, nay giao các cơ quan,",
    "đơn vị liên quan phối hợp thực hiện nhiệm vụ được phân công như sau:",
)


def page(number: str, day: str, seed: int) -> np.ndarray:
    """A scanned head of a paper (H, W, 3) whose number and day were written by the hand of that seed."""
    random = np.random.default_rng(seed)
    hand = writer(np.random.default_rng(seed))
    image = Image.new("RGB", (2480, 900), "white")
    draw = ImageDraw.Draw(image)
    plain, bold, slanted = (ImageFont.truetype(str(_FONTS / f"LiberationSerif-{face}.ttf"), 56) for face in ("Regular", "Bold", "Italic"))
    draw.text((420, 120), "ỦY BAN NHÂN DÂN", "black", bold)
    draw.text((1120, 120), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "black", bold)
    draw.text((470, 190), "TỈNH AN BÌNH", "black", bold)
    draw.text((1370, 190), "Độc lập - Tự do - Hạnh phúc", "black", bold)
    for index, text in enumerate(_BODY):
        draw.text((330, 520 + 85 * index), text, "black", plain)
    tall = round(42 * random.uniform(1.0, 1.5))
    inks = [write_number(text, hand, random, tall) for text in (number, day)]
    gaps = [max(ink.shape[1] + 20, room) for ink, room in zip(inks, (150, 80), strict=True)]
    at = 380 + draw.textlength("Số: ", plain)
    draw.text((380, 310), "Số:", "black", plain)
    draw.text((at + gaps[0], 310), "/QĐ-UBND", "black", plain)
    lead = 1230 + draw.textlength("An Bình, ngày ", slanted)
    draw.text((1230, 310), "An Bình, ngày", "black", slanted)
    draw.text((lead + gaps[1], 310), " tháng 3 năm 2022", "black", slanted)
    colour = [(20, 40, 150), (15, 15, 15), (40, 30, 120)][seed % 3]
    pixels = np.array(image)
    for ink, left in zip(inks, (at, lead), strict=True):
        x = int(left + random.uniform(2, 14))
        y = int(360 - ink.shape[0] + random.uniform(-6, 12))
        part = pixels[y : y + ink.shape[0], x : x + ink.shape[1]]
        part[ink > 0] = colour
    soft = cv2.GaussianBlur(pixels.astype(np.float32), (0, 0), random.uniform(0.6, 1.2))
    return np.clip(soft + random.normal(0, 5, pixels.shape[:2])[:, :, None], 0, 255).astype(np.uint8)


Result = tuple[bool, bool, bool]
"""Of a slot: whether the first alternative is right, whether one of three is, whether a wrong one stands above 0.5."""


def _told(name: str, kind: str, truth: str, slots: list[HandSlot], header: Header | None = None) -> Result:
    """Print a slot and judge it. `header`: of the record, for what it says and how surely; where there is no slot it is the reading."""
    slot = next((slot for slot in slots if slot.kind == kind), None)
    found = slot.alternatives if slot else []
    said = None
    if header is not None:
        field = header.number if kind == "number" else header.date
        value = (field.value or "").split("/")[0] if kind == "number" else (field.value or "")[8:]
        said = (value, field.confidence) if value.isdigit() else None
        found = found if slot or said is None else [said]
    right = [int(text) == int(truth) for text, _ in found]
    sure_and_wrong = any(chance > 0.5 and not good for (_, chance), good in zip(found, right, strict=True))
    told = said is not None and said[1] > 0.5 and int(said[0]) != int(truth)
    shown = "  ".join(f"{text} {chance:.2f}" for text, chance in found[:4])
    mark = "" if slot or not found else "  print"
    if told and said:
        mark += f"  record: {said[0]} {said[1]:.2f}"
    print(f"{name:44} {kind:7} {truth:>6}   {'+' if right[:1] == [True] else '-'}   {shown or 'nothing read'}{mark}", flush=True)
    return right[:1] == [True], any(right[:3]), sure_and_wrong or told


def _share(part: int, count: int) -> str:
    """A share with its interval of 95% (Wilson)."""
    share, z = part / count, 1.96
    middle, half = share + z * z / (2 * count), z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    low, high = (100 * (middle + sign * half) / (1 + z * z / count) for sign in (-1, 1))
    return f"{100 * share:.1f}% ({max(0.0, low):.1f} to {min(100.0, high):.1f})"


def _summary(results: list[Result]) -> None:
    if not results:
        print("0 slots")
        return
    count = len(results)
    first, three, wrong = (sum(column) for column in zip(*results, strict=True))
    shares = f"first right {_share(first, count)}, among the first three {_share(three, count)}"
    print(f"{count} slots: {shares}, wrong above 0.5: {wrong}, {_share(wrong, count)}")


def drawn(count: int, ranges: list[int]) -> None:
    """Hands that the network has not seen: `count` pages of each range of seeds, through the whole pipeline."""
    every: list[Result] = []
    for start in ranges:
        results: list[Result] = []
        for seed in range(start, start + count):
            random = np.random.default_rng(seed)
            number, day = str(random.integers(1, 10 ** int(random.integers(2, 5)))), f"{random.integers(1, 32):02d}"
            buffer = io.BytesIO()
            Image.fromarray(page(number, day, seed)).save(buffer, "PNG", dpi=(300, 300), compress_level=1)
            _, document = read_document(buffer.getvalue(), "scan.png")
            header = extract(document).header
            results += [_told(f"hand {seed}", kind, truth, document.slots, header) for kind, truth in (("number", number), ("day", day))]
        _summary(results)
        every += results
    print("all: ", end="")
    _summary(every)


def real(folder: Path, names: bool) -> None:
    """Scans whose labels say what a pen wrote."""
    results, fields = [], []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        source = path.with_name(path.name.replace(".gold.json", ".pdf"))
        if not gold.get("handwritten") or not source.is_file():
            continue
        _, document = read_document(source.read_bytes(), source.name if names else "scan.pdf")
        slots = [slot for slot in document.slots if slot.page == 1]
        number, date = gold["header"]["number"], gold["header"]["date"]
        results += [_told(source.stem, "number", number.split("/")[0], slots), _told(source.stem, "day", date[-2:], slots)]
        header = extract(document).header
        for kind, field, truth in (("number", header.number, number), ("date", header.date, date)):
            fields.append((field.value == truth, field.confidence))
            print(f"{'':44} {kind:7} {truth:>10}   record: {field.value} {field.confidence:.2f} {field.source}")
    _summary(results)
    wrong = sum(not right and confidence > 0.5 for right, confidence in fields)
    print(f"records: {sum(right for right, _ in fields)} of {len(fields)} values right, wrong above 0.5: {wrong}")


def main() -> None:
    """Print one line a slot, and the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=40, help="how many drawn scans of each range of seeds")
    parser.add_argument("--seeds", type=int, nargs="+", default=list(HELD_OUT), metavar="N", help="where the ranges of seeds begin")
    parser.add_argument("--real", type=Path, help="folder with NAME.pdf and NAME.gold.json")
    parser.add_argument("--names", action="store_true", help="let the file's name be a witness")
    arguments = parser.parse_args()
    if arguments.real:
        real(arguments.real, arguments.names)
    else:
        drawn(arguments.count, arguments.seeds)


if __name__ == "__main__":
    main()
