"""Model and language to calls: an operation, in one form, from one input. What a language has and claims is decided here."""
