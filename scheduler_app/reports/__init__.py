"""Printed reports: what is on the pages (data, no drawing library) and how they are drawn (reportlab, in the `draw_*` modules only).

A report is one module with a function from a `Printing` to pages, listed in `catalogue`.
"""
