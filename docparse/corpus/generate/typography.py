"""How headings are numbered and set: a scene in, an `Outline` that makes heading paragraphs out, with the mistakes that offices make."""

from __future__ import annotations

from dataclasses import dataclass, field

from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.tables import table
from docparse.corpus.paper import Para

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
LABELS = {
    "muc_dich_yeu_cau": ["muc_dich", "yeu_cau"],
    "noi_dung_chi_tieu": ["noi_dung", "chi_tieu"],
    "muc_tieu_chi_tieu": ["muc_tieu", "chi_tieu"],
    "nhiem_vu_giai_phap": ["nhiem_vu", "giai_phap"],
    "tieu_chi_khen_thuong": ["tieu_chi", "khen_thuong"],
    "han_che": ["ket_qua"],
    "kien_nghi": [],
    "bao_cao": [],
}
"""Labels of headings whose key is not the label itself."""


@dataclass(slots=True)
class Outline:
    """Numbers headings in one style. `first`: roman, roman_dash, roman_slash, letter, digit, part; `mistakes`: may misnumber."""

    scene: Scene
    first: str
    second: str
    upper: bool
    bold: bool
    mistakes: bool
    slip: float = 0.08
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])

    def title(self, key: str) -> str:
        """The words of a first-level heading of this key."""
        return self.scene.say(self.scene.draw.pick(table("headings")["title"][key]))

    def head(self, level: int, text: str, labels: list[str], run: str = "") -> Para:
        """A numbered heading; with `run` it runs on into that text after a colon."""
        draw = self.scene.draw
        self.counts[level - 1] += 1
        for deeper in range(level, 3):
            self.counts[deeper] = 0
        if self.mistakes and level < 3 and draw.chance(self.slip):
            self.counts[level - 1] = max(1, self.counts[level - 1] + draw.pick([1, -1]))
        number = self._number(level)
        words = text.upper() if level == 1 and self.upper else text
        line = f"{number}{words}"
        if run:
            return Para(f"{line}: {run}", draw.pick(["run_in", "run_in", "plain"]), level=level, labels=labels, heading=line)
        if draw.chance(0.07 if level == 1 else 0.15):
            line += ":"
        if len(line) > 44 and draw.chance(0.35):  # a long title over two lines
            at = line.rfind(" ", 0, 2 * len(line) // 3)
            line = f"{line[:at]}\n{line[at + 1 :]}"
        kind = "heading" if self.bold or draw.chance(0.5) else "plain"
        return Para(line, kind, level=level, labels=labels)  # type: ignore[arg-type]

    def _number(self, level: int) -> str:
        count = self.counts[level - 1]
        if level == 1:
            roman = _ROMAN[min(count, 12) - 1]
            gap = "" if self.scene.habits.careless and self.scene.draw.chance(0.15) else " "
            return {
                "roman": f"{roman}.{gap}",
                "roman_dash": f"{roman}- ",
                "roman_slash": f"{roman}/ ",
                "letter": f"{'ABCDEGHIKLMN'[min(count, 12) - 1]}. ",
                "digit": f"{count}. ",
                "part": f"Phần {roman}. ",
                "none": "",
            }[self.first]
        if level == 2:
            parent = self.counts[0]
            if self.mistakes and self.second == "dotted" and self.scene.draw.chance(0.12):
                parent = max(1, parent - 1)
            return {
                "digit": f"{count}. ",
                "digit_slash": f"{count}/ ",
                "digit_dash": f"{count}- ",
                "dotted": f"{parent}.{count}. ",
                "letter": f"{'abcdđeghik'[min(count, 10) - 1]}) ",
                "roman": f"{_ROMAN[min(count, 12) - 1]}. ",
            }[self.second]
        if self.second in ("digit", "digit_slash", "digit_dash", "roman"):
            return f"{self.counts[1]}.{count}. "
        return f"{self.counts[0]}.{self.counts[1]}.{count}. " if self.second == "dotted" else f"{count}) "


def outline(scene: Scene, party: bool = False) -> Outline:
    """A style of numbering; the Party sets a hyphen behind the Roman number (FACTS 1.6)."""
    draw = scene.draw
    shares = {"roman": 66.0, "roman_dash": 8.0, "roman_slash": 5.0, "letter": 5.0, "digit": 11.0, "part": 3.0, "none": 2.0}
    if party:
        shares = {"roman": 30.0, "roman_dash": 58.0, "roman_slash": 4.0, "letter": 3.0, "digit": 5.0, "part": 0.0}
    first = draw.weighted(shares)
    second = draw.weighted({"digit": 78, "digit_slash": 6, "digit_dash": 6, "dotted": 10})
    if first == "digit":
        second = draw.pick(["dotted", "dotted", "dotted", "letter"])
    elif first == "letter":
        second = draw.pick(["roman", "digit"])
    elif party and first == "roman_dash":
        second = draw.pick(["digit_dash", "digit"])
    return Outline(scene, first, second, upper=first == "none" or draw.chance(0.72), bold=draw.chance(0.85), mistakes=draw.chance(0.2))


def wrap(text: str, width: int) -> list[str]:
    """A tagged title over lines of about `width` letters; a tag is not cut."""
    import re

    words = re.findall(r"\{[^{}]*\}|[^\s{}]+(?:\{[^{}]*\}\S*)?", text)
    lines, line, length = [], "", 0
    for word in words:
        size = len(re.sub(r"\{[^{}|]*\||\}", "", word))
        if line and length + size + 1 > width:
            lines.append(line)
            line, length = "", 0
        line, length = (f"{line} {word}" if line else word), length + size + 1
    return [*lines, line] if line else lines
