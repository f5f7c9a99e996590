"""The figures, a family a module."""
