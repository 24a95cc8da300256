//go:build cgo

package mullama

import (
	"runtime"
	"sync"
)

// #include "runtime.h"
import "C"

// Go's collector does not see the library's memory, so that forgotten contexts would pile up behind a few small objects.

// collectedBelow is how many bytes of the library may pile up before a collection is thought of at all.
const collectedBelow = 64 << 20

// collector runs a collection when the library's memory has doubled since the last one.
type collector struct {
	mu sync.Mutex
	// lowest is the least that was held since the last collection.
	lowest int64
}

var forgotten collector

// isDue tells whether so many bytes are reason for a collection, which then counts as done.
func (c *collector) isDue(held int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lowest = min(c.lowest, held)
	if held < 2*c.lowest+collectedBelow {
		return false
	}
	c.lowest = held
	return true
}

// collectForgotten is called with every new object; finalizers close what nobody holds any more.
func collectForgotten() {
	if forgotten.isDue(int64(C.mullama_reserved_memory())) {
		runtime.GC()
	}
}
