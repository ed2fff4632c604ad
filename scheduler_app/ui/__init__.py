"""The desktop: PySide6 views, presenters and the one main window. Calls services, never storage or the solver.

How the package is laid out
    application     starts Qt and opens the window; `desktop_services` is everything it needs from outside
    main_window     assembly and wiring only
    session         the open school as the window shows it; every edit goes through it
    background      the one worker thread: all storage, checking, importing and printing happens there
    solve_run       the child process that searches; `run_panel` shows it
    editing_flow    what a drag, a drop or a key on the board means
    board/, theme/  the week board and the colours
    data/           tables of people, rooms, requirements and rules
    dialogs/        import, export, print preview, publish; opened with `open`, never `exec`
"""
