"""The notebooks of the series, by number or name; called by the launcher and by notebooks.py."""

import sys
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"


def selected(names):
    """The notebooks that the names or numbers stand for; all of them where none is given."""
    every = sorted(NOTEBOOKS.glob("[0-9][0-9]-*.ipynb"))
    if not names:
        return every
    chosen = []
    for name in names:
        stem = Path(name).name.removesuffix(".ipynb")
        found = [path for path in every if path.stem == stem or path.stem.split("-")[0] == stem.zfill(2)]
        if not found:
            sys.exit(f"No notebook is called {name}: there are {', '.join(path.stem for path in every)}.")
        chosen += [path for path in found if path not in chosen]
    return chosen
