"""Data to the frozen model of the API: what exists, what it is called, what it takes and gives. Runs second; knows no language."""
