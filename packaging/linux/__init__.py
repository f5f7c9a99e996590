"""What is made for Linux: the tree under usr/, the .deb, the AppImage, and their proof."""
