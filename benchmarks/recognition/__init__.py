"""How well and how fast pictures of pages are recognised: pages printed and worn by ourselves."""
