/* A `bool` of a foreign program may be any byte: whatever is not 0 is true. */
#include "fixture.h"

/* What a program in another language, or one that fills memory, puts where C has a `bool`. */
static void put(void *flag, int byte) { memset(flag, byte, 1); }

static void a_field_of_any_byte_is_a_flag(void) {
  MullamaModelParams params = mullama_model_default_params();
  put(&params.use_mmap, 2);
  put(&params.use_mlock, 0);
  put(&params.vocab_only, 0xFF);
  MullamaModel *model = mullama_model_load(MODEL, &params);
  CHECK(model != NULL);
  /* There are no weights to generate with. */
  MullamaContext *context = mullama_context_new(model, NULL);
  char text[16];
  CHECK(mullama_generate_text(context, "a", 1, NULL, text, sizeof text) == MULLAMA_ERR_GENERATION);
  mullama_context_free(context);
  mullama_model_free(model);

  put(&params.vocab_only, 0);
  put(&params.keep_loaded, 2);
  CHECK(mullama_model_load(MODEL, &params) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NOT_AVAILABLE);
}

static void a_parameter_of_any_byte_is_a_flag(void) {
  /* The library's function as a caller sees it who has bytes for flags. */
  int32_t (*tokenize)(const MullamaModel *, const char *, int32_t *, int32_t, uint8_t, uint8_t);
  int32_t (*declared)(const MullamaModel *, const char *, int32_t *, int32_t, bool, bool) = mullama_tokenize;
  memcpy(&tokenize, &declared, sizeof tokenize);
  MullamaModel *model = mullama_model_load(MODEL, NULL);
  int32_t tokens[16];
  const int32_t with = tokenize(model, "Hello", tokens, 16, 0x80, 0);
  CHECK(with == mullama_tokenize(model, "Hello", tokens, 16, true, false));
  CHECK(with == 1 + tokenize(model, "Hello", tokens, 16, 0, 0xFF));
  mullama_model_free(model);
}

static uint8_t goes_on_with_a_2(float fraction, void *calls) {
  (void)fraction;
  ++*(int *)calls;
  return 2;
}

static uint8_t stops(float fraction, void *calls) {
  (void)fraction;
  ++*(int *)calls;
  return 0;
}

static void what_a_callback_returns_is_a_flag_of_any_byte(void) {
  int calls = 0;
  MullamaModelParams params = mullama_model_default_params();
  uint8_t (*callback)(float, void *) = goes_on_with_a_2;
  memcpy(&params.progress, &callback, sizeof callback);
  params.progress_data = &calls;
  MullamaModel *model = mullama_model_load(MODEL, &params);
  CHECK(model != NULL && calls > 1);
  mullama_model_free(model);

  calls = 0;
  callback = stops;
  memcpy(&params.progress, &callback, sizeof callback);
  CHECK(mullama_model_load(MODEL, &params) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_CANCELLED && calls == 1);
}

static void a_struct_full_of_such_bytes_gets_an_answer(void) {
  MullamaEmbeddingConfig config;
  MullamaModel *model = mullama_model_load(MODEL, NULL);
  memset(&config, 2, sizeof config);
  CHECK(mullama_embedding_generator_new(model, &config) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_INVALID_INPUT);
  mullama_model_free(model);
}

static void nothing_is_left_behind(void) { CHECK(mullama_live_handles() == 0); }

int main(void) {
  CLAIM(a_field_of_any_byte_is_a_flag);
  CLAIM(a_parameter_of_any_byte_is_a_flag);
  CLAIM(what_a_callback_returns_is_a_flag_of_any_byte);
  CLAIM(a_struct_full_of_such_bytes_gets_an_answer);
  CLAIM(nothing_is_left_behind);
  return FINISH();
}
