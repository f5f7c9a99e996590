"""The built app used by real keys and a real drag on a screen without a monitor, and measured."""
