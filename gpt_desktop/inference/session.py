"""The graph in onnxruntime: loading it, checking it, running one step of it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import onnxruntime as ort
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, RuntimeException

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import GRAPH, ModelFolder
from gpt_desktop.inference.damage import damaged_model, failed_step, out_of_memory
from gpt_desktop.inference.graph_shape import GraphShape, read_shape
from gpt_desktop.inference.heap import large_blocks_reused
from gpt_desktop.inference.packed_weights import forget_packed, packed_graph
from gpt_desktop.inference.threads import step_threads, usable_processors

# What onnxruntime raises where a step's inputs do not fit the graph.
STEP_ERRORS = (Fail, InvalidArgument, RuntimeException)
_ERRORS_ONLY = 3
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """How onnxruntime uses the processor.

    Attributes:
        threads: for one step, the calling thread included; 0 takes the physical cores.
        spin_microseconds: how long a thread without work keeps its core busy before it sleeps.
            A little makes a step a sixth faster than none. onnxruntime's own default, on top,
            keeps the window waiting where cores are few: by 40 ms now and then on two.
    """

    threads: int = 0
    spin_microseconds: int = 50


class Binding:
    """Arrays bound to a graph's inputs and outputs; both sides use the same memory."""

    def __init__(self, io_binding: Any) -> None:
        self.io_binding = io_binding
        self._kept: dict[str, NDArray[Any]] = {}

    def input(self, name: str, array: NDArray[Any]) -> None:
        self._kept[name] = array
        self.io_binding.bind_ortvalue_input(name, ort.OrtValue.ortvalue_from_numpy(array))

    def output(self, name: str, array: NDArray[Any]) -> None:
        self._kept[name] = array
        self.io_binding.bind_ortvalue_output(name, ort.OrtValue.ortvalue_from_numpy(array))


class GraphSession:
    """A loaded graph."""

    def __init__(self, session: Any, shape: GraphShape) -> None:
        self._session = session
        self.shape = shape

    @property
    def gives_all_logits(self) -> bool:
        """Whether one step can give the logits of several tokens."""
        return True

    def new_binding(self) -> Binding:
        return Binding(self._session.io_binding())

    def run(self, binding: Binding, token: CancelToken) -> None:
        """One step. What it computed is in the bound arrays.

        Raises:
            CancelledError: the token was cancelled; the step stopped part way.
            UserFacingError: there was not enough memory.
        """
        with _cancellable(token) as options:
            self._session.run_with_iobinding(binding.io_binding, options)

    def step(self, binding: Binding, token: CancelToken) -> None:
        """``run`` where the graph is a stranger's: what it cannot calculate is told.

        Raises:
            CancelledError: as ``run``.
            UserFacingError: there was not enough memory, or the graph's sizes do not fit.
        """
        try:
            self.run(binding, token)
        except (RuntimeError, *STEP_ERRORS) as error:
            raise failed_step(str(error).rpartition(" : ")[2][:300]) from error

    def close(self) -> None:
        """Free the weights."""
        self._session = None


def run_graph(
    session: Any, names: Sequence[str], feeds: Mapping[str, NDArray[Any]], token: CancelToken
) -> list[NDArray[Any]]:
    """The named outputs of an onnxruntime session; raises as ``GraphSession.run``."""
    with _cancellable(token) as options:
        outputs: list[NDArray[Any]] = session.run(list(names), dict(feeds), options)
    return outputs


@contextmanager
def _cancellable(token: CancelToken) -> Iterator[ort.RunOptions]:
    """Options of a run that the token stops."""
    options = ort.RunOptions()  # a fresh one: a terminated one stays terminated
    options.log_severity_level = _ERRORS_ONLY + 1

    def stop() -> None:
        options.terminate = True

    try:
        with token.calling(stop):
            yield options
    except Exception as error:
        token.raise_if_cancelled()
        if "allocat" in str(error):
            raise out_of_memory() from error
        raise


def open_session(folder: ModelFolder, options: SessionOptions | None = None) -> GraphSession:
    """Load a folder's graph and check that it is what the engine can run.

    Raises:
        UserFacingError: the graph or its data are missing, damaged, or of another kind.
            Data outside of the folder are refused by onnxruntime itself.
    """
    path = folder.weights / GRAPH
    name = folder.path.name
    if not path.is_file():
        raise damaged_model(name, tr("The file {file} is missing.", file=GRAPH))
    session = _load_packed(folder, options or SessionOptions())
    if session is None:
        session = load_graph(os.fspath(path), folder, options or SessionOptions())
    return GraphSession(session, read_shape(session, folder.path.name))


def _load_packed(folder: ModelFolder, options: SessionOptions) -> Any | None:
    """The session whose packed weights are mapped; None where there are none, or wrong ones."""
    graph = packed_graph(folder)
    if graph is None:
        return None
    try:
        # Each matrix is packed once more to be compared, and its memory freed at once.
        with large_blocks_reused():
            return load_graph(os.fspath(graph), folder, options)
    except UserFacingError as error:
        _LOG.warning("packed weights of %s were not taken: %s", folder.path.name, error)
        with suppress(OSError):  # a folder that cannot be written to keeps them, untaken
            forget_packed(folder)
        return None


def open_variant(model: bytes, folder: ModelFolder, options: SessionOptions) -> GraphSession:
    """Load a changed form of a folder's graph, which takes its weights from the folder.

    Outputs may have been added; the rest is checked as by ``open_session``, with its errors.
    """
    session = load_graph(model, folder, options)
    return GraphSession(session, read_shape(session, folder.path.name))


def load_graph(graph: str | bytes, folder: ModelFolder, options: SessionOptions) -> Any:
    """onnxruntime's session of a graph, from a path or serialized."""
    chosen = _ort_options(options)
    if isinstance(graph, bytes):
        key = "session.model_external_initializers_file_folder_path"
        chosen.add_session_config_entry(key, os.fspath(folder.weights))
    try:
        return ort.InferenceSession(graph, sess_options=chosen, providers=["CPUExecutionProvider"])
    except Exception as error:
        if isinstance(error, MemoryError) or "allocat" in str(error):
            raise out_of_memory() from error
        reason = str(error).rpartition(" : ")[2][:300]
        why = tr("The file {file} could not be read ({error}).", file=folder.graph, error=reason)
        raise damaged_model(folder.path.name, why) from error


def _ort_options(options: SessionOptions) -> Any:
    chosen = ort.SessionOptions()
    chosen.log_severity_level = _ERRORS_ONLY
    chosen.intra_op_num_threads = options.threads or step_threads(usable_processors())
    chosen.inter_op_num_threads = 1
    # A plan of the memory for each length of a step keeps 20 MB (chunks of 256 tokens) that
    # are never given back, and makes no step quicker.
    chosen.enable_mem_pattern = False
    spinning = {
        "session.intra_op.allow_spinning": str(int(options.spin_microseconds > 0)),
        "session.intra_op.spin_duration_us": str(options.spin_microseconds),
    }
    for key, value in spinning.items():
        chosen.add_session_config_entry(key, value)
    return chosen
