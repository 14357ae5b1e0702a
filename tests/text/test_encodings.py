"""Legacy encodings: detected where they are, never where they are not, and turned into the same Unicode text."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docparse.text.encodings import convert, convert_run, decode, font_kind, legacy_kind

PROSE = (
    "Ủy ban nhân dân tỉnh Đồng Xuân yêu cầu các sở, ban, ngành tổ chức phong trào thi đua thiết thực, gắn với nhiệm vụ được giao; "
    "kịp thời biểu dương những tập thể, cá nhân điển hình. Thủ trưởng các đơn vị chịu trách nhiệm thi hành và báo cáo kết quả trước "
    "ngày 15 tháng 11 năm 2006 để tổng hợp, trình cấp có thẩm quyền khen thưởng theo quy định của pháp luật."
)
TONES = "\u0300\u0301\u0303\u0309\u0323"


def table(column: int) -> dict[str, str]:
    rows = files("docparse.text").joinpath("encodings.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith(("#", "letter"))]
    made = {row[0]: row[column] for row in cells}
    if column < 3:
        made = {letter: bytes.fromhex(code).decode("latin-1" if column == 1 else "cp1252") for letter, code in made.items() if code}
    if column == 1:  # capitals with tones have no byte: the small letter stands for them
        made |= {row[0]: made[row[0].lower()] for row in cells if row[0] not in made}
    return made


def write(text: str, column: int) -> str:
    forms = table(column)
    return "".join(forms.get(char, char) for char in text)


def as_1258(text: str) -> bytes:
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        out += base + "".join(part for part in parts if part in TONES)
    return out.encode("cp1258")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PROSE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + PROSE.encode(), "utf-8"),
        (unicodedata.normalize("NFD", PROSE).encode(), "utf-8"),
        (PROSE.encode("utf-16"), "utf-16"),
        (PROSE.encode("utf-16-le"), "utf-16"),
        (PROSE.encode("utf-16-be"), "utf-16"),
        (as_1258(PROSE), "windows-1258"),
        (write(PROSE, 1).encode("latin-1"), "tcvn3"),
        (write(PROSE, 1).encode(), "tcvn3"),
        (write(PROSE, 2).encode("cp1252"), "vni"),
        (write(PROSE, 2).encode(), "vni"),
        (write(PROSE, 3).encode("ascii"), "viqr"),
    ],
)
def test_same_text_out_of_every_encoding(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert decoded.encoding == encoding
    got = unicodedata.normalize("NFC", decoded.text)
    expected = PROSE
    if encoding == "tcvn3":  # the capital Ủ has no code of its own
        expected, got = expected.lower(), got.lower()
    assert got == expected


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_a_form_of_dotted_lines_in_utf16_without_a_mark_is_text(code: str) -> None:
    form = "GIẤY BÁO CÁO\n" + "Họ tên: " + "…" * 40 + "\nĐơn vị: " + "_" * 40 + " [ ] “đạt” ☐\n" * 3
    decoded = decode(form.encode(code))
    assert decoded is not None
    assert (decoded.encoding, decoded.text) == ("utf-16", form)


@pytest.mark.parametrize("kind", ["tcvn3", "vni", "viqr"])
def test_offsets_lead_back_to_the_source(kind: str) -> None:
    source = write(PROSE, {"tcvn3": 1, "vni": 2, "viqr": 3}[kind])
    text, offsets = convert(source, kind)  # type: ignore[arg-type]
    places = offsets or list(range(len(source)))
    assert len(places) == len(text)
    assert places == sorted(places)
    for place, char in zip(places, text, strict=True):
        if char.isascii():
            assert source[place] == char


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*PROSE.split(), "Đà", "Nẵng", "QĐ-UBND", "15/2006", "café", "Übung", "à", "là", "có"]), max_size=60))
def test_unicode_is_never_mistaken(words: list[str]) -> None:
    text = " ".join(words)
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.text == text


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_unicode_text_decodes(text: str) -> None:
    decoded = decode(text.encode("utf-8", "replace"))
    assert decoded is not None


@pytest.mark.parametrize(
    "text",
    [
        "The data. Is it? He said (a) that the co. + partners dd. 3^2 = 9 and so on, in a long English sentence about nothing at all.",
        "Le café à côté de l'hôtel où l'été a été très agréable, même si la fenêtre était fermée et le garçon pressé de rentrer chez lui.",
        "Größe, Übung, Straße: viele Wörter mit Umlauten und ß, die keine vietnamesischen Silben sind und nie als solche gelten dürfen.",
        "Cộng hòa",
        "µ 15 ± 2 °C",
    ],
)
def test_other_languages_are_left_alone(text: str) -> None:
    assert legacy_kind(text) is None


def test_capitals_of_tcvn3_come_back() -> None:
    assert convert("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "tcvn3")[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert convert("Uû ban nh©n d©n", "tcvn3")[0] == "Uỷ ban nhân dân"


@pytest.mark.parametrize(
    ("text", "font", "expected"),
    [
        ("quyÕt ®Þnh", ".VnTimeH", "QUYẾT ĐỊNH"),
        ("Quy ®Þnh", ".VnTime", "Quy định"),
        ("Ñoäc laäp", "VNI-Times", "Độc lập"),
        ("Độc lập", ".VnTime", "Độc lập"),
        ("Quy ®Þnh", "Times New Roman", "Quy ®Þnh"),
        ("2006", ".VnTime", "2006"),
    ],
)
def test_runs_go_by_their_font(text: str, font: str, expected: str) -> None:
    assert convert_run(text, font) == expected


def test_fonts_by_name() -> None:
    assert font_kind(".VnArial") == ("tcvn3", False)
    assert font_kind("VNI-Helve") == ("vni", False)
    assert font_kind("Vni Times") == ("vni", False)
    assert font_kind("Vnhelvetica")[0] is None


def test_noise_is_no_text() -> None:
    assert decode(bytes(range(256)) * 8) is None


@pytest.mark.parametrize(("column", "kind"), [(1, "tcvn3"), (2, "vni")])
def test_a_body_in_an_old_font_below_a_head_in_unicode(column: int, kind: str) -> None:
    head = "SỞ THỦY SẢN ĐỒNG XUÂN\nĐồng Xuân, ngày 03 tháng 5 năm 2004\nCông an xã, Ban Tuyên giáo\n\n"
    body = f"{PROSE}\nKính gửi: Các phòng\n"
    printed = head + write(body, column) + "GIÁM ĐỐC\n"
    decoded = decode(printed.encode())
    assert decoded is not None
    assert decoded.text.lower() == f"{head}{body}GIÁM ĐỐC\n".lower()  # TCVN3 leaves some capitals to the font
    assert decoded.offsets is not None
    at = decoded.text.index("phong trào")
    assert printed[decoded.offsets[at] :].startswith(write("phong trào", column)), kind


def test_a_few_foreign_lines_are_no_old_font() -> None:
    text = f"{PROSE}\nMünchen, Köln, Düsseldorf: Städte, Bürger, Höhe, Größe, Märkte, Züge, Länder, Flüsse\n"
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text
