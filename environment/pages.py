"""Writes notebooks as HTML pages whose figures work offline; called by notebooks.py."""

import copy
import html
import json
import re
import shutil
from pathlib import Path

import plotly
from nbconvert import HTMLExporter
from pygments.formatters import HtmlFormatter

from stamps import write_whole

PLOTLY = "application/vnd.plotly.v1+json"
SVG = "image/svg+xml"
ROLLOUTS = "application/vnd.hnn.rollouts+json"
LIVING = Path(__file__).with_name("living.js")
SCRIPT = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"

STYLE = """
:root { color-scheme: light dark; --page: #ffffff; --text: #222222; --quiet: #5a5a5a; --code: #f5f5f5; --line: #d8d8d8; --link: #0062a0; }
@media (prefers-color-scheme: dark) {
  :root { --page: #16181b; --text: #e4e4e4; --quiet: #a8a8a8; --code: #24272b; --line: #43484e; --link: #6cb6ff; }
}
body { margin: 0 auto; padding: 1.5rem; max-width: 58rem; background: var(--page); color: var(--text);
  font: 1.05rem/1.6 system-ui, sans-serif; }
a { color: var(--link); }
nav { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; color: var(--quiet); }
h1, h2 { line-height: 1.25; }
pre, code { font-family: ui-monospace, monospace; font-size: .9rem; }
pre { overflow-x: auto; padding: .7rem .9rem; margin: .6rem 0; line-height: 1.45; }
code { background: var(--code); padding: .1em .25em; }
pre code { background: none; padding: 0; }
.highlight pre, details pre { background: var(--code); border-left: 3px solid var(--link); }
.jp-OutputArea pre, .output pre { border-left: 3px solid var(--line); }
blockquote { margin: .8rem 1.5rem; font-size: 1.1rem; }
figure.plot { margin: 1rem 0; background: #ffffff; overflow-x: auto; }
figure.plot svg, .card svg { max-width: 100%; height: auto; }
figure.plot.live .still { display: none; }
figure.rollouts { color: #222222; padding: .5rem; font-size: .95rem; }
.rollouts .controls { display: flex; flex-wrap: wrap; gap: .2rem 2rem; }
.rollouts label { display: flex; align-items: center; gap: .6rem; }
.rollouts input { width: 14rem; }
.rollouts output { min-width: 3.5rem; }
.rollouts svg { width: 100%; font: 11px sans-serif; touch-action: none; }
.rollouts .dragged { cursor: crosshair; }
.rollouts .grid { stroke: #e5e5e5; }
.rollouts .frame { fill: none; stroke: #999999; }
.rollouts .curve { fill: none; stroke-width: 1.6; }
.rollouts .start { fill: #ffffff; fill-opacity: .6; stroke: #222222; stroke-width: 1.5; }
.rollouts .axis { font-size: 12px; }
.rollouts .title { font-size: 13px; }
.rollouts .heading { font: bold 15px sans-serif; }
.rollouts p { margin: .2rem 0; color: #5a5a5a; }
table { border-collapse: collapse; display: block; overflow-x: auto; font-size: .9rem; margin: 1rem 0; }
caption { text-align: left; color: var(--quiet); padding-bottom: .3rem; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .7rem; }
details { border: 1px solid var(--line); padding: .3rem 1rem; margin: 1rem 0; }
summary { cursor: pointer; }
.card { display: block; border: 1px solid var(--line); padding: .5rem 1.2rem 1rem; margin: 1.2rem 0; text-decoration: none; color: inherit; }
.card:hover, .card:focus { border-color: var(--link); }
.card h2 { color: var(--link); margin: .4rem 0; }
.card .still { background: #ffffff; }
"""

# The page shows the still image until the figure is drawn, or always where scripts do not run.
DRAW = """
for (const figure of document.querySelectorAll("figure.plot:not(.rollouts):has(script)")) {
  const bundle = JSON.parse(figure.querySelector("script").textContent);
  const place = figure.appendChild(document.createElement("div"));
  figure.classList.add("live");
  Plotly.newPlot(place, bundle.data, bundle.layout, bundle.config)
    .then(() => bundle.frames && Plotly.addFrames(place, bundle.frames))
    .catch(error => { figure.classList.remove("live"); place.remove(); throw error; });
}
"""


def write(folder, notebooks):
    """Writes a page for each (name, notebook), an index, and Plotly's script alongside. Returns the index's path."""
    folder.mkdir(parents=True, exist_ok=True)
    for script in (SCRIPT, LIVING):
        shutil.copyfile(script, folder / script.name)
    names = [name for name, _ in notebooks]
    for position, (name, notebook) in enumerate(notebooks):
        before = names[position - 1] if position else None
        after = names[position + 1] if position + 1 < len(names) else None
        write_whole(folder / f"{name}.html", page(name, notebook, before, after))
    index = folder / "index.html"
    write_whole(index, document("Hamiltonian neural networks", "\n".join(
        ["<h1>Hamiltonian neural networks in Java notebooks</h1>"] + [card(name, notebook) for name, notebook in notebooks])))
    return index


def page(name, notebook, before, after):
    """One notebook as a document."""
    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True, exclude_anchor_links=True)
    body, _ = exporter.from_notebook_node(with_plots(notebook))
    body = slim(re.sub(r'href="([\w-]+)\.ipynb"', r'href="\1.html"', body))
    links = "".join(f"<a href='{name}.html'>{words}</a>" if name else "<span></span>" for name, words in (
        (before, f"← {before}"), ("index", "all pages"), (after, f"{after} →")))
    bar = f"<nav>{links}</nav>"
    living = f"<script src='{LIVING.name}'></script>" if any(ROLLOUTS in output["data"] for output in outputs(notebook)) else ""
    return document(title(notebook, name),
                    f"{bar}{body}{bar}<script src='{SCRIPT.name}'></script><script>{DRAW}</script>{living}")


def document(heading, body):
    code = (HtmlFormatter(style="default").get_style_defs(".highlight") + "@media (prefers-color-scheme: dark) {"
            + HtmlFormatter(style="github-dark").get_style_defs(".highlight") + "}.highlight{background:none}")
    return (f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>"
            f"<meta name='viewport' content='width=device-width, initial-scale=1'><title>{html.escape(heading)}</title>"
            f"<link rel='icon' href='data:,'><style>{STYLE}{code}</style></head><body>{body}</body></html>")


def with_plots(notebook):
    """A copy in which each figure is HTML: its still image and its data."""
    notebook = copy.deepcopy(notebook)
    for output in outputs(notebook):
        for form, style in ((PLOTLY, "plot"), (ROLLOUTS, "plot rollouts")):
            if form in output["data"]:
                data = json.dumps(output["data"][form], separators=(",", ":")).replace("</", "<\\/")
                output["data"] = {
                    "text/html": f"<figure class='{style}'>{still(output)}<script type='application/json'>{data}</script></figure>"}
                break
        else:
            if SVG in output["data"]:
                output["data"] = {"text/html": f"<figure class='plot'>{still(output)}</figure>"}
    return notebook


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if "data" in output]


def still(output):
    svg = output["data"].get(SVG, "")
    return f"<div class='still'>{svg[svg.find('<svg'):]}</div>" if svg else ""


def slim(body):
    """The same, with stills in tenths of a pixel whose styles are said once: a third of their letters are styles again and again."""
    styles = {}

    def as_class(found):
        return f'class="{styles.setdefault(found.group(1), f"still{len(styles)}")}"'

    def slimmed(found):
        return re.sub(r'style="([^"]*)"', as_class, re.sub(r'(?<=[ "ML])(-?\d+\.\d)\d+(?=[ "])', r"\1", found.group()))

    body = re.sub(r"<svg.*?</svg>", slimmed, body, flags=re.DOTALL)
    body = re.sub(r'<span class="w">( +)</span>', r"\1", body)
    return "<style>" + "".join(f".{name}{{{style}}}" for style, name in styles.items()) + f"</style>{body}"


def title(notebook, name):
    """Its first heading, or the name of a notebook that has none."""
    found = re.search(r"^# (.+)$", opening(notebook), re.MULTILINE)
    return found.group(1) if found else name


def opening(notebook):
    return notebook.cells[0].source if notebook.cells and notebook.cells[0].cell_type == "markdown" else ""


def card(name, notebook):
    """A page's entry in the index: its title, its first paragraph and its picture."""
    first = [paragraph.replace("\n", " ") for paragraph in opening(notebook).split("\n\n")[1:2]]
    pictures = [cell for cell in notebook.cells if "picture" in cell.metadata.get("tags", [])] or notebook.cells
    stills = [still(output) for cell in pictures if cell.cell_type == "code" for output in cell.outputs
              if SVG in output.get("data", {})]
    return (f"<a class='card' href='{name}.html'><h2>{html.escape(title(notebook, name))}</h2><p>{html.escape(''.join(first))}</p>"
            f"{stills[0] if stills else ''}</a>")
