"""The desktop: PySide6 views, presenters and the one main window. Calls services, never storage or the solver."""
