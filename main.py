"""Start Ringklocka: the desktop without arguments, a command with them."""

from multiprocessing import freeze_support


def main() -> int:
    """Run the program and return its exit code."""
    try:
        from scheduler_app.app import main as run

        return run()
    except KeyboardInterrupt:  # while the program is loaded, which is too early for words
        return 130


if __name__ == "__main__":
    freeze_support()
    raise SystemExit(main())
