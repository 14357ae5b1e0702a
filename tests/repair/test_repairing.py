"""Repairs of OCR text: what must be repaired, what must never be, and what extraction and search make of them. All names are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docparse.document import Block, Document, Others, PageSpan, Piece
from docparse.pipeline import extract
from docparse.repair import RULES, Repair, propose, view
from docparse.repair.candidates import place_tone
from docparse.repair.measure import fates, kind_of, under_repairs
from docparse.schema import walk_sections
from docparse.segment.roman_row import misread_numerals


def scanned(text: str, *, sure: float = 0.8, others: dict[str, Others] | None = None, read_by: str = "ocr") -> Document:
    """A scanned document of one page with a block a line; `others`: what else the letters of a word may be."""
    blocks, pieces, at = [], [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line), line, 1))
        start = at
        for word in line.split(" "):
            pieces.append(Piece(start, start + len(word), 1, (0, 0, 9, 9), None, sure, others=(others or {}).get(word, ())))
            start += len(word) + 1
        at += len(line) + 1
    page = PageSpan(1, 0, len(text), 595.0, 842.0, read_by)  # type: ignore[arg-type]
    return Document(text, blocks, [page], pieces, "ocr" if read_by == "ocr" else "born-digital")


def repaired(text: str, **more: object) -> str:
    """The text under its repairs."""
    out, shift = text, 0
    for repair in propose(scanned(text, **more)):  # type: ignore[arg-type]
        assert text[repair.start : repair.end] == repair.printed
        assert repair.rule in RULES
        assert 0 < repair.confidence <= 1
        out = out[: repair.start + shift] + repair.repaired + out[repair.end + shift :]
        shift += len(repair.repaired) - len(repair.printed)
    return out


MUST = [
    ("Phần đấu hoàn thành kế hoạch năm học", "Phấn đấu hoàn thành kế hoạch năm học", {"Phần": ((2, "ấ", 0.4),)}),
    ("II. TÔ CHỨC THỰC HIỆN", "II. TỔ CHỨC THỰC HIỆN", {"TÔ": ((1, "Ổ", 0.5),)}),
    ("KẺ HOẠCH", "KẾ HOẠCH", {"KẺ": ((1, "Ế", 0.8),)}),
    (
        "giao các đơn vị phối hợp thực hiện nhiệm vự được giao",
        "giao các đơn vị phối hợp thực hiện nhiệm vụ được giao",
        {"vự": ((1, "ụ", 0.3),)},
    ),
    ("công tác cài cách hành chính của đơn vị", "công tác cải cách hành chính của đơn vị", {"cài": ((1, "ả", 0.6),)}),
    ("báo cáo về Ban Tố chức Tỉnh ủy trước ngày 15", "báo cáo về Ban Tổ chức Tỉnh ủy trước ngày 15", {"Tố": ((1, "ổ", 0.7),)}),
    ("theo dõi thủ tục hànhchính của xã", "theo dõi thủ tục hành chính của xã", {}),
    ("dự án đâù tư và đâỷ nhanh tiến độ", "dự án đầu tư và đẩy nhanh tiến độ", {}),
    ("chỉ đạo các đơn VỊ trong ngành thực hiện", "chỉ đạo các đơn vị trong ngành thực hiện", {}),
]


def test_what_the_engine_was_unsure_of_is_repaired_in_quotations_too() -> None:
    text = "phong trào “Ngày chủ nhật xanh, tô chức gọn” của các đơn vị"
    assert repaired(text, others={"tô": ((1, "ổ", 0.3),)}) == text.replace("tô", "tổ")


@pytest.mark.parametrize(("text", "wanted", "others"), MUST)
def test_what_ocr_misread_is_repaired(text: str, wanted: str, others: dict[str, Others]) -> None:
    assert repaired(text, others=others) == wanted


MUST_NOT = [
    "Ông Lò Văn Chiếu, bản Nà Phăn",
    "NGUYỄN VĂN CHIẾN",
    "Kế hoạch số 15/KH-UBND ngày 02/3/2024 của UBND xã",
    "cuộc thi “Em yêu biến đảo” của trường",
    "nộp Hồ sơ cho Phòng Nội vụ",
    "Chi bộ trường họp mỗi tháng một kỳ",
    "tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua",
    "công nhân thủy điện và lái xe của công ty",
    "thuộc xã Ia Hrung, huyện Đăk Pơ",
    "phong trào xây dựng nông thôn mới ở vùng cửa biển",
    "Đạt 95% trở lên; giảm 2,5 điểm so với năm 2023",
]


@pytest.mark.parametrize("text", MUST_NOT)
def test_what_is_right_or_a_name_a_number_a_quotation_stays(text: str) -> None:
    assert repaired(text, sure=0.9) == text


def test_text_that_no_engine_read_is_never_repaired() -> None:
    assert propose(scanned("II. TÔ CHỨC THỰC HIỆN", read_by="text-layer")) == []


def blocks_of(lines: list[str]) -> list[Block]:
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(at, at + len(line), line, 1))
        at += len(line) + 1
    return blocks


ROWS = [
    (["I. MỤC ĐÍCH", "II. NỘI DUNG", "II. KINH PHÍ", "IV. TỔ CHỨC THỰC HIỆN"], {2: "III"}),
    (["I. MỤC ĐÍCH", "H. NỘI DUNG", "HI. KINH PHÍ"], {1: "II", 2: "III"}),
    (["L. Mục đích", "II. Yêu cầu", "III. Nội dung"], {0: "I"}),
    (["L Mục đích", "II. Yêu cầu", "III. Nội dung"], {0: "I"}),
    (["I. MỤC ĐÍCH", "II. NỘI DUNG", "IV. KINH PHÍ", "IV. CÁC ĐỢT", "V. TỔ CHỨC"], {2: "III"}),
    (["I/ MỤC ĐÍCH", "II/ NỘI DUNG", "HU KINH PHÍ", "IV/ TỔ CHỨC"], {2: "III"}),
    (["U TÌNH HÌNH", "1U VIỆC PHẢI LÀM", "II THỜI HẠN", "IV/ TIỀN THƯỞNG"], {0: "I", 1: "II", 2: "III"}),
    (["U TÌNH HÌNH", "IV VIỆC PHẢI LÀM", "III/ THỜI HẠN"], {0: "I", 1: "II"}),
    (["IV/ VIỆC PHẢI LÀM", "V/ THỜI HẠN", "VỤ TIỀN THƯỞNG", "VIII PHÂN VIỆC"], {2: "VI", 3: "VII"}),
    (["I/ MỤC ĐÍCH", "VỤ TỔ CHỨC CÁN BỘ", "II/ NỘI DUNG"], {}),
    (["VI. TIỀN THƯỞNG", "VII. KINH PHÍ", "VIIIL. PHÂN VIỆC"], {2: "VIII"}),
    (["1. VIỆC CẦN LÀM", "1/. Trồng cây", "2/. Dọn kênh", "II/. THỜI HẠN"], {0: "I"}),
    (["1. VIỆC CẦN LÀM", "Trồng cây.", "2. THỜI HẠN", "II. PHỤ LỤC"], {}),
    (["I- Tập thể", "I- Cá nhân", "III- Hộ gia đình"], {1: "II"}),
    (["I. MỤC ĐÍCH", "II. NỘI DUNG", "III. KINH PHÍ", "V. TỔ CHỨC"], {}),  # the author left IV out, or it was not read
    (["A. PHẦN CHUNG", "I. MỤC ĐÍCH", "II. YÊU CẦU", "B. PHẦN RIÊNG", "I. NỘI DUNG", "II. KINH PHÍ"], {}),
    (["1. Mục đích", "2. Yêu cầu", "11. Trách nhiệm"], {}),
    (["TL. CHỦ TỊCH", "T/M BAN THƯỜNG VỤ", "KT. GIÁM ĐỐC"], {}),
    (["I. CHỈ TIÊU", "1. Số buổi", "II. NỘI DUNG", "11.1. Đổi mới", "IIL2. Cải tiến", "III. KINH PHÍ"], {3: "II"}),
    (["F. Việc khác", "G. Kinh phí", "H. Tổ chức"], {}),
    (["V. KHEN THƯỞNG", "VỊ. KINH PHÍ", "VII. TỔ CHỨC"], {1: "VI"}),
    (["I. MỤC ĐÍCH", "II. NỘI DUNG", "HH. PHÂN CÔNG", "1. Sở Than", "III. Phòng Mỏ lo bơm:", "1.2. Tổ Than"], {2: "III"}),
    (["Báo cáo quý 111 trước ngày 20", "Báo cáo quý 11 trước ngày 20"], {0: "III"}),
]


@pytest.mark.parametrize(("lines", "wanted"), ROWS)
def test_roman_numbers_follow_their_row(lines: list[str], wanted: dict[int, str]) -> None:
    blocks = blocks_of(lines)
    found = {
        next(at for at, block in enumerate(blocks) if block.start <= one.start < block.end): one.repaired
        for one in misread_numerals(blocks)
    }
    assert found == wanted


def test_view_keeps_every_offset_and_the_document_itself() -> None:
    document = scanned("KẺ HOẠCH\nII. TÔ CHỨC THỰC HIỆN", others={"KẺ": ((1, "Ế", 0.8),), "TÔ": ((1, "Ổ", 0.5),)})
    under = view(document, propose(document))
    assert document.text.startswith("KẺ")
    assert len(under.text) == len(document.text)
    assert [block.text for block in under.blocks] == ["KẾ HOẠCH", "II. TỔ CHỨC THỰC HIỆN"]


def test_headings_get_back_the_slash_that_was_read_as_a_stroke() -> None:
    document = scanned("U VIỆC CẦN LÀM\nTrồng cây dọc bờ kênh trong tháng này.")
    under = view(document, [Repair(0, 1, "U", "I", "roman", 0.9)])
    assert under.blocks[0].text == "U VIỆC CẦN LÀM"
    lines = "U VIỆC CẦN LÀM\nTrồng cây ven kênh.\nIV THỜI HẠN\nXong trong tháng tới.\nII AI LÀM\nĐoàn xã."
    heads = [section.heading for section in extract(scanned(lines)).sections]
    assert heads == ["I/ VIỆC CẦN LÀM", "II/ THỜI HẠN", "III/ AI LÀM"]


def test_headings_keep_the_blank_before_their_dash() -> None:
    lines = "I - VIỆC CẦN LÀM\nTrồng cây ven kênh.\nII - THỜI HẠN\nXong trong tháng tới.\nIII- AI LÀM\nĐoàn xã."
    assert [section.heading for section in extract(scanned(lines)).sections] == ["I - VIỆC CẦN LÀM", "II - THỜI HẠN", "III- AI LÀM"]


def test_record_keeps_what_was_read_and_says_what_was_printed() -> None:
    lines = [
        "SỞ Y TẾ",
        "KẺ HOẠCH",
        "Về việc phát động thi đua",
        "I. MỤC ĐÍCH",
        "Phần đấu hoàn thành nhiệm vụ năm học.",
        "II. NỘI DUNG",
        "Như trên.",
    ]
    record = extract(scanned("\n".join(lines), others={"KẺ": ((1, "Ế", 0.8),), "Phần": ((2, "ấ", 0.4),)}))
    assert record.text == "\n".join(lines)
    layer = {repair.printed: repair.repaired for repair in record.repairs}
    assert layer["KẺ"] == "KẾ"
    assert layer["Phần"] == "Phấn"
    assert all(record.text[repair.start : repair.end] == repair.printed and repair.reason for repair in record.repairs)


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("hoa1", "hòa"),
        ("chưc2", "chức"),
        ("quy2", "quý"),
        ("gia2", "giá"),
        ("tuyên4", "tuyển"),
        ("thuy4", "thủy"),
        ("ngươi1", "người"),
        ("giưa4", "giửa"),
    ],
)
def test_tones_stand_where_they_are_written(key: str, word: str) -> None:
    assert place_tone(key) == word


def test_words_of_scans_are_laid_beside_the_true_ones() -> None:
    found = fates("Tổ chức thi đua khen thưởng", "Tô chức thi khen thưởng hoà")
    assert [(fate.true, fate.state) for fate in found if fate.state != "right"] == [("Tổ", "wrong"), ("đua", "missing")]
    assert [kind_of(*pair) for pair in (("biển", "biến"), ("tô", "to"), ("sơ", "Sơ"), ("III", "II"), ("bộ", "bôn"), ("Như", "CHÍNH"))] == [
        "tone", "mark", "case", "roman", "letter", "other",
    ]  # fmt: skip


def test_surfaces_stay_as_read_where_values_are_repaired() -> None:
    lines = [
        "SỞ Y TẾ",
        "KẺ HOẠCH",
        "I. MỤC ĐÍCH",
        "Hoàn thành trước ngày 15/6/2024.",
        "II. TÔ CHỨC THỰC HIỆN",
        "Giao các phòng thực hiện Kế hoạch này.",
    ]
    record = extract(scanned("\n".join(lines), others={"TÔ": ((1, "Ổ", 0.5),), "KẺ": ((1, "Ế", 0.8),)}))
    assert "TỔ CHỨC THỰC HIỆN" in " ".join(section.heading or "" for section in record.sections)
    assert "II. TÔ CHỨC THỰC HIỆN" in record.text
    assert all(item.surface == record.text[item.start : item.end] for item in record.dates)


def test_fates_under_repairs_need_no_new_alignment() -> None:
    read = "Phần đấu về hànhchính"
    before = fates("Phấn đấu về hành chính", read)
    assert under_repairs(before, [(0, 4, "Phấn"), (12, 21, "hành chính")]) == ["right"] * 5
    assert under_repairs(before, [(5, 8, "đầu")])[1] == "wrong"


def test_an_author_s_own_slip_is_left_alone() -> None:
    assert repaired("- Ban Dận vận huyện ủy;", sure=0.93, others={"Dận": ((1, "â", 2.2),)}) == "- Ban Dận vận huyện ủy;"
    assert repaired("làm công ăn lương", sure=0.95) == "làm công ăn lương"


def test_of_two_misread_neighbours_one_is_weighed_beside_the_other_s_repair() -> None:
    others: dict[str, Others] = {"ĐẤU": ((1, "Ầ", 0.2), (1, "Á", 1.5))}
    assert repaired("II. CHỈ TIÊU PHÁN ĐẤU\nCác đơn vị thực hiện.", sure=0.85, others=others).startswith("II. CHỈ TIÊU PHẤN ĐẤU")


def test_a_row_of_letters_in_a_table_is_no_roman_number() -> None:
    rows = ["I\tCông nghiệp", "K\tTài chính", "L\tBất động sản", "M\tKhoa học"]
    blocks, at = [], 0
    for row in rows:
        blocks.append(Block(at, at + len(row), row, 1, cells=[(at, at + 1), (at + 2, at + len(row))], table=1))
        at += len(row) + 1
    assert misread_numerals(blocks) == []


def test_eleven_before_twelve_is_no_roman_number_though_ten_was_misread() -> None:
    rows = [
        "II. Danh hiệu tập thể: 14",
        "9. Trạm Một",
        "19. Trạm Hai",
        "Xã Mẫu: 02",
        "11. Trạm Ba",
        "12. Trạm Tư",
        "III. Bằng khen: 15 tập thể",
    ]
    blocks, at = [], 0
    for row in rows:
        blocks.append(Block(at, at + len(row), row, 1))
        at += len(row) + 1
    assert misread_numerals(blocks) == []


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        (
            ["Phần thứ nhất: LÀM", "L. Đặc điểm", "II. Tồn tại", "Phần thứ hai: LO", "L Mục tiêu", "H. Chỉ tiêu", "III. Thưởng"],
            ["Phần thứ nhất: LÀM", "I. Đặc điểm", "II. Tồn tại", "Phần thứ hai: LO", "I. Mục tiêu", "II. Chỉ tiêu", "III. Thưởng"],
        ),
        (
            ["U- MỤC ĐÍCH", "/- CHỈ TIÊU", "A- Nuôi cá", "B- Trồng sen", "III- THỜI GIAN", "IV/- KINH PHÍ", "V/- TỔ CHỨC"],
            ["I/- MỤC ĐÍCH", "II/- CHỈ TIÊU", "A- Nuôi cá", "B- Trồng sen", "III/- THỜI GIAN", "IV/- KINH PHÍ", "V/- TỔ CHỨC"],
        ),
    ],
)  # fmt: skip
def test_headings_are_counted_as_their_whole_row_says(heads: list[str], wanted: list[str]) -> None:
    lines = ["XÍ NGHIỆP MUỐI CÁT HẢI", "Số: 5/KH-XN", "KẾ HOẠCH", "Thi đua làm muối sạch"]
    for head in heads:
        lines += [head, "Các tổ bàn và làm theo lịch của xí nghiệp trong vụ này."]
    document = scanned("\n".join(lines))
    blocks = [replace(block, bold=1.0) if block.text in heads else block for block in document.blocks]
    record = extract(replace(document, blocks=blocks))
    assert [section.heading for section in walk_sections(record.sections)] == wanted
