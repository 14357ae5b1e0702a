"""When things happen, in sentences and timetables: a scene in, tagged text with dates of every role out (FACTS 5; corpus/GUIDELINES.md)."""

from __future__ import annotations

import datetime

from docparse.corpus.generate import dates
from docparse.corpus.generate.scene import Scene
from docparse.corpus.generate.tables import table
from docparse.corpus.paper import Para


def month(scene: Scene, day: datetime.date, upper: bool = False) -> str:
    """`tháng 8/2016`, `tháng 12 năm 2024` of a day."""
    digits = f"{day.month:02d}" if day.month < 3 or scene.draw.chance(0.4) else str(day.month)
    join = "-" if scene.habits.date == "dash" else "/"
    words = scene.draw.pick([f"tháng {digits}{join}{day.year}", f"tháng {digits}{join}{day.year}", f"tháng {digits} năm {day.year}"])
    return words[0].upper() + words[1:] if upper else words


def some_day(scene: Scene) -> datetime.date:
    """A day of the year that the paper is about, after the paper."""
    first = max(scene.date, datetime.date(scene.year, 1, 5)) + datetime.timedelta(days=5)
    last = max(datetime.date(scene.year, 12, 28), first)
    return first + datetime.timedelta(days=scene.draw.number(0, (last - first).days))


def event(scene: Scene) -> str:
    """Something that happens: on a day, at an hour, in a month or quarter."""
    draw, day, what = scene.draw, some_day(scene), scene.draw.fresh("events", table("moments")["events"])
    role = "period" if "kiểm tra" in what else "event"  # a check goes on in its month or quarter
    form = draw.weighted({"month": 26, "quarter": 22, "day": 20, "planned": 12, "hour": 10, "weekday": 10})
    if form == "month":
        return f"{what} {draw.pick(['vào', 'trong', 'dự kiến tổ chức trong'])} {dates.mark(f'{day:%Y-%m}', role, month(scene, day))}"
    if form == "quarter":
        edtf, words = dates.quarter(scene, day.year, (day.month + 2) // 3)
        return f"{what} {draw.pick(['vào', 'trong', 'tổ chức vào'])} {dates.mark(edtf, role, words)}"
    if form == "planned":
        return f"{what} dự kiến {dates.event(scene, day)}"
    if form == "hour":
        return f"{what} khai mạc lúc {draw.pick(['8 giờ 00', '7 giờ 30', '14h00', '19 giờ 30'])} {dates.event(scene, day)}"
    if form == "weekday":
        name = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")[day.weekday()]
        return f"{what} vào {draw.pick(['sáng', 'chiều'])} {name}, {dates.event(scene, day)}"
    return f"{what} tổ chức {dates.event(scene, day)}"


def going(scene: Scene) -> str:
    """Something that goes on: in a month, a quarter, from and to, from a day on."""
    draw, day, what = scene.draw, some_day(scene), scene.draw.fresh("going", table("moments")["going"])
    form = draw.weighted({"month": 20, "quarter": 20, "bracket": 22, "period": 20, "since": 10, "length": 8})
    if form == "month":
        return f"{what} diễn ra trong {dates.mark(f'{day:%Y-%m}', 'period', month(scene, day))}"
    if form == "quarter":
        edtf, words = dates.quarter(scene, day.year, (day.month + 2) // 3)
        return f"{what} thực hiện trong {dates.mark(edtf, 'period', words)}"
    until = day + datetime.timedelta(days=draw.number(10, 120))
    if form == "bracket":
        words = f"từ {_plain(scene, day)} đến {draw.pick(['', 'hết ', 'ngày '])}{_plain(scene, until)}"
        return f"{what} ({dates.mark(f'{day}/{until}', 'period', words)})"
    if form == "since":
        return f"{what} bắt đầu {dates.mark(f'{day}/..', 'period', f'từ {dates.day(scene, day)}')}"
    if form == "length":
        words = f"từ {dates.day(scene, day)} đến {dates.day(scene, until)}"
        return f"{what} kéo dài {(until - day).days} ngày ({dates.mark(f'{day}/{until}', 'period', words)})"
    return f"{what} {dates.period(scene)}"


def due(scene: Scene) -> str:
    """Something to be done by a time."""
    draw, what = scene.draw, scene.draw.fresh("due", table("moments")["due"])
    form = draw.weighted({"plain": 55, "until_month": 18, "colon": 15, "two": 12})
    if form == "until_month":
        day = some_day(scene)
        words = draw.pick(["đến hết", "trước", "chậm nhất"]) + f" {month(scene, day)}"
        return f"{what} {dates.mark(f'../{day:%Y-%m}', 'deadline', words)}"
    if form == "colon":
        return f"{what}: {dates.deadline(scene)}"
    if form == "two":
        first, second = sorted((some_day(scene), some_day(scene)))
        one, other = (dates.mark(f"../{day}", "deadline", f"trước {dates.day(scene, day)}") for day in (first, second))
        return f"{what} {one} (đợt 1), {other} (đợt 2)"
    return f"{what} {dates.deadline(scene)}"


def other(scene: Scene) -> str:
    """A day that something is counted at or that is past: none of the roles that matter."""
    draw = scene.draw
    day = scene.date - datetime.timedelta(days=draw.number(8, 300))
    words = dates.mark(day.isoformat(), "other", dates.day(scene, day))
    return draw.pick(
        [
            f"Số liệu tính đến {words}",
            f"Đến {words}, các đơn vị cơ bản gửi đủ bản đăng ký",
            f"Danh sách theo kết quả rà soát {words}",
            f"Hồ sơ nhận sau {words} chuyển sang kỳ sau",
        ]
    )


def line(scene: Scene) -> str:
    """A sentence with a date in a drawn role."""
    form = scene.draw.weighted({"event": 30, "going": 30, "due": 32, "other": 8})
    return {"event": event, "going": going, "due": due, "other": other}[form](scene) + "."


def _plain(scene: Scene, day: datetime.date) -> str:
    return dates.numeric(scene, day)


def phases(scene: Scene) -> list[Para]:
    """The phases of a movement, two to four, each with its time and its feasts."""
    draw = scene.draw
    count = draw.number(2, 4)
    name = draw.pick(["Đợt", "Đợt", "Giai đoạn"])
    starts = [datetime.date(scene.year, 1 + index * 12 // count, 1) for index in range(count)]
    out = []
    form = draw.weighted({"days": 45, "months": 22, "quarter": 18 if count == 4 else 0, "bare": 15})
    for index, start in enumerate(starts):
        end = (starts[index + 1] if index + 1 < count else datetime.date(scene.year + 1, 1, 1)) - datetime.timedelta(days=1)
        if form == "quarter":
            edtf, words = dates.quarter(scene, scene.year, index + 1)
        elif form == "months":
            edtf, words = (
                f"{start:%Y-%m}/{end:%Y-%m}",
                f"từ tháng {start.month:02d} đến {draw.pick(['', 'hết '])}tháng {end.month:02d} năm {scene.year}",
            )
        elif form == "bare":
            edtf, words = f"{start}/{end}", f"{_plain(scene, start)}{draw.pick([' - ', ' – '])}{_plain(scene, end)}"
        else:
            edtf, words = f"{start}/{end}", f"từ {dates.day(scene, start)} đến {draw.pick(['', 'hết '])}{dates.day(scene, end)}"
        when = dates.mark(edtf, "period", words)
        tail = draw.pick(
            [f", {dates.anniversary(scene)}", "", f"; {scene.say('<task>')}", f"; {scene.say('<task>')}, {dates.anniversary(scene)}"]
        )
        shown = f"- {name} {index + 1} ({when}){tail}" if draw.chance(0.3) else f"- {name} {index + 1}: {when}{tail}"
        out.append(Para(shown + draw.pick([".", ";"])))
    return out


def timetable(scene: Scene) -> Para:
    """A table of what is to be done, by whom and when; a column of times with deadlines, and events where something takes place."""
    draw = scene.draw
    head = [draw.pick(["TT", "STT"]), draw.pick(["Nội dung công việc", "Nhiệm vụ"]), draw.pick(["Đơn vị chủ trì", "Người phụ trách"])]
    out = [[*head, draw.pick(["Thời gian hoàn thành", "Thời hạn", "Thời gian hoàn thành"])]]
    for index in range(1, draw.number(4, 10)):
        day = some_day(scene)
        form = draw.weighted({"before": 32, "month": 24, "quarter": 20, "yearly": 8, "through": 10, "regular": 6})
        if form == "before":
            cell = dates.mark(f"../{day}", "deadline", draw.pick(["Trước ", "Trước ngày "]) + _plain(scene, day))
        elif form == "month":
            cell = dates.mark(f"{day:%Y-%m}", "deadline", month(scene, day, upper=True))
        elif form == "quarter":
            edtf, words = dates.quarter(scene, day.year, (day.month + 2) // 3)
            cell = dates.mark(edtf, "deadline", words[0].upper() + words[1:])
        elif form == "yearly":
            cell = dates.mark(f"../XXXX-{day:%m-%d}", "deadline", f"Trước ngày {dates.numeric(scene, day, year=False)} hằng năm")
        elif form == "through":
            cell = dates.mark(f"../{day}", "deadline", f"Đến hết ngày {_plain(scene, day)}")
        else:
            cell = draw.pick(["Thường xuyên", "Hằng quý", "Theo kế hoạch riêng"])
        out.append([str(index), draw.fresh("due", table("moments")["due"]), scene.office()[1], cell])
    return Para(kind="table", rows=out)
