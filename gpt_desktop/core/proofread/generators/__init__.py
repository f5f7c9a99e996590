"""What proposes changes to an English sentence. Each module has one kind of fault."""
