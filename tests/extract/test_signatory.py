"""Signatures: prefixes, chains, degrees, joint papers, minutes, what scans leave of them."""

from __future__ import annotations

from importlib.resources import files

import pytest

from docparse.document import Document, SignaturePanel
from docparse.extract.signatory.signatory import extract_signatories
from docparse.layout.compose import compose
from docparse.read.plain.text import read_text
from docparse.schema import Signatory
from docparse.segment.frame import frame
from docparse.segment.signers import title_keys


def document(block: str) -> Document:
    text = f"Số: 5/KH-SYT\nLai Châu, ngày 5 tháng 5 năm 2022\nKẾ HOẠCH\nThi đua\nI. MỤC ĐÍCH\nMột đoạn văn./.\n{block}\n"
    return compose(read_text(text.encode(), "paper.txt"), "paper.txt")


def plain(person: Signatory) -> tuple[str | None, str | None, str | None, str | None, list[str]]:
    return person.authority.value, person.on_behalf_of.value, person.title.value, person.name.value, person.authority_chain


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("CHỦ TỊCH\nTrường Chinh", (None, None, "CHỦ TỊCH", "Trường Chinh", [])),
        ("GIÁM ĐỐC\nLò Thị Ban", (None, None, "GIÁM ĐỐC", "Lò Thị Ban", [])),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nLò Thị Ban", ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Thị Ban", ["KT. GIÁM ĐỐC"])),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Ban",
            ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Ban", ["TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH"]),
        ),
        (
            "K/T VIỆN TRƯỞNG\nVIỆN QUY HOẠCH VÀ THIẾT KẾ THỦY LỢI\nPHÓ VIỆN TRƯỞNG\nĐã ký: Lò Văn Ban",
            (
                "K/T",
                "VIỆN TRƯỞNG VIỆN QUY HOẠCH VÀ THIẾT KẾ THỦY LỢI",
                "PHÓ VIỆN TRƯỞNG",
                "Lò Văn Ban",
                ["K/T VIỆN TRƯỞNG VIỆN QUY HOẠCH VÀ THIẾT KẾ THỦY LỢI"],
            ),
        ),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG NV\nThS. Lò Thị Ban", ("TUQ.", "GIÁM ĐỐC", "TRƯỞNG PHÒNG NV", "Lò Thị Ban", ["TUQ. GIÁM ĐỐC"])),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nGiàng A Páo", ("T/M", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Giàng A Páo", ["T/M BAN THƯỜNG VỤ"])),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\nLò Thị Ban", ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Thị Ban", ["KT. GIÁM ĐỐC"])),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lò Thị Ban",
            ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Ban", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ),
        (
            "CHỦ TỊCH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n(Đã ký)\nLò Thị Ban",
            (None, None, "CHỦ TỊCH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Lò Thị Ban", []),
        ),
        ("TM. HỘI ĐỒNG\nCHỦ TỊCH\nHIỆU TRƯỞNG\nLò Thị Ban", ("TM.", "HỘI ĐỒNG", "CHỦ TỊCH", "Lò Thị Ban", ["TM. HỘI ĐỒNG"])),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTRƯỞNG KHOA NHI\nLò Thị Ban", ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Ban", ["KT. CHỦ TỊCH"])),
        ("TM. CỤM\nCỤM TRƯỞNG -\nTRƯỞNG KHOA NHI\nLò Thị Ban", ("TM.", "CỤM", "CỤM TRƯỞNG - TRƯỞNG KHOA NHI", "Lò Thị Ban", ["TM. CỤM"])),
        ("Lò Thị Ban\n(Đã ký)", (None, None, None, "Lò Thị Ban", [])),
        ("GIÁM ĐỐC Lò Thị Ban", (None, None, "GIÁM ĐỐC", "Lò Thị Ban", [])),
        ("Q. GIÁM ĐỐC\nLò Thị Ban", ("Q.", None, "GIÁM ĐỐC", "Lò Thị Ban", [])),
        ("CHỦ TỊCH\nLÒ THỊ BAN", (None, None, "CHỦ TỊCH", "Lò Thị Ban", [])),
        ("Nơi nhận:\n- Như trên; GIÁM ĐỐC\n- Lưu: VT. Lò Thị Ban", (None, None, "GIÁM ĐỐC", "Lò Thị Ban", [])),
        (
            "KT. LỮ ĐOÀN TRƯỞNG\nPHÓ LỮ ĐOÀN TRƯỞNG -\nTHAM MƯU TRƯỞNG\nThiếu tá Lò Văn Ban",
            ("KT.", "LỮ ĐOÀN TRƯỞNG", "PHÓ LỮ ĐOÀN TRƯỞNG - THAM MƯU TRƯỞNG", "Lò Văn Ban", ["KT. LỮ ĐOÀN TRƯỞNG"]),
        ),
        (
            "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN PHONG TRÀO\nVÀ THI ĐUA\nPTS. Lò Văn Ban",
            ("KT.", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN PHONG TRÀO VÀ THI ĐUA", "Lò Văn Ban", ["KT. TRƯỞNG BAN"]),
        ),
        (
            "TM. BAN THƯỜNG TRỰC\nỦY BAN MTTQ VIỆT NAM XÃ\nCHỦ TỊCH\nLò Thị Ban",
            ("TM.", "BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ", "CHỦ TỊCH", "Lò Thị Ban", ["TM. BAN THƯỜNG TRỰC ỦY BAN MTTQ VIỆT NAM XÃ"]),
        ),
        (
            "TM. TẬP THỂ GIÁO VIÊN\nTRƯỜNG TIỂU HỌC SỐ 3\nHIỆU TRƯỞNG\nLò Thị Ban",
            ("TM.", "TẬP THỂ GIÁO VIÊN TRƯỜNG TIỂU HỌC SỐ 3", "HIỆU TRƯỞNG", "Lò Thị Ban", ["TM. TẬP THỂ GIÁO VIÊN TRƯỜNG TIỂU HỌC SỐ 3"]),
        ),
        (
            "T/M BAN CHẤP HÀNH\nNÔNG TRƯỜNG CHÈ\nLò Thị Ban",
            ("T/M", "BAN CHẤP HÀNH NÔNG TRƯỜNG CHÈ", None, "Lò Thị Ban", ["T/M BAN CHẤP HÀNH NÔNG TRƯỜNG CHÈ"]),
        ),
        (
            "TM. BAN THƯỜNG VỤ\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁO DỤC MƯỜNG KHOA\nPHÓ BÍ THƯ\nLò Thị Ban",
            ("TM.", "BAN THƯỜNG VỤ GIÁO DỤC MƯỜNG KHOA", "PHÓ BÍ THƯ", "Lò Thị Ban", ["TM. BAN THƯỜNG VỤ GIÁO DỤC MƯỜNG KHOA"]),
        ),
        ("TM. HỘI ĐỒNG\nLÒ THỊ BAN", ("TM.", "HỘI ĐỒNG", None, "Lò Thị Ban", ["TM. HỘI ĐỒNG"])),
        (
            "TM. BAN THƯỜNG VỤ HUYỆN\nĐOÀN\nPHÓ BÍ THƯ\nLò Thị Ban",
            ("TM.", "BAN THƯỜNG VỤ HUYỆN ĐOÀN", "PHÓ BÍ THƯ", "Lò Thị Ban", ["TM. BAN THƯỜNG VỤ HUYỆN ĐOÀN"]),
        ),
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. TRƯỞNG BAN QUẢN LÝ\nRỪNG ĐẶC DỤNG\nPHÓ TRƯỞNG BAN\nLò Thị Ban",
            (
                "KT.",
                "TRƯỞNG BAN QUẢN LÝ RỪNG ĐẶC DỤNG",
                "PHÓ TRƯỞNG BAN",
                "Lò Thị Ban",
                ["TM. ỦY BAN NHÂN DÂN", "KT. TRƯỞNG BAN QUẢN LÝ RỪNG ĐẶC DỤNG"],
            ),
        ),
        ("BỘ TRƯỞNG, CHỦ NHIỆM\nLò Thị Ban", (None, None, "BỘ TRƯỞNG, CHỦ NHIỆM", "Lò Thị Ban", [])),
    ],
)
def test_one_signature(block: str, expected: tuple[str | None, str | None, str | None, str | None, list[str]]) -> None:
    doc = document(block)
    person, others = extract_signatories(doc, frame(doc))
    assert person is not None
    assert plain(person) == expected
    assert others == []


def test_joint_papers_have_co_signatories() -> None:
    doc = document(
        "SỞ NỘI VỤ\nGIÁM ĐỐC\nLò Thị Ban\nLIÊN ĐOÀN LAO ĐỘNG TỈNH\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nVàng A Chu\nNơi nhận:\n- Lưu: VT."
    )
    person, others = extract_signatories(doc, frame(doc))
    assert person is not None
    assert person.name.value == "Lò Thị Ban"
    assert [plain(other) for other in others] == [("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vàng A Chu", ["KT. CHỦ TỊCH"])]


def test_the_chair_signs_minutes() -> None:
    doc = document("THƯ KÝ\nLò Thị Ban\nCHỦ TRÌ\nVàng A Chu")
    person, others = extract_signatories(doc, frame(doc))
    assert person is not None
    assert (person.name.value, [other.name.value for other in others]) == ("Vàng A Chu", ["Lò Thị Ban"])


def test_no_signature_in_the_text() -> None:
    doc = document("Nơi nhận:\n- Như trên;\n- Lưu: VT.")
    assert extract_signatories(doc, frame(doc)) == (None, [])


def test_titles_are_put_right_in_scans() -> None:
    doc = document("Nơi nhận:\n- Lưu: VT.\n_ KI. CHỦ TỊCH\n12 CHU TỊCH THƯƠNG TRỤỰC\nfe Áp\nLò Thị Ban")
    doc.origin = "ocr"
    person, _ = extract_signatories(doc, frame(doc))
    assert person is not None
    assert plain(person)[:4] == ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "Lò Thị Ban")
    assert person.title.confidence < 0.9


def test_a_lost_title_of_a_deputy_is_inferred() -> None:
    doc = document("Nơi nhận:\n- Lưu: VT.\nKT. BỘ TRƯỞNG\nLò Thị Ban")
    person, _ = extract_signatories(doc, frame(doc))
    assert person is not None
    assert (person.title.value, person.title.source) == ("THỨ TRƯỞNG", "inferred")


def test_a_deputy_in_a_scan_signs_for_the_head() -> None:
    doc = document("Nơi nhận:\n- Lưu: VT.\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\nLò Thị Ban")
    doc.origin = "ocr"
    person, _ = extract_signatories(doc, frame(doc))
    assert person is not None
    assert plain(person)[:3] == ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC")
    assert person.authority.source == "inferred"


def test_a_name_that_was_not_read_comes_from_the_digital_signature() -> None:
    doc = document("Nơi nhận:\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")
    doc.panels = [
        SignaturePanel("Vàng A Chu", "2022-05-04T10:00:00+07:00"),
        SignaturePanel("Lò Thị Ban", "2022-05-05T10:00:00+07:00"),
        SignaturePanel("SỞ Y TẾ LAI CHÂU", "2022-05-05T11:00:00+07:00"),
    ]
    person, _ = extract_signatories(doc, frame(doc))
    assert person is not None
    assert (person.name.value, person.name.source) == ("Lò Thị Ban", "inferred")


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nPHÓ CH\nLò Thị Ban",
            ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Ban", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ),
        ("NHÂN DÂN\nCHỦ TỊCH\nLò Thị Ban", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Thị Ban", ["TM. ỦY BAN NHÂN DÂN"])),
        (
            "TM. BAN CHẤP HÀNH\nCHỦ\nLò Thị Ban",
            ("TM.", "BAN CHẤP HÀNH", "CHỦ TỊCH", "Lò Thị Ban", ["TM. BAN CHẤP HÀNH"]),
        ),
        (
            "TM ƯỜNG TRỰC\nTỊCH\nLò Thị Ban",
            ("TM.", "BAN THƯỜNG TRỰC", "CHỦ TỊCH", "Lò Thị Ban", ["TM. BAN THƯỜNG TRỰC"]),
        ),
        ("NHÂN DÂN\nLò Thị Ban", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lò Thị Ban", ["TM. ỦY BAN NHÂN DÂN"])),
        (
            "Nơi nhận:\n- Lưu: VT.\nĐỒNG TĐKT\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Thị Ban",
            ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Ban", ["TM. HỘI ĐỒNG TĐKT", "KT. CHỦ TỊCH"]),
        ),
        ("BAN THƯỜNG TRỰC\nLò Thị Ban", ("TM.", "BAN THƯỜNG TRỰC", None, "Lò Thị Ban", ["TM. BAN THƯỜNG TRỰC"])),
        ("TM. UBND XÃ\nLò Thị Ban", ("TM.", "UBND XÃ", "CHỦ TỊCH", "Lò Thị Ban", ["TM. UBND XÃ"])),
        (
            "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔ CHỨC CÁN\nBỘ\nLò Thị Ban",
            ("TL.", "GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ", "Lò Thị Ban", ["TL. GIÁM ĐỐC"]),
        ),
    ],
)
def test_lines_that_a_seal_covered(block: str, expected: tuple[str | None, str | None, str | None, str | None, list[str]]) -> None:
    doc = document(block)
    doc.origin = "ocr"
    person, _ = extract_signatories(doc, frame(doc))
    assert person is not None
    assert plain(person) == expected


def scanned(block: str) -> Document:
    found = document(block)
    found.origin = "ocr"
    return found


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("KT. CHỦ TỊCH\nCHỦ TỊCH Bảo\nLò Tiến Dũng", ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Tiến Dũng", ["KT. CHỦ TỊCH"])),
        ("THỐNG ĐỐC\nIG ĐỐC\nLò Tiến Dũng", ("KT.", "THỐNG ĐỐC", "PHÓ THỐNG ĐỐC", "Lò Tiến Dũng", ["KT. THỐNG ĐỐC"])),
        ("GIÁM ĐỐC\nX NÊN\nLò Thị Ban", (None, None, "GIÁM ĐỐC", "Lò Thị Ban", [])),
        ("GIÁM ĐỐC\nJj Xa\nLò Thị Ban", (None, None, "GIÁM ĐỐC", "Lò Thị Ban", [])),
        ("GIÁM ĐỐC\nLò Điếểu Bạn", (None, None, "GIÁM ĐỐC", "Lò Điểu Bạn", [])),
    ],
)
def test_what_seals_and_pens_leave_of_titles(
    block: str, expected: tuple[str | None, str | None, str | None, str | None, list[str]]
) -> None:
    paper = scanned(block)
    person, _ = extract_signatories(paper, frame(paper))
    assert person is not None
    assert plain(person) == expected


@pytest.mark.parametrize(
    ("issuer", "block", "title"),
    [
        ("TRƯỜNG TIỂU HỌC SỐ 9", "- Lưu: VT.\nLò Thị Ban", "HIỆU TRƯỞNG"),
        ("SỞ CÔNG THƯƠNG", "KT. GIÁM ĐỐC\nPHO GIÂM ĐÓC\nLò Thị Ban", "PHÓ GIÁM ĐỐC"),
        ("SỞ CÔNG THƯƠNG", "KT. GIÁM ĐỐC\nPhó Giảm đốc\nLò Thị Ban", "Phó Giám đốc"),
        ("TRƯỜNG CHÍNH TRỊ", "TRƯỞNG ẤP\nLò Thị Ban", "TRƯỞNG ẤP"),
        ("TRUNG ĐOÀN BỘ BINH 7", "KT. TRUNG ĐOÀN TRƯỞNG\nPHÓ TRUNG ĐOÀN TRƯỞNG\nLò Thị Ban", "PHÓ TRUNG ĐOÀN TRƯỞNG"),
        ("ĐẢNG BỘ XÃ", "QUYỀN BÍ THƯ\nLò Thị Ban", "QUYỀN BÍ THƯ"),
        ("CÔNG AN TỈNH", "PHÓ GIÁM ĐỐC\nPHỤ TRÁCH XÂY DỰNG LỰC\nLƯỢNG\nLò Thị Ban", "PHÓ GIÁM ĐỐC PHỤ TRÁCH XÂY DỰNG LỰC LƯỢNG"),
        ("TRUNG ĐOÀN BỘ BINH 7", "TRUNG ĐOÀN BỘ\nLò Thị Ban", "TRUNG ĐOÀN BỘ"),
    ],
)
def test_titles_that_the_issuer_tells(issuer: str, block: str, title: str) -> None:
    text = f"{issuer}\nSố: 5/KH-ABC\nLai Châu, ngày 5 tháng 5 năm 2022\nKẾ HOẠCH\nThi đua\nMột đoạn văn./.\nNơi nhận:\n{block}\n"
    paper = compose(read_text(text.encode(), "paper.txt"), "paper.txt")
    paper.origin = "ocr"
    person, _ = extract_signatories(paper, frame(paper))
    assert person is not None
    assert person.title.value == title


def test_names_and_titles_that_wrap_in_narrow_columns_go_on_below() -> None:
    paper = scanned(
        "HỘI NÔNG DÂN\nCHỦ TỊCH\nLương Thị Ngát\nSỞ CÔNG THƯƠNG\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nThS. KS. Hà Phước\nThiện Tâm\n"
        "CÔNG AN HUYỆN\nTRƯỞNG CÔNG AN\nHUYỆN\nTrung tá Lò Văn\nPhúc\nNơi nhận:\n- Như trên;\n- Lưu: VT."
    )
    person, others = extract_signatories(paper, frame(paper))
    assert person is not None
    assert [(one.title.value, one.name.value) for one in (person, *others)] == [
        ("CHỦ TỊCH", "Lương Thị Ngát"),
        ("PHÓ GIÁM ĐỐC", "Hà Phước Thiện Tâm"),
        ("TRƯỞNG CÔNG AN HUYỆN", "Lò Văn Phúc"),
    ]


@pytest.mark.parametrize("below", ["Mẫu", "Hoàng Yến", "Danh sách", "ngày"])
def test_what_stands_below_a_name_is_not_always_of_it(below: str) -> None:
    paper = scanned(f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Thị Ban\n{below}")
    person, _ = extract_signatories(paper, frame(paper))
    assert person is not None
    assert person.name.value == "Lò Thị Ban"


def test_a_name_read_across_behind_the_last_purpose() -> None:
    paper = scanned("TM. BAN THƯỜNG TRỰC\n- Như kính gửi; CHỦ TỊCH\n- Các khối thi đua (báo cáo); Triệu Văn Chiến\n- Lưu: VT.")
    person, _ = extract_signatories(paper, frame(paper))
    assert person is not None
    assert (person.title.value, person.name.value) == ("CHỦ TỊCH", "Triệu Văn Chiến")


def test_no_two_titles_have_the_same_letters() -> None:
    rows = files("docparse.authority").joinpath("titles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(title_keys()) == len([row for row in rows if row])
