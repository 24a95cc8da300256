/* The last error belongs to its thread, and to the last call. */
#define _POSIX_C_SOURCE 200809L
#include <pthread.h>

#include "fixture.h"

static pthread_barrier_t both_failed;

static void *fail_with_null(void *unused) {
  (void)unused;
  CHECK(mullama_last_error_code() == MULLAMA_OK);
  CHECK_TEXT(mullama_get_last_error(), "");
  CHECK(mullama_model_n_vocab(NULL) == MULLAMA_ERR_NULL_POINTER);
  pthread_barrier_wait(&both_failed);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  return NULL;
}

static void each_thread_has_its_own(void) {
  pthread_t other;
  pthread_barrier_init(&both_failed, NULL, 2);
  pthread_create(&other, NULL, fail_with_null, NULL);
  CHECK(mullama_model_load("/nowhere/model.gguf", NULL) == NULL);
  pthread_barrier_wait(&both_failed);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_MODEL_LOAD);
  CHECK(strstr(mullama_get_last_error(), "/nowhere/model.gguf") != NULL);
  pthread_join(other, NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_MODEL_LOAD);
  pthread_barrier_destroy(&both_failed);
}

static void a_call_that_succeeds_clears_it(void) {
  CHECK(mullama_model_n_vocab(NULL) == MULLAMA_ERR_NULL_POINTER);
  MullamaCancelToken *token = mullama_cancel_token_new();
  CHECK(mullama_last_error_code() == MULLAMA_OK);
  CHECK_TEXT(mullama_get_last_error(), "");
  mullama_cancel_token_free(token);
}

static void freeing_and_reading_leave_it_alone(void) {
  int64_t value = 0;
  CHECK(mullama_model_n_vocab(NULL) == MULLAMA_ERR_NULL_POINTER);
  mullama_model_free(NULL);
  CHECK(mullama_last_error_data("no such key", &value) == MULLAMA_ERR_INVALID_INPUT);
  CHECK(mullama_last_error_data(NULL, &value) == MULLAMA_ERR_NULL_POINTER);
  CHECK(mullama_last_error_data("needed", NULL) == MULLAMA_ERR_NULL_POINTER);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  mullama_clear_error();
  CHECK(mullama_last_error_code() == MULLAMA_OK);
}

static void every_code_has_a_description(void) {
  for (int32_t code = MULLAMA_ERR_NULL_POINTER; code >= MULLAMA_ERR_WOULD_BLOCK; code--) {
    CHECK(strcmp(mullama_error_code_description(code), "unknown error") != 0);
  }
  CHECK_TEXT(mullama_error_code_description(-9999), "unknown error");
}

static void a_prompt_that_does_not_fit_says_by_how_much(void) {
  static int32_t tokens[1000];
  char text[16];
  int64_t needed = 0, available = 0;
  MullamaModel *model = load_model();
  MullamaContext *context = new_context(model);
  for (int i = 0; i < 1000; i++) tokens[i] = 300;
  CHECK(mullama_generate(context, tokens, 1000, 5, NULL, text, sizeof text) == MULLAMA_ERR_CONTEXT_FULL);
  CHECK(mullama_last_error_data("needed", &needed) == MULLAMA_OK && needed >= 1000);
  CHECK(mullama_last_error_data("available", &available) == MULLAMA_OK && available > 0 && available < 1000);
  mullama_context_free(context);
  mullama_model_free(model);
}

int main(void) {
  CLAIM(each_thread_has_its_own);
  CLAIM(a_call_that_succeeds_clears_it);
  CLAIM(freeing_and_reading_leave_it_alone);
  CLAIM(every_code_has_a_description);
  CLAIM(a_prompt_that_does_not_fit_says_by_how_much);
  CHECK(mullama_live_handles() == 0);
  return FINISH();
}
