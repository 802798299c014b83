"""Runs the folded solutions of the pages in the Java kernel and saves what they print; called by run.

A solution changes the page. A statement that declares a name of the page again replaces the declaration in its cell; one that
assigns to it goes after the declaration. The statements before it go along, and the page is run again from that cell on. What
follows the last such statement runs at the end. A block whose first line is `// elsewhere` is not run.
"""

import re
import sys
import textwrap

import nbformat

import prose
from stamps import write_whole

NAME = r"[A-Za-z_]\w*"
DECLARES = re.compile(rf"^(?:[\w.<>\[\],? ]+?)\s+({NAME})\s*(?:=(?!=)|\(.*?\)\s*\{{|;)", re.DOTALL)
SETS = re.compile(rf"^({NAME})\s*=(?!=)")
SKIPPED = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|//[^\n]*|/\*.*?\*/', re.DOTALL)


def statements(code):
    """The statements of a cell, each with the comments before it."""
    found, depth, begin, at = [], 0, 0, 0
    while at < len(code):
        skipped = SKIPPED.match(code, at)
        if skipped:
            at = skipped.end()
            continue
        character = code[at]
        depth += (character in "([{") - (character in ")]}")
        at += 1
        if depth == 0 and (character == ";" or character == "}" and ends_block(code, begin, at)):
            rest = re.match(r"[ \t]*(?://[^\n]*)?\n?", code[at:]).end() if character == ";" else 0
            found.append(code[begin:at + rest])
            begin = at = at + rest
    if code[begin:].strip():
        found.append(code[begin:])
    return found


def ends_block(code, begin, at):
    """Whether a brace ends the statement: that of a method or a loop does, that of a lambda or an array does not."""
    head = SKIPPED.sub("", code[begin:at]).split("{")[0]
    follows = re.match(r"\s*(\w*|.)", code[at:]).group(1)
    return not re.search(r"=(?!=)", head.split("(")[0]) and "->" not in head and follows not in (
        ";", ".", ",", ")", "catch", "else", "finally")


def bare(statement):
    return SKIPPED.sub(lambda m: m.group() if m.group()[0] in "\"'" else "", statement).strip()


def declared(statement):
    found = DECLARES.match(bare(statement))
    return found.group(1) if found and not bare(statement).startswith(("return", "throw", "import", "new ")) else None


def changes(cells, blocks):
    """The cells of a page as a solution changes them, what runs at the end, and the first cell that changes."""
    split = {index: statements(source) for index, source in cells.items()}
    home = {}
    for index, parts in split.items():
        for part in parts:
            home.setdefault(declared(part), index)
    home.pop(None, None)
    pending, first = "", None
    for statement in (statement for block in blocks for statement in statements(block)):
        name, sets = declared(statement), SETS.match(bare(statement))
        pending += statement if statement.endswith("\n") else statement + "\n"
        index = home.get(name or (sets and sets.group(1)))
        if index is None:
            continue
        parts = split[index]
        same = [i for i, part in enumerate(parts) if declared(part) == (name or sets.group(1))]
        if name:
            parts[same[0]] = pending
        else:
            parts.insert(same[-1] + 1, "\n" + pending)
        first, pending = index if first is None else min(first, index), ""
    return {index: "".join(parts) for index, parts in split.items()}, pending, first


def blocks(text):
    """The Java blocks of a solution."""
    found = [textwrap.dedent(block) for block in re.findall(r"^(?:\d+\.)? *```java\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)]
    return [block for block in found if not block.startswith("// elsewhere")]


def solutions(notebook):
    """The Java of each solution, by number."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and "solution" in cell.metadata.get("tags", []):
            for text in prose.SOLUTION.split(cell.source):
                if re.match(r"\d", text):
                    yield re.match(r"\d+", text).group(), blocks(text)


def run(path, only, execute):
    """Runs the solutions of a page, one after the other in one kernel, and saves what each prints.

    :param only: the numbers to run, or none for all
    :param execute: opens a kernel and yields a function that runs a cell
    """
    notebook = nbformat.read(path, as_version=4)
    code = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    page = {i: notebook.cells[i].source for i in code[:-1]}  # the last cell checks the page's claim
    with execute(notebook) as cell:
        said = {i: cell(source) for i, source in page.items()}
        dirty = len(notebook.cells)
        for number, java in solutions(notebook):
            if not java or only and number not in only:
                continue
            changed, at_end, first = changes(page, java)
            begin = min(dirty, len(notebook.cells) if first is None else first)
            for i in page:
                if i >= begin:
                    said[i] = cell(changed[i])
            text = cell(at_end) if at_end.strip() else ""
            shown = [said[i] for i in page if first is not None and i >= first] + [text]
            place = prose.RESULTS / "solutions" / f"{path.stem[:2]}.{number}.txt"
            write_whole(place, "\n".join(part.rstrip() for part in shown if part.strip()) + "\n")
            print(f"  {path.stem}, solution {number}: {place.relative_to(prose.ROOT)}", file=sys.stderr, flush=True)
            dirty = len(notebook.cells) if first is None else first
