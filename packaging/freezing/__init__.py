"""What goes into the frozen app, how it is built, and the archive made of it."""
