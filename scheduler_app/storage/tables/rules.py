"""The school's rules and what they are about."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from scheduler_app.storage.tables.base import EntityRow, ItemRow, reference


class RuleRow(EntityRow):
    """`params` is a JSON object; a rule without `weight` is hard."""

    __tablename__ = "rule"

    uid: Mapped[str] = mapped_column(primary_key=True)
    rule_id: Mapped[str]
    scope: Mapped[str]
    params: Mapped[str]
    weight: Mapped[float | None]
    active: Mapped[bool]
    note: Mapped[str]


class RuleTargetRow(ItemRow):
    """A uid of whatever the rule's scope says, so without a foreign key."""

    __tablename__ = "rule_target"
    owner = ("rule",)

    rule: Mapped[str] = reference("rule_uid", "rule.uid", primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    target: Mapped[str] = mapped_column("target_uid")
