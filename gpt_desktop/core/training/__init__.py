"""Training a model on a person's own writing: what it reads, and what is taken out of it before."""
