"""Starts programs and sees to it that none outlives what started it; called by the launcher, notebooks.py and browser.py."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import guard

TOLD = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


def leave_when_told():
    """Ctrl-C or a signal to end unwinds as an exception does, so that kernels and children are closed on the way."""
    def leave(number, frame):
        for other in TOLD:  # another signal would cut the closing short
            signal.signal(other, lambda *_: None)
        sys.exit(128 + number)

    for number in TOLD:
        if signal.getsignal(number) != signal.SIG_IGN:  # as under nohup
            signal.signal(number, leave)


@contextmanager
def undisturbed():
    """A signal that comes meanwhile is dealt with afterwards."""
    came = []
    numbers = [number for number in TOLD if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, lambda number, frame: came.append(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


class Children:
    """The programs that were started; with this closed, all have ended.

    Who is killed closes nothing, and a Java kernel does not look whether its server is still there. So all that is started here, and
    all that it starts, carries a mark in its environment, and a guard, a program of its own, ends what carries it once this one is
    gone, or what it has become.
    """

    def __init__(self, machine):
        self.machine = machine
        self.running = []
        self.guard = None

    def __enter__(self):
        if not self.machine.windows:  # where no program can be asked for its environment
            self.machine.environment.pop(guard.MARK, None)  # the guard does not end itself
            mark = f"{os.getpid()}-{time.time_ns()}"
            self.guard = subprocess.Popen([sys.executable, guard.__file__, mark], env=self.machine.environment,
                                          stdin=subprocess.PIPE, **self.machine.apart())
            self.machine.environment[guard.MARK] = mark
        return self

    def __exit__(self, *_):
        with undisturbed():  # a second Ctrl-C would leave the rest running
            for child in list(self.running):
                self.end(child)
            if self.guard:
                self.guard.stdin.close()
                self.guard.wait()

    def start(self, *command, **options):
        sys.stdout.flush()
        with undisturbed():  # a child that has begun is one that will be ended
            child = subprocess.Popen([*map(str, command)], env=self.machine.environment, **self.machine.apart(), **options)
            self.running.append(child)
        return child

    def wait(self, child):
        """The status of a child, once it has ended."""
        while True:
            try:
                code = child.wait(self.machine.patience)
                break
            except subprocess.TimeoutExpired:
                pass
        self.running.remove(child)
        return self.machine.status(code)

    def run(self, *command, **options):
        """Runs a program to its end and returns its status."""
        return self.wait(self.start(*command, **options))

    def must(self, *command, **options):
        """Runs a program to its end; if it fails, this one ends with its status."""
        status = self.run(*command, **options)
        if status:
            sys.exit(status)

    def end(self, child):
        self.machine.end(child)
        self.running.remove(child)

    def become(self, *command, folder=None):
        """Ends as the program does: in its place where the system can do that, so that signals and the terminal are its own."""
        command = [*map(str, command)]
        sys.stdout.flush()
        sys.stderr.flush()
        if self.machine.windows:
            signal.signal(signal.SIGINT, lambda *_: None)  # the program has Ctrl-C, too, and decides
            sys.exit(self.machine.status(subprocess.run(command, env=self.machine.environment, cwd=folder).returncode))
        if folder:
            os.chdir(folder)
        if self.guard:  # its input stays open in the program
            os.set_inheritable(self.guard.stdin.fileno(), True)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # Python ignores it, which the program would inherit
        os.execve(command[0], command, self.machine.environment)
