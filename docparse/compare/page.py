"""A comparison in, one self-contained page of HTML out: no script, nothing fetched, every text escaped."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from itertools import groupby

from docparse.compare.changes import Comparison, Paragraph, Piece, SectionChange
from docparse.compare.summary import SIGNS, WORDS, name_of, title_of


def to_html(result: Comparison) -> str:
    """The page: both documents, counts, what to look at, targets, citations, and the sections with changes marked in the words."""
    style = files("docparse.compare").joinpath("page.css").read_text(encoding="utf-8")
    out = [
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>So sánh: {escape(title_of(result.new))}</title><style>{style}</style></head><body>",
        "<h1>So sánh hai văn bản</h1>",
        f"<dl><dt>Cũ</dt><dd>{escape(title_of(result.old))} <small>{escape(result.old.source.name)}</small></dd>",
        f"<dt>Mới</dt><dd>{escape(title_of(result.new))} <small>{escape(result.new.source.name)}</small></dd></dl>",
        '<ul class="counts">',
        *(f'<li class="{kind}"><b>{count}</b> đoạn {WORDS[kind]}</li>' for kind, count in result.counts().items()),
        "</ul>",
    ]
    if result.flags:
        out.append('<h2>Cần xem lại</h2><ul class="flags">')
        out += [f"<li>{escape(flag.message)} <small>{flag.code}</small><q>{escape(flag.quote)}</q></li>" for flag in result.flags]
        out.append("</ul>")
    if result.targets:
        out.append("<h2>Chỉ tiêu</h2><table><tr><th></th><th>Chỉ tiêu</th><th>Cũ</th><th>Mới</th></tr>")
        for target in result.targets:
            cells = f'<td class="n">{escape(target.old or "–")}</td><td class="n">{escape(target.new or "–")}</td>'
            if target.kind == "changed":
                cells = f'<td class="n"><del>{escape(target.old or "")}</del></td><td class="n"><ins>{escape(target.new or "")}</ins></td>'
            out.append(f'<tr class="{target.kind}"><td class="n">{WORDS[target.kind]}</td><td>{escape(target.measure)}</td>{cells}</tr>')
        out.append("</table>")
    if result.citations:
        out.append("<h2>Văn bản viện dẫn</h2><table><tr><th></th><th>Văn bản</th><th>In trong bản mới (hoặc bản cũ, nếu đã bỏ)</th></tr>")
        for item in result.citations:
            printed = escape(item.new or item.old or "")
            out.append(f'<tr class="{item.kind}"><td class="n">{WORDS[item.kind]}</td><td>{escape(item.name)}</td><td>{printed}</td></tr>')
        out.append("</table>")
    out.append("<h2>Theo đề mục</h2>")
    for section in result.sections:
        out += _section(section)
    out.append("<footer>Nền xanh: thêm; nền đỏ: bỏ; vạch vàng: đoạn được sửa; vạch lam: đoạn chuyển từ mục khác.</footer></body></html>\n")
    return "\n".join(out)


def _section(section: SectionChange) -> list[str]:
    heading = _pieces(section.pieces) if section.kind == "changed" and section.pieces else escape(name_of(section))
    note = "" if section.kind == "changed" else f" <small>{WORDS[section.kind]}</small>"
    mark = f' class="{section.kind}"' if section.kind in ("added", "dropped") else ""
    out = [f'<section style="--level:{min(section.level, 5)}"><h3{mark}>{heading}{note}</h3>']
    for same, members in groupby(section.paragraphs, key=lambda paragraph: paragraph.kind == "same"):
        run = list(members)
        if same:
            out.append(f"<details><summary>{len(run)} đoạn giữ nguyên</summary>")
            out += [f"<p>{escape(paragraph.new or '')}</p>" for paragraph in run]
            out.append("</details>")
        else:
            out += [_paragraph(paragraph) for paragraph in run]
    return [*out, "</section>"]


def _paragraph(paragraph: Paragraph) -> str:
    sign = f'<span class="sign" title="{WORDS[paragraph.kind]}">{SIGNS[paragraph.kind]}</span>'
    if paragraph.kind in ("added", "dropped"):
        return f'<p class="{paragraph.kind}">{sign}{escape(paragraph.pieces[0][1])}</p>'
    return f'<p class="{paragraph.kind}">{sign}{_pieces(paragraph.pieces)}</p>'


def _pieces(pieces: list[Piece]) -> str:
    tags = {"=": "", "-": "del", "+": "ins"}
    return "".join(f"<{tags[sign]}>{escape(text)}</{tags[sign]}>" if tags[sign] else escape(text) for sign, text in pieces)
