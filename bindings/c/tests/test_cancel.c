/* Cancelling a streamed generation: from the callback, from a thread beside it, and by the callback's answer. */
#include <pthread.h>

#include "fixture.h"

static MullamaModel *model;
static MullamaContext *context;
static int32_t tokens[64];
static int32_t n_tokens;

/* A listener of a generation that could go on for thousands of tokens, and what it does at its second piece. */
typedef struct Listener {
  MullamaCancelToken *cancel;
  pthread_t thread;
  int pieces;
  void (*at_second)(struct Listener *listener);
  bool answer_at_second;
} Listener;

static bool listen(const char *piece, void *user_data) {
  Listener *listener = user_data;
  CHECK(strlen(piece) > 0);
  if (++listener->pieces != 2) return true;
  if (listener->at_second) listener->at_second(listener);
  return listener->answer_at_second;
}

static int32_t generate(Listener *listener, const MullamaCancelToken *cancel) {
  MullamaSamplerParams params = mullama_sampler_greedy_params();
  params.ignore_eos = true;
  return mullama_generate_streaming_cancellable(context, tokens, n_tokens, 5000, &params, listen, listener, cancel);
}

static void *cancel_it(void *listener) {
  CHECK(mullama_cancel_token_cancel(((Listener *)listener)->cancel) == MULLAMA_OK);
  return NULL;
}

static void here(Listener *listener) { cancel_it(listener); }

static void in_another_thread(Listener *listener) { CHECK(pthread_create(&listener->thread, NULL, cancel_it, listener) == 0); }

static void in_another_thread_and_wait(Listener *listener) {
  in_another_thread(listener);
  pthread_join(listener->thread, NULL);
}

static void a_token_that_the_callback_cancels_stops_at_once(void) {
  Listener listener = {mullama_cancel_token_new(), pthread_self(), 0, here, true};
  CHECK(generate(&listener, listener.cancel) == MULLAMA_OK);
  CHECK(listener.pieces == 2);
  mullama_cancel_token_free(listener.cancel);
}

static void a_token_that_another_thread_cancelled_stops_at_once(void) {
  Listener listener = {mullama_cancel_token_new(), pthread_self(), 0, in_another_thread_and_wait, true};
  CHECK(generate(&listener, listener.cancel) == MULLAMA_OK);
  CHECK(listener.pieces == 2);
  mullama_cancel_token_free(listener.cancel);
}

static void a_token_that_another_thread_cancels_meanwhile_stops(void) {
  Listener listener = {mullama_cancel_token_new(), pthread_self(), 0, in_another_thread, true};
  CHECK(generate(&listener, listener.cancel) == MULLAMA_OK);
  CHECK(listener.pieces >= 2 && listener.pieces < 5000);
  pthread_join(listener.thread, NULL);
  CHECK(mullama_cancel_token_is_cancelled(listener.cancel));
  mullama_cancel_token_free(listener.cancel);
}

static void false_stops_and_leaves_the_token_as_it_is(void) {
  Listener listener = {mullama_cancel_token_new(), pthread_self(), 0, NULL, false};
  CHECK(generate(&listener, listener.cancel) == MULLAMA_OK);
  CHECK(listener.pieces == 2);
  CHECK(!mullama_cancel_token_is_cancelled(listener.cancel));
  mullama_cancel_token_free(listener.cancel);
}

static void a_token_that_was_cancelled_before_lets_no_piece_come(void) {
  Listener listener = {mullama_cancel_token_new(), pthread_self(), 0, NULL, true};
  mullama_cancel_token_cancel(listener.cancel);
  CHECK(generate(&listener, listener.cancel) == MULLAMA_OK);
  CHECK(listener.pieces == 0);
  mullama_cancel_token_free(listener.cancel);
}

static void no_token_is_as_good(void) {
  Listener listener = {NULL, pthread_self(), 0, NULL, false};
  CHECK(generate(&listener, NULL) == MULLAMA_OK);
  CHECK(listener.pieces == 2);
}

static void a_freed_token_is_refused(void) {
  Listener listener = {mullama_cancel_token_new(), pthread_self(), 0, NULL, true};
  mullama_cancel_token_free(listener.cancel);
  CHECK(generate(&listener, listener.cancel) == MULLAMA_ERR_INVALID_HANDLE);
  CHECK(listener.pieces == 0);
}

static void no_callback_is_a_null_pointer(void) {
  CHECK(mullama_generate_streaming_cancellable(context, tokens, n_tokens, 1, NULL, NULL, NULL, NULL) == MULLAMA_ERR_NULL_POINTER);
}

/* Freed under a waiting caller */

static MullamaContext *doomed;

static void *free_it(void *unused) {
  (void)unused;
  mullama_context_free(doomed);
  return NULL;
}

static void free_in_another_thread(Listener *listener) {
  CHECK(pthread_create(&listener->thread, NULL, free_it, NULL) == 0);
  pthread_join(listener->thread, NULL);
}

static void a_context_that_is_freed_under_a_callback_form_is_told_with_the_count(void) {
  Listener listener = {NULL, pthread_self(), 0, free_in_another_thread, true};
  MullamaSamplerParams params = mullama_sampler_greedy_params();
  params.ignore_eos = true;
  doomed = new_context(model);
  CHECK(mullama_generate_streaming(doomed, tokens, n_tokens, 5000, &params, listen, &listener) == MULLAMA_ERR_INVALID_HANDLE);
  int64_t n_generated = 0;
  CHECK(mullama_last_error_data("n_generated", &n_generated) == MULLAMA_OK);
  CHECK(n_generated >= 2);
}

int main(void) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 8192;
  params.n_threads = 1;
  model = load_model();
  context = mullama_context_new(model, &params);
  n_tokens = story(model, tokens);
  CLAIM(a_token_that_the_callback_cancels_stops_at_once);
  CLAIM(a_token_that_another_thread_cancelled_stops_at_once);
  CLAIM(a_token_that_another_thread_cancels_meanwhile_stops);
  CLAIM(false_stops_and_leaves_the_token_as_it_is);
  CLAIM(a_token_that_was_cancelled_before_lets_no_piece_come);
  CLAIM(no_token_is_as_good);
  CLAIM(a_freed_token_is_refused);
  CLAIM(a_context_that_is_freed_under_a_callback_form_is_told_with_the_count);
  CLAIM(no_callback_is_a_null_pointer);
  mullama_context_free(context);
  mullama_model_free(model);
  CHECK(mullama_live_handles() == 0);
  return FINISH();
}
