"""Orders to print as PDF (services.ports.SchedulePrinter); the drawing library is loaded at the first of them."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.printing import PrintOrder, Printout, Printouts


class Printer:
    """Draws whole documents in memory; files are for the use cases."""

    def draw(self, order: PrintOrder) -> Printout:
        from scheduler_app.reports.catalogue import document
        from scheduler_app.reports.draw_document import draw, on_sheets

        sheets = on_sheets(document(order))
        return Printout(draw(sheets), len(sheets.pages))

    def draw_each(self, order: PrintOrder) -> Printouts:
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
            printouts[name] = Printout(draw(sheets), len(sheets.pages))
        return printouts
