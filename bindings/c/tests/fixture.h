/* A loaded model and a small context on it, on one thread and repeatable. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdlib.h>

#include "check.h"
#include "mullama.h"

static inline MullamaModel *load_model(void) {
  MullamaModel *model = mullama_model_load(MODEL, NULL);
  if (!model) {
    printf("no model: %s\n", mullama_get_last_error());
    exit(1);
  }
  return model;
}

static inline MullamaContext *new_context(const MullamaModel *model) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 256;
  params.n_threads = 1;
  params.deterministic = true;
  MullamaContext *context = mullama_context_new(model, &params);
  if (!context) {
    printf("no context: %s\n", mullama_get_last_error());
    exit(1);
  }
  return context;
}

/* The tokens of "Once upon a time"; gives their count. */
static inline int32_t story(const MullamaModel *model, int32_t tokens[64]) {
  return mullama_tokenize(model, "Once upon a time", tokens, 64, true, true);
}

#endif
