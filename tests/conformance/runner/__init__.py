"""Asks every language's testee the same questions and compares the answers."""
