"""Training an installed model on a person's own text, by torch, transformers and peft.

They lie in a Python environment of their own, which the app sets up when it is asked to. Only the
child process, run by that Python, imports them: ``child``, ``script`` and what these import. The
others here are this side of it.
"""
