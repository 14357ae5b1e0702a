"""Aims without a number: what bars something or keeps a standing is one, what only asks to fulfil the plan is none."""

from __future__ import annotations

import pytest

from docparse.extract.targets.qualitative import find_qualitative
from docparse.schema import Target


def read(text: str, measured: list[Target] | None = None, specific: bool = True) -> list[str]:
    found = find_qualitative(text, text.lower(), 50, measured or [], specific=specific)
    for target in found:
        assert text[target.start - 50 : target.end - 50] == target.measure
        assert target.qualitative
    return [target.measure for target in found]


def aim(start: int, end: int) -> Target:
    return Target(start=50 + start, end=50 + end, measure="thôn có loa", comparator="eq", value=80, unit="%", source="text")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Không để xảy ra cháy, nổ tại kho vật tư;", ["Không để xảy ra cháy, nổ tại kho vật tư"]),
        ("3. Giữ vững danh hiệu xã an toàn.", ["Giữ vững danh hiệu xã an toàn"]),
        ("- Không bỏ lọt tội phạm; không mất tài sản công.", ["Không bỏ lọt tội phạm", "không mất tài sản công"]),
        ("1. Tập thể: đạt danh hiệu Đơn vị quyết thắng.", ["đạt danh hiệu Đơn vị quyết thắng"]),
        ("- Chăm lo hội viên; cơ quan đạt chuẩn văn hóa.", ["cơ quan đạt chuẩn văn hóa"]),
        ("- Bảo đảm an toàn tuyệt đối về người.", ["Bảo đảm an toàn tuyệt đối về người"]),
        ("- Tất cả các thôn có nhà sinh hoạt cộng đồng.", ["Tất cả các thôn có nhà sinh hoạt cộng đồng"]),
        ("- Duy trì trường đạt chuẩn mức độ 2, góp phần nâng chất lượng.", ["Duy trì trường đạt chuẩn mức độ 2"]),
        ("- Phấn đấu đạt và vượt các chỉ tiêu được giao.", []),
        ("- Duy trì chế độ giao ban hằng tuần.", []),
        ("Chăm lo đời sống người dân; không để dịch bệnh lan rộng.", []),
        ("- Không có thời gian thì báo cáo.", []),
        ("Xóa hết cầu khỉ; chấm dứt việc đốt rơm rạ.", ["Xóa hết cầu khỉ", "chấm dứt việc đốt rơm rạ"]),
        ("- Nâng chỉ số hài lòng lên nhóm dẫn đầu huyện;", ["Nâng chỉ số hài lòng lên nhóm dẫn đầu huyện"]),
        ("- Hoàn thành và hoàn thành vượt mức dự toán thu.", ["Hoàn thành và hoàn thành vượt mức dự toán thu"]),
        ("- Chi bộ đạt trong sạch, vững mạnh; Công đoàn đạt vững mạnh.", ["Chi bộ đạt trong sạch, vững mạnh", "Công đoàn đạt vững mạnh"]),
        ("- Không có hộ đốt rẫy, không để xảy ra tảo hôn.", ["Không có hộ đốt rẫy", "không để xảy ra tảo hôn"]),
        ("- Di dời hết lò gạch ra khỏi bãi sông; phát huy hết năng lực.", ["Di dời hết lò gạch ra khỏi bãi sông"]),
        ("- Chi bộ: trong sạch, vững mạnh; Công đoàn vững mạnh.", ["Chi bộ: trong sạch, vững mạnh", "Công đoàn vững mạnh"]),
        ("- Tập thể lao động tiên tiến cần nêu gương.", []),
        ("- Liên đội, Chi đoàn đạt vững mạnh.", ["Liên đội, Chi đoàn đạt vững mạnh"]),
        (
            "- Nhà trường đạt Tiên tiến, giữ vững danh hiệu cơ quan văn hóa.",
            ["Nhà trường đạt Tiên tiến", "giữ vững danh hiệu cơ quan văn hóa"],
        ),
        (
            "- Giữ vững trường đạt chuẩn mức độ 1, tập thể đạt Tiên tiến.",
            ["Giữ vững trường đạt chuẩn mức độ 1", "tập thể đạt Tiên tiến"],
        ),
    ],
)
def test_clauses_of_a_section_of_aims(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_at_the_end_of_a_list_of_measured_aims() -> None:
    text = "Phấn đấu 80% thôn có loa; không để xảy ra mất trộm loa."
    assert read(text, [aim(9, 24)], specific=False) == ["không để xảy ra mất trộm loa"]
    assert read(text, [], specific=False) == []


def test_what_holds_a_quantity_is_no_second_aim() -> None:
    text = "- Duy trì trường đạt chuẩn ở 80% xã."
    assert read(text, [aim(2, 35)]) == []


def test_an_item_right_below_an_aim() -> None:
    text = "4. Không để xảy ra cháy chợ."
    found = find_qualitative(text, text.lower(), 0, [], specific=False, task=True, listed=True)
    assert [target.measure for target in found] == ["Không để xảy ra cháy chợ"]
    assert find_qualitative(text, text.lower(), 0, [], specific=False, task=True) == []


def test_a_sentence_behind_a_measured_aim() -> None:
    assert read("- 80% thôn có loa. Không có em bỏ học.", [aim(2, 17)]) == ["Không có em bỏ học"]


def test_what_a_task_bars_first_before_it_counts() -> None:
    text = "c) Không để hộ nào thiếu nước; khoan thêm 40 giếng."
    found = find_qualitative(text, text.lower(), 0, [Target(start=31, end=50, measure="giếng", source="text")], specific=False, task=True)
    assert [target.measure for target in found] == ["Không để hộ nào thiếu nước"]


def test_a_body_named_before_a_colon_and_what_others_reach() -> None:
    assert read("- Phòng Vật tư - Vận tải: không để thiếu dầu.") == ["không để thiếu dầu"]
    assert read("- Tập thể đạt Cờ của Bộ, cá nhân đạt danh hiệu thợ giỏi.") == ["Tập thể đạt Cờ của Bộ", "cá nhân đạt danh hiệu thợ giỏi"]
    assert read("- Không nợ đọng tiền nước.") == ["Không nợ đọng tiền nước"]
    assert read("- Được công nhận đơn vị học tập.") == ["Được công nhận đơn vị học tập"]


def test_what_is_barred_ends_before_the_next_aim() -> None:
    assert read("- Không để tái trồng cây cấm, số vụ trộm giảm 40%.", [aim(30, 49)]) == ["Không để tái trồng cây cấm"]
    assert read("- 80% thôn có loa; không để mất loa, số vụ trộm giảm 40%.", [aim(2, 17), aim(37, 56)]) == ["không để mất loa"]


def test_what_else_is_barred_and_a_place_among_others() -> None:
    assert read("- Không có vi phạm điều lệnh, không bỏ gác, không vắng điểm danh.") == [
        "Không có vi phạm điều lệnh",
        "không bỏ gác",
        "không vắng điểm danh",
    ]
    assert read("- Huyện xếp trong nhóm 3 huyện dẫn đầu vùng.") == ["Huyện xếp trong nhóm 3 huyện dẫn đầu vùng"]
    assert read("- Giữ vị trí thứ hai của Cụm.") == ["Giữ vị trí thứ hai của Cụm"]
    assert read("- Đưa thôn Hạ ra khỏi danh sách thôn khó khăn.") == ["Đưa thôn Hạ ra khỏi danh sách thôn khó khăn"]


def test_what_is_kept_between_measured_aims_is_one_of_their_list() -> None:
    text = "Thu phí đạt 5 tỷ đồng; duy trì xã đạt chuẩn về y tế; hộ khá đạt 80%."
    around = [aim(0, 21), aim(53, 67)]
    assert read(text, around, specific=False) == ["duy trì xã đạt chuẩn về y tế"]
    assert read(text, around[:1], specific=False) == []


def test_what_is_barred_behind_a_measured_aim_is_an_aim_of_its_own() -> None:
    assert read("- 75% bến đạt chuẩn an toàn và không còn bến tạm.", [aim(2, 26)]) == ["không còn bến tạm"]
