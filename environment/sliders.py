"""Measures live views as a hand meets them, in JupyterLab and on the static pages, in a headless Chromium; ./environment/run bench sliders."""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import OPTIONS, SITE, Notebook, View, jupyter
from children import leave_when_told

MOVES = 1000
COUNT = """cell => { const e = cell.querySelector('.widget-html-content'); window.pictures = 0;
    new MutationObserver(() => window.pictures++).observe(e, {childList: true, subtree: false}); }"""
# Four seconds of a hand that does not rest: pictures a second.
RATE = """async index => { const one = living[index], input = one.controls.find(c => c.label.querySelector('input')).label.querySelector('input');
    const low = Number(input.min), high = Number(input.max), before = one.pictures(), began = performance.now();
    for (let n = 0; performance.now() - began < 4000; n++) {
        input.value = low + (high - low) * (0.5 + 0.5 * Math.sin(n / 20)); input.dispatchEvent(new Event('input'));
        await new Promise(requestAnimationFrame);
    }
    return 1000 * (one.pictures() - before) / (performance.now() - began); }"""


def row(what, measured):
    print(f"| {what} | {measured} |", flush=True)


def kernel():
    """The process of the Java kernel, which is the youngest of that name."""
    found = [int(line.split()[0]) for line in subprocess.run(["pgrep", "-f", "jjava.*connection|JJava.*json|jjava.*json"], capture_output=True,
                                                               text=True).stdout.splitlines()]
    return max(found)


def memory(page, pid):
    """After collecting garbage, in MB: what the kernel has beside its heap, which the engine's is part of; heap of the kernel; heap of
    the page. And the kernel's threads."""
    if not shutil.which("jcmd"):
        sys.exit("jcmd, which comes with every JDK, is not on the PATH: add the JDK's bin folder to it.")
    subprocess.run(["jcmd", str(pid), "GC.run"], capture_output=True, check=True)
    heap = subprocess.run(["jcmd", str(pid), "GC.heap_info"], capture_output=True, text=True, check=True).stdout
    status = Path(f"/proc/{pid}/status").read_text()
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    total, in_use = (int(number) / 1024 for number in re.search(r"total (?:reserved \d+K, committed )?(\d+)K, used (\d+)K", heap).groups())
    return (int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024 - total, in_use,
            used / 2**20, int(re.search(r"Threads:\s+(\d+)", status).group(1)))


def drag(view, slider, moves):
    """Moves a slider to and fro without waiting."""
    view.handles.nth(slider).focus()
    for k in range(moves):
        view.page.keyboard.press("ArrowRight" if k // 25 % 2 == 0 else "ArrowLeft")


def follow(view, moves):
    """Moves a slider to and fro, and waits for each picture."""
    for k in range(moves):
        view.seconds_of_a_move(1, "ArrowRight" if k // 25 % 2 == 0 else "ArrowLeft")


def seconds_of_a_cell(notebook, cell):
    """From the key until the cell has a new number."""
    prompt = cell.locator(".jp-InputPrompt")
    before = prompt.inner_text()
    cell.locator(".cm-content").click()
    began = time.monotonic()
    notebook.page.keyboard.press("Control+Enter")
    notebook.page.wait_for_function("([e, before]) => /\\d/.test(e.textContent) && e.textContent !== before",
                                    arg=[prompt.element_handle(), before])
    return time.monotonic() - began


def in_jupyterlab(browser):
    with jupyter() as (address, token):
        page = browser.new_context(viewport={"width": 1300, "height": 1200}).new_page()
        notebook = Notebook(page, address, token, "01-mass-spring")
        notebook.menu("Run", "Run All Cells")
        codes = [i for i, cell in enumerate(notebook.saved["cells"]) if cell["cell_type"] == "code"]
        notebook.finished(page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{codes[-1]}"]'), 300)
        view = View(notebook, "Figure followed(")
        for key in ("ArrowRight", "ArrowLeft"):  # the compilers' time
            [view.seconds_of_a_move(1, key) for _ in range(20)]
        seconds = sorted(view.seconds_of_a_move(1, key) for key in 40 * ["ArrowRight"] + 40 * ["ArrowLeft"])
        row("page 01, noise moved, both networks trained: median, 95 %", f"{seconds[40]:.2f} s, {seconds[76]:.2f} s")
        view.cell.evaluate(COUNT)
        began = time.monotonic()
        while time.monotonic() - began < 5:
            drag(view, 0, 50)
        row("page 01, start dragged: pictures a second", f"{page.evaluate('window.pictures') / (time.monotonic() - began):.1f}")
        pid = kernel()
        follow(view, 300)
        before = memory(page, pid)
        follow(view, MOVES)
        after = memory(page, pid)
        for i, what in enumerate(("kernel, resident beside its heap, MB", "kernel, heap, MB", "page, heap, MB", "kernel, threads")):
            row(f"{MOVES} moves: {what}", f"{before[i]:.0f}, then {after[i]:.0f}")
        cell = notebook.cell("rollouts.summarize")
        alone = seconds_of_a_cell(notebook, cell)
        drag(view, 1, 50)
        row("a cell right after a drag, and at rest", f"{seconds_of_a_cell(notebook, cell):.2f} s, {alone:.2f} s")


def on_static_pages(browser):
    page = browser.new_context(viewport={"width": 1000, "height": 800}).new_page()
    for path in sorted(SITE.glob("[0-9]*.html")):
        page.goto(path.as_uri())
        for index in range(page.evaluate("document.querySelectorAll('figure.rollouts').length")):
            row(f"{path.stem} on the static site: pictures a second, off Java by, bytes",
                f"{page.evaluate(RATE, index):.0f}, {page.evaluate('i => living[i].moving.difference()', index):.0e}, "
                f"{path.stat().st_size + (SITE / 'living.js').stat().st_size}")


def measure(chromium):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        row("what", "measured")
        row("---", "---")
        for part in (on_static_pages, in_jupyterlab):
            part(browser)


if __name__ == "__main__":
    leave_when_told()
    measure(sys.argv[1])
