"""Signers' names that stamp and signature damage in scans: what was read in, the name out."""

from __future__ import annotations

import pytest

from docparse.document import Others
from docparse.extract.signatory.signatory import extract_signatories
from docparse.extract.signatory.signer_name import mend_name, mend_syllables
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.segment.frame import frame


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("ê Văn Bảo", "Lê Văn Bảo"),
        ("Nguyên Thị Sen", "Nguyễn Thị Sen"),
        ("Tràn Duy Khang", "Trần Duy Khang"),
        ("Giàng A Lử", "Giàng A Lử"),
        ("Điều Minh Khôi", "Điểu Minh Khôi"),
        ("Phùng Đ Đình Khôi", "Phùng Đình Khôi"),
        ("BSCKMH“ Nguyễn Khắc Bảo", "Nguyễn Khắc Bảo"),
        ("Kpă H'Nhi Siu", "Kpă H'Nhi Siu"),
        ("Xyz Văn Bảo", "Xyz Văn Bảo"),
        ("Văn Bảo", "Văn Bảo"),
    ],
)
def test_family_names_are_put_right(read: str, name: str) -> None:
    assert mend_name(read)[0] == name


def test_what_stays_damaged_is_not_believed() -> None:
    assert mend_name("Xyz Văn Bảo")[1] < 0.5
    assert mend_name("Khắc Bảo")[1] < 0.5
    assert mend_name("Trần Khắc Bảo")[1] == 1


def test_a_person_named_elsewhere_signs() -> None:
    assert mend_name("[uấn Bảo", "- Các PCN: Trần Tuấn Bảo, Lê Văn An;")[0] == "Trần Tuấn Bảo"
    assert mend_name("uấn Bảo", "Trần Tuấn Bảo, Lê Tuấn Bảo")[0] == "uấn Bảo"


def test_a_family_name_read_without_doubt_stays() -> None:
    assert mend_name("Ngạ Duy Tuyên", "", {"Ngạ": (((2, "ã", 3.6),), 0.93)})[0] == "Ngạ Duy Tuyên"
    assert mend_name("Trấn Duy Tuyên", "", {"Trấn": (((2, "ầ", 0.6),), 0.93)})[0] == "Trần Duy Tuyên"
    assert mend_name("Trấn Duy Tuyên", "", {"Trấn": ((), 0.6)})[0] == "Trần Duy Tuyên"
    assert mend_name("Nguyên Duy Tuyên", "", {"Nguyên": ((), 0.95)})[0] == "Nguyễn Duy Tuyên"


def signer(foot: str, origin: str) -> str | None:
    text = (
        "BỘ Y TẾ\nSố: 5/CV-BYT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 5 tháng 5 năm 2022\n"
        f"Kính gửi: Sở Y tế các tỉnh.\nBộ Y tế thông báo để các đơn vị biết./.\n{foot}"
    )
    document = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    document.origin = "ocr" if origin == "ocr" else "text"
    person, _ = extract_signatories(document, frame(document))
    return person.name.value if person else None


def test_a_torn_name_behind_the_list_is_the_signers() -> None:
    foot = "Nơi nhận:\n- Như trên;\n- Sở Y tế;\n- Lưu: VT, KCB\n[ê Minh Khôi\n"
    assert signer(foot, "ocr") == "Lê Minh Khôi"
    assert signer(foot, "text") != "Lê Minh Khôi"


def test_a_covered_name_is_taken_from_the_list() -> None:
    foot = "Nơi nhận:\n- Như trên;\n- TT Trần Tuấn Bảo (để b/c);\n- Lưu: VT.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n[uấn Bảo\n"
    assert signer(foot, "ocr") == "Trần Tuấn Bảo"


def test_an_apostrophe_read_as_a_quotation_mark() -> None:
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nBỘ TRƯỞNG\nH'Lan Niê\n"
    assert signer(foot, "ocr") == "H'Lan Niê"


@pytest.mark.parametrize(
    ("name", "doubts", "mended"),
    [
        ("Mai Thi Hồng Oanh", {"Thi": (((2, "ị", 0.2),), 0.75)}, "Mai Thị Hồng Oanh"),
        ("Tạ Trọng Ủy", {"Ủy": (((0, "U", 0.2), (0, "Ú", 1.9)), 0.8)}, "Tạ Trọng Uy"),
        ("Đỗ Khác Nhường", {"Khác": ((), 0.5)}, "Đỗ Khắc Nhường"),
        ("Lấm Thanh Tuyết", {"Lấm": (((1, "ế", 2.4),), 0.6)}, "Lâm Thanh Tuyết"),
        ("Danh Thị Sà Rươi", {"Sà": (((1, "h", 5.1),), 0.93)}, "Danh Thị Sà Rươi"),
        ("La Khác Thịnh", {"Khác": (((2, "ắ", 2.2),), 0.96)}, "La Khắc Thịnh"),
        ("Dánh Thị Sà Rươi", {"Dánh": ((), 0.7)}, "Danh Thị Sà Rươi"),
        ("Trần Văn Chỉ", {"Chỉ": (((2, "i", 4.0),), 0.97)}, "Trần Văn Chỉ"),
        ("Lê Phìn Dao Thảo", {"Phìn": (((2, "i", 4.5),), 0.93), "Dao": ((), 0.95)}, "Lê Phìn Dao Thảo"),
        ("Tản Thị Hảo", {"Tản": (((1, "ậ", 4.1),), 0.93)}, "Tản Thị Hảo"),
        ("Giàng Seo Chẩn", {"Chẩn": (((2, "ấ", 0.9),), 0.86)}, "Giàng Seo Chẩn"),
        ("Định Plơng", {"Định": (((1, "i", 1.1),), 0.8)}, "Đinh Plơng"),
    ],
)
def test_syllables_that_are_no_names(name: str, doubts: dict[str, tuple[Others, float]], mended: str) -> None:
    assert mend_syllables(name, doubts)[0] == mended


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("CHỦ TỊCH\nA Ngưn\n", "A Ngưn"),
        ("CHỦ TỊCH\nK’Tưm\n", "K’Tưm"),
        ("PHÓ VỤ TRƯỞNG\nPHỤ TRÁCH VỤ KẾ HOẠCH TÀI CHÍNH\nLục Thị Mỷ\n", "Lục Thị Mỷ"),
        ("TRƯỞNG PHÒNG HÀNH CHÍNH\nVÀ QUẢN TRỊ CƠ SỞ\nLục Thị Mỷ\n", "Lục Thị Mỷ"),
        ("CHỦ TỊCH\nTh S. Lục Thị Mỷ\n", "Lục Thị Mỷ"),
        ("CHỦ TỊCH\nLương y Lục Thị Mỷ\n", "Lục Thị Mỷ"),
    ],
)
def test_names_of_all_peoples_below_titles_of_any_length(foot: str, name: str) -> None:
    assert signer(f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{foot}", "ocr") == name


def test_the_first_of_two_signers_is_no_stroke_of_the_pen_above_the_second() -> None:
    foot = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nKrăng K’Rang\nGIÁM ĐỐC\nVi Đức Mỷ\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    assert signer(foot, "ocr") == "Krăng K’Rang"


def test_a_name_with_one_letter_is_cut_off_the_list() -> None:
    foot = "Nơi nhận:\n- Như trên,\nPHÓ TRƯỞNG BAN\n- Lãnh đạo Ban,\n- Lưu Ban Nội chính Tỉnh uỷ. Giàng A Lử\n"
    assert signer(foot, "ocr") == "Giàng A Lử"


@pytest.mark.parametrize("seal", ["Dân Tỉnh Cà Mau", "Y Tế Thành Phố Huế"])
def test_what_a_seal_says_of_its_body_signs_nothing(seal: str) -> None:
    assert signer(f"KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n{seal}\nNBuyên Tiến Khôi\n", "ocr") == "Nguyễn Tiến Khôi"
