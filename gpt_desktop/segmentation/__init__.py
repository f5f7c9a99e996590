"""Where sentences of any language end, by sentencex."""
