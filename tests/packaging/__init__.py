"""Tests of packaging/, whose folders are imported as top-level packages."""
