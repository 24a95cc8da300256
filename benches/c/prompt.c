/* Reads a prompt when it is told to: one side of the pairs of benches/variants.py.
 *
 *     prompt MODEL N_TOKENS
 *
 * Each line of input is one prompt, each line of output the nanoseconds that reading it took, one generated token included.
 */
#define _POSIX_C_SOURCE 200809L

#include <mullama.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_TOKENS = 1 << 14 };

static void fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
    exit(1);
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int argc, char **argv) {
    static const char *sentence = "Once upon a time there was a llama who lived near a forest. ";
    static char text[MAX_TOKENS * 8];
    static int32_t tokens[MAX_TOKENS];
    if (argc != 3 || atoi(argv[2]) < 1 || atoi(argv[2]) > MAX_TOKENS / 2) {
        fprintf(stderr, "usage: prompt MODEL N_TOKENS, with 1 to %d tokens\n", MAX_TOKENS / 2);
        return 2;
    }
    const int32_t n_tokens = atoi(argv[2]);
    MullamaModel *model = mullama_model_load(argv[1], NULL);
    if (model == NULL) {
        fail("load");
    }
    MullamaContextParams params = mullama_context_default_params();
    params.n_ctx = n_tokens + 64;
    params.n_threads = 1;
    MullamaContext *context = mullama_context_new(model, &params);
    if (context == NULL) {
        fail("context_new");
    }
    /* The same prompt as the other sides': the story's beginning, over and over. */
    for (size_t length = 0; length + strlen(sentence) < (size_t)n_tokens * 6; length += strlen(sentence)) {
        strcat(text, sentence);
    }
    if (mullama_tokenize(model, text, tokens, MAX_TOKENS, true, true) < n_tokens) {
        fail("tokenize");
    }
    const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
    for (char line[32]; fgets(line, sizeof line, stdin) != NULL;) {
        if (mullama_context_kv_cache_clear(context) < 0) {
            fail("clear_cache");
        }
        const long long start = now();
        if (mullama_generate(context, tokens, n_tokens, 1, &greedy, text, sizeof text) < 0) {
            fail("generate");
        }
        printf("%lld\n", now() - start);
        fflush(stdout);
    }
    mullama_context_free(context);
    mullama_model_free(model);
    return 0;
}
