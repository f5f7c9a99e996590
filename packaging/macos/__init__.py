"""What is made for macOS: the bundle, the disk image, signing and notarising."""
