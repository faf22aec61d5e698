"""The logical structure of a paper (PDF 1.7, 14.6 to 14.8): what is a heading, a table, a list, and in which order.

A screen reader and a program that copies text read this tree and not the ink.  Every piece of text is
drawn inside a marked sequence that belongs to one element; rules and fills are artifacts, which are
passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

#: From the document down: the role of each element and a number that tells it from its like.
Place = tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Element:
    """One element: its role, what it holds in reading order (elements, or page and mark), its object's name."""

    role: str
    name: str
    kids: list[_Element | tuple[int, int]] = field(default_factory=list)
    by_key: dict[tuple[str, int], _Element] = field(default_factory=dict)


class TaggedCanvas(Canvas):
    """A canvas that keeps the structure of what is drawn and writes it when it is saved."""

    # The library's own, which its published types leave out: the page's operators, and the document.
    _code: list[str]
    _doc: Any

    def __init__(self, *args: Any, **values: Any) -> None:
        """As the canvas of the library."""
        super().__init__(*args, **values)
        self._root = _Element("Document", "Structure1")
        self._elements = [self._root]
        self._marks: list[list[_Element]] = []

    def date_on(self, day: date) -> None:
        """Date the document on a day, so that the same content gives the same bytes."""
        stamp = TimeStamp(1)
        stamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self._doc._timeStamp = stamp

    @contextmanager
    def marked(self, place: Place) -> Iterator[None]:
        """What is drawn inside belongs to the element at ``place``."""
        element = self._at(place)
        page = self.getPageNumber() - 1
        while len(self._marks) <= page:
            self._marks.append([])
        number = len(self._marks[page])
        self._marks[page].append(element)
        element.kids.append((page, number))
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is ornament, or the running foot."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def _at(self, place: Place) -> _Element:
        found = self._root
        for key in place:
            if key not in found.by_key:
                made = _Element(key[0], f"Structure{len(self._elements) + 1}")
                self._elements.append(made)
                found.by_key[key] = made
                found.kids.append(made)
            found = found.by_key[key]
        return found

    def save(self) -> None:
        """Write the structure, then the document."""
        if self._code:
            self.showPage()
        self._write_structure()
        super().save()

    def _write_structure(self) -> None:
        document = self._doc
        pages = document.Pages.pages
        for number, page in enumerate(pages):
            page.__NoDefault__ = [*type(page).__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, pdfdoc.PDFName("S")
        reference = pdfdoc.PDFObjectReference
        on_page = [reference(page.__InternalName__) for page in pages]
        parents = {id(kid): parent for parent in self._elements for kid in parent.kids}
        for element in self._elements:
            kids = [
                reference(kid.name)
                if isinstance(kid, _Element)
                else pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("MCR"), "Pg": on_page[kid[0]], "MCID": kid[1]})
                for kid in element.kids
            ]
            above = parents[id(element)].name if element is not self._root else "StructureRoot"
            values = {
                "Type": pdfdoc.PDFName("StructElem"),
                "S": pdfdoc.PDFName(element.role),
                "P": reference(above),
                "K": pdfdoc.PDFArray(kids),
            }
            if element.role == "TH":
                scope = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Column")}
                values["A"] = pdfdoc.PDFDictionary(scope)
            document.Reference(pdfdoc.PDFDictionary(values), element.name)
        by_page: list[object] = []
        for number, marks in enumerate(self._marks):
            by_page += [number, pdfdoc.PDFArray([reference(element.name) for element in marks])]
        tree = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(by_page)})
        root = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": pdfdoc.PDFArray([reference(self._root.name)]),
            "ParentTree": document.Reference(tree, "StructureParents"),
            "ParentTreeNextKey": len(self._marks),
        }
        document.Catalog.StructTreeRoot = document.Reference(pdfdoc.PDFDictionary(root), "StructureRoot")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})


def tagged(canvas: Canvas) -> TaggedCanvas:
    """The canvas as one that keeps structure.

    Raises:
        TypeError: if it is another.
    """
    if not isinstance(canvas, TaggedCanvas):
        raise TypeError("tagged text is drawn on a TaggedCanvas")
    return canvas


class TaggedParagraph(Paragraph):
    """A paragraph with its place in the structure; its parts keep it when a page break splits it."""

    place: Place = (("P", 0),)
    #: A heading's entry in the outline: its words and its level.
    outline: tuple[str, int] | None = None

    def at(self, place: Place, outline: tuple[str, int] | None = None) -> TaggedParagraph:
        """The same paragraph, placed."""
        self.place, self.outline = place, outline
        return self

    def split(self, availWidth: float, availHeight: float) -> list[Any]:
        """As the library, with the place kept."""
        parts = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            if isinstance(part, TaggedParagraph) and part is not self:
                part.at(self.place, self.outline if number == 0 else None)
        return parts

    def draw(self) -> None:
        """Draw inside a marked sequence."""
        canvas = tagged(self.canv)
        if self.outline is not None:
            words, level = self.outline
            key = f"{self.place[-1][0]}-{self.place[-1][1]}"
            canvas.bookmarkHorizontal(key, 0, self.height)
            canvas.addOutlineEntry(words, key, level, closed=False)
        with canvas.marked(self.place):
            super().draw()


class TaggedTable(Table):
    """A table whose fills and rules are artifacts; its cells are tagged paragraphs."""

    # The library's own, which its published types leave out.
    _rowHeights: list[float]
    repeatRows: int

    def height_of_first(self, width: float) -> float:
        """Points that its head and its first row take in ``width``."""
        self.wrap(width, 10_000)
        return sum(self._rowHeights[: 1 + self.repeatRows])

    def _drawBkgrnd(self) -> None:
        with tagged(self.canv).artifact():
            super()._drawBkgrnd()  # type: ignore[misc]

    def _drawLines(self) -> None:
        with tagged(self.canv).artifact():
            super()._drawLines()  # type: ignore[misc]
