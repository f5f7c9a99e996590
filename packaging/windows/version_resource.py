"""What Windows shows as the program's properties, as PyInstaller's ``EXE(version=…)`` reads it."""

from __future__ import annotations

import product

_US_ENGLISH_UNICODE = "040904B0"


def version_resource(program: str = product.NAME) -> str:
    """The text of a version file for a program of this name."""
    version = product.version()
    numbers = _four_numbers(version)
    strings = {
        "CompanyName": "The GPT Desktop developers",
        "FileDescription": product.TITLE,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": product.COPYRIGHT,
        "OriginalFilename": f"{program}.exe",
        "ProductName": product.TITLE,
        "ProductVersion": version,
    }
    table = ",\n        ".join(f"StringStruct({key!r}, {text!r})" for key, text in strings.items())
    return f"""\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([
      StringTable({_US_ENGLISH_UNICODE!r}, [
        {table}])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 0x04B0])]),
  ]
)
"""


def _four_numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in version.split(".")]
    return tuple([*numbers, 0, 0, 0, 0][:4])
