"""Each system's commands, paths and environment, asked for on whatever system this runs; and the end of a real child."""

import os
import signal
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from children import Children
from machine import GLIBC, JAVA_OPTIONS, Machine

C = "C:\\hnn"
HERE = Path(__file__).resolve().parent


def windows(programs=(), **environment):
    return Machine("win32", environment, {*programs}.__contains__)


def unix(system, programs=(), **environment):
    return Machine(system, environment, {*programs}.__contains__)


class Commands(unittest.TestCase):
    def test_java_with_its_class_path(self):
        on_windows = windows(["C:\\jdk\\bin\\java.exe"], PATH="C:\\Windows;C:\\jdk\\bin")
        self.assertEqual(on_windows.java([f"{C}\\target\\classes", f"{C}\\lib\\*"], "hnn.Main", 1),
                         ["C:\\jdk\\bin\\java.exe", *JAVA_OPTIONS, "-cp", f"{C}\\target\\classes;{C}\\lib\\*", "hnn.Main", "1"])
        for system in ("linux", "darwin"):
            with self.subTest(system):
                machine = unix(system, ["/jdk/bin/java"], PATH="/usr/bin:/jdk/bin")
                self.assertEqual(machine.java(["/hnn/classes", "/hnn/lib/*"], "hnn.Main"),
                                 ["/jdk/bin/java", *JAVA_OPTIONS, "-cp", "/hnn/classes:/hnn/lib/*", "hnn.Main"])

    def test_maven_is_a_batch_file_on_windows(self):
        both = ["C:\\mvn\\bin\\mvn", "C:\\mvn\\bin\\mvn.cmd"]  # the first is for other systems
        self.assertEqual(windows(both, PATH="C:\\jdk\\bin;;C:\\mvn\\bin").find("mvn"), both[1])
        self.assertIsNone(windows(both[:1], PATH="C:\\mvn\\bin").find("mvn"))
        self.assertEqual(unix("darwin", ["/opt/mvn"], PATH="/bin:/opt").find("mvn"), "/opt/mvn")
        self.assertIsNone(unix("linux", ["/opt/mvn"], PATH="/bin").find("mvn"))
        self.assertIsNone(unix("linux", ["/opt/mvn"]).find("mvn"))

    def test_virtual_environments_and_scripts(self):
        self.assertEqual(windows().in_venv(f"{C}\\venv", "python"), f"{C}\\venv\\Scripts\\python.exe")
        self.assertEqual(windows().in_venv(f"{C}\\venv", "jupyter-lab"), f"{C}\\venv\\Scripts\\jupyter-lab.exe")
        self.assertEqual(windows().script(C, "lab"), f"{C}\\lab.cmd")
        for system in ("linux", "darwin"):
            self.assertEqual(unix(system).in_venv("/hnn/venv", "python"), "/hnn/venv/bin/python")
            self.assertEqual(unix(system).script("/hnn", "lab"), "/hnn/lab")

    def test_the_jdk_of_java_home_comes_first(self):
        for machine, path in ((windows(JAVA_HOME="C:\\jdk", PATH="C:\\old"), "C:\\jdk\\bin;C:\\old"),
                              (unix("darwin", JAVA_HOME="/jdk", PATH="/old"), "/jdk/bin:/old"),
                              (unix("linux", JAVA_HOME="", PATH="/old"), "/old")):
            machine.prefer_java_home()
            self.assertEqual(machine.environment["PATH"], path)


class Environment(unittest.TestCase):
    def kept_inside(self, machine, cache):
        machine.keep_inside(cache)
        return machine.environment

    def test_what_the_shell_has_set_for_others_stays_outside(self):
        machine = unix("linux", PATH="/bin", PYTHONSAFEPATH="1", JUPYTER_PATH="/mine", JJAVA_JVM_OPTS="-Xmx9m", CLASSPATH="x.jar",
                       PIP_INDEX_URL="kept", HNN_DATA="data")
        self.assertEqual(machine.environment, {"PATH": "/bin", "PIP_INDEX_URL": "kept", "HNN_DATA": os.path.abspath("data")})

    def test_text_is_in_utf8_whatever_the_shell_speaks(self):
        for given, found in (({}, "C.UTF-8"), ({"LC_ALL": "C", "LANG": "de_DE.UTF-8"}, "C.UTF-8"), ({"LANG": "de_DE.UTF-8"}, None),
                             ({"LC_CTYPE": "C.utf8", "LANG": "C"}, None), ({"LC_ALL": "", "LANG": "POSIX"}, "C.UTF-8")):
            with self.subTest(given):
                self.assertEqual(self.kept_inside(unix("linux", **given), "/hnn/cache").get("LC_ALL") or None, found)
        self.assertEqual(self.kept_inside(unix("darwin", LANG="C"), "/hnn/cache")["LC_ALL"], "en_US.UTF-8")
        self.assertNotIn("LC_ALL", self.kept_inside(windows(), f"{C}\\cache"))

    def test_one_program_at_a_time_holds_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path, machine = Path(folder, "building"), Machine()
            other = f"import sys; sys.path.insert(0, {str(HERE)!r}); from machine import Machine\n" \
                    f"with Machine().alone({str(path)!r}, 'waiting'): print('mine')"
            with machine.alone(path, "not me"):
                child = subprocess.Popen([sys.executable, "-c", other], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                self.assertEqual(child.stderr.readline(), "waiting\n")
                self.assertIsNone(child.poll())
            self.assertEqual(child.communicate(), ("mine\n", ""))

    def test_files_stay_inside(self):
        on_windows = self.kept_inside(windows(), f"{C}\\cache")
        self.assertEqual(on_windows["DJL_CACHE_DIR"], f"{C}\\cache\\djl")
        self.assertEqual(on_windows["JUPYTER_RUNTIME_DIR"], f"{C}\\cache\\jupyter\\runtime")
        on_mac = self.kept_inside(unix("darwin"), "/hnn/cache")
        self.assertEqual(on_mac["JUPYTER_RUNTIME_DIR"], "/hnn/cache/jupyter/runtime")

    def test_what_only_one_system_understands(self):
        every = {"linux": unix("linux"), "darwin": unix("darwin"), "win32": windows()}
        found = {system: self.kept_inside(machine, "cache") for system, machine in every.items()}
        self.assertEqual(GLIBC.items() & found["linux"].items(), GLIBC.items())
        for system in ("darwin", "win32"):
            self.assertFalse(GLIBC.keys() & found[system].keys(), system)
        self.assertEqual([system for system in found if "PYTHONUTF8" in found[system]], ["win32"])

    def test_what_the_user_has_set_for_mkl_stays(self):
        self.assertEqual(self.kept_inside(unix("linux", MKL_CBWR="COMPATIBLE"), "cache")["MKL_CBWR"], "COMPATIBLE")
        self.assertEqual(self.kept_inside(unix("linux", MKL_CBWR=""), "cache")["MKL_CBWR"], "AUTO")

    def test_one_machine_leaves_the_next_alone(self):
        machine = Machine()
        machine.environment["HNN_OF_A_TEST"] = "1"
        self.assertNotIn("HNN_OF_A_TEST", os.environ)


class Ending(unittest.TestCase):
    def test_status_as_a_shell_gives_it(self):
        for system in ("linux", "darwin"):
            self.assertEqual([unix(system).status(code) for code in (0, 3, -signal.SIGINT, -15)], [0, 3, 130, 143])
        self.assertEqual([windows().status(code) for code in (0, 3, 0xC000013A, 0xC000013A - 2**32)], [0, 3, 130, 130])

    def test_children_stand_apart(self):
        for system in ("linux", "darwin"):
            self.assertEqual(unix(system).apart(), {"start_new_session": True})
        self.assertEqual(windows().apart(), {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200)})

    @unittest.skipIf(sys.platform == "win32", "signals of Unix")
    def test_a_child_is_ended_with_its_own_children(self):
        """Each holds the pipe open: it is at its end when the last of them has gone."""
        for trap in ("", "trap '' TERM; "):  # the second does not listen
            with self.subTest(trap=trap), Children(Machine()) as children:
                child = children.start("sh", "-c", trap + "sleep 1000 & sleep 1000 & echo begun; wait", stdout=subprocess.PIPE)
                self.assertEqual(child.stdout.readline(), b"begun\n")
                with mock.patch("machine.GRACE", 0.2):
                    children.end(child)
                self.assertEqual(child.stdout.read(), b"")
                child.stdout.close()

    @unittest.skipIf(sys.platform == "win32", "signals of Unix")
    def test_told_to_end_the_launcher_ends_its_children(self):
        away = "setsid" if sys.platform == "linux" else ""  # as a kernel stands apart from its server
        # Under nohup, and in the background of a script, signals are ignored from the start: here they are not.
        program = ("import children, machine, signal\n"
                   "for told in children.TOLD: signal.signal(told, signal.SIG_DFL)\n"
                   "children.leave_when_told()\n"
                   "with children.Children(machine.Machine()) as every:\n"
                   f"    every.start('sh', '-c', '{away} sleep 1000 & sleep 1000 & echo begun; wait')\n"
                   "    every.run('sleep', '1000')\n")
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)):
            with self.subTest(number), subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parent,
                                                        stdout=subprocess.PIPE) as launcher:
                self.assertEqual(launcher.stdout.readline(), b"begun\n")
                launcher.send_signal(number)
                self.assertEqual(launcher.stdout.read(), b"")
                self.assertEqual(launcher.wait(), status)


if __name__ == "__main__":
    unittest.main()
