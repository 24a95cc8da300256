"""Model to C: the only place of pointers, lengths and out-parameters. The shim, the header's check, Go, PHP and C++ read it."""
