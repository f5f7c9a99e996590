"""Whether a document bears what is said of it: passages, numbers, dates, names, who did what."""
