"""Decides what is up to date: the library, the virtual environments, the notebooks that have been run."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def fingerprint(*parts, root=ROOT):
    """One short text for all that something is made from: texts, and files by their place below the root and their content."""
    state = hashlib.sha256()
    for part in parts:
        name, content = ("", part.encode()) if isinstance(part, str) else (part.relative_to(root).as_posix(), part.read_bytes())
        state.update(f"{len(name)} {name} {len(content)} ".encode() + content)
    return state.hexdigest()


def files_below(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def listing(folder, pattern="*"):
    """What is in a folder, by name and, for files, by size; Python writes its caches there by itself."""
    return "".join(f"\n{path.name} {path.stat().st_size if path.is_file() else ''}"
                   for path in sorted(folder.glob(pattern)) if path.name != "__pycache__")


def make(stamp, key, products, step, made=lambda: ""):
    """Does a step unless its products are there and its stamp says that they were made from the same; returns whether it did.

    The stamp goes first and is written last, so a step that was cut short is done again.

    :param made: lists what the step has made; where that is no longer the same, the step is done again, too
    """
    if (stamp.exists() and all(Path(product).exists() for product in products)
            and stamp.read_text(encoding="utf-8") == key + made()):
        return False
    stamp.unlink(missing_ok=True)
    step()
    write_whole(stamp, key + made())
    return True


def write_whole(path, text):
    """Puts a file in place at once, so that it is never half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8")
    os.replace(part, path)
