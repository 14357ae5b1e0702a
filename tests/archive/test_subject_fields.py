"""The field (lĩnh vực) that a paper is about: derived from its words, counted, filtered and asked for by name; the floor of likeness."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_records import make, put

from docparse.archive import subject_fields
from docparse.archive.folder import Archive
from docparse.archive.like import like
from docparse.archive.search import Filters, search
from docparse.archive.subject_fields import field_id, fields_of

DEER = "Trạm thú y kiểm tra chuồng hươu, hươu sao được tiêm phòng hai lần mỗi năm."
RECORDS = [
    make("deer.txt", f"Kế hoạch chăn nuôi hươu sao\n{DEER}\n{DEER}", subject="Chăn nuôi hươu sao", issuer="Ủy ban nhân dân xã Bãi Cỏ"),
    make("more_deer.txt", f"Báo cáo nuôi hươu sao\n{DEER}", type="BC", subject="Kết quả chăn nuôi hươu sao", issuer="Hội Nông dân xã"),
    make(
        "pupils.txt",
        "Công văn gửi các trường\nHọc sinh tham quan trại hươu sao mỗi năm một lần, giáo viên đi cùng học sinh.",
        type="CV", subject="Tổ chức cho học sinh tiểu học tham quan", issuer="Trường Tiểu học Bãi Cỏ",
    ),
    make("blank.txt", "Giấy mời họp vào hai giờ chiều.", type="GM", subject="Mời họp"),
]  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with Archive.create(tmp_path_factory.mktemp("fields") / "archive") as archive:
        for record in RECORDS:
            put(archive, record)
        archive.index.catch_up(archive.store)
        archive.index.release()
        yield archive


def of(subject: str, text: str = "", issuer: str = "") -> list[str]:
    header = {"subject": {"value": subject}, "issuer": {"value": issuer}}
    return fields_of({"header": header, "text": text, "sections": []})


@pytest.mark.parametrize(
    ("subject", "issuer", "field"),
    [
        ("Phát động phong trào thi đua “Cầu mới qua suối”", "Sở Giao thông vận tải", "thi_dua_khen_thuong"),
        ("TĂNG CƯỜNG TIÊM CHỦNG CHO TRẺ Ở VÙNG CAO", "Ủy ban nhân dân huyện Suối Đá", "y_te"),
        ("Phổ biến, giáo dục pháp luật trong trường học", "Sở Tư pháp", "phap_luat_tu_phap"),
        ("Cắt giảm thủ tục hành chính", "Ủy ban nhân dân tỉnh", "cai_cach_hanh_chinh"),
        ("Diễn tập phòng cháy, chữa cháy rừng", "Hạt Kiểm lâm", "nong_nghiep"),
        ("An toàn thông tin trên môi trường mạng", "", "chuyen_doi_so"),
    ],
)
def test_the_field_of_a_subject(subject: str, issuer: str, field: str) -> None:
    assert of(subject, issuer=issuer)[:1] == [field]


def test_a_word_without_its_accents_is_another_word() -> None:
    assert of("Danh sách những người được mời") == []  # được, not dược
    assert of("Kiểm nghiệm dược liệu") == ["y_te"]


def test_the_issuer_alone_does_not_tell() -> None:
    assert of("Mời họp", issuer="Sở Y tế") == []
    assert of("Mời họp", text="Bàn việc mở thêm trạm y tế. Trạm y tế xã thiếu thuốc.", issuer="Sở Y tế") == ["y_te"]


def test_a_paper_may_be_of_two_fields() -> None:
    assert set(of("Khen thưởng các trường học có thành tích trong năm học")) == {"thi_dua_khen_thuong", "giao_duc"}


def test_every_field_is_found_by_its_id_and_name() -> None:
    for id, name in subject_fields.names().items():
        assert field_id(id) == field_id(name) == id
    assert (field_id("khen thuong"), field_id("Tôn giáo"), field_id("")) == ("thi_dua_khen_thuong", "mat_tran_doan_the", None)


def test_no_words_belong_to_two_fields() -> None:
    lines = Path(subject_fields.__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()[1:]
    phrases = [phrase for line in lines for phrase in line.split("\t")[2].split(";")]
    assert sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}) == []


def test_fields_are_counted_filtered_and_asked_for(shelf: Archive) -> None:
    facets = {facet.name: dict(facet.values) for facet in search(shelf, "huou sao", facets=True).facets}
    assert facets["field"] == {"nong_nghiep": 2, "giao_duc": 1}
    assert [r.document.name for r in search(shelf, "huou sao", Filters(field="giao_duc")).results] == ["pupils.txt"]
    assert [r.document.name for r in search(shelf, "huou sao linh vuc: giao duc").results] == ["pupils.txt"]
    assert {r.document.name for r in search(shelf, "lĩnh vực: nông nghiệp").results} == {"deer.txt", "more_deer.txt"}
    assert {r.document.name for r in search(shelf, "-lĩnh vực: nông nghiệp").results} == {"pupils.txt", "blank.txt"}


def test_what_is_hardly_alike_is_not_listed(shelf: Archive) -> None:
    # Pupils who go to see the deer share two words with the papers on keeping them, and nothing else.
    assert [r.document.name for r in like(shelf, RECORDS[0]["id"]).results] == ["more_deer.txt"]
