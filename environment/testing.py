"""Passes every test; ./environment/test."""

import os
import sys
import time

import series
from workshop import UNCHECKED, say

# For each kind of file that the library reads.
BROKEN_FILES = 100_000

TEST = """\
Passes every test: the launcher's, JUnit, the numbers in prose against what they are tied to, each notebook in the real Java
kernel, each cell run twice (one that takes over two minutes, on a slow machine, once), then JupyterLab and the static pages in a
real browser, where Chromium is installed; and sweeps on a cluster of Spark, which it starts for that. Tests and pages run side by
side, one for each core.

  ./environment/test              all of it; with numbers or names of notebooks, the pages are these alone
  ./environment/test --quick      the tests that catch most, and page 01: for before a commit
  ./environment/test --long       about an hour: programs killed at random moments, broken files, memory over a million steps, cells in any
                                  order with interrupts; a seed after it repeats what failed
  ./environment/test --endings    whether anything runs on after run, lab and test were ended: ten times by each signal
"""


def test(shop, arguments):
    if {"-h", "--help"} & set(arguments):
        print(TEST, end="")
        return
    if arguments == ["--endings"]:
        shop.set_up()  # else the building would be ended
        shop.children.become(sys.executable, shop.environment / "endings.py")
    if arguments[:1] == ["--long"]:
        sys.exit(endurance(shop, *arguments[1:]))
    quick = arguments == ["--quick"]
    if not quick:
        check_names(arguments)
    python, children, machine = shop.set_up(), shop.children, shop.machine
    maven = shop.maven("test", f"-Dtest.forks={forks()}")
    use_recording(shop)
    notebooks = shop.environment / "notebooks.py"
    children.must(sys.executable, "-m", "unittest", "discover", "-s", shop.environment, "-p", "*_test.py")
    if quick:
        children.must(python, shop.environment / "prose.py")
        page = children.start(python, notebooks, "run", "--again", "01")
        children.must(*maven, "-Dtest.excluded=slow,long")  # where it fails, the page is ended, too
        sys.exit(children.wait(page))
    children.must(*maven)
    on_cluster(shop)
    children.must(python, notebooks, "test", *arguments)
    in_browser(shop, python, "browser.py")


def endurance(shop, seed=None):
    """All parts, also after one that failed; then what was tried how often. Returns the exit status."""
    python, root = shop.set_up(), shop.root
    use_recording(shop)
    told = root / "target" / "endurance.txt"
    told.unlink(missing_ok=True)
    seeds = [f"-Dhnn.endurance.seed={seed}"] if seed else []
    parts = {
        "broken files": shop.maven("test", "-Dtest=MutatedFilesTest", f"-Djqwik.tries.default={BROKEN_FILES}"),
        "kills and memory": shop.maven("test", "-Dgroups=long", "-Dtest.excluded=", *seeds),
        "cells in any order": [python, shop.environment / "shuffled.py", *([seed] if seed else [])],
    }
    failed = []
    for name, command in parts.items():
        began = time.monotonic()
        if shop.children.run(*command):
            failed.append(name)
        say(f"{name}: {'FAILED' if name in failed else 'passed'} after {(time.monotonic() - began) / 60:.0f} min")
    say(f"{BROKEN_FILES} broken files for each kind of reader; " + (told.read_text(encoding="utf-8") if told.exists() else ""))
    say(f"failed: {', '.join(failed)}; the messages above name the seeds." if failed else "all of it passed")
    return 1 if failed else 0


def on_cluster(shop):
    """Sweeps on a cluster of Spark on this machine, which the test starts and stops."""
    shop.spark()
    shop.children.must(*shop.maven("-q", "test", "-Pspark", "-Dtest=sweeptest.*Test", "-Dsurefire.failIfNoSpecifiedTests=false", *UNCHECKED))


def check_names(arguments):
    """A name that is wrong is found before half an hour of tests."""
    for name in arguments:
        if name.startswith("-"):
            sys.exit(f"./environment/test does not know {name}: it takes --quick, --long or --endings alone, or names of notebooks.")
    series.selected(arguments)


def forks():
    return min(os.cpu_count() or 1, 4)


def use_recording(shop):
    """The recording of the real pendulum, where it lies beside the project; else the stand-in is tested."""
    recording = shop.root.parent / "shared" / "data" / "schmidt-lipson"
    if not shop.machine.environment.get("HNN_DATA") and recording.is_dir():
        shop.machine.environment["HNN_DATA"] = str(recording)


def in_browser(shop, python, script):
    """Runs a script that drives a browser, with the static pages as they are saved."""
    chromium = shop.machine.find("chromium") or shop.machine.find("chromium-browser")
    if not chromium:
        say(f"{script}: SKIPPED, Chromium is not installed (on Debian: apt install chromium)")
        return
    driver = shop.build_venv("browser-venv", "browser-requirements.lock", "the driver of the browser")
    shop.children.must(python, shop.environment / "notebooks.py", "site", "--saved", "--to", shop.output / "browser-site")
    shop.children.must(driver, shop.environment / script, chromium)
