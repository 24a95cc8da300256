/* Sections 1 to 3 of the "Common API Patterns" that the project began with, as they stand there but for the model's path. */
#include "check.h"
#include "mullama.h"

static void the_seeds_snippets_run_as_written(void) {
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

    CHECK(mullama_context_n_ctx(ctx) == 2048);
    mullama_context_free(ctx);
    mullama_model_free(model);
}

static void nothing_is_left_behind(void) { CHECK(mullama_live_handles() == 0); }

int main(void) {
  CLAIM(the_seeds_snippets_run_as_written);
  CLAIM(nothing_is_left_behind);
  return FINISH();
}
