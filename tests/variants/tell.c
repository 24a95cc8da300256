/* Says what the library computes with, then continues a prompt greedily, with one thread: tell MODEL */
#include <mullama.h>
#include <stdio.h>

enum { MAX_PROMPT = 64, N_TOKENS = 24, MAX_TEXT = 4096 };

static int fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
    return 1;
}

int main(int argc, char **argv) {
    static char text[MAX_TEXT];
    int32_t tokens[MAX_PROMPT];
    MullamaContextParams params = mullama_context_default_params();
    params.n_threads = 1;
    params.deterministic = true;
    const MullamaSamplerParams greedy = mullama_sampler_greedy_params();

    MullamaModel *model = argc == 2 ? mullama_model_load(argv[1], NULL) : NULL;
    if (model == NULL) {
        return fail("model");
    }
    if (mullama_system_info(text, sizeof text) < 0) {
        return fail("system_info");
    }
    puts(text);
    MullamaContext *context = mullama_context_new(model, &params);
    if (context == NULL) {
        return fail("context");
    }
    const int32_t n = mullama_tokenize(model, "Once upon a time", tokens, MAX_PROMPT, true, true);
    if (n < 0 || mullama_generate(context, tokens, n, N_TOKENS, &greedy, text, sizeof text) < 0) {
        return fail("generate");
    }
    puts(text);
    mullama_context_free(context);
    mullama_model_free(model);
    return 0;
}
