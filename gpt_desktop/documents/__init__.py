"""Files of strangers to text."""

READ_DOCUMENT = "read-document"  # the subcommand of the worker, known without importing it
