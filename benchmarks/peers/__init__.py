"""The engines that are measured, each behind one small protocol."""
