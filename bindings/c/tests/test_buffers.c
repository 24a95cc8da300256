/* What the functions that fill buffers promise, for buffers of every size. */
#include "fixture.h"

static MullamaModel *model;
static MullamaContext *context;

static void a_short_array_is_refused_and_untouched(void) {
  int32_t tokens[4] = {-7, -7, -7, -7};
  int64_t needed = 0, available = 0;
  CHECK(mullama_tokenize(model, "a longer text than four tokens hold", tokens, 4, true, false) == MULLAMA_ERR_BUFFER_TOO_SMALL);
  CHECK(mullama_last_error_data("needed", &needed) == MULLAMA_OK && needed > 4);
  CHECK(mullama_last_error_data("available", &available) == MULLAMA_OK && available == 4);
  for (int i = 0; i < 4; i++) CHECK(tokens[i] == -7);
}

static void capacity_0_asks_for_the_count(void) {
  int32_t tokens[64];
  const int32_t n = mullama_tokenize(model, "Hello, world", tokens, 64, true, false);
  CHECK(n > 0);
  CHECK(mullama_tokenize(model, "Hello, world", NULL, 0, true, false) == n);
}

static void arguments_keep_their_order(void) {
  int32_t with_bos[64], without[64];
  const int32_t n = mullama_tokenize(model, "Hello", with_bos, 64, true, false);
  const int32_t m = mullama_tokenize(model, "Hello", without, 64, false, false);
  CHECK(n == m + 1);
  CHECK(with_bos[0] == mullama_model_token_bos(model));
  CHECK(memcmp(with_bos + 1, without, (size_t)m * sizeof *without) == 0);

  int32_t as_text[64], as_special[64];
  const int32_t spelt = mullama_tokenize(model, "<|im_end|>", as_text, 64, false, false);
  const int32_t parsed = mullama_tokenize(model, "<|im_end|>", as_special, 64, false, true);
  CHECK(parsed == 1 && spelt > 1);
}

static void text_tells_its_whole_length_and_is_cut_at_a_character(void) {
  const char *const text = "h\xc3\xa9llo \xe6\x97\xa5\xe6\x9c\xac";
  const int64_t whole = (int64_t)strlen(text);
  int32_t tokens[64];
  char buffer[64];
  const int32_t n = mullama_tokenize(model, text, tokens, 64, false, false);
  CHECK(mullama_detokenize(model, tokens, n, NULL, 0, false, false) == whole);
  for (size_t capacity = 1; capacity <= sizeof buffer; capacity++) {
    memset(buffer, '#', sizeof buffer);
    CHECK(mullama_detokenize(model, tokens, n, buffer, capacity, false, false) == whole);
    const size_t written = strlen(buffer);
    CHECK(written < capacity);
    CHECK(strncmp(buffer, text, written) == 0);
    CHECK(((unsigned char)text[written] & 0xc0) != 0x80); /* what is missing begins with a whole character */
    if (capacity < sizeof buffer) CHECK(buffer[capacity] == '#');
  }
  CHECK_TEXT(buffer, text);
}

static void generate_ends_before_the_piece_that_does_not_fit(void) {
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  int32_t tokens[64];
  char whole[1024], part[16];
  const int32_t n = story(model, tokens);
  const int64_t length = mullama_generate(context, tokens, n, 20, &greedy, whole, sizeof whole);
  const int64_t written = mullama_generate(context, tokens, n, 20, &greedy, part, sizeof part);
  CHECK(length == (int64_t)strlen(whole));
  CHECK(written > 0 && written < (int64_t)sizeof part);
  CHECK(written == (int64_t)strlen(part));
  CHECK(strncmp(whole, part, strlen(part)) == 0);
}

static void a_record_fits_every_generation(void) {
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaGenerationStats stats;
  int32_t tokens[64], generated[64];
  char from_generate[1024], from_record[1024];
  const int32_t n = story(model, tokens);
  mullama_generate(context, tokens, n, 20, &greedy, from_generate, sizeof from_generate);
  MullamaGeneration *record = mullama_complete(context, tokens, n, 20, &greedy, NULL);
  CHECK(record != NULL);
  CHECK(mullama_generation_text(record, from_record, sizeof from_record) == (int64_t)strlen(from_generate));
  CHECK_TEXT(from_record, from_generate);
  CHECK(mullama_generation_tokens(record, generated, 64) == 20);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_LENGTH);
  CHECK(mullama_generation_stats(record, &stats) == MULLAMA_OK);
  CHECK(stats.n_prompt == n && stats.n_generated == 20);
  CHECK(mullama_generation_stats(record, NULL) == MULLAMA_ERR_NULL_POINTER);
  mullama_generation_free(record);
  mullama_generation_free(record);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_ERR_INVALID_HANDLE);
}

static void a_piece_of_bytes_may_be_half_a_character(void) {
  uint8_t bytes[16];
  int32_t tokens[16];
  char joined[16] = {0};
  size_t at = 0;
  const int32_t n = mullama_tokenize(model, "\xe6\x97\xa5", tokens, 16, false, false);
  for (int32_t i = 0; i < n; i++) {
    const int64_t length = mullama_token_to_piece(model, tokens[i], bytes, sizeof bytes, false);
    CHECK(length > 0);
    memcpy(joined + at, bytes, (size_t)length);
    at += (size_t)length;
  }
  CHECK(strstr(joined, "\xe6\x97\xa5") != NULL);
}

static void bits_are_the_answers_for_every_token(void) {
  unsigned char bits[512], few[3] = {0, 0, 0xFF};
  const int32_t n = mullama_model_n_vocab(model);
  const int64_t length = mullama_model_token_is_eog_bits(model, bits, sizeof bits);
  CHECK(length == (n + 7) / 8 && length <= (int64_t)sizeof bits);
  for (int32_t token = 0; token < n; token++) {
    CHECK((bits[token / 8] >> (token % 8) & 1) == mullama_model_token_is_eog(model, token));
  }
  CHECK(mullama_model_token_is_eog_bits(model, NULL, 0) == length);
  CHECK(mullama_model_token_is_eog_bits(model, few, 2) == length);
  CHECK(memcmp(few, bits, 2) == 0 && few[2] == 0xFF);
  CHECK(mullama_model_token_is_eog_bits(NULL, few, 2) == MULLAMA_ERR_NULL_POINTER);
}

int main(void) {
  model = load_model();
  context = new_context(model);
  CLAIM(a_short_array_is_refused_and_untouched);
  CLAIM(capacity_0_asks_for_the_count);
  CLAIM(arguments_keep_their_order);
  CLAIM(text_tells_its_whole_length_and_is_cut_at_a_character);
  CLAIM(generate_ends_before_the_piece_that_does_not_fit);
  CLAIM(a_record_fits_every_generation);
  CLAIM(a_piece_of_bytes_may_be_half_a_character);
  CLAIM(bits_are_the_answers_for_every_token);
  mullama_context_free(context);
  mullama_model_free(model);
  CHECK(mullama_live_handles() == 0);
  return FINISH();
}
