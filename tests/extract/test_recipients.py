"""Nơi nhận: items, purposes, continued lines, filing lines."""

from __future__ import annotations

import pytest

from docparse.document import Document
from docparse.extract.recipients import extract_recipients
from docparse.layout.compose import compose
from docparse.pipeline import parse_bytes
from docparse.read.plain.text import read_text
from docparse.segment.frame import frame


def document(items: str, head: str = "Nơi nhận:") -> Document:
    text = (
        f"Số: 5/KH-SYT\nLai Châu, ngày 5 tháng 5 năm 2022\nKẾ HOẠCH\nThi đua\nI. MỤC ĐÍCH\n"
        f"Một đoạn văn./.\n{head}\n{items}\nGIÁM ĐỐC\nLò Thị Ban\n"
    )
    return compose(read_text(text.encode(), "paper.txt"), "paper.txt")


def recipients(items: str, head: str = "Nơi nhận:", origin: str = "text") -> list[tuple[str, str | None]]:
    doc = document(items, head)
    doc.origin = "ocr" if origin == "ocr" else "text"
    return [(item.name, item.purpose) for item in extract_recipients(doc, frame(doc))]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("- Như trên;\n- Lưu: VT, TCHC.", [("Như trên", None), ("Lưu: VT, TCHC", None)]),
        ("- UBND tỉnh (để b/c);\n- Lưu: VT (2).", [("UBND tỉnh", "để b/c"), ("Lưu: VT (2)", None)]),
        (
            "- Như trên; Huyện ủy; Chi cục Thuế (mời dự);\n- Đài huyện - đưa tin;\n- Trạm Y tế (Bs. Lò Pâng); các trường (nhắc phụ huynh);",
            [
                ("Như trên", None),
                ("Huyện ủy", "mời dự"),
                ("Chi cục Thuế", "mời dự"),
                ("Đài huyện", "đưa tin"),
                ("Trạm Y tế (Bs. Lò Pâng)", "nhắc phụ huynh"),
                ("các trường", "nhắc phụ huynh"),
            ],
        ),
        ("- Ban Dân tộc tỉnh(để báo cáo);\n- Lưu VT.", [("Ban Dân tộc tỉnh", "để báo cáo"), ("Lưu VT", None)]),
        ("- Sở Nội vụ (B/c);\n- Lưu: VT.", [("Sở Nội vụ", "B/c"), ("Lưu: VT", None)]),
        ("- Các phó giám đốc (để biêt);\n- Lưu: VT.", [("Các phó giám đốc", "để biết"), ("Lưu: VT", None)]),
        ("- Cục A (Bộ Tư pháp);\n- UBND (1A,B,C);\n- Lưu: VT.", [("Cục A (Bộ Tư pháp)", None), ("UBND (1A,B,C)", None), ("Lưu: VT", None)]),
        ("- Đài tỉnh;\n(để đưa tin)\n- Lưu: VT.", [("Đài tỉnh", "để đưa tin"), ("Lưu: VT", None)]),
        ("- Đài xã (phát thanh);\n- Lưu: VT.", [("Đài xã", "phát thanh"), ("Lưu: VT", None)]),
        ("- Sở A (Phòng B;\nPhòng C);\n- Lưu: VT.", [("Sở A (Phòng B; Phòng C)", None), ("Lưu: VT", None)]),
        ("- Như trên;\n- Lưu: VT, TH.AK\nd:\\2011\\cv\\moi hop", [("Như trên", None), ("Lưu: VT, TH.AK", None)]),
        ("- Như trên;\n- Lưu: VT.\nD\\2018\\CVUB\\uy quyen", [("Như trên", None), ("Lưu: VT", None)]),
        ("- Sở A; (để p/h)\n- Lưu: VT.", [("Sở A", "để p/h"), ("Lưu: VT", None)]),
        ("- VP: CVP; NC;\n- Lưu: VT.", [("VP: CVP; NC", None), ("Lưu: VT", None)]),
        ("- Sở A; Sở B;\n- Lưu: VT.", [("Sở A", None), ("Sở B", None), ("Lưu: VT", None)]),
        ("- VP: CVP, các phòng\nTH, NC;\n- Lưu: VT.", [("VP: CVP, các phòng TH, NC", None), ("Lưu: VT", None)]),
        ("- Các huyện ủy,\n- Lưu Văn phòng Tỉnh ủy.", [("Các huyện ủy", None), ("Lưu Văn phòng Tỉnh ủy", None)]),
        ("- Như trên;\n- Lưu: VT, CN. pvc", [("Như trên", None), ("Lưu: VT, CN. pvc", None)]),
        ("- Các hội chính trị\n- Xã hội;\n- Lưu: VT.", [("Các hội chính trị - xã hội", None), ("Lưu: VT", None)]),
        ("- Trường Chính trị;\n- Xã hội học;\n- Lưu: VT.", [("Trường Chính trị", None), ("Xã hội học", None), ("Lưu: VT", None)]),
    ],
)
def test_items(items: str, expected: list[tuple[str, str | None]]) -> None:
    assert recipients(items) == expected


def test_items_on_the_line_of_the_head() -> None:
    assert recipients("- Lưu: VT.", head="Nơi nhận: - Như trên;") == [("Như trên", None), ("Lưu: VT", None)]


def test_noise_of_scans_stays_out() -> None:
    specks = "-:Cổng thông tin huyện;\n- Các cơ.quan thuộc huyện;\n- Các phòng, TTYT;»\n- Trang angiang.gov.vn;\n- Lưu: VT."
    names = ["Cổng thông tin huyện", "Các cơ quan thuộc huyện", "Các phòng, TTYT", "Trang angiang.gov.vn", "Lưu: VT"]
    assert [name for name, _ in recipients(specks, origin="ocr")] == names
    run_in = recipients("- UBND xã; _- Sở Nội vụ; 1 - Các phòng;\n- Lưu: VT.", origin="ocr")
    assert [name for name, _ in run_in] == ["UBND xã", "Sở Nội vụ", "Các phòng", "Lưu: VT"]
    assert recipients("- Như Điều 2;\n_- Lưu: VT, NC. |", head="Noi nhân:", origin="ocr") == [("Như Điều 2", None), ("Lưu: VT, NC", None)]


@pytest.mark.parametrize(
    ("item", "name", "purpose"),
    [
        ("- Sở Nội vụ (B/€);", "Sở Nội vụ", "B/c"),
        ("- Sở Nội vụ (để b/C);", "Sở Nội vụ", "để b/c"),
        ("- Sở Nội vụ (B/©);", "Sở Nội vụ", "B/c"),
        ("- Các phòng (th);", "Các phòng", "t/h"),
        ("- Sở Nội vụ (để", "Sở Nội vụ", None),
        ("- Đài tỉnh (đ/t", "Đài tỉnh", None),
        ("- Hội đồng tỉnh (B/);", "Hội đồng tỉnh", "B/c"),
        ("- Các phòng (để th);", "Các phòng", "để t/h"),
        ("- Các phòng(đế th);", "Các phòng", "để t/h"),
        ("- Các đội (Uh) ;", "Các đội", "t/h"),
        ("'+ Ban Giám hiệu (để biết);", "Ban Giám hiệu", "để biết"),
        ("- Sở NN&MIT các tỉnh;", "Sở NN&MT các tỉnh", None),
        ("- Ban Nữ công LĐLP tỉnh;", "Ban Nữ công LĐLĐ tỉnh", None),
        ("- 17 Huyện ủy;", "TT Huyện ủy", None),
        ("- Ban Bí thư thư Trung Trung ương ương;", "Ban Bí thư Trung ương", None),
        ("- Sở Nội vụ (Ban TĐKT) (để báo cáo); 7", "Sở Nội vụ (Ban TĐKT)", "để báo cáo"),
        ("- Văn phòng Huyện ủy (để báo cáo) hay;", "Văn phòng Huyện ủy", "để báo cáo"),
        ("- Trạm Y tế xã (gửi qua e-mail); lễ", "Trạm Y tế xã", "gửi qua e-mail"),
        ("- Các phòng thuộc Sở (để theo dõi;", "Các phòng thuộc Sở", "để theo dõi"),
        ("- Các phòng thuộc Sở (để biết, thực hiện", "Các phòng thuộc Sở", "để biết, thực hiện"),
        ("- Các trường trong xã (biết, phối", "Các trường trong xã", None),
        ("- Hội Luật gia huyện (pi", "Hội Luật gia huyện", None),
        ("- Các chi hội (vhiện);", "Các chi hội", "t/hiện"),
        ("- Hội Luật gia huyện (P/⁄h);", "Hội Luật gia huyện", "P/h"),
        ("- Hội Luật gia huyện (để! biết);", "Hội Luật gia huyện", "để biết"),
        ("- Hội Luật gia huyện (để phố hợp);", "Hội Luật gia huyện", "để phối hợp"),
        ("- Các trường và Trạm Y tế x;", "Các trường và Trạm Y tế xã", None),
        ("Nơi Như trên;", "Như trên", None),
        ("- VPUB: CVP. các phòng;", "VPUB: CVP, các phòng", None),
        ("- Tổ: LĐTBXH. VHTT;", "Tổ: LĐTBXH, VHTT", None),
        ("- UBND TP. Thuận An;", "UBND TP. Thuận An", None),
        ("- Phòng Nội vụ (để biết) và Thuế xã;", "Phòng Nội vụ (để biết) và Thuế xã", None),
        ("- Lưu; VT, KGVX.", "Lưu: VT, KGVX", None),
    ],
)
def test_purposes_that_a_scan_damaged(item: str, name: str, purpose: str | None) -> None:
    assert recipients(f"{item}\n- Lưu: VT.", origin="ocr")[0] == (name, purpose)


def test_purposes_of_texts_stay_as_printed() -> None:
    assert recipients("- Sở Nội vụ (B/C);\n- Lưu: VT.")[0] == ("Sở Nội vụ", "B/C")


def test_spans_hold_the_names() -> None:
    doc = document("- UBND tỉnh (để b/c);\n- Lưu: VT.")
    assert [doc.text[item.start : item.end] for item in extract_recipients(doc, frame(doc))] == ["UBND tỉnh (để b/c);", "Lưu: VT."]


def test_a_purpose_beside_a_bar_counts_for_its_neighbours_in_print_only() -> None:
    items = "- Sở A;\n- Sở B; (để b/c)\n- Sở C;\n- Sở D;\n- Lưu: VT."
    assert [purpose for _, purpose in recipients(items)] == [None, "để b/c", None, None, None]
    assert [purpose for _, purpose in recipients(items, origin="ocr")] == ["để b/c", "để b/c", "để b/c", None, None]
    for read in ("(đề (để b/c)", "-(đê b/c)"):
        spoilt = recipients(items.replace("(để b/c)", read), origin="ocr")
        assert spoilt[:3] == [("Sở A", "để b/c"), ("Sở B", "để b/c"), ("Sở C", "để b/c")]


def test_no_list_no_recipients() -> None:
    doc = compose(read_text("Một bài viết\nNội dung của bài viết về ngày hội.\n".encode(), "a.txt"), "a.txt")
    assert extract_recipients(doc, frame(doc)) == []


def test_purposes_in_quotes_and_capitals() -> None:
    foot = "- Thủ trưởng Bộ CHQS tỉnh “để b/c”;\n- Ban CHQS các xã (T/h);\n- Lưu: BCH."
    head = "BAN CHQS HUYỆN SÔNG TRÀ\nSố: 23/HD-BCH\nSông Trà, ngày 2 tháng 1 năm 2031\nHƯỚNG DẪN\nTổ chức phong trào thi đua\n"
    paper = f"{head}Ban hướng dẫn như sau.\nNơi nhận:\n{foot}\nCHỈ HUY TRƯỞNG\n\nLường Văn Hải\n"
    found = parse_bytes(paper.encode(), "a.txt")[0].recipients
    assert [(item.name, item.purpose) for item in found[:2]] == [("Thủ trưởng Bộ CHQS tỉnh", "để b/c"), ("Ban CHQS các xã", "T/h")]
