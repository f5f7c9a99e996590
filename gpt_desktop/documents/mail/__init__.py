"""Mail: messages as files, of the standards and of Outlook."""
