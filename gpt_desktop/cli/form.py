"""``gpt-desktop models form ID quick|usual``: a quicker, slightly less exact form, or back."""

from __future__ import annotations

import sys
from dataclasses import asdict

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import QUICK, USUAL, Arguments
from gpt_desktop.cli.arrival import Steps
from gpt_desktop.cli.output import Output, print_json
from gpt_desktop.cli.terminal import interruptible
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_forms import is_quick
from gpt_desktop.core.quick_forms import FormComparison
from gpt_desktop.core.steps import finish
from gpt_desktop.services.measure_model import find_installed


def form(arguments: Arguments, tools: Toolbox, model_id: str) -> int:
    """Say or change which form a model has; the exit code; raises UserFacingError."""
    folder = find_installed(tools.library, model_id).folder
    compared = None
    if arguments.form == QUICK and not is_quick(folder):
        compared = _make_and_compare(arguments, tools, model_id)
        tools.forms.keep_quick(model_id, compared.quick)
    elif arguments.form == USUAL:
        tools.forms.keep_usual(model_id)
    used = QUICK if is_quick(folder) else USUAL
    if arguments.json:
        figures = {} if compared is None else asdict(compared)
        print_json({"model": model_id, "form": used, **figures})
        return 0
    lines = [] if compared is None else comparison_lines(compared)
    quick = tr("{model} is used in its quicker form.", model=model_id)
    usual = tr("{model} is used in its usual form.", model=model_id)
    lines.append(quick if used == QUICK else usual)
    if compared is not None:
        back = f"gpt-desktop models form {model_id} usual"
        lines.append(tr("Back to the usual form: {command}", command=back))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def comparison_lines(compared: FormComparison) -> list[str]:
    """What changed, in words."""
    before, after = compared.usual, compared.quick
    lines = []
    if before.perplexity is not None and after.perplexity is not None:
        values = {"before": f"{before.perplexity:.2f}", "after": f"{after.perplexity:.2f}"}
        lines.append(tr("Perplexity (lower is better): {before}, quicker: {after}", **values))
    return [
        *lines,
        tr(
            "Reading: {before} tokens a second, quicker: {after}",
            before=f"{before.prefill:.0f}",
            after=f"{after.prefill:.0f}",
        ),
        tr(
            "Writing: {before} tokens a second, quicker: {after}",
            before=f"{before.decode:.1f}",
            after=f"{after.decode:.1f}",
        ),
    ]


def _make_and_compare(arguments: Arguments, tools: Toolbox, model_id: str) -> FormComparison:
    """Nothing stays of the quicker form where this is cut off."""
    token = CancelToken()
    steps, output = Steps(), Output(as_json=arguments.json)
    try:
        with interruptible(token):
            finish(tools.forms.make(model_id, token), steps.take)
            steps.clear()
            compared = finish(tools.forms.compare(model_id, token), output.take)
    except BaseException:
        tools.forms.keep_usual(model_id)
        raise
    finally:
        steps.clear()
    output.progress_done()
    return compared
