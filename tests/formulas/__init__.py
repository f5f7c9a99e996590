"""Formulas drawn."""
