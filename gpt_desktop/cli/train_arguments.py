"""The grammar of ``gpt-desktop train``."""

from __future__ import annotations

import argparse

from gpt_desktop.cli.term_arguments import Commands
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.plan import TrainingMethod

ENVIRONMENT = "env"
"""In the place of a file: sets up what training takes."""

# What other commands call otherwise.
_OTHERS = {"steps": "most_steps", "bits": "weight_bits"}


class TrainArguments(argparse.Namespace):
    """What was asked of a training; None is the plan's own."""

    training_name: str
    base: str
    method: str
    epochs: int | None
    rate: float | None
    rank: int | None
    block: int | None
    batch: int | None
    accumulation: int | None
    most_steps: int | None
    check_every: int | None
    threads: int | None
    weight_bits: int | None
    prompts: list[str]
    resume: bool
    env: str | None
    export: str | None
    back: bool
    only_plan: bool
    own_turns: bool
    answers: bool
    texts: bool
    unfiltered: bool
    put_away: list[str]


def add_train(commands: Commands) -> None:
    """``train FILES… --out NAME`` and ``train env``."""
    train = commands.add_parser(
        "train",
        help=tr("train a model on your own text; “train env” sets up what that takes"),
    )
    train.add_argument(
        "files", nargs="*", metavar=tr("FILE"), help=tr("documents or folders to learn from")
    )
    train.add_argument(
        "--out",
        dest="training_name",
        default="",
        metavar=tr("NAME"),
        help=tr("name of the new model"),
    )
    train.add_argument(
        "--base", default="", metavar="ID", help=tr("model that is trained on; default: the usual")
    )
    train.add_argument(
        "--method",
        choices=[str(method) for method in TrainingMethod],
        default=str(TrainingMethod.LORA),
        help=tr("lora changes few weights, full all of them"),
    )
    numbers = {
        "epochs": (int, tr("how often the text is read")),
        "rate": (float, tr("learning rate; default: the method's usual one")),
        "rank": (int, tr("of LoRA's matrices")),
        "block": (int, tr("tokens that are read at once")),
        "batch": (int, tr("blocks at once")),
        "accumulation": (int, tr("batches in a step")),
        "steps": (int, tr("end after so many steps; default: when the epochs are over")),
        "check-every": (int, tr("steps between two checkpoints")),
        "threads": (int, tr("of the processor; default: all")),
        "bits": (int, tr("of the new model's weights: 8, 4, or 0 for all of them")),
    }
    for name, (kind, words) in numbers.items():
        train.add_argument(
            f"--{name}", dest=_OTHERS.get(name), type=kind, default=None, metavar="N", help=words
        )
    train.add_argument(
        "--prompt", dest="prompts", action="append", default=[], metavar=tr("TEXT"),
        help=tr("what the model before and after goes on with; may be given again"),
    )  # fmt: skip
    train.add_argument(
        "--resume", action="store_true", help=tr("go on with the training of the name --out")
    )
    train.add_argument(
        "--env", default=None, metavar=tr("PATH"), help=tr("a Python that has torch and peft")
    )
    train.add_argument(
        "--export", default=None, metavar=tr("FOLDER"),
        help=tr("write the model of --base as safetensors there, and train nothing"),
    )  # fmt: skip
    train.add_argument(
        "--back", action="store_true",
        help=tr("delete the trained model of --base; its own base is the usual one again"),
    )  # fmt: skip
    switches = {
        "plan": ("only_plan", tr("show what is left, memory and time, and train nothing")),
        "turns": ("own_turns", tr("learn from your turns in conversations too")),
        "answers": ("answers", tr("learn from the answers in conversations too")),
        "texts": ("texts", tr("learn from your texts in Write too")),
        "unfiltered": ("unfiltered", tr("take nothing out of the text")),
    }
    for name, (own, words) in switches.items():
        train.add_argument(f"--{name}", dest=own, action="store_true", help=words)
    train.add_argument(
        "--name", dest="put_away", action="append", default=[], metavar=tr("NAME"),
        help=tr("of a person, put away in the text; may be given again"),
    )  # fmt: skip
    train.add_argument("--json", action="store_true", help=tr("print one JSON object"))
