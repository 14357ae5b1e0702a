"""Documents inside .zip and .eml: their names, nested ones, bombs, passwords, damage."""

from __future__ import annotations

import io
import quopri
import zipfile
from email.message import EmailMessage

import pytest

from docparse.errors import ReadError
from docparse.read import container, read
from docparse.read.container import is_container, members


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_members_in_order_with_names() -> None:
    inner = zipped({"b.txt": b"hai"})
    data = zipped({"thư mục/a.txt": b"mot", "con.zip": inner, "__MACOSX/._a.txt": b"x", "~$a.docx": b"x"})
    assert is_container(data, "x.zip")
    assert members(data, "x.zip") == [("thư mục/a.txt", b"mot"), ("con.zip/b.txt", b"hai")]


def test_paths_are_harmless() -> None:
    data = zipped({"../../etc/a.txt": b"1", "/root/b.txt": b"2", "C:\\x\\c.txt": b"3"})
    assert [name for name, _ in members(data, "x.zip")] == ["etc/a.txt", "root/b.txt", "x/c.txt"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Kế hoạch 9.txt".encode(), "Kế hoạch 9.txt"),
        (b"K\xea\xec hoa\xf2ch 9.txt", "Kế hoạch 9.txt"),
        ("Ömer 9.txt".encode("cp437"), "Ömer 9.txt"),
    ],
    ids=["utf-8", "windows-1258", "another language"],
)
def test_names_without_a_flag_are_read_in_the_code_page_that_makes_sense(raw: bytes, shown: str) -> None:
    plain = "x" * (len(raw) - 4) + ".txt"
    data = zipped({plain: b"1"}).replace(plain.encode(), raw)
    assert [name for name, _ in members(data, "x.zip")] == [shown]


def test_a_bomb_is_refused() -> None:
    data = zipped({"a.txt": bytes(20_000_000)}, zipfile.ZIP_DEFLATED)
    with pytest.raises(ReadError) as caught:
        members(data, "x.zip")
    assert caught.value.category == "too_large"


def test_the_sum_of_all_members_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "BYTES", 1000)
    with pytest.raises(ReadError) as caught:
        members(zipped({"a.txt": b"x" * 600, "b.zip": zipped({"c.txt": b"y" * 600})}), "x.zip")
    assert caught.value.category == "too_large"


def test_archives_too_deep_are_refused() -> None:
    data = b"het"
    name = "a.txt"
    for level in range(6):
        data, name = zipped({name: data}), f"{level}.zip"
    with pytest.raises(ReadError) as caught:
        members(data, name)
    assert caught.value.category == "too_large"


def test_a_damaged_archive() -> None:
    data = bytearray(zipped({"a.txt": b"mot hai ba" * 50}, zipfile.ZIP_DEFLATED))
    data[40:60] = b"\xff" * 20
    with pytest.raises(ReadError) as caught:
        members(bytes(data), "x.zip")
    assert caught.value.category == "corrupt"


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@vi.du", "b@vi.du", "Gửi kế hoạch"
    message.set_content("Kính gửi kèm theo.")
    return message


def test_attachments_of_a_mail() -> None:
    message = mail()
    message.add_attachment("Số: 5/KH-SNV".encode(), maintype="text", subtype="plain", filename="kế hoạch.txt")
    data = message.as_bytes()
    assert is_container(data, "x.eml")
    assert members(data, "x.eml") == [("kế hoạch.txt", "Số: 5/KH-SNV".encode())]


def test_a_mail_without_attachments_is_its_text() -> None:
    found = members(mail().as_bytes(), "x.eml")
    assert [content.decode().strip() for _, content in found] == ["Kính gửi kèm theo."]


def test_one_document_in_a_zip_is_read_through() -> None:
    assert read(zipped({"a.txt": "Số: 5/KH".encode()}), "x.zip").pages[0].lines[0].text == "Số: 5/KH"
    with pytest.raises(ReadError):
        read(zipped({"a.txt": b"1", "b.txt": b"2"}), "x.zip")


def test_documents_are_no_containers() -> None:
    assert not is_container("Số: 5/KH-SNV".encode(), "a.txt")
    assert not is_container(zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}), "a.docx")


@pytest.mark.parametrize("name", ["tin.mht", "tin.mhtml", "tin.doc"])
def test_a_web_page_saved_as_one_file_is_its_page(name: str) -> None:
    page = (
        "<html><body>"
        + "".join(f"<p>{line}</p>" for line in ("SỞ NỘI VỤ", "Số: 5/KH-SNV", "KẾ HOẠCH", "Thi đua năm 2019"))
        + "</body></html>"
    )
    parts = [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"==B\"\r\n\r\nSingle File Web Page\r\n",
        b"--==B\r\nContent-Location: file:///C:/tin.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Type: text/html; charset=\"utf-8\"\r\n\r\n" + quopri.encodestring(page.encode()) + b"\r\n",
        b"--==B\r\nContent-Location: file:///C:/anh.png\r\nContent-Transfer-Encoding: base64\r\n"
        b"Content-Type: image/png\r\n\r\niVBORw0KGgo=\r\n",
        b"--==B--\r\n",
    ]  # fmt: skip
    data = b"".join(parts)
    assert is_container(data, name)
    assert members(data, name) == [(name, page.encode())]
