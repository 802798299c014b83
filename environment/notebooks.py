"""Executes the notebooks in the Java kernel; called by run and test."""

import argparse
import os
import re
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.filters import strip_ansi

import checks
import endings
import pages
import prose
import solutions
import stamps
from children import leave_when_told
from series import NOTEBOOKS, selected
from stamps import ROOT, write_whole

OUTPUT = ROOT / "environment" / "output"
SITE = OUTPUT / "site"
SHOWS_PROGRESS = sys.stderr.isatty()
WIDGET = "application/vnd.jupyter.widget-view+json"
# A cell that takes longer, in seconds, is not run twice: the whole test has 40 minutes on two cores.
LONGEST_TWICE = 120
# Kernels that a test runs side by side, of up to 2 GB each.
MOST_KERNELS = 3


class CellFailed(Exception):
    """A cell that failed, with what it has said; not with its source, in which any word may stand."""


class Client(NotebookClient):
    """Runs a notebook and passes on what its cells display while they run."""

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] in ("display_data", "update_display_data"):
            text = msg["content"]["data"].get("text/plain", "")
            if "\n" not in text:
                self.progress.show(text)
        return super().process_message(msg, cell, cell_index)


class Progress:
    """One line for each cell; on a terminal, the line follows what the cell displays."""

    def __init__(self, notebook):
        self.cells = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
        self.headings = headings(notebook)
        self.line = ""
        self.seconds = {}

    def begin(self, index):
        number = self.cells.index(index) + 1
        self.line = f"  [{number:2}/{len(self.cells)}] {self.headings[index]}"
        self.began = time.monotonic()
        if SHOWS_PROGRESS:
            print(self.line, end="", file=sys.stderr, flush=True)

    def show(self, text):
        if SHOWS_PROGRESS:
            print(f"\r\033[K{self.line}: {text}"[:200], end="", file=sys.stderr, flush=True)

    def end(self, index):
        start = "\r\033[K" if SHOWS_PROGRESS else ""
        self.seconds[index] = time.monotonic() - self.began
        print(f"{start}{self.line} ({self.seconds[index]:.1f} s)", file=sys.stderr, flush=True)


def headings(notebook):
    """For each cell, the latest heading above it."""
    found, heading = {}, ""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            match = re.search(r"^#+ (.+)$", cell.source, re.MULTILINE)
            heading = match.group(1) if match else heading
        found[index] = heading
    return found


def java(client, notebook, place=NOTEBOOKS, **hooks):
    """A client of the Java kernel, which runs in a folder."""
    return client(notebook, kernel_name="java", timeout=None, startup_timeout=120, coalesce_streams=True,
                  shutdown_kernel="immediate", resources={"metadata": {"path": str(place)}}, **hooks)


@contextmanager
def opened(client):
    """The kernel of a client, closed at the end, also where this is told to leave while the kernel is still starting."""
    try:
        # What the kernel itself has to say is of use only when something is wrong with it.
        with open(OUTPUT / "kernel.log", "a") as log, client.setup_kernel(stderr=log):
            yield
    finally:
        if client.km is not None and client.km.has_kernel:
            client._cleanup_kernel()


def execute(notebook, rounds=1, place=NOTEBOOKS):
    """Runs all cells in a fresh kernel, as often as asked, and returns the seconds of each round.

    A cell that took longer than LONGEST_TWICE, as trainings on frames do on a slow machine, is run once.
    """
    progress = Progress(notebook)
    client = java(
        Client, notebook, place,
        on_cell_start=lambda cell, cell_index: cell.cell_type == "code" and progress.begin(cell_index),
        on_cell_executed=lambda cell, cell_index, execute_reply: progress.end(cell_index),
    )
    client.progress = progress
    seconds = []
    began = time.monotonic()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    with opened(client):
        for _ in range(rounds):
            for index, cell in enumerate(notebook.cells):
                if progress.seconds.get(index, 0) > LONGEST_TWICE:
                    print(f"  cell {index} took over {LONGEST_TWICE} s and is not run again", file=sys.stderr, flush=True)
                    continue
                try:
                    client.execute_cell(cell, index)
                except CellExecutionError:
                    raise CellFailed(f"{progress.headings[index]}, cell {index}, failed:\n{said(cell)}") from None
            seconds.append(time.monotonic() - began)
            began = time.monotonic()
    leave_stills(notebook)
    return seconds


def leave_stills(notebook):
    """Takes out what only a kernel that is still there can show: a live view is then the still of its first values."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if WIDGET not in output.get("data", {})]


def said(cell):
    """All that a cell has shown as text, an exception with its message last."""
    texts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            texts.append(output.text)
        elif output.output_type == "error":
            texts += [strip_ansi("\n".join(output.traceback)), f"{output.ename}: {output.evalue}"]
        else:
            texts.append(output.data.get("text/plain", ""))
    return "\n".join(text.strip() for text in texts if text.strip())


def made_from(notebook):
    """What the outputs depend on: the cells, the library and where the recording is."""
    cells = [text for cell in notebook.cells for text in (cell.cell_type, cell.source)]
    jars = [f"{jar.name} {jar.stat().st_size}" for jar in sorted((ROOT / "lib").glob("*.jar"))]
    return stamps.fingerprint(os.environ.get("HNN_DATA", ""), *cells, *jars, ROOT / "lib" / "hnn.jar")


def result(notebook):
    """The text of the cell tagged as the result."""
    for cell in notebook.cells:
        if "result" in cell.metadata.get("tags", []):
            texts = [o["data"]["text/plain"] for o in cell.outputs if "data" in o and "text/plain" in o["data"]]
            return "\n".join(texts)
    return ""


def save(path, notebook):
    """Keeps the outputs in the notebook itself, and the picture of the page, if a cell is tagged so, beside it."""
    prose.refresh_page(notebook, path.stem)
    write_whole(path, nbformat.writes(tidy(notebook)) + "\n")
    print("\n".join(prose.page_faults(notebook, path.stem)), file=sys.stderr)
    for cell in notebook.cells:
        if "picture" in cell.metadata.get("tags", []):
            stills = [o["data"]["image/svg+xml"] for o in cell.outputs if "image/svg+xml" in o.get("data", {})]
            write_whole(NOTEBOOKS / "images" / f"{path.stem}.svg", stills[0])


def executed(path, again):
    """The notebook with its outputs, run unless what is there is up to date; and where it is."""
    place, stamp = OUTPUT / path.name, OUTPUT / f"{path.stem}.stamp"

    def run_it():
        print(f"{path.stem}: running in the Java kernel", file=sys.stderr)
        seconds = execute(source)[0]
        write_whole(place, nbformat.writes(source) + "\n")
        print(f"{path.stem}: done in {seconds:.0f} s", file=sys.stderr)

    source = nbformat.read(path, as_version=4)
    if again:
        stamp.unlink(missing_ok=True)
    if stamps.make(stamp, made_from(source), [place], run_it):
        return source, place
    print(f"{path.stem}: up to date; --again runs it once more", file=sys.stderr)
    return nbformat.read(place, as_version=4), place


def run(paths, again, keep):
    """Runs notebooks and says what came out and where it is; then writes the pages of all that have been run so far."""
    failed = None
    for path in paths:
        try:
            notebook, place = executed(path, again)
        except CellFailed as error:
            failed = error
            break
        if keep:
            save(path, notebook)
        print(f"\n{result(notebook)}\n\nexecuted notebook: {place}\n", flush=True)
    there = [OUTPUT / path.name for path in selected([]) if (OUTPUT / path.name).exists()]
    if there:
        site(there)
    if failed:
        raise failed
    print("".join(f"HTML page: {SITE / path.stem}.html\n" for path in paths), end="")


def site(paths, folder=SITE):
    """Writes notebooks as they are, with their outputs, as pages with an index."""
    return pages.write(folder, [(path.stem, nbformat.read(path, as_version=4)) for path in paths])


def tidy(notebook):
    """Without the times of one run, which would make every saving a change."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


@contextmanager
def kernel(notebook):
    """Opens a kernel and gives a function that runs a piece of Java in it and returns what it prints."""
    client = java(NotebookClient, notebook)
    with opened(client):
        def run_cell(source):
            cell = nbformat.v4.new_code_cell(source)
            notebook.cells.append(cell)
            client.execute_cell(cell, len(notebook.cells) - 1)
            return prose.printed(nbformat.v4.new_notebook(cells=[notebook.cells.pop()]))
        yield run_cell


def run_solutions(names):
    """Runs solutions, of all pages, of some, or single ones as in 05.2, and keeps what they print."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    chosen = {path: [] for path in ([] if names else selected([]))}
    for name in names:
        page, _, number = name.partition(".")
        chosen.setdefault(selected([page])[0], []).extend([number] if number else [])
    for path, numbers in chosen.items():
        solutions.run(path, numbers, kernel)
    prose.main(["--refresh", *(path.stem[:2] for path in chosen)])


def the_prose_agrees_with_what_was_measured():
    """Each number in pages, solutions and README is what it is tied to."""
    found = prose.all_faults(prose.all_pages())
    if found:
        raise AssertionError("\n".join(found))
    return "every number in the prose agrees with what it is tied to"


def a_wrong_number_is_found():
    """With the last digit of a tied number changed, its sentence is named: on pages, in solutions, in the README."""
    pieces = [piece for path, page in prose.all_pages().items() for piece in prose.pieces(page, path.stem)]
    pieces += [("README", None, section, [], frozenset()) for section in prose.readme_sections(prose.README.read_text())]
    count = 0
    for place, _, text, sources, given in pieces:
        for wrong in prose.planted(text):
            if not list(prose.faults(wrong, sources, given)):
                raise AssertionError(f"{place}: a wrong number is not found in {wrong}")
            count += 1
    table = prose.README.read_text().replace("| HNN | ", "| HNN | 1", 1)
    if not list(prose.readme_faults(table)):
        raise AssertionError("README: a wrong number in a table is not found")
    return f"{count + 1} of {count + 1}"


def runs_twice(path):
    """Every cell runs, and runs once more in place."""
    first, second = execute(nbformat.read(path, as_version=4), rounds=2)
    return f"first round {first:.0f} s, second {second:.0f} s"


def names_the_fix_for_an_empty_lib(path):
    """Where nothing was built, the first cell says what to do."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.cell_type == "code"][:1]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "notebooks")
        place.mkdir()
        Path(folder, "lib").mkdir()
        try:
            execute(notebook, place=place)
        except CellFailed as error:
            if "lib/ is empty: run ./environment/run" in str(error):
                return "says to run ./environment/run"
            raise
    raise AssertionError("the first cell ran without the library")


def what_is_printed_after_an_interrupt_arrives():
    """A cell that was stopped may still print; the kernel's own stream would throw there, and forget the interrupt."""
    prints = 'void stopped() { Thread.currentThread().interrupt(); System.out.println("printed"); System.out.print(Thread.interrupted()); }'
    cells = ["%classpath ../lib/*.jar\nhnn.jupyter.NotebookDisplay.install();", prints, "stopped();", "stopped();"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    execute(notebook)
    printed = [said(cell).strip() for cell in notebook.cells[2:]]
    if printed != ["printed\ntrue"] * 2:
        raise AssertionError(f"not all of it was printed, or the interrupt was lost: {printed}")
    return "and the interrupt stays"


def a_command_that_is_told_to_end_leaves_nothing_running():
    """Nor does one that is killed, or told twice: a kernel in an endless cell and JupyterLab with an idle one end within seconds."""
    if os.name == "nt":
        return "not tried on Windows"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "busy.ipynb")
        cells = [nbformat.v4.new_code_cell(cell) for cell in ('System.out.println("busy");', "while (true) {}")]
        write_whole(place, nbformat.writes(nbformat.v4.new_notebook(cells=cells)))
        inner = ("import nbformat, notebooks; from children import leave_when_told; leave_when_told(); "
                 f"notebooks.execute(nbformat.read({str(place)!r}, as_version=4))")
        program = ("import sys; from children import Children; from machine import Machine\n"
                   f"with Children(Machine()) as every: every.become(sys.executable, '-c', {inner!r})")
        seconds = [endings.seconds_after([sys.executable, "-c", program], r"\[ 1/", told) for told in endings.TOLD.values()]
    seconds += [endings.seconds_to_end("lab", told) for told in endings.TOLD.values()]
    if max(seconds) > 30:
        raise AssertionError(f"something ran on for {max(seconds):.1f} s")
    return f"after at most {max(seconds):.1f} s"


def test(paths):
    """Checks each notebook in the real kernel; returns how many checks failed."""
    pairs = [(checks.words(check), check) for check in (
        the_prose_agrees_with_what_was_measured, a_wrong_number_is_found, what_is_printed_after_an_interrupt_arrives,
        a_command_that_is_told_to_end_leaves_nothing_running)]
    pairs += [(f"{path.stem} {checks.words(check)}", partial(check, path))
              for path in paths for check in (runs_twice, names_the_fix_for_an_empty_lib)]
    workers = min(os.cpu_count() or 1, MOST_KERNELS)
    return checks.run("notebooks", pairs, (CellFailed, CellExecutionError, AssertionError), workers)


def main():
    parser = argparse.ArgumentParser(prog="environment/run", description="Executes notebooks in the Java kernel.")
    parser.add_argument("mode", choices=["run", "site", "solutions", "test"])
    parser.add_argument("names", nargs="*", help="numbers or names, such as 01; all notebooks where none is given")
    parser.add_argument("--again", action="store_true", help="run even what is up to date")
    parser.add_argument("--save", action="store_true", help="keep the outputs in notebooks/ itself")
    parser.add_argument("--saved", action="store_true", help="with site: pages of the notebooks as they are saved, without a run")
    parser.add_argument("--to", type=Path, default=SITE, help="with site: the folder for the pages")
    parser.add_argument("--data", help="the real pendulum's recording: its file, zip or folder (default: HNN_DATA)")
    options = parser.parse_intermixed_args()
    if options.data:
        os.environ["HNN_DATA"] = os.path.abspath(options.data)
    if options.mode == "solutions":
        run_solutions(options.names)
        return
    paths = selected(options.names)
    if options.mode == "test":
        sys.exit(1 if test(paths) else 0)
    try:
        if options.mode == "site":
            place = site(paths if options.saved else [executed(path, options.again)[1] for path in paths], options.to)
            print(f"open {place} in a browser; it needs no network and no server")
        else:
            run(paths, options.again, options.save)
    except CellFailed as error:
        sys.exit(f"\n{error}")


if __name__ == "__main__":
    leave_when_told()
    main()
