"""Start Ringklocka: the desktop without arguments, a command with them."""

import os
import signal
from multiprocessing import freeze_support


def main() -> int:
    """Run the program and return its exit code."""
    # while the program is loaded nothing can be lost, and an exception out of the middle of an import may be swallowed there
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from scheduler_app.app import main as run

    signal.signal(signal.SIGINT, before)
    try:
        code = run()
    except KeyboardInterrupt:  # too early for words
        code = 130
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the answer is given; one more Ctrl+C would kill Python while it clears up
    return code


if __name__ == "__main__":
    freeze_support()
    raise SystemExit(main())
