/* Calls that are started: several are waited for at once, any of them ends from anywhere, and answers are taken by their kind. */
#include <pthread.h>

#include "fixture.h"

static MullamaModel *model;
static MullamaContext *context;

/* A generation that ends when it is told to. */
static MullamaPending *start_endless(MullamaContext *on) {
  MullamaSamplerParams params = mullama_sampler_greedy_params();
  params.ignore_eos = true;
  return mullama_complete_text_start(on, "Once upon a time", -1, &params, NULL);
}

/* A context in which a generation has no end of its own. */
static MullamaContext *new_shifting_context(void) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 256;
  params.n_threads = 1;
  params.overflow = MULLAMA_OVERFLOW_SHIFT;
  return mullama_context_new(model, &params);
}

static int32_t wait_for(const MullamaPending *pending, int64_t timeout_ms) {
  return mullama_pending_wait(&pending, 1, timeout_ms);
}

static void every_kind_of_answer_is_taken(void) {
  MullamaPending *loading = mullama_model_load_start(MODEL, NULL);
  CHECK(loading != NULL);
  CHECK(wait_for(loading, -1) == 0);
  CHECK(mullama_pending_progress(loading) == 1.0F);
  MullamaModel *loaded = mullama_pending_take_handle(loading);
  CHECK(mullama_model_n_vocab(loaded) > 0);
  mullama_pending_free(loading);

  MullamaPending *creating = mullama_context_new_start(loaded, NULL);
  MullamaContext *made = mullama_pending_take_handle(creating);
  mullama_pending_free(creating);

  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaPending *generating = mullama_complete_text_start(made, "Once upon a time", 8, &greedy, NULL);
  MullamaGeneration *record = mullama_pending_take_record(generating);
  char text[256];
  CHECK(mullama_generation_text(record, text, sizeof text) > 0);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_LENGTH);
  mullama_generation_free(record);
  mullama_pending_free(generating);

  MullamaPending *making = mullama_embedding_generator_new_start(loaded, NULL);
  MullamaEmbeddingGenerator *generator = mullama_pending_take_handle(making);
  mullama_pending_free(making);
  const char *texts[] = {"the cat", "a dog"};
  MullamaPending *embedding = mullama_embed_batch_start(generator, texts, 2, NULL);
  const int64_t n = mullama_pending_take_vectors(embedding, NULL, 0);
  CHECK(n == 2 * (int64_t)mullama_embedding_generator_n_embd(generator));
  float few[2], *vectors = malloc((size_t)n * sizeof *vectors);
  CHECK(mullama_pending_take_vectors(embedding, few, 2) == MULLAMA_ERR_BUFFER_TOO_SMALL);
  CHECK(mullama_pending_take_vectors(embedding, vectors, (size_t)n) == n);
  CHECK(mullama_pending_take_vectors(embedding, vectors, (size_t)n) == n);
  free(vectors);
  mullama_pending_free(embedding);
  mullama_embedding_generator_free(generator);
  mullama_context_free(made);
  mullama_model_free(loaded);
}

static void an_error_of_the_call_is_that_of_its_answer(void) {
  MullamaPending *loading = mullama_model_load_start("no/such/file.gguf", NULL);
  CHECK(loading != NULL);
  for (int i = 0; i < 2; i++) {
    CHECK(mullama_pending_take_handle(loading) == NULL);
    CHECK(mullama_last_error_code() == MULLAMA_ERR_MODEL_LOAD);
    CHECK(strstr(mullama_get_last_error(), "no/such/file.gguf") != NULL);
  }
  mullama_pending_free(loading);
}

static void a_wait_ends_with_its_time_and_the_call_goes_on(void) {
  MullamaContext *shifting = new_shifting_context();
  MullamaPending *generating = start_endless(shifting);
  CHECK(wait_for(generating, 0) == MULLAMA_ERR_WOULD_BLOCK);
  CHECK(wait_for(generating, 30) == MULLAMA_ERR_WOULD_BLOCK);
  CHECK(mullama_pending_cancel(generating) == MULLAMA_OK);
  CHECK(wait_for(generating, -1) == 0);
  MullamaGeneration *record = mullama_pending_take_record(generating);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_CANCELLED);
  MullamaGenerationStats stats;
  CHECK(mullama_generation_stats(record, &stats) == MULLAMA_OK);
  CHECK(stats.n_generated > 0);
  mullama_generation_free(record);
  CHECK(mullama_pending_cancel(generating) == MULLAMA_OK);
  mullama_pending_free(generating);
  mullama_context_free(shifting);
}

static void the_first_of_several_that_is_done_is_told(void) {
  MullamaContext *shifting = new_shifting_context();
  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaPending *calls[] = {start_endless(shifting), mullama_complete_text_start(context, "Once", 1, &greedy, NULL)};
  CHECK(mullama_pending_wait((const MullamaPending *const *)calls, 2, -1) == 1);
  mullama_pending_free(calls[0]);
  mullama_pending_free(calls[1]);
  mullama_context_free(shifting);
}

static void *cancel_it(void *pending) {
  CHECK(mullama_pending_cancel(pending) == MULLAMA_OK);
  return NULL;
}

static void another_thread_ends_a_call_that_is_waited_for(void) {
  MullamaContext *shifting = new_shifting_context();
  MullamaPending *generating = start_endless(shifting);
  pthread_t thread;
  CHECK(wait_for(generating, 20) == MULLAMA_ERR_WOULD_BLOCK);
  CHECK(pthread_create(&thread, NULL, cancel_it, generating) == 0);
  MullamaGeneration *record = mullama_pending_take_record(generating);
  CHECK(record != NULL);
  pthread_join(thread, NULL);
  mullama_generation_free(record);
  mullama_pending_free(generating);
  mullama_context_free(shifting);
}

static void a_call_that_is_freed_ends(void) {
  MullamaContext *shifting = new_shifting_context();
  mullama_pending_free(start_endless(shifting));
  /* The context has one sequence: another generation can run only where the first one ended. */
  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaGeneration *record = mullama_complete_text(shifting, "Once", 1, &greedy, NULL);
  CHECK(record != NULL);
  mullama_generation_free(record);
  mullama_context_free(shifting);
}

static void a_context_that_is_freed_under_a_call_ends_it(void) {
  MullamaContext *shifting = new_shifting_context();
  MullamaPending *generating = start_endless(shifting);
  CHECK(wait_for(generating, 20) == MULLAMA_ERR_WOULD_BLOCK);
  mullama_context_free(shifting);
  MullamaGeneration *record = mullama_pending_take_record(generating);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_CANCELLED);
  mullama_generation_free(record);
  mullama_pending_free(generating);
}

static bool never(float fraction, void *user_data) {
  (void)fraction, (void)user_data;
  CHECK(!"a started call calls back");
  return true;
}

static void misuse_is_told(void) {
  const MullamaPending *const forged[] = {(const MullamaPending *)(uintptr_t)0x1234567};
  const MullamaPending *const null[] = {NULL};
  CHECK(mullama_pending_wait(NULL, 0, 0) == MULLAMA_ERR_INVALID_INPUT);
  CHECK(mullama_pending_wait(NULL, 1, 0) == MULLAMA_ERR_NULL_POINTER);
  CHECK(mullama_pending_wait(null, 1, 0) == MULLAMA_ERR_NULL_POINTER);
  CHECK(strstr(mullama_get_last_error(), "list[0]") != NULL);
  CHECK(mullama_pending_wait(forged, 1, 0) == MULLAMA_ERR_INVALID_HANDLE);
  CHECK(mullama_pending_cancel(NULL) == MULLAMA_ERR_NULL_POINTER);
  CHECK(mullama_pending_take_record(NULL) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  mullama_pending_free(NULL);

  MullamaModelParams listening = mullama_model_default_params();
  listening.progress = never;
  CHECK(mullama_model_load_start(MODEL, &listening) == NULL);
  CHECK(strstr(mullama_get_last_error(), "mullama_pending_progress") != NULL);

  MullamaPending *loading = mullama_model_load_start(MODEL, NULL);
  CHECK(mullama_pending_take_record(loading) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_INVALID_INPUT);
  MullamaModel *loaded = mullama_pending_take_handle(loading);
  CHECK(loaded != NULL);
  CHECK(mullama_pending_take_handle(loading) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_INVALID_INPUT);
  mullama_pending_free(loading);
  mullama_pending_free(loading);
  CHECK(mullama_pending_cancel(loading) == MULLAMA_ERR_INVALID_HANDLE);
  mullama_model_free(loaded);
}

int main(void) {
  model = load_model();
  context = new_context(model);
  CLAIM(every_kind_of_answer_is_taken);
  CLAIM(an_error_of_the_call_is_that_of_its_answer);
  CLAIM(a_wait_ends_with_its_time_and_the_call_goes_on);
  CLAIM(the_first_of_several_that_is_done_is_told);
  CLAIM(another_thread_ends_a_call_that_is_waited_for);
  CLAIM(a_call_that_is_freed_ends);
  CLAIM(a_context_that_is_freed_under_a_call_ends_it);
  CLAIM(misuse_is_told);
  mullama_context_free(context);
  mullama_model_free(model);
  return FINISH();
}
