// For threads that compute for a caller: a thread of a team runs its part guarded, and the caller throws again what it met.
#pragma once

#include "shim.h"

extern "C" {

// Throws once through ggml's C code, inside a guard, and from then on lets assertions throw. False where that code cannot be unwound:
// assertions then end the process, as they do by themselves. To be called once, before any other call and before the log is set.
bool mullama_shim_catch_assertions();

// Runs `body(data)` on a thread of a team. What it throws goes no further: `failure`, which must begin as zeros, tells it. False if
// there was something. A barrier that others wait at must be told by the one who called.
bool mullama_run_guarded(void (*body)(void *), void * data, mullama_failure * failure);

// Throws, on the thread that called for the team's work and inside its guard, what a thread of the team has met.
void mullama_throw_again(const mullama_failure * failure);

}  // extern "C"
