/* Embeddings, vectors and chat in C: whole arrays, texts of any length, structs of messages. */
#include <math.h>

#include "fixture.h"

enum { N_TEXTS = 3, SPACE = 1024 };

static MullamaModel *model;
static MullamaContext *context;
static MullamaEmbeddingGenerator *generator;
static size_t n_embd;
static const char *const texts[N_TEXTS] = {"the cat", "a dog and the sun", ""};
/* Its size is the stride of arrays in programs that are built already. */
typedef char a_short_message_has_two_pointers[sizeof(MullamaChatMessage) == 2 * sizeof(char *) ? 1 : -1];
static const MullamaChatMessage talk[] = {{"system", "Be brief."}, {"user", "How do you say cat in Japanese?"}};

static bool close_to(const float *a, const float *b) {
  for (size_t i = 0; i < n_embd; i++) {
    if (fabs((double)a[i] - b[i]) > 1e-5) return false;
  }
  return true;
}

static void a_batch_has_the_embedding_of_each_text(void) {
  float one[SPACE], rows[N_TEXTS * SPACE];
  CHECK(mullama_embed_batch(generator, texts, N_TEXTS, rows, N_TEXTS * SPACE) == (int64_t)(N_TEXTS * n_embd));
  for (size_t i = 0; i < N_TEXTS; i++) {
    CHECK(mullama_embed_text(generator, texts[i], one, SPACE) == (int64_t)n_embd);
    CHECK(close_to(one, rows + i * n_embd));
  }
}

static void a_short_array_stays_as_it_was(void) {
  float vector[] = {7, 7};
  int64_t needed = 0;
  CHECK(mullama_embed_text(generator, "the cat", vector, 2) == MULLAMA_ERR_BUFFER_TOO_SMALL);
  CHECK(mullama_last_error_data("needed", &needed) == MULLAMA_OK && needed == (int64_t)n_embd);
  CHECK(vector[0] == 7 && vector[1] == 7);
}

static void a_text_that_is_too_long_is_named_by_its_index(void) {
  const char *const both[] = {"moon", "moon moon moon moon moon moon moon moon moon moon moon moon moon moon moon moon"};
  float rows[2 * SPACE];
  int64_t index = 0, needed = 0, available = 0;
  MullamaEmbeddingConfig config = mullama_embedding_default_config();
  config.n_ctx = 8;
  config.n_threads = 1;
  MullamaEmbeddingGenerator *narrow = mullama_embedding_generator_new(model, &config);
  CHECK(mullama_embed_batch(narrow, both, 2, rows, 2 * SPACE) == MULLAMA_ERR_EMBEDDING);
  CHECK(mullama_last_error_data("index", &index) == MULLAMA_OK && index == 1);
  CHECK(mullama_last_error_data("needed", &needed) == MULLAMA_OK && mullama_last_error_data("available", &available) == MULLAMA_OK);
  CHECK(needed > available);
  mullama_embedding_generator_free(narrow);
}

static void similarity_is_the_cosine_of_the_angle(void) {
  const float east[] = {1, 0}, north[] = {0, 2}, slope[] = {3, 4}, back[] = {-3, -4}, nowhere[] = {0, 0};
  CHECK(mullama_embedding_cosine_similarity(east, east, 2) == 1);
  CHECK(mullama_embedding_cosine_similarity(east, north, 2) == 0);
  CHECK(mullama_embedding_cosine_similarity(slope, back, 2) == -1);
  CHECK(mullama_embedding_cosine_similarity(nowhere, slope, 2) == 0);
  /* Only the first n numbers count. */
  CHECK(mullama_embedding_cosine_similarity(slope, back, 1) == -1);
}

static void similarity_to_null_is_no_number(void) {
  const float east[] = {1, 0};
  CHECK(isnan(mullama_embedding_cosine_similarity(NULL, east, 2)));
  CHECK(mullama_last_error_code() == MULLAMA_ERR_NULL_POINTER);
  CHECK(isnan(mullama_embedding_cosine_similarity(east, NULL, 2)));
}

static void normalizing_changes_the_vector_in_place(void) {
  float vector[] = {3, 4};
  CHECK(mullama_embedding_normalize(vector, 2) == MULLAMA_OK);
  CHECK(fabs((double)vector[0] - 0.6) < 1e-6 && fabs((double)vector[1] - 0.8) < 1e-6);
}

static void a_conversation_is_written_as_the_template_says(void) {
  char text[512];
  const int64_t length = mullama_model_apply_chat_template(model, talk, 2, true, text, sizeof text);
  CHECK(length == (int64_t)strlen(text));
  CHECK_TEXT(text,
             "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n"
             "<|im_start|>assistant\n");
}

static void the_pieces_of_a_chat_join_to_its_text(void) {
  char text[1024], joined[1024] = "", piece[64];
  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaGeneration *record = mullama_chat(context, talk, 2, 40, &greedy, NULL, NULL);
  CHECK(mullama_generation_text(record, text, sizeof text) > 0);
  MullamaStream *stream = mullama_chat_stream_new(context, talk, 2, 40, &greedy, NULL, NULL);
  while (mullama_stream_next(stream, piece, sizeof piece) > 0) strcat(joined, piece);
  CHECK_TEXT(joined, text);
  mullama_stream_free(stream);
  mullama_generation_free(record);
}

static void metadata_is_read_by_its_key(void) {
  char value[64];
  CHECK(mullama_model_meta_val(model, "general.architecture", value, sizeof value) == (int64_t)strlen(value));
  CHECK_TEXT(value, "llama");
  CHECK(mullama_model_meta_val(model, "no.such.key", value, sizeof value) < 0);
}

int main(void) {
  MullamaEmbeddingConfig config = mullama_embedding_default_config();
  config.n_threads = 1;
  model = load_model();
  context = new_context(model);
  generator = mullama_embedding_generator_new(model, &config);
  n_embd = (size_t)mullama_embedding_generator_n_embd(generator);
  CHECK(n_embd > 0 && n_embd <= SPACE);
  CLAIM(a_batch_has_the_embedding_of_each_text);
  CLAIM(a_short_array_stays_as_it_was);
  CLAIM(a_text_that_is_too_long_is_named_by_its_index);
  CLAIM(similarity_is_the_cosine_of_the_angle);
  CLAIM(similarity_to_null_is_no_number);
  CLAIM(normalizing_changes_the_vector_in_place);
  CLAIM(a_conversation_is_written_as_the_template_says);
  CLAIM(the_pieces_of_a_chat_join_to_its_text);
  CLAIM(metadata_is_read_by_its_key);
  mullama_embedding_generator_free(generator);
  mullama_context_free(context);
  mullama_model_free(model);
  CHECK(mullama_live_handles() == 0);
  return FINISH();
}
