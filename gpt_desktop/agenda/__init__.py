"""Recurrence and calendar files, by way of dateutil and icalendar, which load when first needed."""
