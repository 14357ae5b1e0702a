"""`docparse correct ID FIELD VALUE --why …`: what a person says a field, or an item of a list, is; kept apart, undone at will."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from docparse.commands.options import ArchiveOption
from docparse.errors import DocparseError, ExitCode

if TYPE_CHECKING:
    from docparse.archive.corrections import Correction
    from docparse.archive.folder import Archive
    from docparse.archive.item_corrections import Entry
    from docparse.archive.store import Document, RecordData

_WIDTH = 100


class NothingToUndo(DocparseError):
    """There is no such correction, or it was undone."""

    exit_code = ExitCode.NOTHING_FOUND


def run(
    id: Annotated[str, typer.Argument(metavar="ID", help="The document, as `search` shows it; ID/2 for its part 2.")],
    field: Annotated[
        str,
        typer.Argument(
            metavar="[FIELD]",
            help="type, number, symbol, date, place, issuer, parent, subject, urgency, signer, title, authority, on-behalf-of; or a list:"
            " recipients, addressees, references, dates, targets, sections, attachments. With --undo also the number of a correction.",
        ),
    ] = "",
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="What it is; '' where the paper has none. Of a citation: as it would be printed."),
    ] = None,
    item: Annotated[
        int | None, typer.Option("--item", metavar="N", min=1, help="The item of the list, as `correct ID LIST` numbers it.")
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add VALUE to the list.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take item N out of the list.")] = False,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="KEY=VALUE", help="What else an item says: purpose=…, role=deadline, value=95, labels=chi_tieu; repeatable."
        ),
    ] = None,
    at: Annotated[str, typer.Option("--at", metavar="WORDS", help="The printed words where an added item stands; default: VALUE.")] = "",
    why: Annotated[str, typer.Option(metavar="REASON", help="Why; it is kept with your name.")] = "",
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back the last correction of FIELD that stands, or the one of this number.")
    ] = False,
    who: Annotated[str, typer.Option(metavar="NAME", help="Who says so; default: the user of the system.")] = "",
    archive: ArchiveOption = None,
) -> None:
    """Correct a field or an item of a list, or take a correction back; without VALUE: list corrections, or the items of a list."""
    from docparse.archive.corrections import Correction, CorrectionError, checked
    from docparse.archive.folder import Archive, resolve
    from docparse.archive.typed_items import list_name
    from docparse.commands.show import the_document

    known = list_name(field)
    if known is None and (item is not None or add or remove or settings or at):
        raise CorrectionError(f"{field or 'FIELD'}: has no items; --item, --add, --remove, --set and --at are for lists")
    if sum((add, remove, undo)) > 1:
        raise CorrectionError("say one of --add, --remove and --undo")
    with Archive.open(resolve(archive)) as opened:
        document = the_document(opened, id)
        made = [one for one in opened.store.corrections(document.id) if one.part == document.part]
        by = who or opened.store.agent
        if not field:
            print(to_text(made, opened.store.as_read(document.key)) if made else "no corrections")
            return
        if undo:
            correction = _undoing(document, known or field, made, by, why)
        elif known is not None:
            record = opened.store.as_read(document.key)
            said = _of_item(known, record, made, value or "", item, add, remove, settings or [], at)
            if said is None:
                print(items_to_text(known, record, made))
                return
            correction = Correction(document.id, document.part, known, said[0], by, why, item=said[1])
        elif value is None:
            raise CorrectionError(f"say what {field} is: docparse correct {id} {field} VALUE ('' where the paper has none)")
        else:
            correction = Correction(document.id, document.part, field, checked(field, value), by, why)
        row = opened.store.correct(correction)
        opened.make_searchable()
        _tell(opened, row, correction)


def _tell(archive: Archive, row: Document, correction: Correction) -> None:
    from docparse.archive.item_corrections import LISTS

    shown = "  ".join(filter(None, (row.code or row.name, row.date, row.issuer)))
    if correction.field in LISTS:
        made = [one for one in archive.store.corrections(row.id) if one.part == row.part]
        print(f"{shown}: {correction.field} are now")
        print(items_to_text(correction.field, archive.store.as_read(row.key), made))
    else:
        print(f"{shown}: {correction.field} is now {_value(archive.store.record(row.key), correction.field) or '(none)'}")


def _undoing(document: Document, field: str, made: list[Correction], by: str, why: str) -> Correction:
    from docparse.archive.corrections import Correction
    from docparse.archive.item_corrections import undone_ones

    undone = undone_ones(made)
    stand = [one for one in made if one.undoes is None and one.seq not in undone]
    number = field.removeprefix("#")
    meant = [one for one in stand if (one.seq == int(number) if number.isdigit() else one.field == field)]
    if not meant:
        what = f"no correction #{number} that stands" if number.isdigit() else f"no correction of {field} to undo"
        raise NothingToUndo(f"{document.id[:10]}: there is {what}; `docparse correct {document.id[:10]}` lists them")
    return Correction(document.id, document.part, meant[-1].field, None, by, why, undoes=meant[-1].seq)


def _of_item(
    name: str,
    record: RecordData,
    made: list[Correction],
    value: str,
    number: int | None,
    add: bool,
    remove: bool,
    settings: list[str],
    at: str,
) -> tuple[str | None, str] | None:
    """(value, what it is bound to) of a correction of an item, as they are kept; None: nothing was said but the list."""
    from docparse.archive import typed_items
    from docparse.archive.corrections import CorrectionError
    from docparse.archive.item_corrections import binding, entries_of

    said = dict(_setting(one) for one in settings)
    if add:
        if number is not None:
            raise CorrectionError("--add: an item that is added has no number yet; leave --item out")
        item, words, start = typed_items.new_item(name, value, said, at, record)
        return json.dumps(item, ensure_ascii=False), json.dumps({"action": "add", "printed": words, "start": start}, ensure_ascii=False)
    if number is None:
        if value or said or remove or at:
            raise CorrectionError(f"{name}: say which item with --item N (`docparse correct ID {name}` numbers them), or --add")
        return None
    if at:
        raise CorrectionError("--at: says where an added item stands; to move an item, remove it and add it again")
    entries = entries_of(name, record, made)
    shown = [entry for entry in entries if not entry.removed]
    if number > len(shown):
        raise CorrectionError(f"--item {number}: {name} have {len(shown)} items")
    entry = shown[number - 1]
    if remove:
        if name == "sections":
            raise CorrectionError("sections: are stretches of the text and cannot be removed; --set labels= takes the labels away")
        return None, binding(name, record, entries, entry, "remove")
    patch = typed_items.changes(name, value, said, record, entry.item)
    return json.dumps(patch, ensure_ascii=False), binding(name, record, entries, entry, "change")


def _setting(typed: str) -> tuple[str, str]:
    from docparse.archive.corrections import CorrectionError

    key, equals, value = typed.partition("=")
    if not equals:
        raise CorrectionError(f"--set {typed}: write KEY=VALUE")
    return key.strip(), value


def items_to_text(name: str, record: RecordData, made: list[Correction]) -> str:
    """The items of a list as they are shown, numbered, with the corrections on them; then those that were removed."""
    from docparse.archive.item_corrections import entries_of, lost_sections

    entries = entries_of(name, record, made)
    lines = []
    for number, entry in enumerate((entry for entry in entries if not entry.removed), 1):
        marks = "".join(f"  [corrected #{seq}]" for seq in entry.made[-1:]) + (f"  ! {entry.note}" if entry.note else "")
        lines.append(f"{number:>4}  {_item_to_text(name, entry)}{marks}")
    lines += [f"   -  {_item_to_text(name, entry)}  [removed #{entry.made[-1]}]" for entry in entries if entry.removed]
    lines += [f"   !  {note}" for note in lost_sections(name, record, made)]
    return "\n".join(lines) or f"no {name}"


def _item_to_text(name: str, entry: Entry) -> str:
    from docparse.archive.typed_items import KEYS

    main, *others = KEYS[name]
    item = entry.item
    said = str(item.get(main) or item.get("surface") or "(none)")
    said = said if len(said) <= _WIDTH else said[: _WIDTH - 1] + "…"
    if name == "dates" and item.get("surface"):
        said += f"  “{' '.join(item['surface'].split())}”"
    shown = [f"{key}={_shown(item[key])}" for key in others if item.get(key) not in (None, "", [], False)]
    return "  ".join([said, *shown])


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def to_text(made: list[Correction], record: RecordData) -> str:
    """The corrections of a document, oldest first; those that were undone, or no longer meet their item, say so."""
    from docparse.archive.item_corrections import LISTS, entries_of, undone_ones

    undone = undone_ones(made)
    met = {seq for name in LISTS for entry in entries_of(name, record, made) for seq in entry.made}
    lines = []
    for one in made:
        if one.undoes is not None:
            what = f"{one.field}: takes back #{one.undoes}"
        elif one.item is not None:
            what = f"{one.field}: {_done(one)}"
        else:
            what = f"{one.field} = {one.value or '(none)'}"
        if one.seq in undone:
            what += "  [undone]"
        elif one.item is not None and one.seq not in met:
            what += "  [meets no item now]"
        lines.append(f"#{one.seq}  {one.at}  {one.who}  {what}" + (f"  ({one.why})" if one.why else ""))
    return "\n".join(lines)


def _done(one: Correction) -> str:
    from docparse.archive.typed_items import KEYS

    bound, said = json.loads(one.item or "{}"), json.loads(one.value or "{}")
    was = bound.get("item") or {}
    which = (
        f"the item of #{bound['of']}" if "of" in bound else f"“{was.get(KEYS[one.field][0]) or was.get('surface') or was.get('ordinal')}”"
    )
    what = ", ".join(f"{key}={_shown(said[key])}" for key in KEYS[one.field] if said.get(key) not in (None, "", False))
    return {"add": f"added {what}", "remove": f"removed {which}"}.get(bound["action"], f"{which} is {what or '(none)'}")


def _value(record: dict[str, object], field: str) -> str | None:
    from docparse.archive.corrections import FIELDS

    parent, child = FIELDS[field]
    place = record.get(parent)
    found = place.get(child) if child and isinstance(place, dict) else place
    return found.get("value") if isinstance(found, dict) else None
