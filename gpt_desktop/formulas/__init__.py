"""Formulas of LaTeX as pictures, drawn in a process of their own: see ``child``."""

DRAW_FORMULAS = "draw-formulas"
