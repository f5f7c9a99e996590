"""ICU's data library with only what Qt's widgets ask of it: 3 MB instead of 32.

Qt compares and sorts by ICU; dates, numbers, languages' names and line breaks it has of its
own. The layout of the data is that of ICU's ``ucmndata.h``: a header, a table of names and
places that starts with its length, the names, then the items, each at a multiple of 16 bytes.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from dataclasses import dataclass
from pathlib import Path

_ALIGNMENT = 16
_FORMAT = b"CmnD"
_FORMAT_PLACE = 12  # bytes after the header's start

# Whole folders and kinds that no class of Qt's asks for.
_DROPPED = re.compile(
    r"^(unit|zone|lang|region|rbnf|translit|curr|brkitr)/|\.(cnv|spp|cfu)$|^unames\.icu$"
)
# Languages, by their codes; "root" and tables such as "supplementalData" are none.
_LANGUAGE = re.compile(r"^(coll/)?[a-z]{2,3}(_\w+)?\.res$")
_KEPT_LANGUAGE = re.compile(r"^(coll/)?(en|zh)(_\w+)?\.res$")


@dataclass(frozen=True, slots=True)
class Item:
    """One of ICU's files inside the library; the name begins with the version's folder."""

    name: str
    content: bytes


def trimmed_library(source: Path, folder: Path) -> Path:
    """A library of the same name in ``folder``; the source itself where tools are missing.

    Raises:
        ValueError: the library holds its data in another way than known here.
        subprocess.CalledProcessError: a tool failed.
    """
    nm, assembler, linker = map(shutil.which, ("nm", "as", "ld"))
    if nm is None or assembler is None or linker is None:
        return source
    symbol, data = _embedded(source, nm)
    header, items = read_package(data)
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / f"{symbol}.dat"
    package.write_bytes(write_package(header, [item for item in items if is_kept(item.name)]))
    target = folder / source.name
    unlinked = package.with_suffix(".o")
    subprocess.run([assembler, "-o", str(unlinked), str(_source(symbol, package))], check=True)
    link = [linker, "-shared", "-soname", target.name, "-o", str(target), str(unlinked)]
    subprocess.run(link, check=True)
    return target


def is_kept(name: str) -> bool:
    """Whether an item stays; the name begins with the version's folder."""
    place = name.partition("/")[2]
    if _DROPPED.search(place):
        return False
    return _LANGUAGE.match(place) is None or _KEPT_LANGUAGE.match(place) is not None


def read_package(data: bytes) -> tuple[bytes, list[Item]]:
    """The header and the items of a package; raises ValueError if it is none."""
    if data[_FORMAT_PLACE : _FORMAT_PLACE + 4] != _FORMAT:
        raise ValueError("not a package of ICU data")
    (size,) = struct.unpack_from("<H", data)
    header, body = data[:size], data[size:]
    (count,) = struct.unpack_from("<I", body)
    table = [struct.unpack_from("<II", body, 4 + 8 * number) for number in range(count)]
    ends = [start for _, start in table[1:]] + [len(body)]
    names = [body[place : body.index(b"\0", place)].decode("ascii") for place, _ in table]
    return header, [
        Item(name, body[start:end])
        for name, (_, start), end in zip(names, table, ends, strict=True)
    ]


def write_package(header: bytes, items: list[Item]) -> bytes:
    """The package of these items, which are in the order of their names."""
    names = b"".join(item.name.encode("ascii") + b"\0" for item in items)
    place = 4 + 8 * len(items)
    start = _aligned(place + len(names))
    table, contents = [struct.pack("<I", len(items))], []
    for item in items:
        table.append(struct.pack("<II", place, start))
        place += len(item.name) + 1
        content = item.content.ljust(_aligned(len(item.content)), b"\0")
        contents.append(content)
        start += len(content)
    head = b"".join(table) + names
    return header + head.ljust(_aligned(len(head)), b"\0") + b"".join(contents)


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT


def _embedded(library: Path, nm: str) -> tuple[str, bytes]:
    """The data's symbol and the data."""
    command = [nm, "--dynamic", "--print-size", "--defined-only", str(library)]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"^([0-9a-f]+) ([0-9a-f]+) \w (icudt\d+_dat)$", table, re.MULTILINE)
    if found is None:
        raise ValueError(f"{library.name} has no data")
    place, size = int(found[1], 16), int(found[2], 16)
    # Nothing is in front of the read-only data that a loader would put elsewhere.
    return found[3], library.read_bytes()[place : place + size]


def _source(symbol: str, package: Path) -> Path:
    """Assembler's words for a library that is nothing but the package."""
    source = package.with_suffix(".s")
    source.write_text(
        f".section .rodata\n.globl {symbol}\n.type {symbol}, @object\n.balign {_ALIGNMENT}\n"
        f'{symbol}:\n.incbin "{package}"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack, "", @progbits\n',
        encoding="utf-8",
    )
    return source
