"""Units of measurement, by pint."""
