"""Dates and periods as offices write them: a scene and a day in, tagged text with its EDTF value and role out (FACTS 5)."""

from __future__ import annotations

import datetime

from docparse.corpus.generate.scene import Scene

_ROMAN = ("I", "II", "III", "IV")
_FEASTS = (
    (2, 3, 1930, "Ngày thành lập Đảng Cộng sản Việt Nam"),
    (2, 27, 1955, "Ngày Thầy thuốc Việt Nam"),
    (3, 26, 1931, "Ngày thành lập Đoàn TNCS Hồ Chí Minh"),
    (4, 30, 1975, "Ngày Giải phóng miền Nam, thống nhất đất nước"),
    (5, 19, 1890, "Ngày sinh Chủ tịch Hồ Chí Minh"),
    (6, 11, 1948, "Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc"),
    (7, 27, 1947, "Ngày Thương binh - Liệt sĩ"),
    (8, 19, 1945, "Cách mạng Tháng Tám thành công"),
    (9, 2, 1945, "Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
    (10, 20, 1930, "Ngày thành lập Hội LHPN Việt Nam"),
    (11, 20, 1982, "Ngày Nhà giáo Việt Nam"),
    (12, 22, 1944, "Ngày thành lập Quân đội nhân dân Việt Nam"),
)


def mark(edtf: str, role: str, surface: str) -> str:
    """The surface with its tag."""
    return f"{{date:{edtf};{role}|{surface}}}"


def numeric(scene: Scene, date: datetime.date, year: bool = True) -> str:
    """`05/4/2021` and its kin; the zero before a month is the office's habit (always before 1 and 2 by the rule)."""
    separator = {"dash": "-", "dot": "."}.get(scene.habits.date, "/")
    zero = scene.habits.zero_month or date.month < 3
    day = f"{date.day:02d}" if not scene.habits.careless or scene.draw.chance(0.6) else str(date.day)
    month = f"{date.month:02d}" if zero else str(date.month)
    return separator.join([day, month, str(date.year)] if year else [day, month])


def spelled(scene: Scene, date: datetime.date) -> str:
    """`05 tháng 4 năm 2021`."""
    month = f"{date.month:02d}" if scene.habits.zero_month or date.month < 3 else str(date.month)
    return f"{date.day:02d} tháng {month} năm {date.year}"


def day(scene: Scene, date: datetime.date) -> str:
    """A whole day with its word, untagged: `ngày 05/4/2021` or in full."""
    return f"ngày {spelled(scene, date)}" if scene.habits.date == "long" else f"ngày {numeric(scene, date)}"


def cited(scene: Scene, date: datetime.date) -> str:
    """The date of a cited document."""
    return mark(date.isoformat(), "cited", day(scene, date))


def event(scene: Scene, date: datetime.date) -> str:
    """A day on which something happens."""
    return mark(date.isoformat(), "event", day(scene, date))


def quarter(scene: Scene, year: int, number: int) -> tuple[str, str]:
    """EDTF and words of a quarter: `quý II/2026` is `2026-34`."""
    words = f"quý {_ROMAN[number - 1]}" if scene.draw.chance(0.8) else f"quý {number}"
    return f"{year}-{32 + number}", f"{words}/{year}" if scene.draw.chance(0.6) else f"{words} năm {year}"


def deadline(scene: Scene) -> str:
    """By when something is due, in one of the field's forms (FACTS 5.3)."""
    draw = scene.draw
    last = datetime.date(scene.year, 12, 25)
    start = min(max(scene.date + datetime.timedelta(days=12), datetime.date(scene.year, 1, 20)), last)
    due = start + datetime.timedelta(days=draw.number(0, max(5, (last - start).days)))
    yearly = f"XXXX-{due.month:02d}-{due.day:02d}"
    hang = draw.pick(["hằng năm", "hàng năm"])
    form = draw.weighted(
        {
            "before": 34,
            "latest": 14,
            "month": 10,
            "quarter": 8,
            "yearly": 12,
            "through": 7,
            "hour": 4,
            "twice": 5,
            "bare": 6,
            "spelled": 4,
            "monthly": 4,
            "days": 3,
        }
    )
    if form == "before":
        return mark(f"../{due}", "deadline", draw.pick(["trước ", "trước ", "xong trước "]).replace("xong ", "") + day(scene, due))
    if form == "latest":
        return draw.pick(["", "xong "]) + mark(
            f"../{due}", "deadline", f"{draw.pick(['chậm nhất', 'chậm nhất là', 'muộn nhất'])} {day(scene, due)}"
        )
    if form == "month":
        month = f"{due.month:02d}" if draw.chance(0.5) or due.month < 3 else str(due.month)
        return "trong " + mark(f"{due:%Y-%m}", "deadline", draw.pick([f"tháng {month}/{due.year}", f"tháng {month} năm {due.year}"]))
    if form == "quarter":
        edtf, words = quarter(scene, due.year, (due.month + 2) // 3)
        return "trong " + mark(edtf, "deadline", words)
    if form == "yearly":
        return mark(f"../{yearly}", "deadline", f"trước ngày {numeric(scene, due, year=False)} {hang}")
    if form == "through":
        return mark(f"../{due}", "deadline", f"đến hết {day(scene, due)}")
    if form == "hour":
        return mark(f"../{due}", "deadline", f"trước {draw.number(9, 17)} giờ 00 {day(scene, due)}")
    if form == "spelled":
        months = ("Một", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một", "Mười hai")
        return "trong " + mark(f"{due:%Y-%m}", "deadline", f"tháng {months[due.month - 1]} năm {due.year}")
    if form == "monthly":  # no date: it is of every month
        return draw.pick(
            [
                f"trước ngày {draw.number(5, 28):02d} hằng tháng",
                f"trước ngày {draw.number(10, 25)} của tháng cuối quý",
                f"trong thời hạn {draw.number(3, 15):02d} ngày làm việc",
            ]
        )
    if form == "days":
        return f"chậm nhất sau {draw.number(5, 20)} ngày kể từ ngày nhận được văn bản"
    if form == "twice":
        half = "XXXX-06-15"
        return f"{mark(f'../{half}', 'deadline', 'trước ngày 15/6')} và {mark('../XXXX-11-15', 'deadline', f'15/11 {hang}')}"
    return mark(f"../{due}", "deadline", f"trước {numeric(scene, due)}")


def period(scene: Scene, title: bool = False) -> str:
    """A stated period: stage, term, school year, months, from … to … `title`: one that can stand in a title."""
    draw, year, dash = scene.draw, scene.year, scene.habits.dash
    form = draw.weighted(
        {"stage": 25, "term": 12, "months": 14, "range": 22, "span": 14, "school": 8, "short": 8, "days": 8, "months_of": 6, "paren": 6}
    )
    if title:
        form = draw.pick(["stage", "stage", "school", "months"])
    five = year - (year - 1) % 5
    if form == "stage":
        since, until = draw.pick([(five, five + 4), (five, five + 9), (year, year + 2)])
        return mark(f"{since}/{until}", "period", f"giai đoạn {since}{dash}{until}")
    if form == "term":
        return mark(f"{five - 1}/{five + 4}", "period", f"nhiệm kỳ {five - 1}{dash}{five + 4}")
    if form == "school":
        return mark(f"{year - 1}/{year}", "period", f"năm học {year - 1}{dash}{year}")
    if form == "months":
        count = draw.pick([6, 9])
        surface, edtf = draw.pick(
            [
                (f"{count} tháng đầu năm {year}", f"{year}-01/{year}-{count:02d}"),
                (f"6 tháng cuối năm {year}", f"{year}-07/{year}-12"),
            ]
        )
        return mark(edtf, "period", surface)
    first = datetime.date(year, draw.number(1, 6), draw.pick([1, 1, 5, 15, 20]))
    last = datetime.date(year, draw.number(7, 12), draw.pick([5, 15, 20, 30]))
    if form == "days":
        begin = datetime.date(year, draw.number(3, 11), draw.number(2, 14))
        end = begin + datetime.timedelta(days=draw.number(2, 12))
        return mark(f"{begin}/{end}", "period", f"từ ngày {begin.day:02d} đến {day(scene, end)}")
    if form == "months_of":
        return mark(f"{first:%Y-%m}/{last:%Y-%m}", "period", f"từ tháng {first.month} - {last.month}/{year}")
    if form == "paren":
        return (
            "theo đợt ("
            + mark(f"{first}/{last}", "period", f"{numeric(scene, first)}{draw.pick([' - ', '-', ' – '])}{numeric(scene, last)}")
            + ")"
        )
    if form == "range":
        return mark(f"{first}/{last}", "period", f"từ {day(scene, first)} đến {day(scene, last)}")
    if form == "short":
        return mark(f"{first}/{last}", "period", f"từ ngày {numeric(scene, first, year=False)} đến {day(scene, last)}")
    return mark(f"{first:%Y-%m}/{last:%Y-%m}", "period", f"từ tháng {first.month:02d} đến tháng {last.month:02d} năm {year}")


def anniversary(scene: Scene) -> str:
    """A feast: by its number alone, or as a jubilee with both its years."""
    draw = scene.draw
    month, feast_day, since, name = draw.fresh("feasts", _FEASTS)
    short = f"{feast_day:02d}/{month:02d}" if month < 3 or (feast_day < 10 and draw.chance(0.3)) else f"{feast_day}/{month}"
    yearly = f"XXXX-{month:02d}-{feast_day:02d}"
    form = draw.weighted({"number": 40, "named": 35, "jubilee": 25})
    if form == "number":
        return "chào mừng " + mark(yearly, "anniversary", draw.pick(["", "ngày "]) + short)
    if form == "named":
        return (
            f"chào mừng {name} {mark(yearly, 'anniversary', short) if draw.chance(0.5) else '(' + mark(yearly, 'anniversary', short) + ')'}"
        )
    both = f"{since}-{month:02d}-{feast_day:02d}/{scene.year}-{month:02d}-{feast_day:02d}"
    dash = draw.pick([" - ", "-", " – "])
    return f"kỷ niệm {scene.year - since} năm {name} ({mark(both, 'anniversary', f'{short}/{since}{dash}{short}/{scene.year}')})"


def effective(scene: Scene) -> str:
    """From when a decision is in force."""
    start = scene.date + datetime.timedelta(days=scene.draw.pick([0, 0, 7, 10, 15]))
    return mark(f"{start}/..", "effective", f"từ {day(scene, start)}")


def date_line(scene: Scene, blank: str) -> tuple[str, str]:
    """The date of the place line, tagged, and its EDTF. `blank`: none, day, month (day and month) or stub (`20…`)."""
    draw, date = scene.draw, scene.date
    month = f"{date.month:02d}" if scene.habits.zero_month or date.month < 3 else str(date.month)
    gap = draw.pick([" ", "   ", "      ", " ... ", " …… ", " ..... ", " ___ "])
    if blank == "day":
        return mark(f"{date:%Y-%m}-XX", "issued", f"ngày{gap}tháng {month} năm {date.year}"), f"{date:%Y-%m}-XX"
    if blank == "month":
        return mark(f"{date.year}-XX-XX", "issued", f"ngày{gap}tháng{gap}năm {date.year}"), f"{date.year}-XX-XX"
    surface = f"ngày {spelled(scene, date)}"
    if draw.chance(0.04):
        surface = f"ngày {numeric(scene, date)}"
    if scene.habits.careless and draw.chance(0.15):
        surface = surface.replace("ngày ", "Ngày ").replace("tháng", "Tháng")
    return mark(date.isoformat(), "issued", surface), date.isoformat()
