"""`digits.npz` out: a small network for single handwritten digits, from scikit-learn's digits and variants of them.

    python models/train_digits.py models/digits.npz

Data: `sklearn.datasets.load_digits` (1,797 digits of 43 writers, UCI, public). A quarter is held out before variants are made.
See models/digits.md.
"""

from __future__ import annotations

import sys

import cv2
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

from docparse.read.digits import SIDE, normalised

VARIANTS = 14


def variant(image: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The digit slanted, turned, stretched, thickened or thinned, as pens do."""
    big = cv2.resize(image, (48, 48), interpolation=cv2.INTER_CUBIC)
    angle, shear = random.normal(0, 7), random.normal(0.12, 0.16)
    wide, tall = random.uniform(0.75, 1.2), random.uniform(0.85, 1.15)
    turn = np.radians(angle)
    matrix = np.array([[wide * np.cos(turn), shear - np.sin(turn), 0], [np.sin(turn), tall * np.cos(turn), 0]])
    matrix[:, 2] = 40 - matrix[:, :2] @ np.array([24, 24])
    out = cv2.warpAffine(big, matrix, (80, 80))
    level = random.uniform(70, 150)
    ink = (out > level).astype(np.uint8) * 255
    kernel = np.ones((2, 2), np.uint8)
    times = int(random.integers(-2, 3))
    return cv2.dilate(ink, kernel, iterations=times) if times > 0 else cv2.erode(ink, kernel, iterations=-times)


def main(target: str) -> None:
    """Train, test and save."""
    random = np.random.default_rng(7)
    images, labels = load_digits(return_X_y=True)
    images = (images.reshape(-1, 8, 8) * (255 / 16)).astype(np.uint8)
    train, test, train_labels, test_labels = train_test_split(images, labels, test_size=0.25, random_state=7, stratify=labels)

    def table(source: np.ndarray, own: np.ndarray, times: int) -> tuple[np.ndarray, np.ndarray]:
        rows, names = [], []
        for image, label in zip(source, own, strict=True):
            for _ in range(times):
                found = normalised(variant(image, random))
                if found is not None:
                    rows.append(found)
                    names.append(label)
        return np.array(rows), np.array(names)

    x, y = table(train, train_labels, VARIANTS)
    x_test, y_test = table(test, test_labels, 3)
    model = MLPClassifier((64,), alpha=1e-3, max_iter=25, random_state=7, early_stopping=True)
    model.fit(x, y)
    print(f"{len(x)} variants to train, {len(x_test)} to test, side {SIDE}: accuracy {model.score(x_test, y_test):.3f}")
    arrays = {f"w{i}": w.astype(np.float16) for i, w in enumerate(model.coefs_)}
    arrays |= {f"b{i}": b.astype(np.float16) for i, b in enumerate(model.intercepts_)}
    np.savez_compressed(target, **arrays)


if __name__ == "__main__":
    main(sys.argv[1])
