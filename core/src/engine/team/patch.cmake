# Gives ggml's thread pool a barrier that sleeps: a patched copy of ggml-cpu.c is compiled in the original's place.
#
# CMAKE_PROJECT_INCLUDE in .cargo/config.toml names this file, which llama-cpp-sys-2's build script passes on (docs/adr/0008-team.md). What
# is put in stands in the headers beside this one; here is where it goes. A text that is not found exactly once ends the build: then
# llama.cpp has changed, and so must this.

if(NOT PROJECT_NAME STREQUAL "ggml")
  return()
endif()
if(GGML_OPENMP)
  message(FATAL_ERROR "Mullama's thread team takes OpenMP's place: build llama-cpp-sys-2 without its feature openmp")
endif()

set(MULLAMA_TEAM_DIR "${CMAKE_CURRENT_LIST_DIR}")

# Replaces `old`, which stands in `text` exactly once, by `new`.
function(mullama_replace text old new)
  string(FIND "${${text}}" "${old}" first)
  string(FIND "${${text}}" "${old}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "Mullama's patch of ggml-cpu.c: not found exactly once:\n${old}")
  endif()
  string(REPLACE "${old}" "${new}" changed "${${text}}")
  set(${text} "${changed}" PARENT_SCOPE)
endfunction()

# Writes the patched copy of `original` to `copy`.
function(mullama_patch original copy)
  file(READ "${original}" code)

  # The pool has a team's state.
  mullama_replace(code [=[
// Threadpool def
struct ggml_threadpool {
]=] [=[
static inline void ggml_thread_cpu_relax(void);
#include "team.h"

// Threadpool def
struct ggml_threadpool {
]=])
  mullama_replace(code [=[
    enum ggml_status ec;
};
]=] [=[
    enum ggml_status ec;

    struct mullama_team team;
};
]=])
  mullama_replace(code [=[
        threadpool->prio             = tpp->prio;
]=] [=[
        threadpool->prio             = tpp->prio;
        mullama_team_init(&threadpool->team);
]=])
  mullama_replace(code [=[
    ggml_cond_destroy(&threadpool->cond);
]=] [=[
    ggml_cond_destroy(&threadpool->cond);
    mullama_team_destroy(&threadpool->team);
]=])

  # Memory that is not there makes no pool.
  mullama_replace(code [=[
        ggml_aligned_malloc(sizeof(struct ggml_threadpool));
]=] [=[
        ggml_aligned_malloc(sizeof(struct ggml_threadpool));
    if (threadpool == NULL) {
        return NULL;
    }
]=])
  mullama_replace(code [=[
    struct ggml_compute_state * workers = ggml_aligned_malloc(workers_size);
]=] [=[
    struct ggml_compute_state * workers = ggml_aligned_malloc(workers_size);
    if (workers == NULL) {
        mullama_team_destroy(&threadpool->team);
        ggml_aligned_free(threadpool, sizeof(struct ggml_threadpool));
        return NULL;
    }
]=])

  # A refused thread makes a smaller pool.
  mullama_replace(code [=[
        int32_t rc = ggml_thread_create(&workers[j].thrd, NULL, ggml_graph_compute_secondary_thread, &workers[j]);
        GGML_ASSERT(rc == 0);
]=] [=[
        int32_t rc = ggml_thread_create(&workers[j].thrd, NULL, ggml_graph_compute_secondary_thread, &workers[j]);
        if (rc != 0) {
            threadpool->n_threads    = j;
            threadpool->team.refused = rc;
            break;
        }
]=])

  # The barrier sleeps, and can be broken.
  mullama_replace(code [=[
    int n_passed = atomic_load_explicit(&tp->n_barrier_passed, memory_order_relaxed);

    // enter barrier (full seq-cst fence)
    int n_barrier = atomic_fetch_add_explicit(&tp->n_barrier, 1, memory_order_seq_cst);

    if (n_barrier == (n_threads - 1)) {
        // last thread
        atomic_store_explicit(&tp->n_barrier, 0, memory_order_relaxed);

        // exit barrier (full seq-cst fence)
        atomic_fetch_add_explicit(&tp->n_barrier_passed, 1, memory_order_seq_cst);
        return;
    }

    // wait for other threads
    while (atomic_load_explicit(&tp->n_barrier_passed, memory_order_relaxed) == n_passed) {
        ggml_thread_cpu_relax();
    }
]=] [=[
    if (!mullama_barrier(&tp->team, &tp->n_barrier, &tp->n_barrier_passed, n_threads)) {
        mullama_leave();
    }
]=])
  mullama_replace(code [=[
void ggml_barrier(struct ggml_threadpool * tp) {
]=] [=[
static void mullama_leave(void);

void ggml_barrier(struct ggml_threadpool * tp) {
]=])

  # Workers wait for work by the same rule, and what they compute can be left.
  mullama_replace(code [=[
static thread_ret_t ggml_graph_compute_secondary_thread(void* data) {
    struct ggml_compute_state * state = (struct ggml_compute_state *) data;
]=] [=[
#include "graphs.h"

static thread_ret_t ggml_graph_compute_secondary_thread(void* data) {
    struct ggml_compute_state * state = (struct ggml_compute_state *) data;
    mullama_name_worker();
]=])
  mullama_replace(code [=[
        ggml_graph_compute_check_for_work(state);
        if (state->pending) {
            state->pending = false;
            ggml_graph_compute_thread(state);
        }
]=] [=[
        mullama_work(state);
]=])
  mullama_replace(code [=[
    ggml_graph_compute_kickoff(threadpool, n_threads);

    // This is a work thread too
    ggml_graph_compute_thread(&threadpool->workers[0]);
#endif
]=] [=[
    mullama_compute_all(threadpool, n_threads);
#endif
]=])
  mullama_replace(code [=[
    threadpool->stop = true;
]=] [=[
    threadpool->stop = true;
    ggml_cond_broadcast(&threadpool->team.spare);
]=])
  mullama_replace(code [=[
        threadpool = ggml_threadpool_new_impl(&ttp, cgraph, cplan);
]=] [=[
        threadpool = ggml_threadpool_new_impl(&ttp, cgraph, cplan);
        if (threadpool == NULL) {
            return GGML_STATUS_ALLOC_FAILED;
        }
]=])

  # A copy that is there already keeps its time, so that nothing is compiled anew.
  set(before "")
  if(EXISTS "${copy}")
    file(READ "${copy}" before)
  endif()
  if(NOT code STREQUAL before)
    file(WRITE "${copy}" "${code}")
  endif()
endfunction()

# Puts the copy in the original's place, in every target of ggml's that has it. Called when all of them are there.
function(mullama_patch_targets)
  set(copy "${CMAKE_BINARY_DIR}/mullama/ggml-cpu.c")
  set(patched FALSE)
  get_property(targets DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/src" PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(sources ${target} SOURCES)
    set(original "${sources}")
    list(FILTER original INCLUDE REGEX "/ggml-cpu\\.c$")
    if(NOT original)
      continue()
    endif()
    cmake_path(ABSOLUTE_PATH original BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/src")
    mullama_patch("${original}" "${copy}")
    list(FILTER sources EXCLUDE REGEX "/ggml-cpu\\.c$")
    set_property(TARGET ${target} PROPERTY SOURCES ${sources} "${copy}")
    target_include_directories(${target} PRIVATE "${MULLAMA_TEAM_DIR}")
    # What is thrown passes through ggml's C.
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:C,GNU,Clang,AppleClang>:-fexceptions>)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${original}")
    set(patched TRUE)
  endforeach()
  if(NOT patched)
    message(FATAL_ERROR "Mullama's patch of ggml-cpu.c: no target of ggml's compiles that file")
  endif()
endfunction()

cmake_language(DEFER CALL mullama_patch_targets)
