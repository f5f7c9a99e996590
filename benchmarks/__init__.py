"""Where the figures come from: the engine beside llama.cpp, on the same weights."""
