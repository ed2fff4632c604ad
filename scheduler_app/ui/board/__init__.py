"""The week board and what belongs to it: view data, presenters, the painted board, the accessible table, the tray, the panel."""
