"""Web pages: the document out of the site around it, tables, columns, hints, encodings."""

from __future__ import annotations

from pathlib import Path

import pytest

from docparse.document import Line
from docparse.errors import ReadError
from docparse.layout.compose import compose
from docparse.read import read

SITE = """<!DOCTYPE html><html><head><title>Trang</title><style>p {{color: red}}</style></head><body>
<header class="site-header"><a href="/">Trang chủ</a> <a href="/gt">Giới thiệu</a> <a href="/lh">Liên hệ</a></header>
<nav><ul><li><a href="/1">Tin tức</a></li><li><a href="/2">Văn bản</a></li></ul></nav>
<h1>{title}</h1>
<div class="layout"><div class="content">{content}</div>
<aside class="sidebar"><h3>Tin nổi bật</h3><p><a href="/x">Một tin khác hẳn</a></p></aside></div>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/a">Bài thứ nhất</a></li><li><a href="/b">Bài thứ hai</a></li></ul></div>
<footer>Bản quyền của Cổng thông tin</footer><script>var a = "xấu";</script></body></html>"""

BODY = (
    "<p>Sáng nay, hội nghị tổng kết phong trào thi đua của khối đã diễn ra với sự tham dự của đông đủ đại biểu các đơn vị trong tỉnh.</p>"
    "<p>Hội nghị đã thống nhất phương hướng, nhiệm vụ năm tới và bầu đơn vị trưởng khối, phó trưởng khối theo quy chế đã ban hành.</p>"
)


def lines_of(source: str | bytes, name: str = "a.html") -> list[Line]:
    data = source.encode() if isinstance(source, str) else source
    return [line for page in read(data, name).pages for line in page.lines]


def texts(source: str | bytes) -> list[str]:
    return [line.text for line in lines_of(source)]


def test_site_furniture_is_left_out_of_a_news_page() -> None:
    got = texts(SITE.format(title="Khối thi đua họp tổng kết", content=BODY + "<p><b>Bài viết liên quan</b></p><p>Một bài cũ</p>"))
    assert got[0] == "Khối thi đua họp tổng kết"
    assert got[1].startswith("Sáng nay")
    assert got[2].endswith("đã ban hành.")
    assert len(got) == 3


def test_a_document_has_no_title_of_the_site() -> None:
    content = (
        "<table><tr><td><p><b>SỞ NỘI VỤ</b></p><p>Số: 5/KH-SNV</p></td><td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p>"
        "<p><b>Độc lập - Tự do - Hạnh phúc</b></p><p><i>An Hải, ngày 2 tháng 3 năm 2031</i></p></td></tr></table>"
        "<p style='text-align:center'><strong>KẾ HOẠCH</strong><br/><strong>Phát động thi đua</strong></p>" + BODY
    )
    got = lines_of(SITE.format(title="Kế hoạch 5/KH-SNV năm 2031", content=content))
    assert [(line.column, line.text) for line in got[:7]] == [
        ("left", "SỞ NỘI VỤ"),
        ("left", "Số: 5/KH-SNV"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "An Hải, ngày 2 tháng 3 năm 2031"),
        ("full", "KẾ HOẠCH"),
        ("full", "Phát động thi đua"),
    ]
    assert (got[5].bold, got[5].align, got[4].italic) == (1.0, "center", 1.0)


def test_tables_with_spans() -> None:
    got = lines_of(
        "<body><p>Bảng chỉ tiêu giao cho các đơn vị</p><table border='1'><tr><th>TT</th><th>Chỉ tiêu</th><th>Mức</th></tr>"
        "<tr><td rowspan='2'>1</td><td>Giường<br/>bệnh</td><td>&ge;&nbsp;96%</td></tr><tr><td colspan='2'>Ghi chú</td></tr></table></body>"
    )
    assert [line.cells for line in got] == [None, ["TT", "Chỉ tiêu", "Mức"], ["1", "Giường bệnh", "≥ 96%"], ["", "Ghi chú", ""]]


def test_lists_headings_and_white_space() -> None:
    got = lines_of(
        "<body><h2>I. Mục\n   đích</h2><ul><li>Một</li><li>- Hai</li></ul><ol type='a'><li>Ba</li><li>Bốn</li></ol><pre>x   y</pre></body>"
    )
    assert [line.text for line in got] == ["I. Mục đích", "- Một", "- Hai", "a) Ba", "b) Bốn", "x y"]
    assert got[0].depth == 2


def test_the_sides_of_a_page_set_by_a_table_are_left_out() -> None:
    words = "".join(
        f"<p>{k}. Thôn số {k} họp dân, chọn việc làm trước, ghi biên bản và gửi về Ủy ban nhân dân xã.</p>" for k in range(1, 9)
    )
    paper = f"<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số: 12/KH-UBND</p>{words}<p>Nơi nhận:</p><p>- Như trên.</p>"
    side = "<div><h3>Tin mới</h3><p>Ngày 1/5/2021, huyện tổ chức giải bóng chuyền.</p></div>"
    source = f"<body><table><tr><td colspan='2'><a href='/'>Trang chủ</a></td></tr><tr><td>{paper}</td><td>{side}</td></tr></table></body>"
    got = texts(source)
    assert got[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert not any("bóng chuyền" in line for line in got)


def test_items_whose_words_stand_in_a_block_keep_their_numbers() -> None:
    source = (
        '<body><ol start="2"><li><p>Công tác thi đua</p><ul><li><div>Tổ đăng ký</div></li></ul></li>'
        "<li> <p><b>Khen</b> thưởng</p></li></ol>"
    )
    assert texts(source) == ["2. Công tác thi đua", "- Tổ đăng ký", "3. Khen thưởng"]


def test_marks_of_footnotes_are_raised() -> None:
    source = (
        "<body><p>Trồng 120 ha<a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>1</sup></a> quế,"
        " 40 m<sup>2</sup> vườn ươm.<a href='bai.htm#_ftn2'>[2]</a></p><p>Xem <a href='#muc3'>3</a></p>"
    )
    assert texts(source) == ["Trồng 120 ha¹ quế, 40 m2 vườn ươm.²", "Xem 3"]


def test_hidden_blocks_are_left_out() -> None:
    assert texts("<body><p>Hiện ra</p><p style='display: none'>Ẩn đi</p><p hidden>Ẩn nữa</p></body>") == ["Hiện ra"]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset='utf-8'><p>Thi đua yêu nước là trách nhiệm của mỗi người</p>".encode(),
        "<p>Thi đua yêu nước là trách nhiệm của mỗi người</p>".encode("utf-16"),
        b"<p>Thi &#273;ua y&ecirc;u n&#432;&#7899;c l&agrave; tr&aacute;ch nhi&#7879;m c&#7911;a m&#7895;i ng&#432;&#7901;i</p>",
        "<p>Thi ®ua yªu n­íc lµ tr¸ch nhiÖm cña mçi ng­êi</p>".encode(),
        "<p><font face='.VnTime'>Thi ®ua yªu n­íc lµ</font> "
        "<span style='font-family: VNI-Times'>traùch nhieäm cuûa moãi ngöôøi</span></p>".encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert texts(b"<html><body>" + data + b"</body></html>" if data[:2] != b"\xff\xfe" else data) == [
        "Thi đua yêu nước là trách nhiệm của mỗi người"
    ]


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(ReadError) as caught:
        read(b"<html><body><script>load()</script></body></html>", "a.html")
    assert caught.value.category == "empty"


def test_real_page(shared: Path) -> None:
    path = shared / "real" / "thongtu-BTC-143-2025.html"
    text = compose(read(path.read_bytes(), path.name), path.name).text
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert text.split() == expected.split()


@pytest.mark.parametrize("start", ["²", "9" * 5000, "-3", "x"])
def test_a_list_that_begins_at_no_number_begins_at_one(start: str) -> None:
    assert texts(f'<p>Nội dung</p><ol start="{start}"><li>Rà soát hồ sơ</li></ol>')[-1] == "1. Rà soát hồ sơ"


def test_a_cell_over_no_number_of_columns_is_over_one() -> None:
    assert "Xã" in "".join(texts('<p>Bảng</p><table border="1"><tr><td colspan="²">Xã</td><td rowspan="-1">12</td></tr></table>'))


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<ul><li>", "</li></ul>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<dl><dd>", "</dd></dl>"),
    ],
)
@pytest.mark.parametrize("deep", [900, 3000])
def test_elements_nested_deeper_than_any_page_are_read(before: str, behind: str, deep: int) -> None:
    words = "Phong trào trồng cây ven hồ do Đoàn xã phát động"
    source = f"<html><body><p>Mở đầu</p>{before * deep}<p>{words}</p>{behind * deep}</body></html>"
    assert words in " ".join(texts(source))


def test_words_below_the_deepest_element_keep_their_lines() -> None:
    source = "<html><body>" + "<div>" * 3000 + "<p>Dòng thứ nhất của bản tin</p><p>Dòng thứ hai của bản tin</p>" + "</div>" * 3000
    assert texts(source)[-2:] == ["Dòng thứ nhất của bản tin", "Dòng thứ hai của bản tin"]
