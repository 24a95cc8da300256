/* The library is closed under a context whose threads compute: they go on, and who opens it again finds everything. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>

#include "check.h"
#include "mullama.h"

/* A function of the library; the type is that of its declaration. */
#define FUNCTION(library, name) ((__typeof__(&(name)))symbol(library, #name))

static void *symbol(void *library, const char *name) {
  void *found = dlsym(library, name);
  if (found == NULL) {
    printf("%s\n", dlerror());
    exit(1);
  }
  return found;
}

static void *open_library(void) {
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    printf("%s\n", dlerror());
    exit(1);
  }
  return library;
}

static void threads_outlive_a_dlclose(void) {
  void *library = open_library();
  MullamaModel *model = FUNCTION(library, mullama_model_load)(MODEL, NULL);
  CHECK(model != NULL);
  MullamaContextParams params = FUNCTION(library, mullama_context_default_params)();
  params.n_ctx = 512;
  params.n_threads = 3;
  MullamaContext *context = FUNCTION(library, mullama_context_new)(model, &params);
  CHECK(context != NULL);
  int32_t tokens[64];
  int32_t n_tokens = FUNCTION(library, mullama_tokenize)(model, "Once upon a time", tokens, 64, true, true);
  MullamaSamplerParams greedy = FUNCTION(library, mullama_sampler_greedy_params)();
  MullamaStream *stream = FUNCTION(library, mullama_stream_new)(context, tokens, n_tokens, 100, &greedy, NULL);
  CHECK(stream != NULL);
  char piece[256];
  CHECK(FUNCTION(library, mullama_stream_next)(stream, piece, sizeof piece) > 0);
  CHECK(dlclose(library) == 0);

  library = open_library();
  int pieces = 0;
  while (FUNCTION(library, mullama_stream_next)(stream, piece, sizeof piece) > 0) pieces++;
  CHECK(pieces > 10);
  FUNCTION(library, mullama_stream_free)(stream);
  CHECK(dlclose(library) == 0);
  /* The context stays, and the process ends with its threads asleep. */
}

int main(void) {
  CLAIM(threads_outlive_a_dlclose);
  return FINISH();
}
