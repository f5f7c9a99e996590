"""Word, PowerPoint and Excel files, old and new, by way of office-oxide."""
