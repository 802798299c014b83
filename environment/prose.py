"""Ties the numbers in prose to what the cells print, so that none goes stale; called by run and test.

A number is tied by a comment right after it, which does not show on the page:

    It takes 3.43<!-- period HNN --> or
    4 s<!-- time HNN --> (a unit may follow)    the first number after these words in the outputs of the page
    0.035<!-- test MSE of dx/dt @ HNN -->       the cell of a printed table at this row (a & b: with both cells) and column
    a hundred times<!-- A ÷ B in 50 to 200 -->  any words: the value lies in this range; ÷, ×, − and numbers are allowed
    2.85e-4<!-- table.txt: A > B -->            the number after B, which is after A, in a file of notebooks/results
    <!-- given 9.81 60 -->                      numbers that are not measured, for the cell that contains this

Ties in a folded solution are also looked up in the output that `./environment/run solutions` has saved. A number without a tie
must be in the code of the page. A table of README.md with `<!-- table.md -->` above it is a copy of that file of results.
"""

import math
import re
import sys
from pathlib import Path

import nbformat

from stamps import write_whole

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = ROOT / "notebooks"
RESULTS = NOTEBOOKS / "results"
README = ROOT / "README.md"

POWER = "[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+"
NUMBER = rf"[−-]?(?:\d{{1,3}}(?:[,_]\d{{3}})+|\d+)(?:\.\d+)?(?:[eE][−+-]?\d+)?(?: ?· ?10{POWER})?"
GIVEN = re.compile(r"<!-- given (.+?) -->", re.DOTALL)
INCLUDED = re.compile(r"^<!-- ([\w.-]+\.md) -->\n((?:\|.*\n)+)", re.MULTILINE)
TIED = re.compile(rf"(?:(?<![\w.])(?P<number>{NUMBER})(?P<unit>[ %*°]*[a-zA-Zµ/]*))?<!-- (?!given )(?P<tie>.+?) -->", re.DOTALL)
RANGE = re.compile(rf"(?P<expression>.+) in (?P<low>{NUMBER}) to (?P<high>{NUMBER})", re.DOTALL)
SOLUTION = re.compile(r"^(?=\d+\. )", re.MULTILINE)
FENCE = re.compile(r"^(?:\d+\.)? *```.*?^ *```", re.MULTILINE | re.DOTALL)
# Not prose: code, links, the numbers of headings, lists and pages, formulas set off as quotations.
NO_PROSE = re.compile(
    r"`[^`]*`|\]\([^)]*\)|<[^>]*>|^#+ \d+|^ *\d+\. |^> .*$|(?<![\w.,])0\d\b(?!\.)|\bpages? \d+(?:(?:, | and | to )\d+)*|\barXiv [\d.]+", re.MULTILINE)


class Stale(Exception):
    """A tie that cannot be resolved."""


def value(text):
    """The value of a number, in any notation that prose and code use."""
    text = text.replace("−", "-").replace(",", "").replace("_", "").replace(" ", "")
    mantissa, _, power = text.partition("·10")
    return float(f"{mantissa}e{power.translate(str.maketrans('⁻⁰¹²³⁴⁵⁶⁷⁸⁹', '-0123456789'))}" if power else mantissa)


def step(text):
    """The place value of a number's last digit."""
    mantissa = re.match(r"[−-]?([\d,_]+)(?:\.(\d+))?", text)
    return 10.0 ** -len(mantissa.group(2) or "") * abs(value(re.sub(r"^[−-]?[\d,_]+(?:\.\d+)?", "1", text)))


def written(number, like):
    """A value with as many digits as another number, in its notation."""
    digits = len(re.sub(r"^[−-]?[0.,_]*|\D", "", re.split("[eE· ]", like)[0])) or 1
    minus = "−" if like.startswith("−") or not like.startswith("-") else "-"
    exponent = math.floor(math.log10(abs(float(f"{number:.{digits - 1}e}")))) if number else 0
    if re.search("[eE·]", like):
        mantissa = f"{number / 10.0 ** exponent:.{digits - 1}f}"
        power = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
        text = f"{mantissa} · 10{power}" if "·" in like else f"{mantissa}e{exponent}"
    else:
        text = f"{number:{',' if ',' in like or abs(number) >= 1e4 else ''}.{max(0, digits - 1 - exponent)}f}"
    return text.replace("-", minus, 1) if number < 0 else text


def tables(text):
    """The tables that Tablesaw has printed: (title, columns, rows of cells)."""
    lines = text.splitlines()
    for i in range(1, len(lines) - 1):
        if "|" in lines[i] and re.fullmatch(r" ?-{5,}", lines[i + 1].rstrip()):
            rows = []
            for line in lines[i + 2:]:
                if "|" not in line:
                    break
                rows.append([cell.strip() for cell in line.split("|")])
            yield lines[i - 1].strip(), [cell.strip() for cell in lines[i].split("|")], rows


def cell(label, text):
    """The first number in a cell of a table, (title @) row @ column."""
    *title, row, column = label.split(" @ ")
    for heading, columns, rows in tables(text):
        if column in columns and (not title or title[0] in heading):
            for cells in rows:
                if all(part in cells for part in row.split(" & ")):
                    found = re.search(NUMBER, cells[columns.index(column)])
                    if found:
                        return value(found.group())
    raise Stale(f'no table has a row "{row}" with a number in the column "{column}"')


def behind(label, text):
    """The first number after some words."""
    at = 0
    for words in label.split(" > "):
        found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, at)
        if not found:
            raise Stale(f'no output says "{words}"')
        at = found.end()
    number = re.compile(NUMBER).search(text, at)
    if not number:
        raise Stale(f'no number follows "{label}"')
    return value(number.group())


def looked_up(term, sources):
    """The value of one term of a tie: a number, a cell or the number after some words, in the first source that has it."""
    if re.fullmatch(NUMBER, term):
        return value(term)
    file = re.match(r"([\w./-]+\.\w+): ", term)
    if file:
        path = RESULTS / file.group(1)
        if not path.exists():
            raise Stale(f"there is no file {path.relative_to(ROOT)}")
        sources, term = [path.read_text()], term[file.end():]
    error = Stale("there is no output")
    for source in sources:
        try:
            return cell(term, source) if " @ " in term else behind(term, source)
        except Stale as missing:
            error = missing
    raise error


def computed(expression, sources):
    """The value of a tie."""
    first, *rest = re.split(r" ([÷×−]) ", " ".join(expression.split()))
    result = looked_up(first, sources)
    for operator, term in zip(rest[::2], rest[1::2]):
        other = looked_up(term, sources)
        result = result / other if operator == "÷" else result * other if operator == "×" else result - other
    return result


def fault(number, tie, sources):
    """What is wrong with a tied number or word, or None."""
    bounds = RANGE.fullmatch(tie)
    expression = bounds.group("expression") if bounds else tie
    try:
        truth = computed(expression, sources)
    except Stale as missing:
        return str(missing)
    if bounds:
        low, high = value(bounds.group("low")), value(bounds.group("high"))
        if not low <= truth <= high:
            return f"{expression} is {truth:.4g}, not in {low:g} to {high:g}"
        return f"{number} is not in {low:g} to {high:g}" if number and not low <= value(number) <= high else None
    if not number:
        return f"<!-- {tie} --> follows no number and has no range"
    if abs(truth - value(number)) > 0.5001 * step(number):
        return f"the text says {number}, but {expression} is {truth:.6g}"
    return None


def sentence(text, at):
    """The sentence around a position, without comments."""
    ends = [0] + [m.end() for m in re.finditer(r"[.:!?]\s+(?=[A-Z*_(\[])|\n(?=\s*\n|\||- |\d+\. )", text)] + [len(text)]
    begin = max(end for end in ends if end <= at)
    return " ".join(re.sub("<!--.*?-->", "", text[begin:min(end for end in ends if end > at)], flags=re.DOTALL).split())


def literals(code):
    return {abs(value(number)) for number in re.findall(rf"(?<![\w.]){NUMBER}", code)}


def faults(text, sources, given=frozenset()):
    """What no longer agrees in a piece of prose, as (sentence, what is wrong)."""
    text = re.sub(FENCE, lambda fence: re.sub(r"[^\n]", " ", fence.group()), text)
    for tied in TIED.finditer(text):
        wrong = fault(tied.group("number"), tied.group("tie"), sources)
        if wrong:
            yield sentence(text, tied.start()), wrong
    given = given.union(*(literals(listed) for listed in GIVEN.findall(text)))
    rest = TIED.sub(lambda tied: " " * len(tied.group()), text)
    rest = NO_PROSE.sub(lambda other: " " * len(other.group()), rest)
    for number in re.finditer(rf"(?<![\w.²³/]){NUMBER}(?![\w²³])", rest):
        if abs(value(number.group())) not in given:
            yield sentence(text, number.start()), f"{number.group()} is not tied to anything: tie it, or list it as given"


def refreshed(text, sources):
    """The prose with each tied number updated, to as many digits as before."""
    def new(tied):
        number, tie = tied.group("number"), tied.group("tie")
        try:
            if number and not RANGE.fullmatch(tie) and fault(number, tie, sources):
                return tied.group().replace(number, written(computed(tie, sources), number), 1)
        except Stale:
            pass
        return tied.group()
    return TIED.sub(new, text)


def planted(text):
    """Copies of the prose, each with the last digit of one tied number changed by five."""
    ties = [tied for tied in TIED.finditer(text) if tied.group("number") and not RANGE.fullmatch(tied.group("tie"))]
    for tied in ties[::max(1, len(ties) // 3)]:
        mantissa = re.match(r"[−-]?[\d,_]+(?:\.\d+)?", tied.group("number")).end() + tied.start("number")
        yield text[:mantissa - 1] + str((int(text[mantissa - 1]) + 5) % 10) + text[mantissa:]


def printed(notebook):
    """Everything that the cells of a page have printed, and the tables that they show."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return "\n".join(output["text"] if output.output_type == "stream" else output.get("data", {}).get("text/plain", "")
                     for output in outputs)


def kept(stem, number):
    """The saved output of a solution."""
    path = RESULTS / "solutions" / f"{stem[:2]}.{number}.txt"
    return [path.read_text()] if path.exists() else []


def pieces(notebook, stem):
    """The prose of a page: (place, index of the cell, text, sources, numbers given by the code)."""
    outputs, code = printed(notebook), literals("\n".join(c.source for c in notebook.cells if c.cell_type == "code"))
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown" and "solution" in cell.metadata.get("tags", []):
            for text in SOLUTION.split(cell.source):
                number = re.match(r"\d*", text).group()
                own = code | literals("\n".join(fence.group() for fence in FENCE.finditer(text)))
                yield f"{stem}, solution {number}" if number else stem, index, text, kept(stem, number) + [outputs], own
        elif cell.cell_type == "markdown":
            yield f"{stem}, cell {index}", index, cell.source, [outputs], code


def page_faults(notebook, stem):
    for place, _, text, sources, given in pieces(notebook, stem):
        if "solution" in place and "```java" in text and len(sources) < 2:
            yield f"{place}: its output is not saved: run ./environment/run solutions {stem[:2]}"
        for where, wrong in faults(text, sources, given):
            yield f'{place}: "{where}": {wrong}'


def refresh_page(notebook, stem):
    """Updates the numbers of a page from its outputs; the pieces are put back together into cells."""
    cells = {}
    for _, index, text, sources, _ in pieces(notebook, stem):
        cells[index] = cells.get(index, "") + refreshed(text, sources)
    for index, text in cells.items():
        notebook.cells[index].source = text


def readme_sections(text):
    return re.split(r"^(?=##+ )", text, flags=re.MULTILINE)


def readme_faults(text):
    for name, table in INCLUDED.findall(text):
        if not (RESULTS / name).exists() or (RESULTS / name).read_text() != table:
            yield f'README, "{table.splitlines()[0]}": the table differs from notebooks/results/{name}'
    for section in readme_sections(INCLUDED.sub("", text)):
        for where, wrong in faults(section, []):
            yield f'README: "{where}": {wrong}'


def refresh_readme(text):
    copied = INCLUDED.sub(lambda m: f"<!-- {m.group(1)} -->\n{(RESULTS / m.group(1)).read_text()}", text)
    return refreshed(copied, [])


def all_pages():
    return {path: nbformat.read(path, as_version=4) for path in sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))}


def all_faults(chosen):
    """What is stale on the chosen pages, by path, and in the README."""
    found = [line for path, page in chosen.items() for line in page_faults(page, path.stem)]
    return found + list(readme_faults(README.read_text()))


def main(arguments):
    """Reports what is stale; with --refresh, first updates the numbers from the existing outputs and results."""
    names = [name for name in arguments if not name.startswith("--")]
    chosen = {path: page for path, page in all_pages().items() if not names or path.stem[:2] in names}
    if "--refresh" in arguments:
        for path, page in chosen.items():
            refresh_page(page, path.stem)
            write_whole(path, nbformat.writes(page) + "\n")
        if not names:
            write_whole(README, refresh_readme(README.read_text()))
    found = all_faults(chosen)
    print("\n".join(found) or "every number in the prose agrees with what it is tied to")
    return len(found)


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
