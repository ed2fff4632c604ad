"""Start Ringklocka: the desktop without arguments, a command with them."""

from multiprocessing import freeze_support


def main() -> int:
    """Run the program and return its exit code."""
    from scheduler_app.app import main as run

    return run()


if __name__ == "__main__":
    freeze_support()
    raise SystemExit(main())
