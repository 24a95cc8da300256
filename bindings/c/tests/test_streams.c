/* Streams and callbacks: pieces come live, join to the text, and an open stream is never a hang. */
#include "fixture.h"

static MullamaModel *model;
static MullamaContext *context;
static int32_t tokens[64];
static int32_t n_tokens;
static MullamaSamplerParams greedy;

static MullamaStream *open_stream(int32_t max_tokens) {
  return mullama_stream_new(context, tokens, n_tokens, max_tokens, &greedy, NULL);
}

static void pieces_join_to_the_text(void) {
  char text[1024], joined[1024] = "", piece[64];
  int64_t length;
  mullama_generate(context, tokens, n_tokens, 30, &greedy, text, sizeof text);
  MullamaStream *stream = open_stream(30);
  while ((length = mullama_stream_next(stream, piece, sizeof piece)) > 0) {
    CHECK(length == (int64_t)strlen(piece));
    strcat(joined, piece);
  }
  CHECK(length == 0);
  CHECK(mullama_stream_next(stream, piece, sizeof piece) == 0);
  CHECK_TEXT(joined, text);
  mullama_stream_free(stream);
}

static void a_short_buffer_keeps_the_piece(void) {
  char first[64], again[64];
  int64_t needed = 0;
  MullamaStream *stream = open_stream(4);
  CHECK(mullama_stream_next(stream, first, 1) == MULLAMA_ERR_BUFFER_TOO_SMALL);
  CHECK(mullama_last_error_data("needed", &needed) == MULLAMA_OK && needed > 1);
  CHECK(mullama_stream_next(stream, first, (size_t)needed) == needed - 1);
  mullama_stream_free(stream);
  stream = open_stream(4);
  CHECK(mullama_stream_next(stream, again, sizeof again) == needed - 1);
  CHECK_TEXT(first, again);
  mullama_stream_free(stream);
}

static void generating_inside_a_streams_loop_is_answered(void) {
  char piece[64], joined[1024] = "", alone[1024], text[64];
  CHECK(mullama_generate(context, tokens, n_tokens, 40, &greedy, alone, sizeof alone) > 0);
  MullamaStream *stream = open_stream(40);
  while (mullama_stream_next(stream, piece, sizeof piece) > 0) {
    strcat(joined, piece);
    CHECK(mullama_generate(context, tokens, n_tokens, 1, &greedy, text, sizeof text) > 0);
    CHECK(mullama_context_kv_cache_clear(context) == MULLAMA_OK);
  }
  CHECK_TEXT(joined, alone);
  mullama_stream_free(stream);
}

static void finish_stops_and_tells_what_was_delivered(void) {
  char piece[64], text[64];
  MullamaGenerationStats stats;
  MullamaStream *stream = open_stream(-1);
  CHECK(mullama_stream_next(stream, piece, sizeof piece) > 0);
  MullamaGeneration *record = mullama_stream_finish(stream);
  CHECK(mullama_generation_text(record, text, sizeof text) > 0);
  CHECK_TEXT(text, piece);
  CHECK(mullama_generation_stats(record, &stats) == MULLAMA_OK && stats.n_generated == 1);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_CANCELLED);
  mullama_generation_free(record);
  mullama_stream_free(stream);
}

static void try_next_never_waits(void) {
  char piece[64], joined[256] = "", text[256];
  int64_t length;
  int ended = 0;
  mullama_generate(context, tokens, n_tokens, 6, &greedy, text, sizeof text);
  MullamaStream *stream = open_stream(6);
  while (!ended) {
    length = mullama_stream_try_next(stream, piece, sizeof piece);
    CHECK(length >= 0 || length == MULLAMA_ERR_WOULD_BLOCK);
    if (length > 0) strcat(joined, piece);
    ended = length == 0 || (length < 0 && length != MULLAMA_ERR_WOULD_BLOCK);
  }
  CHECK_TEXT(joined, text);
  mullama_stream_free(stream);
}

typedef struct Heard {
  char text[1024];
  int pieces, stop_at;
} Heard;

static bool hear(const char *piece, void *user_data) {
  Heard *heard = user_data;
  strcat(heard->text, piece);
  return ++heard->pieces != heard->stop_at;
}

static void the_callback_hears_every_piece_and_may_stop(void) {
  char text[1024];
  Heard all = {"", 0, 0}, two = {"", 0, 2};
  mullama_generate(context, tokens, n_tokens, 12, &greedy, text, sizeof text);
  CHECK(mullama_generate_streaming(context, tokens, n_tokens, 12, &greedy, hear, &all) == MULLAMA_OK);
  CHECK_TEXT(all.text, text);
  CHECK(mullama_generate_streaming(context, tokens, n_tokens, 12, &greedy, hear, &two) == MULLAMA_OK);
  CHECK(two.pieces == 2);
  CHECK(strncmp(text, two.text, strlen(two.text)) == 0);
}

static void a_cancelled_token_ends_a_generation_without_an_error(void) {
  MullamaGenerateOptions options = mullama_generate_default_options();
  MullamaCancelToken *cancel = mullama_cancel_token_new();
  CHECK(!mullama_cancel_token_is_cancelled(cancel));
  CHECK(mullama_cancel_token_cancel(cancel) == MULLAMA_OK);
  CHECK(mullama_cancel_token_is_cancelled(cancel));
  options.cancel = cancel;
  MullamaGeneration *record = mullama_complete(context, tokens, n_tokens, 50, &greedy, &options);
  CHECK(record != NULL);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_CANCELLED);
  mullama_generation_free(record);
  mullama_cancel_token_free(cancel);
  CHECK(mullama_complete(context, tokens, n_tokens, 1, &greedy, &options) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_INVALID_HANDLE);
}

static void stop_strings_end_the_text_and_are_no_part_of_it(void) {
  const char *stop[] = {"never to be seen", " a"};
  char text[256];
  MullamaGenerateOptions options = mullama_generate_default_options();
  options.stop = stop;
  options.n_stop = 2;
  MullamaGeneration *record = mullama_complete(context, tokens, n_tokens, 50, &greedy, &options);
  CHECK(mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_STOP_STRING);
  CHECK(mullama_generation_text(record, text, sizeof text) > 0);
  CHECK(strstr(text, " a") == NULL);
  mullama_generation_free(record);
}

static bool no_at_once(float fraction, void *user_data) {
  *(int *)user_data += fraction >= 0 && fraction <= 1;
  return false;
}

static void progress_may_stop_a_load(void) {
  int calls = 0;
  MullamaModelParams params = mullama_model_default_params();
  params.progress = no_at_once;
  params.progress_data = &calls;
  CHECK(mullama_model_load(MODEL, &params) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_CANCELLED);
  CHECK(calls == 1);
}

static void a_context_freed_under_an_open_stream_ends_it(void) {
  char piece[64];
  MullamaContext *other = new_context(model);
  MullamaStream *stream = mullama_stream_new(other, tokens, n_tokens, -1, &greedy, NULL);
  CHECK(mullama_stream_next(stream, piece, sizeof piece) > 0);
  mullama_context_free(other);
  /* What was computed ahead may still come; the end comes without waiting for anybody. */
  while (mullama_stream_next(stream, piece, sizeof piece) > 0) {
  }
  mullama_stream_free(stream);
}

static bool hear_and_free(const char *piece, void *context_to_free) {
  mullama_context_free(*(MullamaContext **)context_to_free);
  return piece[0] != '\0';
}

static void a_context_freed_under_a_callback_is_told_for_there_is_no_record(void) {
  int64_t made = 0;
  MullamaContext *other = new_context(model);
  CHECK(mullama_generate_streaming(other, tokens, n_tokens, -1, &greedy, hear_and_free, &other) == MULLAMA_ERR_INVALID_HANDLE);
  CHECK(strstr(mullama_get_last_error(), "tokens made so far: 1;") != NULL);
  CHECK(mullama_last_error_data("n_generated", &made) == MULLAMA_OK && made == 1);
}

int main(void) {
  model = load_model();
  context = new_context(model);
  n_tokens = story(model, tokens);
  greedy = mullama_sampler_greedy_params();
  CLAIM(pieces_join_to_the_text);
  CLAIM(a_short_buffer_keeps_the_piece);
  CLAIM(generating_inside_a_streams_loop_is_answered);
  CLAIM(finish_stops_and_tells_what_was_delivered);
  CLAIM(try_next_never_waits);
  CLAIM(the_callback_hears_every_piece_and_may_stop);
  CLAIM(a_cancelled_token_ends_a_generation_without_an_error);
  CLAIM(stop_strings_end_the_text_and_are_no_part_of_it);
  CLAIM(progress_may_stop_a_load);
  CLAIM(a_context_freed_under_an_open_stream_ends_it);
  CLAIM(a_context_freed_under_a_callback_is_told_for_there_is_no_record);
  mullama_context_free(context);
  mullama_model_free(model);
  CHECK(mullama_live_handles() == 0);
  return FINISH();
}
