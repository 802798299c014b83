"""The commands as they are typed: their help, their errors, and the form of the scripts that start them."""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from unittest import mock

import launcher
import testing
from children import Children
from machine import Machine
from workshop import Workshop

HERE = Path(__file__).resolve().parent


class Became(Exception):
    """In place of the program that the launcher becomes."""


class Shop(Workshop):
    """Builds nothing, and notes what would have been run."""

    def library(self):
        pass

    def benchmarks(self, *more):
        pass

    def set_up(self):
        return "python"

    def find_java(self):
        pass


def becomes(command, *arguments, **environment):
    """The command that the launcher turns into, and the environment that it has."""
    machine = Machine("linux", {"PATH": "/bin", **environment}, "/bin/java".__eq__)
    shop = Shop(machine, Children(machine))
    with mock.patch.object(Children, "become", lambda self, *command, folder=None: (_ for _ in ()).throw(Became(*command))):
        try:
            getattr(launcher, command)(shop, [*arguments])
        except Became as became:
            return [*map(str, became.args)], machine.environment
    raise AssertionError("nothing was run")


class Commands(unittest.TestCase):
    def test_notebooks(self):
        notebooks = str(HERE / "notebooks.py")
        for arguments in ([], ["--again", "01"], ["--data", "a b", "03"]):
            self.assertEqual(becomes("run", *arguments)[0], ["python", notebooks, "run", *arguments])
        for arguments in (["site", "--saved"], ["solutions", "05.2"]):
            self.assertEqual(becomes("run", *arguments)[0], ["python", notebooks, *arguments])

    def test_programs_have_their_own_file(self):
        for name, main in launcher.PROGRAMS.items():
            command = becomes("run", name, "--seeds", "2")[0]
            file = str(HERE / "output" / f"{name}.csv")
            self.assertEqual(command[-5:], [f"hnn.experiment.{main}", "--csv", file, "--seeds", "2"])
        command = becomes("run", "bench", "live")[0]
        self.assertEqual(command[-1], "hnn.bench.LiveCost")
        self.assertIn(str(HERE.parent / "target" / "test-classes") + ":", command[-2])

    def test_help_of_the_benchmarks_builds_nothing(self):
        self.assertEqual(becomes("run", "bench", "steps", "--help")[0][-1], "--help")

    def test_help(self):
        for command, text in (("run", launcher.RUN), ("test", testing.TEST)):
            shown = StringIO()
            with redirect_stdout(shown):
                getattr(launcher, command)(None, ["--help"])
            self.assertEqual(shown.getvalue(), text)

    def test_what_test_does_not_know_is_said_at_once(self):
        for arguments, message in ((["--fast"], "does not know --fast"),
                                   (["--quick", "01"], "does not know --quick: it takes --quick, --long or --endings alone"),
                                   (["1x"], "No notebook is called 1x: there are 01-mass-spring")):
            with self.assertRaises(SystemExit) as caught:
                testing.test(None, arguments)
            self.assertIn(message, caught.exception.code)

    def test_the_recording_beside_the_project(self):
        with tempfile.TemporaryDirectory() as folder:
            mine = os.path.abspath("mine")
            for given, found in (("", ""), ("mine", mine)):
                self.assertEqual(self.recording(folder, given), found)
            beside = Path(folder, "shared", "data", "schmidt-lipson")
            beside.mkdir(parents=True)
            for given, found in (("", str(beside)), ("mine", mine)):
                self.assertEqual(self.recording(folder, given), found)

    def recording(self, folder, given):
        shop = Workshop(Machine(environment={"HNN_DATA": given}), None, Path(folder, "project"))
        testing.use_recording(shop)
        return shop.machine.environment["HNN_DATA"]


class Scripts(unittest.TestCase):
    def test_an_old_python_can_read_the_launcher_up_to_its_message(self):
        ast.parse((HERE / "launcher.py").read_text(encoding="utf-8").partition("\nfrom pathlib")[0], feature_version=(3, 0))
        ast.parse((HERE / "launcher.py").read_text(encoding="utf-8"), feature_version=(3, 8))

    def test_windows_scripts_have_its_line_ends_and_call_the_launcher(self):
        for name in ("run", "test", "lab", "launcher"):
            text = (HERE / f"{name}.cmd").read_bytes()
            self.assertEqual(text.count(b"\n"), text.count(b"\r\n"), name)
            self.assertTrue(text.endswith(b"\r\n"), name)
        for name in ("run", "test", "lab"):
            self.assertEqual((HERE / f"{name}.cmd").read_text(), f'@"%~dp0launcher.cmd" {name} %*\n')
            self.assertIn(f'launcher.sh" {name} "$@"', (HERE / name).read_text())

    @unittest.skipIf(os.name == "nt", "a shell's")
    def test_no_python(self):
        environment = {"PATH": "/usr/bin:/bin", "PYTHON": "python-of-nobody"}
        done = subprocess.run([HERE / "lab"], env=environment, text=True, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (1, "No Python found: install Python 3.10 or newer, or name one, as in "
                                                             "PYTHON=python3.12 ./environment/lab.\n"))

    @unittest.skipIf(os.name == "nt", "a shell's")
    def test_a_bare_machine_is_told_in_one_line_what_it_lacks(self):
        with tempfile.TemporaryDirectory() as bare:
            Path(bare, "dirname").symlink_to(shutil.which("dirname"))
            done = subprocess.run([HERE / "run", "01"], env={"PATH": bare, "PYTHON": sys.executable}, text=True, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (1, "No JDK found: install a JDK 17 or newer and put its bin folder on "
                                                             "PATH, or set JAVA_HOME.\n"))

    @unittest.skipIf(os.name == "nt", "a shell's")
    def test_a_link_to_a_command_and_a_shell_of_other_habits_start_it(self):
        with tempfile.TemporaryDirectory() as elsewhere:
            Path(elsewhere, "first").symlink_to(HERE / "run")
            Path(elsewhere, "second").symlink_to("first")
            environment = {"PATH": "/usr/bin:/bin", "PYTHON": sys.executable, "PYTHONSAFEPATH": "1", "CDPATH": "/:/usr",
                           "PYTHONPATH": elsewhere}
            Path(elsewhere, "machine.py").write_text("raise SystemExit('not this one')")
            for command in (["./second"], ["sh", "second"]):
                done = subprocess.run([*command, "--help"], env=environment, cwd=elsewhere, text=True, capture_output=True)
                self.assertEqual((done.stdout, done.stderr), (launcher.RUN, ""))

    def test_arguments_of_the_benchmarks_are_judged_before_anything_is_downloaded(self):
        for arguments, message in ((["nonsense"], "invalid choice: 'nonsense'"), (["--rounds", "0"], "--rounds must be at least 1")):
            done = subprocess.run([sys.executable, HERE / "bench" / "bench.py", "--judge", *arguments], text=True, capture_output=True)
            self.assertEqual(done.returncode, 2)
            self.assertIn(message, done.stderr)

    def test_an_old_python(self):
        text = (HERE / "launcher.py").read_text(encoding="utf-8")
        program = f"import sys; sys.version_info = (3, 9, 1); sys.argv[1:] = ['run']; exec({text!r})"
        done = subprocess.run([sys.executable, "-c", program], text=True, capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (1, "Python is too old: Python 3.9.1, but 3.10 or newer is needed. "
                                                             "Name another, as in PYTHON=python3.12 ./environment/run.\n"))


if __name__ == "__main__":
    unittest.main()
