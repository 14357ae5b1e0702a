"""Dates and periods: what counts as one, its EDTF, its surface and its role."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docparse.extract.dates.dates import extract_dates
from docparse.extract.dates.grammar import find_atoms, level
from docparse.schema import Reference
from docparse.text.edtf import is_valid

ISSUED = "2024-03-01"


def read(text: str, references: list[Reference] | None = None) -> list[tuple[str, str, str]]:
    found = extract_dates(text, references=references or [], issued=ISSUED, issued_span=None, scanned=False)
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface
        assert is_valid(mention.edtf), mention.edtf
    return [(mention.surface, mention.edtf, mention.role) for mention in found]


ONE = [
    ("Căn cứ chương trình của xã ngày\n14/8/2023 về đê", "ngày\n14/8/2023", "2023-08-14", "event"),
    ("ĐỀ ÁN TRỒNG TRE GIAI ĐOẠN\n2021 - 2025", "GIAI ĐOẠN\n2021 - 2025", "2021/2025", "period"),
    ("Thẻ cũ được tiếp tục sử dụng đến hết ngày 30/6/2025.", "đến hết ngày 30/6/2025", "../2025-06-30", "period"),
    ("Ông A đã mất, theo giấy báo tử số 9 ngày 12/01/2024 của xã", "ngày 12/01/2024", "2024-01-12", "cited"),
    ("- Đua thuyền giữa các thôn vào ngày 02/9.", "ngày 02/9", "XXXX-09-02", "event"),
    ("chào mừng 75 năm thành lập (22-12-1944/22-12-2019)", "22-12-1944/22-12-2019", "1944-12-22/2019-12-22", "anniversary"),
    ("làm xong vào cuối tháng 9/77 để thông qua", "tháng 9/77", "1977-09", "event"),
    ("ra quân đợt hai trong quý III/2024.", "quý III/2024", "2024-35", "period"),
    ("đã tiêm 95% trẻ trong chiến dịch tháng 4/2023;", "tháng 4/2023", "2023-04", "period"),
    ("thay 05 trưởng thôn trong quý I/2023.", "quý I/2023", "2023-33", "period"),
    ("Chiến dịch ra quân diễn ra trong tháng 8/2024.", "tháng 8/2024", "2024-08", "period"),
    ("- Vòng sơ khảo diễn ra trong tháng 9/2024;", "tháng 9/2024", "2024-09", "period"),
    ("hoàn thành đợt kiểm tra trong tháng 9/2024;", "tháng 9/2024", "2024-09", "deadline"),
    ("họp Hội đồng trong tháng 12/2024;", "tháng 12/2024", "2024-12", "event"),
    ("nộp chầm nhất là ngày 31/10/2024", "chầm nhất là ngày 31/10/2024", "../2024-10-31", "deadline"),
    ("họp ngày 1 9/07/2024 tại xã", "ngày 1 9/07/2024", "2024-07-19", "event"),
    ("trưng bày từ ngày 2 1/9 đến hết ngày 30/9/2024", "từ ngày 2 1/9 đến hết ngày 30/9/2024", "2024-09-21/2024-09-30", "period"),
    ("họp ngày 19-07-2O24 tại xã", "ngày 19-07-2O24", "2024-07-19", "event"),
    ("nạo vét mương từ tháng 4 - 12/2024, mỗi xóm một đoạn", "từ tháng 4 - 12/2024", "2024-04/2024-12", "period"),
    ("tổng kết vào quý IV/2025.", "quý IV/2025", "2025-36", "deadline"),
    ("Tham mưu hội nghị tổng kết trong quý IV năm 2024.", "quý IV năm 2024", "2024-36", "event"),
    ("Sát hạch lần 1 trong tháng 4/2024.", "tháng 4/2024", "2024-04", "event"),
    ("tập huấn cho hội viên trong tháng 6/2024.", "tháng 6/2024", "2024-06", "deadline"),
    ("báo cáo tổng kết năm 2023 về Sở trước ngày 15/11/2023.", "trước ngày 15/11/2023", "../2023-11-15", "deadline"),
    ("Hồ sơ đã tiếp nhận trước ngày 01/01/2024 thì theo quy định cũ", "trước ngày 01/01/2024", "../2024-01-01", "other"),
    ("tổng kết vào dịp Ngày hội Văn hóa các dân tộc 18/4/2024.", "18/4/2024", "2024-04-18", "anniversary"),
    ("lập thành tích mừng bầu cử ngày 22/5/2026", "ngày 22/5/2026", "2026-05-22", "event"),
    ("Mời đại biểu báo tên chậm nhất ngày 19/4.", "chậm nhất ngày 19/4", "../2024-04-19", "deadline"),
    ("Hằng năm cụm họp; báo tên chậm nhất ngày 19/4.", "chậm nhất ngày 19/4", "../XXXX-04-19", "deadline"),
    ("Sơ kết năm 2024, nhiệm vụ 6 tháng cuối năm", "6 tháng cuối năm", "2024-07/2024-12", "period"),
    ("(5 tháng đầu năm xảy ra 03 vụ)", "5 tháng đầu năm", "2024-01/2024-05", "period"),
    ("làm xong trước ngày 20/11/2024.", "trước ngày 20/11/2024", "../2024-11-20", "deadline"),
    ("lấy ý kiến, hạn cuối 25/6/2024;", "25/6/2024", "../2024-06-25", "deadline"),
    ("(22/12/1944 - 22/12/2024)", "22/12/1944 - 22/12/2024", "1944-12-22/2024-12-22", "anniversary"),
    ("Lễ công bố dự kiến tổ chức trong tháng 12/2024", "tháng 12/2024", "2024-12", "event"),
    ("Đợt 2: quý III/2024, trọng tâm là mùa mưa", "quý III/2024", "2024-35", "period"),
    ("tặng quà học sinh vào dịp 01/6", "01/6", "XXXX-06-01", "anniversary"),
    ("biểu dương gương tốt nhân 2-9", "2-9", "XXXX-09-02", "anniversary"),
    ("họp lúc 07 giờ 30, ngày 22/10/2024", "ngày 22/10/2024", "2024-10-22", "event"),
    ("Xã Suối Nai 1, ngày 11/3/2024", "ngày 11/3/2024", "2024-03-11", "event"),
    ("dến ngày 3l/10/2024 phải nộp", "dến ngày 3l/10/2024", "../2024-10-31", "deadline"),
    ("họp ngày 14 tháng 6 năm 200S", "ngày 14 tháng 6 năm 200S", "2005-06-14", "event"),
    ("Ngày 3/2/2024, Sở Nội vụ ban hành Công văn số 15/SNV-CCHC", "Ngày 3/2/2024", "2024-02-03", "cited"),
    ("Gửi báo cáo về Phòng trước ngày 20/11/2024.", "trước ngày 20/11/2024", "../2024-11-20", "deadline"),
    ("Hoàn thành trước 15 tháng 7 năm 2024.", "trước 15 tháng 7 năm 2024", "../2024-07-15", "deadline"),
    ("gửi hồ sơ chậm nhất ngày 05/6/2024", "chậm nhất ngày 05/6/2024", "../2024-06-05", "deadline"),
    ("gửi chậm nhất là ngày 05/6/2024 để tổng hợp", "chậm nhất là ngày 05/6/2024", "../2024-06-05", "deadline"),
    ("- Thời hạn nhận: đến hết ngày 10/9/2024", "đến hết ngày 10/9/2024", "../2024-09-10", "deadline"),
    ("Nộp bài trước 16h30 ngày 09/8/2024.", "trước 16h30 ngày 09/8/2024", "../2024-08-09", "deadline"),
    ("Hoàn thành không quá 20/3 hằng năm.", "không quá 20/3 hằng năm", "../XXXX-03-20", "deadline"),
    ("Hoàn thành trong tháng 02 hàng năm.", "trong tháng 02 hàng năm", "XXXX-02", "deadline"),
    ("Báo cáo hằng năm (trước ngày 10 tháng 12)", "trước ngày 10 tháng 12", "../XXXX-12-10", "deadline"),
    ("Gửi kết quả trong tháng Mười hai năm 2024.", "tháng Mười hai năm 2024", "2024-12", "deadline"),
    ("họp ngày 03 tháng bốn tại trụ sở", "ngày 03 tháng bốn", "XXXX-04-03", "event"),
    ("họp ngàv 14/6/2024 tại trụ sở", "ngàv 14/6/2024", "2024-06-14", "event"),
    ("Đợt 2: tứ ngày 01/7/2024 đến ngày 31/8/2024", "tứ ngày 01/7/2024 đến ngày 31/8/2024", "2024-07-01/2024-08-31", "period"),
    ("Tổ chức sơ kết trong tháng 7 năm 2024.", "tháng 7 năm 2024", "2024-07", "deadline"),
    ("Kế hoạch giai đoạn 2024 – 2026 của trường", "giai đoạn 2024 – 2026", "2024/2026", "period"),
    ("BÁO CÁO\nTổng kết phong trào trồng rừng giai đoạn\n2016 - 2020", "giai đoạn\n2016 - 2020", "2016/2020", "period"),
    ("Đợt 2 (từ 10/6 đến hết tháng 9/2022): hái chè", "từ 10/6 đến hết tháng 9/2022", "2022-06-10/2022-09", "period"),
    ("ra quân từ tháng 11 đến 20/3/2022", "từ tháng 11 đến 20/3/2022", "2021-11/2022-03-20", "period"),
    (
        "TỔ CHỨC LỄ MÍT TINH CẤP TỈNH\n(ngày 03 tháng 02 năm 1946 - ngày 03 tháng 02 năm 2026)",
        "ngày 03 tháng 02 năm 1946 - ngày 03 tháng 02 năm 2026",
        "1946-02-03/2026-02-03",
        "anniversary",
    ),
    ("kế hoạch 5 năm (2026 - 2030)", "2026 - 2030", "2026/2030", "period"),
    ("Tổng kết năm học 2022-2023", "năm học 2022-2023", "2022/2023", "period"),
    ("Hội đồng nhân dân nhiệm kỳ 2021 -2026", "nhiệm kỳ 2021 -2026", "2021/2026", "period"),
    ("từ năm học 2020-2021 đến năm học 2022-2023", "từ năm học 2020-2021 đến năm học 2022-2023", "2020/2023", "period"),
    ("Thời gian: từ năm 2021 đến năm 2025.", "từ năm 2021 đến năm 2025", "2021/2025", "period"),
    ("Từ tháng 02/2024 đến 31/10/2024.", "Từ tháng 02/2024 đến 31/10/2024", "2024-02/2024-10-31", "period"),
    ("từ ngày 03/4 đến hết năm 2024", "từ ngày 03/4 đến hết năm 2024", "2024-04-03/2024", "period"),
    ("từ ngày 05 đến ngày 09/8/2024", "từ ngày 05 đến ngày 09/8/2024", "2024-08-05/2024-08-09", "period"),
    ("từ ngày 28/12 đến ngày 05/01/2025", "từ ngày 28/12 đến ngày 05/01/2025", "2024-12-28/2025-01-05", "period"),
    ("từ tháng 3 đến tháng 5 năm 2024", "từ tháng 3 đến tháng 5 năm 2024", "2024-03/2024-05", "period"),
    ("Từ nay đến năm 2027, phấn đấu", "Từ nay đến năm 2027", "2024-03-01/2027", "period"),
    ("kết quả 7 tháng đầu năm 2023", "7 tháng đầu năm 2023", "2023-01/2023-07", "period"),
    ("nhiệm vụ 6 tháng cuối năm 2024", "6 tháng cuối năm 2024", "2024-07/2024-12", "period"),
    ("thực hiện từ quý III/2024", "từ quý III/2024", "2024-35/..", "period"),
    ("có hiệu lực thi hành kể từ ngày 15 tháng 4 năm 2024.", "từ ngày 15 tháng 4 năm 2024", "2024-04-15/..", "effective"),
    ("Kỷ niệm Ngày thành lập ngành 16/7 và", "16/7", "XXXX-07-16", "anniversary"),
    ("chào mừng Ngày Nhà giáo Việt Nam 20/11", "20/11", "XXXX-11-20", "anniversary"),
    ("kỷ niệm 80 năm thành lập (22/12/1944 - 22/12/2024)", "22/12/1944 - 22/12/2024", "1944-12-22/2024-12-22", "anniversary"),
    ("134 năm ngày sinh (19/5/1890-19/5/2024)", "19/5/1890-19/5/2024", "1890-05-19/2024-05-19", "anniversary"),
    ("tặng hoa nhân ngày 8/3", "ngày 8/3", "XXXX-03-08", "anniversary"),
    ("báo cáo năm trước ngày 10/12 hằng năm", "trước ngày 10/12 hằng năm", "../XXXX-12-10", "deadline"),
    ("Hạn nộp hồ sơ: ngày 30/11/2024", "ngày 30/11/2024", "2024-11-30", "deadline"),
    ("số liệu tính đến ngày 31/12/2023", "ngày 31/12/2023", "2023-12-31", "other"),
    ("đồng chí Mẫu, sinh ngày 12/5/1980", "ngày 12/5/1980", "1980-05-12", "other"),
    ("Căn cứ Biên bản họp Hội đồng ngày 05/01/2024;", "ngày 05/01/2024", "2024-01-05", "cited"),
    ("Số: 12/KH-XX\tTân Lập, ngày 05 tháng 3 năm 2024", "ngày 05 tháng 3 năm 2024", "2024-03-05", "issued"),
    ("Thời gian: ngày 12/5/2024 (Chủ nhật).", "ngày 12/5/2024", "2024-05-12", "event"),
    ("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2020;", "ngày 21 tháng 6 năm 2020", "2020-06-21", "cited"),
    ("Căn cứ Công văn số 77/SXX-VP ngày 3-2-2024", "ngày 3-2-2024", "2024-02-03", "cited"),
    ("Thực hiện Kế hoạch số 9/KH-XX ngày 15.4.2023 của Sở", "ngày 15.4.2023", "2023-04-15", "cited"),
    ("(Kèm theo Quyết định số /QĐ-XX ngày /4/2024 của Sở)", "ngày /4/2024", "2024-04-XX", "cited"),
    ("Báo cáo số 5/BC-XX ngày 08/ 3/2024 của phường", "ngày 08/ 3/2024", "2024-03-08", "cited"),
    ("Báo cáo số 5/BC-XX ngày 8/3//2024 của phường", "ngày 8/3//2024", "2024-03-08", "cited"),
    ("Tờ trình số 6/TTr-XX ngày O5/01/2O24 của phường", "ngày O5/01/2O24", "2024-01-05", "cited"),
    ("Tờ trình số 6/TTr-XX ngày l5 tháng 0l năm 2024 của phường", "ngày l5 tháng 0l năm 2024", "2024-01-15", "cited"),
]


@pytest.mark.parametrize(("text", "surface", "edtf", "role"), ONE, ids=[row[1] for row in ONE])
def test_reads_one_date(text: str, surface: str, edtf: str, role: str) -> None:
    assert read(text) == [(surface, edtf, role)]


MANY = [
    ("họp ngày 26, 27/12/2024", ["2024-12-26", "2024-12-27"]),
    ("trong quý I, quý II năm 2024", ["2024-33", "2024-34"]),
    ("kiểm tra trong các tháng 4, 5 và 6/2024", ["2024-04", "2024-05", "2024-06"]),
    ("kiểm tra vào quý I, II và III/2024", ["2024-33", "2024-34", "2024-35"]),
    ("trước ngày 15/6 và 15/11 hằng năm", ["../XXXX-06-15", "../XXXX-11-15"]),
    ("Ngày Quốc tế Lao động 1/5; Ngày sinh của Bác 19/5", ["XXXX-05-01", "XXXX-05-19"]),
    ("chào mừng các ngày lễ 26/3, 30/4, 01/5 và 19/5", ["XXXX-03-26", "XXXX-04-30", "XXXX-05-01", "XXXX-05-19"]),
    ("24/03/2024 04/04/2024", ["2024-03-24", "2024-04-04"]),
    ("1\t12/02/2024-19/02/2024\tNộp báo cáo", ["2024-02-12/2024-02-19"]),
    ("sơ kết vào tháng 6, tháng 12 hằng năm", ["XXXX-06", "XXXX-12"]),
]


@pytest.mark.parametrize(("text", "forms"), MANY, ids=[row[0] for row in MANY])
def test_reads_lists(text: str, forms: list[str]) -> None:
    assert [edtf for _, edtf, _ in read(text)] == forms


NONE = [
    "đến hết năm 2024",
    "kế hoạch năm 2024, tầm nhìn đến năm 2045",
    "Thông tư số 12/2019/TT-BNV",
    "Kế hoạch số 05/KH-UBND; Chỉ thị 34-CT/TW",
    "Luật số 06/2022/QH15",
    "ít nhất 2/3 thành viên và 1/2 số phiếu; đạt từ 3/4 trở lên",
    "nhà số 12/5 đường Lê Lợi, điện thoại 0243.123.4567",
    "ngày 32/01/2024; ngày 30/02/2024; ngày 12/13/2024",
    "tỷ lệ 12,5/10.000 dân; điểm 7/10",
    "chậm nhất ngày 20 hằng tháng",
    "trong 05 ngày làm việc; sau 10 ngày; 06 tháng trở lên",
    "Cách mạng tháng Tám thành công",
    "Cách mạng tháng Tám năm 1945; gửi ngày tháng năm 2024; ngày 20 tháng một lần; ngày 02 tháng năm học tới",
    "Giai đoạn 1; giai đoạn II; khóa XV",
    "……, ngày … tháng … năm 20…",
    "kể từ ngày ký; hằng quý; quý 1 lần",
    "Phân trạm 110/35/22 kV; tiêu chuẩn 5-10%",
]


@pytest.mark.parametrize("text", [*NONE, "Điều 5. Sơ kết 6 tháng đầu năm", "hàm lượng không quá 10-7 gam trong 1 gam"])
def test_leaves_other_numbers(text: str) -> None:
    assert read(text) == []


def test_date_line_is_issued_and_keeps_its_value() -> None:
    text = "Tân Lập, ngày    tháng 01 năm 2024\nKẾ HOẠCH\nHọp ngày 05/02/2024."
    start = text.index("ngày")
    found = extract_dates(text, references=[], issued="2024-01-XX", issued_span=(start, text.index("\n")), scanned=False)
    assert [(one.edtf, one.role) for one in found] == [("2024-01-XX", "issued"), ("2024-02-05", "event")]


def test_unreadable_date_line_still_gives_the_known_date() -> None:
    text = "Tân Lập, ngày A8 tháng 0Z năm\nKẾ HOẠCH"
    found = extract_dates(text, references=[], issued="2024-02-XX", issued_span=(0, text.index("\n")), scanned=True)
    assert [(one.surface, one.edtf, one.role) for one in found] == [("ngày A8 tháng 0Z năm", "2024-02-XX", "issued")]


def test_date_inside_a_reference_is_cited() -> None:
    text = "theo Hướng dẫn 15 của Ban ngày 01/2/2024"
    surface = text[5:]
    reference = Reference(surface=surface, start=5, end=len(text))
    assert read(text, [reference]) == [("ngày 01/2/2024", "2024-02-01", "cited")]


def test_repaired_digits_are_less_sure() -> None:
    clean, worn = (
        extract_dates(f"Công văn số 8/XX-VP ngày {day}/01/2024 của Sở", references=[], scanned=True)[0].confidence for day in ("05", "O5")
    )
    assert worn < clean


@given(st.text(alphabet="ngày tháng năm quýI/-.,0123456789 từđến\n", max_size=120))
def test_any_text_gives_valid_forms_in_order(text: str) -> None:
    found = extract_dates(text, references=[], issued="2024-01-05", issued_span=None)
    for mention in found:
        assert is_valid(mention.edtf)
        assert text[mention.start : mention.end] == mention.surface


def test_real_documents(shared: Path) -> None:
    """Floors on the labelled documents, without the help of known references."""
    hits, gold_size, found_size = 0, 0, 0
    for path in sorted([*shared.glob("samples/*.gold.json"), *shared.glob("real/*.gold.json")]):
        gold = json.loads(path.read_text("utf-8"))
        text = re.sub(r"[*#]", "", path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8"))
        expected = Counter(one["edtf"] for part in (gold, gold.get("second_document", {})) for one in part.get("dates", []))
        found = Counter(one.edtf for one in extract_dates(text, references=[], issued=gold["header"].get("date")))
        hits += sum((expected & found).values())
        gold_size += sum(expected.values())
        found_size += sum(found.values())
    assert hits / gold_size >= 0.98
    assert hits / found_size >= 0.98


def test_a_date_under_a_head_that_says_due_is_a_deadline() -> None:
    text = "TT\tNhiệm vụ\tThời gian hoàn thành\n1\tMở hội thi\tTháng 10/2024\n2\tBiên soạn sổ tay\tQuý IV/2024\nKhai mạc: Tháng 9/2024"
    assert [(edtf, role) for _, edtf, role in read(text)] == [("2024-10", "deadline"), ("2024-36", "deadline"), ("2024-09", "event")]


def test_a_limit_takes_the_year_of_the_next_limit_of_its_sentence() -> None:
    text = "Định kỳ báo cáo: sơ kết chậm nhất ngày 20/6, tổng kết chậm nhất ngày 20/11/2025."
    assert [form for _, form, _ in read(text)] == ["../2025-06-20", "../2025-11-20"]


def test_the_day_of_a_certified_copy_is_not_that_of_the_paper() -> None:
    assert read("VĂN PHÒNG\nSAO Y\nSố: 12/SY-VP\nĐồng Lạc, ngày 5 tháng 4 năm 2024")[-1][2] == "other"
    assert read("Số: 12/KH-VP\nĐồng Lạc, ngày 5 tháng 4 năm 2024")[-1][2] == "issued"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Xong trong quý IH/2024.", "2024-35"),
        ("Xong trong quý 11/2023.", "2023-34"),
        ("Xong trong quý I\u20442017.", "2017-33"),
        ("Xong trong quý 1V năm 2020.", "2020-36"),
        ("Mỗi quý 11 lần.", None),
    ],
)
def test_quarters_of_scans(text: str, found: str | None) -> None:
    atoms = [atom for atom in find_atoms(level(text)) if atom.kind == "quarter" and atom.complete]
    assert [atom.edtf() for atom in atoms] == ([found] if found else [])


def test_the_symbol_of_a_party_paper_is_no_from() -> None:
    assert [found[:2] for found in read("Theo Kế hoạch số 31-KH/TƯ ngày 09/6/2022.")] == [("ngày 09/6/2022", "2022-06-09")]
    assert [found[1] for found in read("Áp dụng từ ngày 09/6/2022.")] == ["2022-06-09/.."]


def test_days_of_the_moon_are_none() -> None:
    assert read("nghỉ Giỗ Tổ (10/3 âm lịch, tức ngày 18/4/2024); chợ phiên ngày 5/1 (ÂL)") == [("ngày 18/4/2024", "2024-04-18", "event")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "nghỉ cấy từ ngày 04/2/2016 (tức ngày 26 tháng Chạp năm Ất Mùi) đến hết ngày 10/2/2016 (tức mùng 3 tháng Giêng).",
            [("2016-02-04/2016-02-10", "period")],
        ),
        ("nghỉ từ thứ Năm ngày 08/02/2024 đến hết thứ Tư ngày 14/02/2024.", [("2024-02-08/2024-02-14", "period")]),
        ("Họp vào 8 giờ, thứ tư ngày 14/02/2024.", [("2024-02-14", "event")]),
        ("Nộp trước thứ Sáu, ngày 10/5/2024.", [("../2024-05-10", "deadline")]),
        ("Ngày 5 tháng giêng năm 1946, Chính phủ họp.", [("1946-01-05", "event")]),
    ],
)
def test_days_of_the_week_and_of_the_moon_beside_a_day(text: str, found: list[tuple[str, str]]) -> None:
    assert [(form, role) for _, form, role in read(text)] == found


def test_a_title_that_repeats_number_and_day_is_of_the_paper() -> None:
    text = "Số: 7-HĐBT\nHà Nội, ngày 01 tháng 3 năm 2024\nQUYẾT ĐỊNH\nCỦA HỘI ĐỒNG SỐ 7 - HĐBT NGÀY 1-3-2024 VỀ VIỆC GIẢI THỂ"
    assert [role for _, _, role in read(text)] == ["issued", "issued"]


@pytest.mark.parametrize(
    "text",
    [
        "Mỗi đội cứu hỏa lập từ 2-3 mô hình.",
        "Bình chọn từ 1-2 gương mỗi bến.",
        "Cọc tre dài từ 2- 4m.",
        "Chữ số từ 0-9 hoặc dấu chấm.",
        "Số thuyền vắng không quá 1/3 quân số bến.",
    ],
)
def test_numbers_of_things_are_no_days(text: str) -> None:
    assert read(text) == []


def test_a_day_with_a_hyphen_stays_one_where_nothing_is_counted() -> None:
    assert read("Ra quân từ 5-9 đến 20-11.") == [("từ 5-9 đến 20-11", "XXXX-09-05/XXXX-11-20", "period")]
    assert read("Trực bến từ 12-7.") == [("từ 12-7", "XXXX-07-12/..", "period")]


def test_an_interval_is_one_though_a_word_on_the_year_parts_its_ends() -> None:
    text = "Điểm thi đua hằng năm tính từ ngày 16/11 của năm trước kỳ đánh giá đến ngày 15/11 của kỳ đánh giá."
    surface = "từ ngày 16/11 của năm trước kỳ đánh giá đến ngày 15/11"
    assert read(text) == [(surface, "XXXX-11-16/XXXX-11-15", "period")]
