"""Asks every language's client the same questions and compares the answers."""
