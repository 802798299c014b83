"""Ends commands as a user, a system or a crash does, and counts what still runs after; ./environment/test --endings."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from urllib.request import Request, urlopen

import guard
from stamps import ROOT

# Seconds after which nothing may run on a machine that does nothing else, and on any.
BOUND = 5
PATIENCE = 60
TOLD = {"SIGTERM": [signal.SIGTERM], "SIGHUP": [signal.SIGHUP], "SIGKILL": [signal.SIGKILL], "Ctrl-C twice": [signal.SIGINT] * 2}
TOKEN = "endings"
# What is started, and what it says once it is at work.
COMMANDS = {"run": (["run", "--again", "01"], r"\[ 2/"),
            "lab": (["lab", "--no-browser", "--ip=127.0.0.1", "--port=0", "--allow-root", f"--IdentityProvider.token={TOKEN}"],
                    r"(http://127\.0\.0\.1:\d+)/lab\?token"),
            "test": (["test", "--quick"], r"\[ 2/")}


def left(command):
    """The programs that a command has started, and these, and so on, that still run; also itself."""
    own = [command.pid] if command.poll() is None else []
    return sorted({*own, *guard.marked(rf"{command.pid}-\d+")})


def begun(command, sign):
    """Reads what a command says until it is at work."""
    for line in command.stdout:
        if found := re.search(sign, line):
            return found
    raise AssertionError(f"the command ended with status {command.wait()} before it was at work")


def open_kernel(address):
    """A kernel that no cell is run in, as behind a page that has been opened."""
    question = Request(f"{address}/api/kernels?token={TOKEN}", json.dumps({"name": "java"}).encode(), method="POST")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:  # the server says where it is before it answers
        try:
            return urlopen(question, timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"JupyterLab at {address} does not answer")


def seconds_to_end(name, told):
    """How long a command and all that it has started run on."""
    arguments, sign = COMMANDS[name]
    return seconds_after([ROOT / "environment" / arguments[0], *arguments[1:]], sign, told,
                         lambda found: name == "lab" and open_kernel(found.group(1)))


def seconds_after(arguments, sign, told, begin=lambda found: None):
    """The same of any program.

    :param sign: a pattern in what it prints once it is at work
    :param begin: is called then
    """
    # Under nohup, or behind an &, signals would be ignored from the start.
    program = ("import os, signal, sys; [signal.signal(s, signal.SIG_DFL) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]; "
               "os.execv(sys.argv[1], sys.argv[1:])")
    command = subprocess.Popen([sys.executable, "-c", program, *arguments], text=True, cwd=ROOT / "environment",
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    begin(begun(command, sign))
    time.sleep(1)  # somewhere in its work
    if len(left(command)) < 2:
        raise AssertionError(f"{arguments} has started nothing")
    began = time.monotonic()
    for number in told:
        command.send_signal(number)
        time.sleep(0.2)
    while left(command) and time.monotonic() < began + PATIENCE:
        time.sleep(0.05)
    seconds = time.monotonic() - began
    for program in left(command):
        os.kill(program, signal.SIGKILL)
    command.stdout.close()
    command.wait()
    return seconds


def main(times=10):
    failed = 0
    for name in COMMANDS:
        for title, told in TOLD.items():
            seconds = [seconds_to_end(name, told) for _ in range(times)]
            failed += sum(one > BOUND for one in seconds)
            print(f"{name}, {title}: {times} times, nothing left after {max(seconds):.1f} s at most", flush=True)
    print(f"endings: {failed} of {times * len(COMMANDS) * len(TOLD)} took longer than {BOUND} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
