"""A parsed web page in; the element that holds the document itself, freed of menus, scripts and related links, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docparse.text.normal import strip_marks
from docparse.text.regex import regex

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER = (
    "script", "style", "noscript", "template", "svg", "nav", "button", "select", "textarea", "input", "iframe", "object", "audio", "video",
    "canvas", "dialog", "map", "head", "link", "meta", "next-route-announcer",
)  # fmt: skip
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CHROME = regex(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumb\w*|sidebar|related|lien-?quan|share|social|comments?|binh-?luan|footer|banner|advert\w*|ads|cookie\w*|"
    r"popup|modal|toolbar|tags?|pagination|search|login|print|rating|widget|skip|hotnews|tin-?khac|tin-?lien-?quan|other-?news|copyright|toc)(?:$|[\s_-])",
    re.I,
)
_GRID = ("table", "tbody", "tr")
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog", "alert"}
_FRAME = regex(r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia|doc lap - tu do|noi nhan\s*:|dang cong san viet nam\s|(?:^|\s)so\s*:\s*[\d.…]*\s*/")
_END = regex(
    r"^\s*(?:bai viet lien quan|tin lien quan|cac tin khac|tin cung chuyen muc|tin khac|bai viet khac"
    r"|tin moi hon|tin cu hon|xem them)\s*:?\s*$"
)


def body_of(root: HtmlElement) -> HtmlElement:
    """The smallest element that holds most of the page's own text, cleaned; Quốc hiệu and Nơi nhận are never left outside."""
    for tag in _NEVER:
        for element in list(root.iter(tag)):
            element.drop_tree()
    found = root.find("body")
    body: HtmlElement = found if found is not None else root
    for element in list(body.iter()):
        if isinstance(element.tag, str) and element is not body and _is_hidden(element) and element.getparent() is not None:
            element.drop_tree()
    current = settled = body
    while True:
        size = _own(current)
        frame = _frame_marks(current)
        heavy = max((child for child in current if isinstance(child.tag, str)), key=_own, default=None)
        if heavy is None or heavy.tag in ("p", "ul", "ol", "span", "li", "b", "strong", "font"):
            break
        if _own(heavy) < 0.6 * size or _frame_marks(heavy) < frame or (not frame and heavy.tag in _GRID):
            break  # a table that holds all of a document in one cell only sets the page of a site
        current = heavy
        settled = settled if heavy.tag in _GRID else heavy
    current = settled
    _drop_chrome(current)
    _drop_tail(current)
    return current


def title_of(root: HtmlElement, body: HtmlElement) -> str:
    """The page's own title where the body is an article without one; empty for an administrative document, which has its own."""
    if _frame_marks(body):
        return ""
    for heading in root.iter("h1"):
        text = " ".join(heading.text_content().split())
        if text:
            inside = any(up is body for up in heading.iterancestors())
            return "" if inside or text in " ".join(body.text_content().split()) else text
    return ""


def _is_hidden(element: HtmlElement) -> bool:
    if element.get("hidden") is not None or (element.get("aria-hidden") == "true" and not (element.text_content() or "").strip()):
        return True
    if (element.get("role") or "").lower() in _ROLES or (element.tag == "div" and element.get("title") in ("header", "footer")):
        return True  # LibreOffice writes the page's header and footer as such blocks
    return bool(_HIDDEN.search(element.get("style") or ""))


def _own(element: HtmlElement) -> int:
    """How many characters of an element are its own words: not those of links."""
    text = len(" ".join(element.text_content().split()))
    return text - sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))


def _frame_marks(element: HtmlElement) -> int:
    """How many kinds of marks of an administrative document an element holds."""
    text = strip_marks(" ".join(element.text_content().split()))[:400000].lower()
    return len({match[:6] for match in _FRAME.findall(text)})


def _drop_chrome(body: HtmlElement) -> None:
    """Take away blocks that are mostly links, or whose class says what they are and that hold no frame of a document."""
    whole = max(1, _own(body))
    for element in list(body.iter("div", "section", "aside", "ul", "ol", "footer", "header", "form", "dl")):
        if element.getparent() is None or element is body or not any(up is body for up in element.iterancestors()):
            continue
        text = len(" ".join(element.text_content().split()))
        own = _own(element)
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        links = sum(1 for _ in element.iter("a"))
        mostly_links = links >= 3 and own < 0.4 * text
        named = element.tag in ("aside", "footer") or bool(_CHROME.search(names))
        if (mostly_links or (named and own < 0.25 * whole)) and not _frame_marks(element):
            element.drop_tree()


def _drop_tail(body: HtmlElement) -> None:
    """Take away what follows a heading such as `Tin liên quan` at the end of an article."""
    if _frame_marks(body):
        return
    for element in list(body.iter("p", "div", "h2", "h3", "h4", "h5", "strong", "span")):
        text = element.text_content()
        if len(text) < 40 and _END.match(strip_marks(text).lower()):
            while element is not None and element is not body:
                for later in list(element.itersiblings()):
                    later.drop_tree()
                parent = element.getparent()
                if parent is None:
                    return
                if not element.text_content().strip() or element.text_content() == text:
                    element.drop_tree()
                element = parent
            return
