"""A model hub by the network: asked only when the person asks."""
