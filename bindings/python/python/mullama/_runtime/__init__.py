"""What the generated parts of the package stand on; nothing here is public but what `mullama` exports."""
