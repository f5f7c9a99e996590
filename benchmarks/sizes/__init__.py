"""Models of the sizes people use, beside llama.cpp."""
