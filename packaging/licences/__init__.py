"""Whose work is inside: THIRD_PARTY.md, the licence texts, the bill of materials."""
