// What the patched ggml-cpu.c offers to the shim, which is C++.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

struct ggml_threadpool;

// What may be done around the compute threads' work, by code that can throw and catch. Without hooks nothing is caught.
struct mullama_team_hooks {
    // Calls `body(data)` and answers NULL, or what stands for that which was thrown.
    void * (*run)(void (*body)(void *), void * data);
    // Leaves a body whose barrier is broken: throws what `run` catches and answers something for.
    void (*leave)(void);
    // Called on the thread that asked for the graph, when all others have left: throws what `thrown` stands for, or returns, and then
    // the graph has failed. `thrown` is of the first thread that threw.
    void (*raise)(void * thrown);
};

// Sets what is done around every thread's part of a graph. To be called once, before the first pool is made.
void mullama_team_set_hooks(const struct mullama_team_hooks * hooks);

// Threads that a pool has, its caller's among them; `refused` becomes what the system said when it refused one, otherwise 0.
int mullama_team_size(const struct ggml_threadpool * pool, int * refused);

#ifdef __cplusplus
}
#endif
