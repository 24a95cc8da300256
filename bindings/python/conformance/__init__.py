"""Answers the conformance suite over the public API: one JSON request a line on stdin, one answer a line on stdout."""
