/* What a careless caller gives: it answers an error, never undefined behaviour. */
#include "fixture.h"

static MullamaModel *model;
static MullamaContext *context;
static int32_t tokens[64];
static int32_t n_tokens;

/* The call's return value is the code, and so is the thread's last error, which has a message. */
static void check_error(int64_t returned, int32_t code) {
  CHECK(returned == code);
  CHECK(mullama_last_error_code() == code);
  CHECK(strlen(mullama_get_last_error()) > 0);
}

static void null_is_a_null_pointer_everywhere(void) {
  char text[16];
  MullamaGenerationStats stats;
  check_error(mullama_model_n_vocab(NULL), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_model_token_bos(NULL), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_model_desc(NULL, text, sizeof text), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_tokenize(NULL, "text", tokens, 64, true, false), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_tokenize(model, NULL, tokens, 64, true, false), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_tokenize(model, "text", NULL, 64, true, false), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_detokenize(model, NULL, 3, text, sizeof text, false, false), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_detokenize(model, tokens, 1, NULL, sizeof text, false, false), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_context_kv_cache_clear(NULL), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_generate(NULL, tokens, n_tokens, 1, NULL, text, sizeof text), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_generate_streaming(context, tokens, n_tokens, 1, NULL, NULL, NULL), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_stream_next(NULL, text, sizeof text), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_generation_stats(NULL, &stats), MULLAMA_ERR_NULL_POINTER);
  check_error(mullama_cancel_token_cancel(NULL), MULLAMA_ERR_NULL_POINTER);
}

static void a_null_in_a_list_is_named_by_its_place(void) {
  const char *stop[] = {"a", NULL};
  const MullamaChatMessage messages[] = {{"user", "a"}, {"user", NULL}};
  MullamaGenerateOptions options = mullama_generate_default_options();
  options.stop = stop;
  options.n_stop = 2;
  CHECK(mullama_complete(context, tokens, n_tokens, 1, NULL, &options) == NULL);
  CHECK_TEXT(mullama_get_last_error(), "stop[1] is null; give text");
  CHECK(mullama_chat(context, messages, 2, 1, NULL, NULL, NULL) == NULL);
  CHECK_TEXT(mullama_get_last_error(), "messages[1].content is null; give text");
  CHECK(mullama_last_error_code() == MULLAMA_ERR_INVALID_INPUT);
}

static void what_answers_no_number_sets_the_last_error(void) {
  CHECK(mullama_model_load(NULL, NULL) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  CHECK(mullama_context_new(NULL, NULL) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  CHECK(mullama_model_clone(NULL) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  CHECK(!mullama_model_token_is_eog(NULL, 1));
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  CHECK(!mullama_cancel_token_is_cancelled(NULL));
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
}

static void a_forged_handle_is_invalid(void) {
  static const uintptr_t numbers[] = {1, 0x1234567, (uintptr_t)-1, (uintptr_t)1 << 63, (uintptr_t)1 << 56};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    check_error(mullama_model_n_vocab((const MullamaModel *)numbers[i]), MULLAMA_ERR_INVALID_HANDLE);
    check_error(mullama_context_kv_cache_clear((MullamaContext *)numbers[i]), MULLAMA_ERR_INVALID_HANDLE);
    mullama_model_free((MullamaModel *)numbers[i]);
    mullama_context_free((MullamaContext *)numbers[i]);
  }
  check_error(mullama_model_n_vocab((const MullamaModel *)(const void *)tokens), MULLAMA_ERR_INVALID_HANDLE);
}

static void a_handle_of_another_type_is_invalid(void) {
  check_error(mullama_model_n_vocab((const MullamaModel *)(const void *)context), MULLAMA_ERR_INVALID_HANDLE);
  check_error(mullama_context_n_ctx((const MullamaContext *)(const void *)model), MULLAMA_ERR_INVALID_HANDLE);
  mullama_context_free((MullamaContext *)(void *)model);
  CHECK(mullama_model_n_vocab(model) > 0);
}

static void a_freed_handle_is_invalid_and_freeing_it_again_does_nothing(void) {
  MullamaModel *second = mullama_model_clone(model);
  const int32_t live = mullama_live_handles();
  mullama_model_free(second);
  mullama_model_free(second);
  mullama_model_free(NULL);
  CHECK(mullama_live_handles() == live - 1);
  check_error(mullama_model_n_vocab(second), MULLAMA_ERR_INVALID_HANDLE);
  check_error(mullama_tokenize(second, "text", tokens, 64, true, false), MULLAMA_ERR_INVALID_HANDLE);
  /* The slot is used again, under another generation: the old handle stays dead. */
  MullamaModel *third = mullama_model_clone(model);
  CHECK(third != second);
  check_error(mullama_model_n_vocab(second), MULLAMA_ERR_INVALID_HANDLE);
  mullama_model_free(third);
}

static void a_negative_count_is_invalid_input(void) {
  char text[16];
  check_error(mullama_detokenize(model, tokens, -1, text, sizeof text, false, false), MULLAMA_ERR_INVALID_INPUT);
  check_error(mullama_tokenize(model, "text", tokens, -1, true, false), MULLAMA_ERR_INVALID_INPUT);
  CHECK(mullama_complete(context, tokens, -5, 1, NULL, NULL) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_INVALID_INPUT);
}

static void text_must_be_utf8_and_a_path_need_not(void) {
  check_error(mullama_tokenize(model, "caf\xe9", tokens, 64, true, false), MULLAMA_ERR_UTF8);
  CHECK(strstr(mullama_get_last_error(), "byte 3") != NULL);
  CHECK(mullama_model_load("\xff.gguf", NULL) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_MODEL_LOAD);
}

static void a_number_that_is_no_enum_value_is_invalid_input(void) {
  MullamaModelParams params = mullama_model_default_params();
  params.split_mode = 77;
  CHECK(mullama_model_load(MODEL, &params) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_INVALID_INPUT);
  CHECK(strstr(mullama_get_last_error(), "split_mode") != NULL);
}

static void a_closed_model_ends_no_context(void) {
  MullamaModel *short_lived = load_model();
  MullamaContext *survivor = new_context(short_lived);
  char text[64];
  mullama_model_free(short_lived);
  CHECK(mullama_generate(survivor, tokens, n_tokens, 4, NULL, text, sizeof text) > 0);
  mullama_context_free(survivor);
}

int main(void) {
  model = load_model();
  context = new_context(model);
  n_tokens = story(model, tokens);
  CLAIM(null_is_a_null_pointer_everywhere);
  CLAIM(a_null_in_a_list_is_named_by_its_place);
  CLAIM(what_answers_no_number_sets_the_last_error);
  CLAIM(a_forged_handle_is_invalid);
  CLAIM(a_handle_of_another_type_is_invalid);
  CLAIM(a_freed_handle_is_invalid_and_freeing_it_again_does_nothing);
  CLAIM(a_negative_count_is_invalid_input);
  CLAIM(text_must_be_utf8_and_a_path_need_not);
  CLAIM(a_number_that_is_no_enum_value_is_invalid_input);
  n_tokens = story(model, tokens);
  CLAIM(a_closed_model_ends_no_context);
  mullama_context_free(context);
  mullama_model_free(model);
  CHECK(mullama_live_handles() == 0);
  return FINISH();
}
