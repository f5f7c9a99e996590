"""How well proofreading finds faults, and how rarely it sees some where there are none."""
