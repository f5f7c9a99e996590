"""What is made for Windows: the version resource and the NSIS installer."""
