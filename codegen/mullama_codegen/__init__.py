"""Turns `api.yaml` into the C ABI, the headers, every binding, the docs and the conformance dispatch."""
