"""A PDF under construction (pikepdf) in, what PDF/A-2b (ISO 19005-2) asks of it added, and what it forbids found or taken out.

Only what scans bring is handled; `Unfit` says that a page holds something else, and the caller prints that page as a picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

_DEPTH = 8
_INTENT = "sRGB IEC61966-2.1"
_STANDARD_PAGE = {
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents", "/Rotate", "/Group",
    "/UserUnit",
}  # fmt: skip
_FORBIDDEN = {"/Image": ("/Alternates", "/OPI", "/Metadata"), "/Form": ("/OPI", "/PS", "/Subtype2", "/Ref", "/Metadata", "/PieceInfo")}
_DEVICE = ("/DeviceRGB", "/DeviceGray", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/G", "/RGB")


class Unfit(Exception):
    """A page holds something that PDF/A does not allow and that cannot be taken out unseen."""


def clean_page(page: Any) -> None:
    """Take out of a page what PDF/A forbids and nobody sees: actions, notes, alternates, LZW. Raises Unfit."""
    for key in list(page.keys()):
        if key not in _STANDARD_PAGE:
            del page[key]
    resources = page.get("/Resources")
    if resources is not None:
        _clean_resources(resources, 0)


def _clean_resources(resources: Any, depth: int) -> None:
    if depth > _DEPTH:
        raise Unfit("forms inside forms")
    for space in (resources.get("/ColorSpace") or {}).values():
        _check_space(space)
    for state in (resources.get("/ExtGState") or {}).values():
        for key in ("/TR", "/TR2", "/HTP"):
            if key in state:
                del state[key]
    for item in (resources.get("/Pattern") or {}).values():
        if "/Resources" in item:
            _clean_resources(item["/Resources"], depth + 1)
        if "/Shading" in item:
            _check_space(item["/Shading"].get("/ColorSpace"))
    for shading in (resources.get("/Shading") or {}).values():
        _check_space(shading.get("/ColorSpace"))
    for stream in (resources.get("/XObject") or {}).values():
        kind = str(stream.get("/Subtype"))
        if kind not in _FORBIDDEN:
            raise Unfit("a PostScript object")
        for key in _FORBIDDEN[kind]:
            if key in stream:
                del stream[key]
        _without_lzw(stream)
        if kind == "/Image":
            _clean_image(stream)
        elif "/Resources" in stream:
            _clean_resources(stream["/Resources"], depth + 1)


def _clean_image(image: Any) -> None:
    from pikepdf import Name, Stream

    if image.get("/Interpolate"):
        image["/Interpolate"] = False
    if "/Intent" in image and str(image["/Intent"]) not in ("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"):
        image["/Intent"] = Name.RelativeColorimetric
    if not image.get("/ImageMask") and "/ColorSpace" in image:
        _check_space(image["/ColorSpace"])
    for mask in ("/SMask", "/Mask"):
        if isinstance(image.get(mask), Stream):  # a mask may also be a list of colours
            _without_lzw(image[mask])
            _clean_image(image[mask])


def _check_space(space: Any) -> None:
    """A colour space that needs no output intent but sRGB. Raises Unfit."""
    from pikepdf import Array

    if space is None:
        return
    if isinstance(space, Array):
        name = str(space[0])
        if name in ("/Indexed", "/I", "/Separation", "/DeviceN", "/Pattern"):
            for base in list(space)[1:3]:
                if isinstance(base, Array) or str(base).startswith("/Device"):
                    _check_space_unless_names(base)
            return
    else:
        name = str(space)
    if name not in (*_DEVICE, "/Pattern"):
        raise Unfit(f"the colour space {name}")


def _check_space_unless_names(base: Any) -> None:
    """The base of a colour space; a list of ink names is none."""
    from pikepdf import Array

    if isinstance(base, Array) and str(base[0]) not in (*_DEVICE, "/Indexed", "/DeviceCMYK", "/DeviceN", "/Separation", "/Pattern"):
        return
    _check_space(base)


def _without_lzw(stream: Any) -> None:
    """LZW is not allowed: the same samples, packed by Flate."""
    filters = stream.get("/Filter")
    names = (
        []
        if filters is None
        else [str(filters)]
        if not hasattr(filters, "__len__") or str(filters).startswith("/")
        else [*map(str, filters)]
    )
    if any("LZW" in name for name in names):
        stream.write(stream.read_bytes())


def fonts_of(resources: Any, depth: int = 0) -> Iterator[Any]:
    """The fonts of a page, also those of the forms in it."""
    if resources is None or depth > _DEPTH:
        return
    yield from (resources.get("/Font") or {}).values()
    for stream in (resources.get("/XObject") or {}).values():
        if str(stream.get("/Subtype")) == "/Form":
            yield from fonts_of(stream.get("/Resources"), depth + 1)


def is_embedded(font: Any) -> bool:
    """Whether a font brings its shapes with it."""
    if str(font.get("/Subtype")) == "/Type3":
        return True
    inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def finish(pdf: Any, title: str, description: str, source: str) -> None:
    """Metadata, output intent and language of the whole file."""
    from pikepdf import Array, Dictionary, Name, Stream, String
    from PIL import ImageCms

    profile = Stream(pdf, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String(_INTENT), Info=String(_INTENT),
        DestOutputProfile=pdf.make_indirect(profile),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    metadata = Stream(pdf, xmp(title, description, source))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(metadata)
    pdf.Root.Lang = String("vi-VN")
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]  # it would have to repeat the metadata word for word


def xmp(title: str, description: str, source: str) -> bytes:
    """The metadata packet. `source` names the file that the copy was made from."""
    from docparse import __version__

    now = datetime.now(UTC).isoformat(timespec="seconds")
    title, description, source = (escape(_printable(text)) for text in (title, description, source))
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:source>{source}</dc:source>
<xmp:CreatorTool>docparse {__version__}</xmp:CreatorTool><xmp:CreateDate>{now}</xmp:CreateDate><xmp:ModifyDate>{now}</xmp:ModifyDate>
<xmp:MetadataDate>{now}</xmp:MetadataDate><pdf:Producer>docparse {__version__} (pikepdf)</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _printable(text: str) -> str:
    return "".join(char for char in text if char >= " " and char not in "\ufffe\uffff")
