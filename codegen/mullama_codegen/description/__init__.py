"""Text to data: reads `api.yaml` with the place of each of its parts, and collects what is wrong with it. Runs first; knows no meaning."""
