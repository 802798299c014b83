"""Reads, runs and interrupts notebooks in JupyterLab as a person would, in a headless Chromium; called by test.

The browser is Debian's. A request to another machine or a reported error fails the test.
"""

import json
import re
import secrets
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from queue import Queue
from threading import Thread

from playwright.sync_api import Error, expect, sync_playwright

import checks
from children import Children, leave_when_told
from machine import Machine

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "environment" / "output" / "browser"
SITE = ROOT / "environment" / "output" / "browser-site"
PLOTLY = "application/vnd.plotly.v1+json"
FIRST_PLOT_SECONDS = 15
INTERRUPT_SECONDS = 1
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"]
# The drawn marks of a figure: lines, points, levels, images.
MARKS = ".scatterlayer .js-line, .scatterlayer .point, .contourlayer path, .imagelayer image, .im image"
# What a picture looks like: its lines.
DRAWN = "e => [...e.querySelectorAll('path')].map(path => path.getAttribute('d')).join()"

# The edit made on a page: text that identifies the cell, old text, new text.
EDITS = {"01-mass-spring": ("PhasePictures.phasePortraits", "Box.square(1.2)", "Box.square(2.4)"),
         "04-two-body": ("OrbitPictures.animation", "paths, 80", "paths, 40")}
# The budget of a page's training, of an endless one, and of a short one.
BUDGETS = {"01-mass-spring": ("2000, 750", "200_000, 750", "200, 750"),
           "04-two-body": ("10_000, 200", "1_000_000, 200", "300, 200")}


class Watch:
    """Records what must not happen on a page: errors, and requests to another machine."""

    def __init__(self, context, allowed):
        self.complaints = []
        context.on("console", lambda message: message.type == "error" and self.complaints.append(f"console: {message.text}"))
        # Plotly rejects the promise of a paused animation without a reason: that is not an error.
        context.on("weberror", lambda error: str(error.error) == "undefined" or self.complaints.append(f"error: {error.error}"))
        context.on("request", lambda request: request.url.startswith((*allowed, "data:", "blob:"))
                   or self.complaints.append(f"request to another machine: {request.url}"))

    def check(self):
        assert not self.complaints, "\n".join(self.complaints)


@contextmanager
def jupyter():
    """JupyterLab on loopback over copies of the notebooks, as ./environment/lab starts it; yields its address and token."""
    shutil.rmtree(PLACE, ignore_errors=True)
    shutil.copytree(ROOT / "notebooks", PLACE / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (PLACE / "lib").symlink_to(ROOT / "lib")
    token = secrets.token_hex(8)
    machine = Machine()
    children = Children(machine)
    server = children.start(
        machine.script(ROOT / "environment", "lab"), "--no-browser", "--ip=127.0.0.1", "--port=0", "--allow-root",
        f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={PLACE / 'notebooks'}",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = Queue()

    def keep_log():  # to the end: a server blocks when nobody reads its log
        with open(PLACE / "server.log", "w", buffering=1) as log:
            for line in server.stdout:
                log.write(line)
                if address := re.search(r"http://127\.0\.0\.1:\d+", line):
                    found.put(address.group())
        found.put(None)

    Thread(target=keep_log).start()
    with children:
        address = found.get()
        assert address, f"JupyterLab did not start; {PLACE / 'server.log'} says why"
        yield address, token


class Notebook:
    """A notebook open in JupyterLab."""

    def __init__(self, page, address, token, name):
        self.page, self.name = page, name
        self.saved = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text())
        page.goto(f"{address}/lab/tree/{name}.ipynb?token={token}&reset")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        # The page's kernel status says idle before there is a kernel, and unknown until it has run something: ask the server.
        answered = page.evaluate("""async ([path, token]) => {
            for (const until = Date.now() + 60_000; Date.now() < until; await new Promise(go => setTimeout(go, 100))) {
                const sessions = await (await fetch(`/api/sessions?token=${token}`)).json();
                if (sessions.some(({path: at, kernel}) => at === path && kernel.connections > 0 && kernel.execution_state === 'idle'))
                    return true;
            }
            return false;
        }""", [f"{name}.ipynb", token])
        assert answered, f"{name}: the kernel did not answer within 60 s; {PLACE / 'server.log'} may say why"

    def cell(self, text):
        """The code cell whose source contains a text."""
        index, = [i for i, cell in enumerate(self.saved["cells"])
                  if cell["cell_type"] == "code" and text in "".join(cell["source"])]
        return self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{index}"]')

    def cells_with_figures(self):
        return [i for i, cell in enumerate(self.saved["cells"])
                if any(PLOTLY in output.get("data", {}) for output in cell.get("outputs", []))]

    def menu(self, menu, item):
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=item).first.click()

    def edit(self, cell, old, new):
        """Replaces a text in a cell with the keyboard."""
        editor = cell.locator(".cm-content")
        source = editor.evaluate("e => e.cmTile ? e.cmTile.view.state.doc.toString() : e.cmView.view.state.doc.toString()")
        assert old in source, f"{old} is not in {source}"
        editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source.replace(old, new))

    def run(self, cell):
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def finished(self, cell, seconds=120):
        """Waits until a cell has run, and fails with its message if it ended in an error."""
        expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"), timeout=1000 * seconds)
        self.without_error(cell)

    @staticmethod
    def without_error(cell):
        errors = cell.locator('.jp-RenderedText[data-mime-type="application/vnd.jupyter.stderr"], .jp-RenderedText[data-mime-type="application/vnd.jupyter.error"]')
        assert errors.count() == 0, errors.first.inner_text()

    def every_figure_is_drawn(self):
        """Each cell saved with a figure shows it, with at least as many marks as traces."""
        counts = []
        for index in self.cells_with_figures():
            cell = self.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{index}"]')
            cell.scroll_into_view_if_needed()
            plot = cell.locator(".js-plotly-plot")
            plot.locator(MARKS).first.wait_for(state="attached", timeout=30_000)
            counts.append(plot.locator(MARKS).count())
            traces = plot.evaluate("e => e.data.length")
            assert counts[-1] >= traces, f"{self.name}, cell {index}: {counts[-1]} marks for {traces} traces"
        return counts

    def shot(self, name):
        self.page.screenshot(path=PLACE / f"{self.name}-{name}.png")


def a_saved_page_shows_its_figures_without_a_kernel(notebook):
    notebook.menu("Kernel", "Shut Down Kernel")
    notebook.page.locator(".jp-Toolbar-kernelName", has_text="No Kernel").wait_for()
    counts = notebook.every_figure_is_drawn()
    notebook.shot("saved")
    return f"{len(counts)} figures, {sum(counts)} marks"


def a_notebook_runs_from_top_to_bottom(notebook):
    notebook.menu("Edit", "Clear Outputs of All Cells")
    expect(notebook.page.locator(".jp-Notebook .js-plotly-plot")).to_have_count(0)
    began = time.monotonic()
    notebook.menu("Run", "Run All Cells")
    notebook.page.locator(".jp-Notebook .js-plotly-plot").locator(MARKS).first.wait_for(state="attached", timeout=120_000)
    first = time.monotonic() - began
    codes = [i for i, cell in enumerate(notebook.saved["cells"]) if cell["cell_type"] == "code"]
    last = notebook.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{codes[-1]}"]')
    notebook.finished(last, 300)
    whole = time.monotonic() - began
    for index in codes:
        notebook.without_error(notebook.page.locator(f'.jp-Notebook .jp-Cell[data-windowed-list-index="{index}"]'))
    counts = notebook.every_figure_is_drawn()
    notebook.shot("run")
    notebook.first_plot = first
    return f"first plot after {first:.1f} s, whole run {whole:.0f} s, {len(counts)} figures, {sum(counts)} marks"


def its_first_plot_comes_soon(notebook):
    """Before any training: this depends on the kernel and the library, not on the speed of the machine."""
    assert notebook.first_plot < FIRST_PLOT_SECONDS, \
        f"it came {notebook.first_plot:.1f} s after Run All Cells, later than {FIRST_PLOT_SECONDS} s"
    return f"after {notebook.first_plot:.1f} s"


def a_cell_is_edited_and_run_again(notebook):
    text, old, new = EDITS[notebook.name]
    cell = notebook.cell(text)
    shown = "e => JSON.stringify([e._fullLayout.xaxis.range, e._transitionData?._frames?.length])"
    before = cell.locator(".js-plotly-plot").evaluate(shown)
    notebook.edit(cell, old, new)
    notebook.run(cell)
    notebook.page.wait_for_function(
        f"([cell, before]) => {{ const e = cell.querySelector('.js-plotly-plot'); return e?._fullLayout && ({shown})(e) !== before; }}",
        arg=[cell.element_handle(), before], timeout=60_000)
    notebook.finished(cell)
    return f"{new} in place of {old} gives a different figure"


def a_training_is_seen_and_interrupted_and_the_kernel_keeps_running(notebook):
    budget, endless, short = BUDGETS[notebook.name]
    training = notebook.cell("new BaselineBlock")
    notebook.edit(training, budget, endless)
    notebook.run(training)
    bar = training.locator("progress")
    bar.wait_for(timeout=60_000)
    steps = [bar.evaluate("e => e.value")]
    while len(steps) < 4:  # until the bar has moved three times
        notebook.page.wait_for_function("([cell, value]) => cell.querySelector('progress')?.value > value",
                                        arg=[training.element_handle(), steps[-1]], timeout=30_000)
        steps.append(bar.evaluate("e => e.value"))
    assert training.locator("svg path").count() > 2, "no losses are drawn next to the bar"
    expect(training.locator("pre").first).to_contain_text(re.compile(r"steps/s .* s left"))
    bar.scroll_into_view_if_needed()
    notebook.shot("training")
    notebook.page.get_by_role("menuitem", name="Kernel", exact=True).click()
    item = notebook.page.get_by_role("menuitem", name="Interrupt Kernel")
    item.wait_for()
    began = time.monotonic()
    item.click()
    expect(training.locator(".jp-InputPrompt")).not_to_have_text(re.compile(r"\[\*\]"), timeout=10_000)
    seconds = time.monotonic() - began
    assert seconds < INTERRUPT_SECONDS, f"the cell ended {seconds:.1f} s after the interrupt"
    expect(training).to_contain_text("interrupted")
    notebook.shot("interrupted")
    losses = notebook.cell("Pictures.losses")
    notebook.edit(losses, ", hnn.history()", "")  # JShell drops what was made with the old budget
    notebook.run(losses)
    notebook.finished(losses)
    reached = losses.locator(".js-plotly-plot").evaluate("e => Math.max(...e.data[0].x)")
    assert steps[-1] <= reached < 200_000, f"the history of the stopped training ends at step {reached}"
    notebook.edit(training, endless, short)
    notebook.run(training)
    steps = short.partition(",")[0]
    expect(training.locator(".js-plotly-plot")).to_contain_text(f"{steps} of {steps} steps", timeout=60_000)
    notebook.finished(training)
    return f"the cell ended after {seconds:.2f} s, the model of {reached:.0f} steps is kept, the next training runs"


def an_animation_plays(notebook):
    plot = notebook.cell("OrbitPictures.animation").locator(".js-plotly-plot")
    plot.scroll_into_view_if_needed()
    state = """e => [e.querySelector('.slider-label').textContent,
        ...[...e.querySelectorAll('.scatterlayer .point')].map(p => p.getAttribute('transform'))]"""
    before = plot.evaluate(state)
    moved = f"([e, before]) => {{ const now = ({state})(e); return now[0] !== before[0] && now.slice(1).every((p, i) => p !== before[i + 1]); }}"
    plot.locator(".updatemenu-button").first.click()
    notebook.page.wait_for_function(moved, arg=[plot.element_handle(), before], timeout=20_000)
    plot.locator(".updatemenu-button").nth(1).click()
    notebook.shot("playing")
    paused = plot.evaluate(state)
    rail = plot.locator(".slider-rail-touch-rect").bounding_box()
    notebook.page.mouse.click(rail["x"] + 0.9 * rail["width"], rail["y"] + rail["height"] / 2)
    notebook.page.wait_for_function(moved, arg=[plot.element_handle(), paused], timeout=20_000)
    return f"{len(before) - 1} bodies move, from {before[0]} to {plot.evaluate(state)[0]}"


class View:
    """A live view: the cell that shows it, its picture, and the handles of its sliders."""

    def __init__(self, notebook, text):
        self.page, self.cell = notebook.page, notebook.cell(text)
        self.cell.scroll_into_view_if_needed()
        self.picture, self.handles = self.cell.locator(".widget-html-content"), self.cell.locator(".noUi-handle")
        self.picture.locator("svg path").first.wait_for(state="attached", timeout=60_000)

    def seconds_of_a_move(self, slider, key):
        """Presses a key on a slider; returns when there is a new picture."""
        before, began = self.picture.evaluate(DRAWN), time.monotonic()
        self.handles.nth(slider).focus()
        self.page.keyboard.press(key)
        self.page.wait_for_function(f"([e, before]) => ({DRAWN})(e) !== before", arg=[self.picture.element_handle(), before],
                                    timeout=20_000)
        return time.monotonic() - began


def a_live_view_follows_its_sliders(notebook):
    """Move after move, then by a hand that does not wait: the last value wins, and the kernel goes on."""
    view = View(notebook, "Figure followed(")
    cell, picture, handles = view.cell, view.picture, view.handles
    seconds = [view.seconds_of_a_move(*move) for move in 10 * [(1, "ArrowRight")] + 10 * [(0, "ArrowLeft")]]
    expect(cell.locator(".jp-RenderedSVG")).to_be_hidden()  # the still is for readers whom no kernel answers
    before = picture.evaluate(DRAWN)
    handles.nth(1).focus()
    for key in 20 * (25 * ["ArrowRight"] + 25 * ["ArrowLeft"]):
        notebook.page.keyboard.press(key)
    notebook.page.wait_for_function(f"([e, before]) => ({DRAWN})(e) === before", arg=[picture.element_handle(), before], timeout=60_000)
    period, began = notebook.cell("Pictures.rollouts(rollouts)"), time.monotonic()
    notebook.run(period)
    notebook.finished(period)
    answered = time.monotonic() - began
    notebook.shot("live")
    return (f"{len(seconds)} moves, a new picture after {sorted(seconds)[len(seconds) // 2]:.2f} s (median); 1000 more end where they began,"
            f" a cell has run {answered:.1f} s after")


def a_live_view_says_that_it_sleeps_when_its_kernel_has_gone(notebook):
    asleep = notebook.cell("Figure followed(").locator(".hnn-asleep")
    expect(asleep).to_be_hidden()
    notebook.menu("Kernel", "Restart Kernel…")
    notebook.page.locator(".jp-Dialog button", has_text="Restart").click()
    expect(asleep).to_be_visible(timeout=60_000)
    asleep.scroll_into_view_if_needed()
    notebook.shot("asleep")
    return asleep.inner_text()


def the_static_pages_show_their_figures_from_disk(browser):
    names = sorted(path.stem for path in SITE.glob("[0-9]*.html"))
    context = browser.new_context(offline=True)
    watch = Watch(context, ["file:"])
    page = context.new_page()
    page.goto((SITE / "index.html").as_uri())
    figures = 0
    for name in names:
        page.locator(f'a[href="{name}.html"]').click()
        plots = page.locator("figure.plot:has(script):not(.rollouts)")
        for index in range(plots.count()):
            plots.nth(index).locator(MARKS).first.wait_for(state="attached", timeout=30_000)
        assert plots.count() > 0, f"{name} has no figure"
        figures += plots.count()
        page.screenshot(path=PLACE / f"{name}-static.png")
        page.locator('nav a[href="index.html"]').first.click()
    watch.check()
    context.close()
    return f"{len(names)} pages, {figures} figures, without a network"


def the_living_pages_follow_by_themselves(browser):
    """Without a network and a kernel: sliders, choices and the dot of the start; and the numbers are Java's."""
    context = browser.new_context(offline=True)
    watch = Watch(context, ["file:"])
    page = context.new_page()
    largest, pages = 0, 0
    for path in sorted(SITE.glob("[0-9]*.html")):
        page.goto(path.as_uri())
        figures = page.locator("figure.rollouts")
        pages += figures.count() > 0
        for index in range(figures.count()):
            largest = max(largest, page.evaluate("index => living[index].moving.difference()", index))
            assert largest < 1e-10, f"{path.stem}: after a hundred steps it is off Java's numbers by {largest}"
            figure = figures.nth(index)
            picture = figure.locator("> svg")
            expect(figure.locator(".still")).to_be_hidden()

            def moves(how):
                before = picture.evaluate(DRAWN)
                how()
                page.wait_for_function(f"([e, before]) => ({DRAWN})(e) !== before", arg=[picture.element_handle(), before])

            for slider in figure.locator("input").all():
                moves(lambda: slider.press("ArrowRight"))
            for choice in figure.locator("select").all():
                moves(lambda: choice.select_option(index=1))
            if figure.locator("svg.dragged").count():
                box = picture.locator(".start").bounding_box()
                page.mouse.move(box["x"] + 6, box["y"] + 6)
                page.mouse.down()
                moves(lambda: page.mouse.move(box["x"] - 20, box["y"] - 20, steps=3))
                page.mouse.up()
            figure.screenshot(path=PLACE / f"{path.stem}-living-{index}.png")
        bytes_of_page = path.stat().st_size + (SITE / "living.js").stat().st_size
        assert not figures.count() or bytes_of_page <= 2**20, f"{path.stem} has {bytes_of_page} bytes"
    assert pages >= 3, f"{pages} pages live"
    watch.check()
    context.close()
    return f"{pages} pages, off Java's numbers by at most {largest:.0e}"


def on(browser, address, token, name, *steps):
    """The steps on one open notebook, each as a title and a check."""
    context = browser.new_context(viewport={"width": 1300, "height": 1200})
    watch = Watch(context, [address, address.replace("http", "ws")])
    notebook = Notebook(context.new_page(), address, token, name)

    def check(step):
        try:
            seen = step(notebook)
            watch.check()
            return seen
        except (AssertionError, Error) as error:  # the driver adds the whole page to its message
            raise AssertionError(str(error).partition("Aria snapshot:")[0].strip()) from error
        finally:
            notebook.shot(f"after-{step.__name__.replace('_', '-')}")

    for step in steps:
        yield f"browser, {name} {checks.words(step)}", partial(check, step)
    context.close()


def test(chromium):
    """Runs the checks one after the other; returns how many failed."""
    with sync_playwright() as playwright, jupyter() as (address, token):
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        open_page = partial(on, browser, address, token)
        return checks.run("browser", chain(
            open_page("01-mass-spring", a_saved_page_shows_its_figures_without_a_kernel),
            open_page("01-mass-spring", a_notebook_runs_from_top_to_bottom, its_first_plot_comes_soon, a_live_view_follows_its_sliders,
                      a_cell_is_edited_and_run_again, a_training_is_seen_and_interrupted_and_the_kernel_keeps_running,
                      a_live_view_says_that_it_sleeps_when_its_kernel_has_gone),
            open_page("04-two-body", a_saved_page_shows_its_figures_without_a_kernel),
            open_page("04-two-body", a_notebook_runs_from_top_to_bottom, an_animation_plays, a_cell_is_edited_and_run_again,
                      a_training_is_seen_and_interrupted_and_the_kernel_keeps_running),
            [(f"browser, {checks.words(check)}", partial(check, browser)) for check in (
                the_static_pages_show_their_figures_from_disk, the_living_pages_follow_by_themselves)]), (AssertionError, Error))


if __name__ == "__main__":
    leave_when_told()
    sys.exit(1 if test(sys.argv[1]) else 0)
