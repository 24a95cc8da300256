"""Code generated from the description of the API; `mullama` exports what is public."""
