"""Orders to print as PDF (services.ports.SchedulePrinter); the drawing library is loaded at the first of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scheduler_app.domain.printing import PrintOrder, Printout, Printouts
from scheduler_app.reports.pages import Document


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages that are known and drawn when they are asked for."""

    document: Document

    @property
    def sheets(self) -> int:
        return self.document.sheets

    def draw(self, number: int) -> bytes:
        """The PDF of one sheet, from 1."""
        from scheduler_app.reports.draw_document import draw

        return draw(self.document, number)


class Printer:
    """Draws whole documents in memory; files are for the use cases."""

    def lay_out(self, order: PrintOrder) -> LaidOut:
        from scheduler_app.reports.catalogue import document
        from scheduler_app.reports.draw_document import on_sheets

        return LaidOut(on_sheets(document(order)))

    def draw(self, order: PrintOrder) -> Printout:
        from scheduler_app.reports.draw_document import draw

        laid_out = self.lay_out(order)
        return Printout(draw(laid_out.document), laid_out.sheets)

    def draw_each(self, order: PrintOrder) -> Printouts:
        """Recipients never share a sheet."""
        from scheduler_app.reports.catalogue import document
        from scheduler_app.reports.draw_document import draw, on_sheets

        pages = document(order)
        printouts: dict[str, Printout] = {}
        for page in pages.pages:
            sheets = on_sheets(replace(pages, pages=(page,)))
            name, number = page.heading, 1
            while name in printouts:  # two people of one name are told apart by a number
                number += 1
                name = f"{page.heading} ({number})"
            printouts[name] = Printout(draw(sheets), sheets.sheets)
        return printouts
