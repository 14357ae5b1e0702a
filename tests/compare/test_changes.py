"""Two plans of two years: what was kept, changed word by word, moved, dropped, added; targets, citations, leftovers, the page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import NEW, OLD, record

from docparse.compare.align import align, align_paragraphs, bare, cut_paragraphs
from docparse.compare.changes import Comparison, Paragraph, compare, word_diff
from docparse.compare.page import to_html
from docparse.compare.summary import to_data, to_text


@pytest.fixture(scope="module")
def result() -> Comparison:
    return compare(record(OLD), record(NEW))


def find(result: Comparison, words: str) -> Paragraph:
    return next(p for s in result.sections for p in s.paragraphs if words in (p.new or p.old or ""))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("gắn phong trào với nhiệm vụ", "same"),
        ("Khơi dậy tinh thần", "changed"),
        ("Phát động đợt hai", "moved"),
        ("Tự in ấn tài liệu", "dropped"),
        ("Kinh phí do ngân sách", "added"),
    ],
)
def test_what_became_of_a_paragraph(result: Comparison, words: str, kind: str) -> None:
    assert find(result, words).kind == kind


def test_changed_words(result: Comparison) -> None:
    pieces = find(result, "Khơi dậy tinh thần").pieces
    assert [text.strip() for sign, text in pieces if sign == "+"] == ["và trung tâm y tế"]
    assert not [text for sign, text in pieces if sign == "-"]


def test_sections_are_aligned_by_heading_not_by_number(result: Comparison) -> None:
    pairs = {(section.old_heading, section.new_heading): section.kind for section in result.sections}
    assert ("IV. TỔ CHỨC THỰC HIỆN", "V. TỔ CHỨC THỰC HIỆN") in pairs
    assert pairs[(None, "IV. KINH PHÍ")] == "added"
    assert pairs[("2. Các bệnh viện tuyến huyện", None)] == "dropped"


def test_targets(result: Comparison) -> None:
    assert [(t.kind, t.old, t.new) for t in result.targets] == [("changed", "> 95%", "> 97%"), ("same", "80%", "80%")]


def test_citations(result: Comparison) -> None:
    assert {(c.kind, c.name) for c in result.citations} == {
        ("same", "91/2017/NĐ-CP"),
        ("added", "03/KH-UBND"),
        ("dropped", "34-CT/TW"),
    }


def test_leftovers_are_flagged(result: Comparison) -> None:
    flags = {flag.code: flag for flag in result.flags}
    assert {"citation_expired", "deadline_before_issue"} <= set(flags)
    assert "98/2023/NĐ-CP" in flags["citation_expired"].message
    assert NEW.count("2023") == 2
    stale = [flag for flag in result.flags if flag.code in ("old_year", "year_contradicts")]
    assert ["nhiệm vụ thi đua năm 2023" in flag.quote for flag in stale] == [True]


def test_the_other_way_round_no_year_is_stale() -> None:
    assert not [flag for flag in compare(record(NEW), record(OLD)).flags if flag.code == "old_year"]


def test_a_document_against_itself_has_no_change(result: Comparison) -> None:
    twice = compare(record(OLD), record(OLD))
    assert {section.kind for section in twice.sections} == {"same"}
    counts = twice.counts()
    assert counts["same"] > 8
    assert sum(counts.values()) == counts["same"]
    assert {t.kind for t in twice.targets} | {c.kind for c in twice.citations} == {"same"}


def test_no_word_is_lost(result: Comparison) -> None:
    """Every paragraph of both documents is in the comparison once."""
    for side, text in (("old", OLD), ("new", NEW)):
        shown = [getattr(p, side) for s in result.sections for p in s.paragraphs if getattr(p, side)]
        shown += [getattr(s, f"{side}_heading") for s in result.sections if getattr(s, f"{side}_heading")]
        words = sorted(" ".join(shown).split())
        assert words == sorted(record(text).text.split())


def test_texts_for_people(result: Comparison) -> None:
    plain, tinted = to_text(result, color=False), to_text(result, color=True)
    assert "{+và trung tâm y tế +}" in plain or "{+ và trung tâm y tế+}" in plain
    assert "> 95% → > 97%" in plain
    assert "\033[" not in plain
    assert "\033[" in tinted
    assert to_data(result)["counts"]["moved"] == 1


class Page(HTMLParser):
    """Tags that do not close, and tags that came from a document's text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_escaped(result: Comparison) -> None:
    html = to_html(result)
    page = Page()
    page.feed(html)
    assert page.open == []
    assert "script" not in page.seen
    assert "được giao &amp; các" in html
    assert "<del>&gt; 95%</del>" in html


@given(st.lists(st.sampled_from(["a b", "a c", "d", "e f g"])), st.lists(st.sampled_from(["a b", "a c", "d", "x"])))
def test_alignment_uses_everything_once(old: list[str], new: list[str]) -> None:
    pairs = align_paragraphs(old, new)
    assert [a for a, _ in pairs if a is not None] == list(range(len(old)))
    assert [b for _, b in pairs if b is not None] == list(range(len(new)))


@given(st.text(alphabet="ab ,.1ệ"), st.text(alphabet="ab ,.1ệ"))
def test_word_diff_gives_both_texts_back(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(text for sign, text in pieces if sign != "+") == old
    assert "".join(text for sign, text in pieces if sign != "-") == new


def test_one_sure_pair_beats_two_doubtful_ones() -> None:
    likeness = {("a", "x"): 0.5, ("b", "y"): 0.5, ("b", "x"): 1.0}
    pairs = align("ab", "xy", lambda a, b: likeness.get((a, b), 0.0), 0.4)
    assert (1, 0) in pairs


def test_printed_lines_that_run_on_are_one_paragraph() -> None:
    text = "Các cơ quan, đơn vị trong toàn ngành căn cứ tình hình thực tế\nđể triển khai.\n- Việc khác"
    assert [bare(text[a:b]) for a, b in cut_paragraphs(text, 0, len(text))] == [
        "Các cơ quan, đơn vị trong toàn ngành căn cứ tình hình thực tế để triển khai.",
        "Việc khác",
    ]


def test_markup_in_a_text_is_shown_not_run() -> None:
    new = record(NEW)
    new.text = new.text.replace("ngân sách cấp", "<script>x</script>")
    new.header.subject.value = "<img src=x>"
    html = to_html(compare(record(OLD), new))
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html
