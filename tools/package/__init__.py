"""What users install: the built libraries packed for each package manager, and each tried in a bare root."""
