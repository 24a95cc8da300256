"""Structured output, held to a validator that is not ours."""
