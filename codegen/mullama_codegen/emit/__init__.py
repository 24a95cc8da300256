"""Views to files: renders, formats, then writes or checks. Runs last; the only place that touches the disk."""
