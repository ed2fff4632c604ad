"""Orders to print as PDF (services.ports.SchedulePrinter); the drawing library is loaded at the first of them."""

from __future__ import annotations

from scheduler_app.domain.printing import PrintOrder, Printout


class Printer:
    """Draws whole documents in memory; files are for the use cases."""

    def draw(self, order: PrintOrder) -> Printout:
        from scheduler_app.reports.catalogue import document
        from scheduler_app.reports.draw_document import draw

        pages = document(order)
        return Printout(draw(pages), len(pages.pages))
