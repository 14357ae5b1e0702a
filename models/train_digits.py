"""`digits.npz` out: a small convolutional network that reads a row of handwritten digits, by made-up hands and scikit-learn's digits.

    pip install torch==2.13.0          # for training only
    python models/train_digits.py models/digits.npz [STEPS]

Data: hands of `docparse.corpus.hands` (seeds of the held-out hands apart), `sklearn.datasets.load_digits` (1,797 digits of 43
writers, UCI, public; the last quarter, other writers, held out) set in rows, printed digits of installed fonts. See models/digits.md.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from sklearn.datasets import load_digits
from torch import nn

from docparse.corpus.hands import write_number, writer
from docparse.read.scan.pen.digits import BLANK, WIDEST, strip_of

SEED, BATCH = 7, 64
FONTS = sorted(str(path) for path in Path("/usr/share/fonts").rglob("Liberation*.ttf"))
_IMAGES, _LABELS = load_digits(return_X_y=True)
_IMAGES = (_IMAGES.reshape(-1, 8, 8) * (255 / 16)).astype(np.uint8)
_HELD = len(_IMAGES) * 3 // 4


def some_number(random: np.random.Generator) -> str:
    """A number as the slots hold them: days and months with and without 0, document numbers of one to five digits."""
    kind = random.random()
    if kind < 0.3:
        text = str(random.integers(1, 32))
        return text.zfill(2) if random.random() < 0.7 else text
    length = int(random.choice([1, 2, 3, 4, 5], p=[0.12, 0.28, 0.32, 0.25, 0.03]))
    return "".join(str(digit) for digit in random.integers(0, 10, length))


def collected(number: str, random: np.random.Generator, held: bool) -> np.ndarray:
    """A row set from digits of scikit-learn's collection, slanted and thickened as one."""
    slant, level, gap = random.normal(0.12, 0.2), random.uniform(60, 150), random.integers(-8, 12)
    wide, parts = random.uniform(0.55, 1.0), []
    for digit in number:
        pool = np.flatnonzero(int(digit) == _LABELS)
        pool = pool[pool >= _HELD] if held else pool[pool < _HELD]
        big = cv2.resize(_IMAGES[random.choice(pool)], (48, 48), interpolation=cv2.INTER_CUBIC)
        ink = np.where(big > level, 255, 0).astype(np.uint8)
        columns = np.flatnonzero(ink.any(axis=0))
        parts.append(ink[:, columns[0] : columns[-1] + 1])
    out = np.zeros((80, sum(part.shape[1] + 14 for part in parts) + 60), np.uint8)
    at = 25
    for part in parts:
        top = 16 + int(random.normal(0, 2))
        area = out[top : top + 48, at : at + part.shape[1]]
        np.maximum(area, part, out=area)
        at += max(4, part.shape[1] + int(gap))
    matrix = np.array([[wide, -slant, slant * 40], [0, 1, 0]], np.float32)
    out = cv2.warpAffine(out, matrix, (out.shape[1], 80))
    times = int(random.integers(-2, 2))
    kernel = np.ones((2, 2), np.uint8)
    return cv2.dilate(out, kernel, iterations=times) if times > 0 else cv2.erode(out, kernel, iterations=-times)


def printed(number: str, random: np.random.Generator) -> np.ndarray:
    """A row of print: some slots were filled by machine."""
    font = ImageFont.truetype(FONTS[random.integers(len(FONTS))], int(random.integers(40, 60)))
    image = Image.new("L", (45 * len(number) + 40, 90))
    ImageDraw.Draw(image).text((15, 10), number, font=font, fill=255)
    slant = random.normal(0, 0.1)
    return cv2.warpAffine(np.array(image), np.array([[1, -slant, slant * 45], [0, 1, 0]], np.float32), image.size)


def dirtied(ink: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The ink with what surrounds a slot on a scan: ends of print, dots, rules, specks, a cut edge, ragged strokes."""
    rows, columns = np.nonzero(ink)
    ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    tall = ink.shape[0]
    side, above = int(0.6 * tall), int(0.3 * tall)
    out = np.pad(ink, ((above, above), (side, side)))
    height, width = out.shape
    thick = max(1, int(random.integers(2, 7) * tall / 60))

    def line(a: tuple[float, float], b: tuple[float, float]) -> None:
        cv2.line(out, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])), 255, thick, cv2.LINE_AA)

    if random.random() < 0.12:  # the stroke before the symbol
        x = width - side + random.uniform(0.12, 0.4) * tall
        line((x, above + tall), (x + 0.25 * tall, above + random.uniform(0, 0.2) * tall))
    if random.random() < 0.1:  # the colon
        for y in (0.5, 0.9):
            cv2.circle(out, (int(side - random.uniform(0.12, 0.4) * tall), int(above + y * tall)), thick, 255, -1)
    if random.random() < 0.1:  # the tail of a y
        x = side - random.uniform(0.1, 0.4) * tall
        line((x, above + random.uniform(0.5, 0.8) * tall), (x - 0.2 * tall, above + random.uniform(0.9, 1.2) * tall))
    if random.random() < 0.08:  # the start of a t or of a letter
        x = width - side + random.uniform(0.1, 0.35) * tall
        line((x, above + 0.6 * tall), (x + random.uniform(0, 0.1) * tall, above + 0.95 * tall))
    if random.random() < 0.1:  # dots to write on
        step = random.uniform(0.12, 0.25) * tall
        for x in np.arange(side * random.random(), width - side * random.random(), step):
            cv2.circle(out, (int(x), int(above + random.uniform(0.92, 1.0) * tall)), max(1, thick // 2), 255, -1)
    for _ in range(random.poisson(0.4)):
        cv2.circle(out, (int(random.uniform(0, width)), int(random.uniform(0, height))), max(1, thick // 2), 255, -1)
    if random.random() < 0.04:
        y = above * random.choice([0.3, 0.8])
        line((0, y), (width, y))
    if random.random() < 0.12:  # cut at the top or at the foot
        cut = int(random.uniform(0.03, 0.12) * tall)
        out = out[above + cut :] if random.random() < 0.5 else out[: height - above - cut]
    scale = random.uniform(22, 60) / tall
    out = cv2.resize(out, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    if random.random() < 0.6:
        grey = cv2.GaussianBlur(out.astype(np.float32), (0, 0), random.uniform(0.5, 1.3)) + random.normal(0, 25, out.shape)
        out = np.where(grey > random.uniform(70, 150), 255, 0).astype(np.uint8)
        _, labels, stats, _ = cv2.connectedComponentsWithStats(out, connectivity=8)
        out = np.where(stats[labels, 4] >= 5, out, 0).astype(np.uint8)
    return out if np.count_nonzero(out) > 20 else dirtied(ink, random)


def sample(random: np.random.Generator, held: bool = False) -> tuple[np.ndarray, str]:
    """A strip and the number on it. `held`: by the writers that are kept for the test."""
    number = some_number(random)
    kind = random.random()
    if kind < 0.68:
        hand = writer(np.random.default_rng(int(random.integers(10_000)) + (10_000_000 if held else 0)))
        ink = write_number(number, hand, random)
    elif kind < 0.88:
        ink = collected(number, random, held)
    else:
        ink = printed(number, random)
    strip = strip_of(dirtied(ink, random))
    return (strip, number) if strip is not None and strip.shape[1] <= WIDEST else sample(random, held)


def network() -> nn.Sequential:
    """Convolutions that keep half of the width and fold the height to one; `export` knows its order of layers."""
    layers: list[nn.Module] = []
    before = 1
    for depth, pool in ((16, (2, 2)), (32, (2, 1)), (48, (2, 1)), (64, (2, 1))):
        layers += [nn.Conv2d(before, depth, 3, padding=1), nn.BatchNorm2d(depth), nn.ReLU(), nn.MaxPool2d(pool)]
        before = depth
    layers += [nn.Conv2d(64, 96, (2, 3), padding=(0, 1)), nn.BatchNorm2d(96), nn.ReLU(), nn.Dropout(0.15)]
    layers += [nn.Conv2d(96, 96, (1, 5), padding=(0, 2)), nn.BatchNorm2d(96), nn.ReLU(), nn.Dropout(0.15), nn.Conv2d(96, 11, 1)]
    return nn.Sequential(*layers)


def batches(random: np.random.Generator, held: bool = False) -> list[tuple[torch.Tensor, list[str]]]:
    """Eight batches of strips of like width."""
    drawn = sorted((sample(random, held) for _ in range(8 * BATCH)), key=lambda item: item[0].shape[1])
    out = []
    for at in range(0, len(drawn), BATCH):
        group = drawn[at : at + BATCH]
        wide = max(strip.shape[1] for strip, _ in group)
        planes = np.stack([np.pad(strip, ((0, 0), (0, wide - strip.shape[1]))) for strip, _ in group])
        out.append((torch.from_numpy(planes)[:, None], [number for _, number in group]))
    random.shuffle(out)
    return out


def export(model: nn.Sequential, target: str) -> None:
    """Save the weights, batch normalisation folded in, in half precision."""
    arrays: dict[str, np.ndarray] = {}
    modules, number = list(model), 0
    for index, module in enumerate(modules):
        if not isinstance(module, nn.Conv2d):
            continue
        weight, bias = module.weight.detach(), module.bias.detach()
        norm = modules[index + 1] if index + 1 < len(modules) else None
        if isinstance(norm, nn.BatchNorm2d):
            scale = norm.weight.detach() / torch.sqrt(norm.running_var + norm.eps)
            weight = weight * scale[:, None, None, None]
            bias = (bias - norm.running_mean) * scale + norm.bias.detach()
        arrays[f"w{number}"], arrays[f"b{number}"] = weight.numpy().astype(np.float16), bias.numpy().astype(np.float16)
        number += 1
    np.savez_compressed(target, **arrays)


def score(model: nn.Sequential, count: int = 4) -> float:
    """The share of numbers of held-out writers that are read right (greedy)."""
    model.eval()
    random, right, total = np.random.default_rng(SEED + 1), 0, 0
    with torch.no_grad():
        for _ in range(count):
            for planes, numbers in batches(random, held=True):
                best = model(planes)[:, :, 0].argmax(1).numpy()
                for row, number in zip(best, numbers, strict=True):
                    kept = [int(c) for i, c in enumerate(row) if c != BLANK and (i == 0 or c != row[i - 1])]
                    right += "".join(map(str, kept)) == number
                    total += 1
    model.train()
    return right / total


def main(target: str, steps: int = 2600) -> None:
    """Train, test and save."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    random = np.random.default_rng(SEED)
    model = network()
    optimiser = torch.optim.AdamW(model.parameters(), 3e-3, weight_decay=1e-4)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=steps, pct_start=0.1)
    loss_of, start, step, ready = nn.CTCLoss(blank=BLANK, zero_infinity=True), time.time(), 0, []
    while step < steps:
        ready = ready or batches(random)
        planes, numbers = ready.pop()
        logs = model(planes)[:, :, 0].permute(2, 0, 1).log_softmax(2)
        truth = torch.tensor([int(digit) for number in numbers for digit in number])
        loss = loss_of(logs, truth, torch.full((len(numbers),), logs.shape[0]), torch.tensor([len(number) for number in numbers]))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
        plan.step()
        step += 1
        if step % 200 == 0 or step == steps:
            print(f"step {step}: loss {float(loss):.3f}, held-out writers {score(model, 1):.3f}, {time.time() - start:.0f} s", flush=True)
            export(model.eval(), target)
            model.train()
    print(f"numbers of held-out writers read right: {score(model):.3f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2600)
