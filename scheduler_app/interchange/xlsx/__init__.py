"""Workbooks (.xlsx): every sheet a table, in and out."""
