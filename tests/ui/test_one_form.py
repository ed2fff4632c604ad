"""Texts side by side have one form."""

from __future__ import annotations

from scheduler_app.ui.one_form import one_form

FORMS = (["Monday", "Tuesday"], ["Mon", "Tue"], ["Mo", "Tu"])


def test_that_the_longest_form_is_taken_in_which_every_text_fits() -> None:
    assert one_form(FORMS, lambda text: len(text) <= 7) == ["Monday", "Tuesday"]
    assert one_form(FORMS, lambda text: len(text) <= 6) == ["Mon", "Tue"]


def test_that_the_shortest_is_taken_where_none_fits() -> None:
    assert one_form(FORMS, lambda text: False) == ["Mo", "Tu"]


def test_that_no_longer_form_is_made_than_is_needed() -> None:
    made = iter(FORMS)
    one_form(made, lambda text: True)
    assert list(made) == list(FORMS[1:])
