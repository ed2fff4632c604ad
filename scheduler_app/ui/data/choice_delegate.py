"""A drop-down in cells whose column has choices."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from scheduler_app.ui.data.table_model import EntityTableModel
from scheduler_app.ui.headings import NumberDelegate


class ChoiceDelegate(NumberDelegate):
    """Edits by combo box where the column names its choices, otherwise by a line."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QWidget:
        choices = _choices(index)
        if choices is None:
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
            return editor
        box = QComboBox(parent)
        box.addItems(choices)
        box.activated.connect(lambda _: self._commit(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def _choices(index: QModelIndex | QPersistentModelIndex) -> list[str] | None:
    model = index.model()
    if isinstance(model, QSortFilterProxyModel):
        model = model.sourceModel()
    if not isinstance(model, EntityTableModel) or model.school is None:
        return None
    choices = model.columns[index.column()].choices
    return None if choices is None else list(choices(model.school))
