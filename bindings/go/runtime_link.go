package mullama

// In a checkout the library is looked for in its own build first, then where the system keeps its libraries. The module that users install has
// other files in this one's place: a static library for each platform, or with the tag mullama_use_lib one of the user's own.

// #cgo CFLAGS: -I${SRCDIR}/../c/include
// #cgo LDFLAGS: -L${SRCDIR}/../../target/release -Wl,-rpath,${SRCDIR}/../../target/release -lmullama_ffi
import "C"
