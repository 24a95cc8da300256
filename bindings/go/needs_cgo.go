//go:build !cgo

package mullama

// All that is compiled without cgo, so that the compiler says this one sentence.
var _ int = "mullama calls a C library: set CGO_ENABLED=1 and install a C compiler (Debian: the package gcc)"
