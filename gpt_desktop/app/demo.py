"""The window without a screen, used as a person would: keys, a drop, real answers, pictures."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from gpt_desktop import paths
from gpt_desktop.app.compose import compose
from gpt_desktop.app.demo_echo import EchoingRunTask
from gpt_desktop.app.toolbox import compose_toolbox
from gpt_desktop.core.i18n import tr

_NO_MODEL = 2


def run_demo(output: Path) -> int:
    """Ask a question, drop the sample on Summarize, translate, write; leave pictures.

    What the model writes goes to standard output as it comes. The person's own data are not
    touched: the demo keeps its own in a temporary folder.

    Args:
        output: folder for a PNG of every view in both themes and all languages.

    Returns:
        0; 2 where there is no model; 1 where something did not come about.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The offscreen platform warns of each thing that only a real screen has.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    with tempfile.TemporaryDirectory() as data:
        os.environ["GPT_DESKTOP_DATA"] = data
        return _run(output)


def _run(output: Path) -> int:
    # Qt reads its platform when it is first imported.
    from gpt_desktop.app.build_window import build_main_window
    from gpt_desktop.app.demo_script import DemoScript
    from gpt_desktop.app.window import make_application
    from gpt_desktop.background.garbage import GuiGarbage
    from gpt_desktop.background.lanes import Lanes

    toolbox = compose_toolbox()
    if toolbox.model.current is None:
        sys.stderr.write(tr("No model is installed. Get one with: gpt-desktop models fetch") + "\n")
        return _NO_MODEL
    output.mkdir(parents=True, exist_ok=True)
    echo = EchoingRunTask(toolbox.run_task, sys.stdout)
    services = compose(replace(toolbox, run_task=echo))
    application = make_application(paths.resources_dir())
    garbage = GuiGarbage()
    lanes = Lanes()
    window = build_main_window(application, services, lanes, paths.resources_dir())
    script = DemoScript(window, services, lanes, paths.resources_dir())
    complete = script.use_every_view()
    pictures = script.take_pictures(output)
    window.close()
    lanes.close()
    garbage.close()
    services.close()
    sys.stdout.write(
        "\n" + tr("{count} pictures are in {folder}.", count=pictures, folder=output) + "\n"
    )
    return 0 if complete else 1
