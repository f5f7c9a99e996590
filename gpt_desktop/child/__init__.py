"""Work in a process of its own, with limits: a crash, a flood or a hang there does no harm here.

``run.Child`` is this side; ``worker.run_worker`` is the other. ``gpt_desktop.__main__`` knows
the workers by their subcommands, so that a frozen app can start itself as one.
"""
