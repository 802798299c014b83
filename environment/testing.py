"""Passes every test; ./environment/test."""

import os
import sys

import series
from workshop import say

TEST = """\
Passes every test: the launcher's, JUnit, the numbers in prose against what they are tied to, each notebook in the real Java
kernel, each cell run twice (one that takes over two minutes, on a slow machine, once), then JupyterLab and the static pages in a
real browser, where Chromium is installed. Tests and pages run side by side, one for each core.

  ./environment/test              all of it; with numbers or names of notebooks, the pages are these alone
  ./environment/test --quick      the tests that catch most, and page 01: for before a commit
  ./environment/test --endings    whether anything runs on after run, lab and test were ended: ten times by each signal
"""


def test(shop, arguments):
    if {"-h", "--help"} & set(arguments):
        print(TEST, end="")
        return
    if arguments == ["--endings"]:
        shop.set_up()  # else the building would be ended
        shop.children.become(sys.executable, shop.environment / "endings.py")
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
        children.must(*maven, "-DexcludedGroups=slow")  # where it fails, the page is ended, too
        sys.exit(children.wait(page))
    children.must(*maven)
    children.must(python, notebooks, "test", *arguments)
    in_browser(shop, python, "browser.py")


def check_names(arguments):
    """A name that is wrong is found before half an hour of tests."""
    for name in arguments:
        if name.startswith("-"):
            sys.exit(f"./environment/test does not know {name}: it takes --quick or --endings alone, or names of notebooks.")
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
