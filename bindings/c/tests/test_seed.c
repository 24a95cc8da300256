/* Sections 1 to 4 of the "Common API Patterns" that the project began with, as they stand there but for the model's path; its presets. */
#include <math.h>

#include "check.h"
#include "mullama.h"

static void the_documented_snippets_run_as_written(void) {
    MullamaMullamaModelParams params = mullama_model_default_params();
    params.n_gpu_layers = 32;
    MullamaMullamaModel* model = mullama_model_load(MODEL, &params);

    MullamaMullamaContextParams ctx_params = mullama_context_default_params();
    ctx_params.n_ctx = 2048;
    MullamaMullamaContext* ctx = mullama_context_new(model, &ctx_params);

    /* The third section declares `params` again, so it stands in a block of its own. */
    {
        MullamaMullamaSamplerParams params = mullama_sampler_greedy_params();
        int tokens[512];
        int n = mullama_tokenize(model, "Hello, AI!", tokens, 512, true, false);
        char output[4096];
        mullama_generate(ctx, tokens, n, 100, &params, output, sizeof(output));

        char same[4096];
        MullamaGeneration *record = mullama_complete(ctx, tokens, n, 100, &params, NULL);
        CHECK(mullama_generation_text(record, same, sizeof same) == (int64_t)strlen(output));
        CHECK_TEXT(output, same);
        mullama_generation_free(record);
    }

    MullamaMullamaEmbeddingConfig config = mullama_embedding_default_config();
    MullamaMullamaEmbeddingGenerator* gen = mullama_embedding_generator_new(model, &config);
    float embedding[4096];
    mullama_embed_text(gen, "Hello, world!", embedding, 4096);

    const int n_embd = mullama_model_n_embd(model);
    double squares = 0;
    for (int i = 0; i < n_embd; i++) squares += (double)embedding[i] * embedding[i];
    CHECK(fabs(sqrt(squares) - 1) < 1e-5);
    CHECK(mullama_embed_text(gen, "Hello, world!", NULL, 0) == n_embd);
    mullama_embedding_generator_free(gen);

    CHECK(mullama_context_n_ctx(ctx) == 2048);
    mullama_context_free(ctx);
    mullama_model_free(model);
}

static bool preset_is(MullamaSamplerParams given, float temperature, int top_k, float top_p, float min_p, float penalty_repeat) {
  return given.temperature == temperature && given.top_k == top_k && given.top_p == top_p && given.min_p == min_p &&
         given.penalty_repeat == penalty_repeat;
}

static void the_presets_are_the_seeds_table(void) {
  CHECK(preset_is(mullama_sampler_greedy_params(), 0.0F, 1, 1.0F, 0.0F, 1.0F));
  CHECK(preset_is(mullama_sampler_precise_params(), 0.3F, 20, 0.8F, 0.05F, 1.1F));
  CHECK(preset_is(mullama_sampler_default_params(), 0.8F, 40, 0.95F, 0.05F, 1.1F));
  CHECK(preset_is(mullama_sampler_creative_params(), 1.2F, 100, 0.95F, 0.0F, 1.0F));
}

static void a_seed_that_is_set_is_used_and_a_zeroed_struct_is_told_or_has_0(void) {
  MullamaModel *model = mullama_model_load(MODEL, NULL);
  MullamaContextParams small = mullama_context_default_params();
  small.n_ctx = 256;
  small.n_threads = 1;
  MullamaContext *context = mullama_context_new(model, &small);
  MullamaSamplerParams params = mullama_sampler_default_params();
  CHECK(params.seed == MULLAMA_SEED_RANDOM);
  params.temperature = 1.5F;
  params.seed = 42;
  char first[1024], second[1024];
  CHECK(mullama_generate_text(context, "Once upon a time", 30, &params, first, sizeof first) > 0);
  CHECK(mullama_generate_text(context, "Once upon a time", 30, &params, second, sizeof second) > 0);
  CHECK_TEXT(first, second);

  MullamaSamplerParams zeroed;
  memset(&zeroed, 0, sizeof zeroed);
  CHECK(mullama_complete_text(context, "Once upon a time", 5, &zeroed, NULL) == NULL);
  CHECK(mullama_last_error_code() == MULLAMA_ERR_SAMPLER);
  CHECK(strstr(mullama_get_last_error(), "dry_base") != NULL);
  zeroed.dry_base = 1;
  MullamaGeneration *record = mullama_complete_text(context, "Once upon a time", 5, &zeroed, NULL);
  MullamaGenerationStats stats;
  CHECK(mullama_generation_stats(record, &stats) == MULLAMA_OK);
  CHECK(stats.seed == 0);
  mullama_generation_free(record);
  mullama_context_free(context);
  mullama_model_free(model);
}

static void nothing_is_left_behind(void) { CHECK(mullama_live_handles() == 0); }

int main(void) {
  CLAIM(the_documented_snippets_run_as_written);
  CLAIM(the_presets_are_the_seeds_table);
  CLAIM(a_seed_that_is_set_is_used_and_a_zeroed_struct_is_told_or_has_0);
  CLAIM(nothing_is_left_behind);
  return FINISH();
}
