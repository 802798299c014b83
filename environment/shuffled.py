"""Runs the cells of pages in any order that their definitions allow, with interrupts at random moments; for test --long.

A reader goes back, runs a cell again, stops one that takes long. After a shuffled round in which cells were stopped, the page's last
cell, which checks its claims, must still pass.
"""

import random
import re
import sys
import threading
import time

import nbformat
from jupyter_client import BlockingKernelClient
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

import notebooks
import stamps
from children import leave_when_told
from series import selected

# Names that a cell declares: variables with var or a type, methods, records and classes; and those that it changes.
DECLARED = re.compile(r"^(?:\w[\w.]*(?:<[^=;]*?>)?(?:\[\])*|var)\s+(\w+)\s*(?:=|\(|;)|^(?:record|class|interface|enum)\s+(\w+)", re.MULTILINE)
MORE = re.compile(r",\s*(\w+)\s*=")
CHANGED = re.compile(r"\b(\w+)\.(?:put|add|addAll|clear|remove|delete|add\w+|append|run|refit\w*)\(|\b(\w+)\[[^\]]*\]\s*=|\b(\w+)\s*(?:\+|-|\*)?=[^=]")
WORD = re.compile(r"\b[A-Za-z_]\w*\b")
STRING = re.compile(r'"(?:\\.|[^"\\])*"|//.*')
# A cell shorter than this, in seconds, ends before an interrupt can reach it.
SHORTEST = 0.3
INTERRUPTED = 0.4


def depends(cells):
    """For each cell, which of the earlier ones must come before it: those that share a name that one of them declares or changes."""
    texts = [STRING.sub("", cell.source) for cell in cells]
    words = [set(WORD.findall(text)) for text in texts]
    made = [{name for found in [*DECLARED.findall(text), *CHANGED.findall(text)] for name in found if name}
            | set(MORE.findall(text)) for text in texts]
    return [[i for i in range(j) if i == 0 or (made[i] & words[j]) or (words[i] & made[j])] for j in range(len(cells))]


def shuffled(before, chance):
    """A random order in which each cell comes after those that it depends on; the first and the last keep their places."""
    order, left = [], set(range(len(before) - 1))
    while left:
        free = [j for j in sorted(left) if all(i in order for i in before[j])]
        order.append(chance.choice(free))
        left.remove(order[-1])
    return [*order, len(before) - 1]


def page(path, seed):
    """Runs a page; returns how many cells ran, and how many of them were stopped."""
    chance = random.Random(f"{path.stem} {seed}")
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    order = shuffled(depends(cells), chance)
    client = notebooks.java(NotebookClient, notebook)
    stopped, seconds = 0, {}
    with notebooks.opened(client):
        for number, j in enumerate(order):
            if number and j != len(cells) - 1 and chance.random() < INTERRUPTED:
                stopped += stop_once(client, notebook, cells[j], chance)
            began = time.monotonic()
            client._display_id_map.clear()  # what a stopped cell showed is gone
            client.execute_cell(cells[j], notebook.cells.index(cells[j]))
            seconds[j] = time.monotonic() - began
    return len(order), stopped


def stop_once(client, notebook, cell, chance):
    """Starts a cell and interrupts it at a random moment; whether it was stopped by that."""
    timer = threading.Timer(SHORTEST + 4 * chance.random() ** 2, interrupt, [client.km.connection_file])
    timer.start()
    client._display_id_map.clear()
    try:
        client.execute_cell(cell, notebook.cells.index(cell))
        return 0
    except CellExecutionError:
        return 1
    finally:
        timer.cancel()
        timer.join()  # an interrupt under way would hit the next cell


def interrupt(connection_file):
    """Asks the kernel as JupyterLab does, over a connection of its own."""
    asking = BlockingKernelClient(connection_file=connection_file)
    asking.load_connection_file()
    asking.start_channels(shell=False, iopub=False, stdin=False, hb=False, control=True)
    asking.control_channel.send(asking.session.msg("interrupt_request"))
    try:
        asking.control_channel.get_msg(timeout=60)
    finally:
        asking.stop_channels()


def main():
    leave_when_told()
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(1_000_000)
    failed, ran, stopped = [], 0, 0
    notebooks.OUTPUT.mkdir(parents=True, exist_ok=True)
    for path in selected(sys.argv[2:]):
        try:
            cells, ended = page(path, seed)
            ran, stopped = ran + cells, stopped + ended
            print(f"{path.stem}: {cells} cells in another order, {ended} stopped first", flush=True)
        except CellExecutionError as error:
            failed.append(path.stem)
            print(f"{path.stem}: FAILED with seed {seed}: {error.ename}: {error.evalue}\n{str(error)[-1500:]}", flush=True)
    line = (f"{ran} cells of {len(selected(sys.argv[2:]))} pages in shuffled order, {stopped} of them interrupted and run again, "
            f"{len(failed)} pages failed (seed {seed}{': ' + ', '.join(failed) if failed else ''})\n")
    print(line, end="")
    with open(stamps.ROOT / "target" / "endurance.txt", "a", encoding="utf-8") as summary:
        summary.write(line)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
