"""Files of strangers written again with other words, in their own format.

Each format gives a ``RewrittenFile``: its units in order, and the same file with some of them
replaced. All of it runs in a process of its own, ``child``; ``rewriter`` is this side of it.
"""

REWRITE_DOCUMENT = "rewrite-document"  # the subcommand of the worker, known without importing it
