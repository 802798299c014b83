"""Ends what a program has left behind, once that is gone; started by children.py. Not for Windows."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

# A variable in the environment of all that the program starts, and all that these start.
MARK = "HNN_STARTED_BY"
# Seconds that they have to close what they hold.
GRACE = 3


def marked(mark):
    """The numbers of the programs that run with a mark, which may be a pattern."""
    wanted = re.compile(rf"(^|[\0\s]){MARK}={mark}($|[\0\s])")
    if sys.platform == "linux":
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has ended, or is another user's
                if wanted.search((folder / "environ").read_text(errors="replace")):
                    found.append(int(folder.name))
        return found
    listed = subprocess.run(["ps", "-axwwE", "-o", "pid=,command="], text=True, errors="replace", stdout=subprocess.PIPE).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if wanted.search(line)]


def end(mark):
    for number in (signal.SIGTERM, signal.SIGKILL):
        for program in marked(mark):
            with suppress(ProcessLookupError):
                os.kill(program, number)
        until = time.monotonic() + GRACE
        while marked(mark) and time.monotonic() < until:  # nobody is told when the children of another end
            time.sleep(0.05)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    sys.stdin.read()  # its end is the program's
    end(sys.argv[1])
