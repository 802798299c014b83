"""What differs between Linux, macOS and Windows, all of it; called by everything here that starts a program.

A Machine is made of the system's name and the environment variables alone, so that each system's commands can be tested on any
other.
"""

import ntpath
import os
import posixpath
import signal
import subprocess
import sys
from contextlib import contextmanager

# What the library's programs run with. They make many small arrays that live for a step: a small young generation stays in the
# processor's cache and is soon touched all over, so that memory does not grow; this collector asks the least of each write.
JAVA_OPTIONS = ["-Djava.awt.headless=true", "-XX:+UseSerialGC", "-Xmn48m"]
# glibc hands large blocks back to the system after each training step and asks for them again; keep them.
GLIBC = {"MALLOC_MMAP_THRESHOLD_": "268435456", "MALLOC_TRIM_THRESHOLD_": "536870912", "MALLOC_TOP_PAD_": "67108864"}
# Where the programs keep their files, below a folder of the checkout.
INSIDE = {"DJL_CACHE_DIR": "djl", "JUPYTER_CONFIG_DIR": "jupyter/config", "JUPYTER_DATA_DIR": "jupyter/data",
          "JUPYTER_RUNTIME_DIR": "jupyter/runtime", "JUPYTERLAB_SETTINGS_DIR": "jupyter/settings",
          "JUPYTERLAB_WORKSPACES_DIR": "jupyter/workspaces", "IPYTHONDIR": "ipython", "npm_config_cache": "npm"}
# What a user's shell may have set for other programs, and what would reach into these: other modules, kernels, folders, classes.
FOREIGN = ("PYTHONPATH", "PYTHONSAFEPATH", "PYTHONSTARTUP", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTER_PREFER_ENV_PATH",
           "JUPYTER_NO_CONFIG", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "CLASSPATH", "CDPATH")
FOREIGN_PREFIXES = ("JJAVA_", "IJAVA_")
# The status of a Windows program that Ctrl-C has ended.
CONTROL_C_EXIT = 0xC000013A
# Seconds that a child has to close what it holds, a kernel for one, before it is killed.
GRACE = 30


def is_program(path):
    return os.path.isfile(path) and os.access(path, os.X_OK)


class Machine:
    """A system, named as in sys.platform, with its environment variables, which are those of every child.

    :param exists: whether a path is a program
    """

    def __init__(self, system=sys.platform, environment=os.environ, exists=is_program):
        self.windows = system == "win32"
        self.linux = system == "linux"
        self.environment = {name: value for name, value in environment.items()
                            if name not in FOREIGN and not name.startswith(FOREIGN_PREFIXES)}
        if self.environment.get("HNN_DATA"):  # programs run in other folders than the shell that names it
            self.environment["HNN_DATA"] = os.path.abspath(self.environment["HNN_DATA"])
        self.exists = exists
        self.separator = ";" if self.windows else ":"
        # On Windows a wait without end cannot be interrupted: wait for so many seconds, and again.
        self.patience = 0.5 if self.windows else None

    def join(self, *parts):
        return (ntpath if self.windows else posixpath).join(*map(str, parts))

    # --- finding programs ------------------------------------------------------------------------------------------------

    def find(self, name):
        """The path of a program on PATH, or None. Windows' Maven is a mvn.cmd, its java a java.exe."""
        endings = (".exe", ".cmd", ".bat") if self.windows else ("",)
        for folder in self.environment.get("PATH", "").split(self.separator):
            for ending in endings:
                path = self.join(folder, name + ending)
                if folder and self.exists(path):
                    return path
        return None

    def prefer_java_home(self):
        """Maven honors JAVA_HOME, the kernel takes java from PATH: make them the same. Returns the folder, or None."""
        home = self.environment.get("JAVA_HOME")
        if not home:
            return None
        folder = self.join(home, "bin")
        self.environment["PATH"] = folder + self.separator + self.environment.get("PATH", "")
        return folder

    def in_venv(self, venv, name):
        """A program of a virtual environment."""
        return self.join(venv, "Scripts", name + ".exe") if self.windows else self.join(venv, "bin", name)

    def script(self, folder, name):
        """One of the project's commands: run, test or lab."""
        return self.join(folder, name + ".cmd" if self.windows else name)

    # --- what programs are started with ----------------------------------------------------------------------------------

    def java(self, class_path, main, *arguments):
        """The command that runs a Java class."""
        return [self.find("java") or "java", *JAVA_OPTIONS, "-cp", self.separator.join(map(str, class_path)), main,
                *map(str, arguments)]

    def keep_inside(self, cache):
        """Whatever runs here keeps its files inside the checkout."""
        self.environment.update({name: self.join(cache, *place.split("/")) for name, place in INSIDE.items()})
        # MKL's products may else differ in the last bit from run to run, and a training makes much of a bit; it costs nothing.
        self.environment.update(OPT_OUT_TRACKING="true", JUPYTER_PLATFORM_DIRS="1",
                                MKL_CBWR=self.environment.get("MKL_CBWR") or "AUTO")
        if self.linux:
            self.environment.update(GLIBC)
        if not self.windows and not self.speaks_utf8():  # else Java finds no folder with an umlaut, and prints signs as ?
            self.environment["LC_ALL"] = "C.UTF-8" if self.linux else "en_US.UTF-8"
        if self.windows:  # files here are in UTF-8, which is not what Python there takes them for
            self.environment["PYTHONUTF8"] = "1"

    @contextmanager
    def alone(self, path, waiting):
        """Holds a file that one program at a time can hold; where another does, says so and waits."""
        with open(path, "a+b") as file:
            if not self.hold(file, wait=False):
                print(waiting, file=sys.stderr, flush=True)
                while not self.hold(file, wait=True):  # Windows gives up after ten seconds
                    pass
            yield

    def hold(self, file, wait):
        try:
            if self.windows:
                import msvcrt
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            else:
                import fcntl
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            return False
        return True

    def speaks_utf8(self):
        """Whether the first of the variables that say how text is written names UTF-8."""
        said = [self.environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if self.environment.get(name)]
        return bool(said) and said[0].upper().replace("-", "").endswith("UTF8")

    # --- ending programs -------------------------------------------------------------------------------------------------

    def apart(self):
        """Popen's options for a child that can be ended with its own children, and that Ctrl-C does not reach by itself."""
        return {"creationflags": 0x200} if self.windows else {"start_new_session": True}  # CREATE_NEW_PROCESS_GROUP

    def end(self, child):
        """Ends a child that was started apart, with all that it has started."""
        if self.windows:  # there Ctrl-Break does not end a Java program
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(child.pid)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            child.wait()
            return
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGTERM)
            try:
                child.wait(GRACE)
            except subprocess.TimeoutExpired:
                pass
        try:  # what did not listen, or was left behind
            os.killpg(child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # macOS refuses where all that is left of them has ended
            pass
        child.wait()

    def status(self, code):
        """A program's exit status as a shell gives it: 130 after Ctrl-C."""
        if self.windows:
            return 130 if code & 0xFFFFFFFF == CONTROL_C_EXIT else code
        return 128 - code if code < 0 else code
