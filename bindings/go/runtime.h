/* The C side of every call: it calls the library and, in the same C call, copies the error that the library left for this thread. Between two
 * calls a goroutine may wake up on another thread, where that error is not. */
#ifndef MULLAMA_GO_RUNTIME_H
#define MULLAMA_GO_RUNTIME_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "data_gen.h"
#include "mullama.h"

typedef struct go_data_key {
  int32_t code;
  const char *key;
} go_data_key;

static const go_data_key go_data_keys[] = {GO_DATA_KEYS};
#define GO_N_DATA_KEYS (sizeof(go_data_keys) / sizeof(go_data_keys[0]))

/* A copied error; Go reads it and frees both blocks. */
typedef struct go_error {
  int32_t code;
  char *message;
  bool has[GO_N_DATA_KEYS];
  int64_t data[GO_N_DATA_KEYS];
} go_error;

/* What each kind of call answers: its value, and an error or null. */
typedef struct go_int {
  int64_t value;
  go_error *error;
} go_int;

typedef struct go_float {
  double value;
  go_error *error;
} go_float;

typedef struct go_handle {
  uintptr_t value;
  go_error *error;
} go_handle;

static inline go_error *go_last_error(void) {
  go_error *error = calloc(1, sizeof *error);
  if (error == NULL) abort();
  error->code = mullama_last_error_code();
  error->message = strdup(mullama_get_last_error());
  for (size_t i = 0; i < GO_N_DATA_KEYS; i++) {
    /* Only what this code carries: a key that it does not carry would be an error of its own. */
    if (go_data_keys[i].code == error->code) error->has[i] = mullama_last_error_data(go_data_keys[i].key, &error->data[i]) == 0;
  }
  return error;
}

static inline go_int go_count(int64_t value) {
  go_int answer = {value, value < 0 ? go_last_error() : NULL};
  return answer;
}

static inline go_int go_id(int32_t value) {
  go_int answer = {value, value < 0 && value != MULLAMA_TOKEN_NONE ? go_last_error() : NULL};
  return answer;
}

/* Such a call clears the last error on entry, so its code tells a failure from an answer. */
static inline go_int go_truth(bool value) {
  go_int answer = {value, mullama_last_error_code() != 0 ? go_last_error() : NULL};
  return answer;
}

static inline go_float go_number(double value) {
  go_float answer = {value, mullama_last_error_code() != 0 ? go_last_error() : NULL};
  return answer;
}

static inline go_handle go_object(const void *object) {
  go_handle answer = {(uintptr_t)object, object == NULL ? go_last_error() : NULL};
  return answer;
}

/* Such a call may have nothing to give, which is no error. */
static inline go_handle go_perhaps(const void *object) {
  go_handle answer = {(uintptr_t)object, object == NULL && mullama_last_error_code() != 0 ? go_last_error() : NULL};
  return answer;
}

/* Waits for a started call: 1 when it is done, 0 when the time is over. */
static inline go_int go_pending_wait(uintptr_t started, int64_t timeout_ms) {
  const MullamaPending *call = (const MullamaPending *)started;
  const int32_t found = mullama_pending_wait(&call, 1, timeout_ms);
  go_int answer = {found == 0, found < 0 && found != MULLAMA_ERR_WOULD_BLOCK ? go_last_error() : NULL};
  return answer;
}

static inline float go_pending_progress(uintptr_t started) { return mullama_pending_progress((const MullamaPending *)started); }

static inline void go_pending_cancel(uintptr_t started) { (void)mullama_pending_cancel((const MullamaPending *)started); }

static inline void go_pending_free(uintptr_t started) { mullama_pending_free((MullamaPending *)started); }

/* Writes a handle into a struct: to Go it is a number, since its garbage collector inspects pointers. */
static inline void go_set_handle(void **field, uintptr_t handle) { *field = (void *)handle; }

#endif
