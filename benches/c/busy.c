/* Generates when it is told to: one side of the pairs of benches/busy.py.
 *
 *     busy MODEL N_THREADS [exactly]
 *
 * With `exactly`, every step has that many threads; otherwise as many of them as are fastest. Each line of input is a number of tokens, each line of output the nanoseconds that making them took.
 */
#define _POSIX_C_SOURCE 200809L

#include <mullama.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_PROMPT = 64, MAX_TEXT = 1 << 16 };

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
    if (argc != 3 && !(argc == 4 && strcmp(argv[3], "exactly") == 0)) {
        fprintf(stderr, "usage: busy MODEL N_THREADS [exactly]\n");
        return 2;
    }
    MullamaModel *model = mullama_model_load(argv[1], NULL);
    if (model == NULL) {
        fail("load");
    }
    MullamaContextParams params = mullama_context_default_params();
    params.n_ctx = 512;
    params.n_threads = atoi(argv[2]);
    params.deterministic = argc == 4;
    MullamaContext *context = mullama_context_new(model, &params);
    if (context == NULL) {
        fail("context_new");
    }
    MullamaSamplerParams greedy = mullama_sampler_greedy_params();
    greedy.ignore_eos = true;
    int32_t tokens[MAX_PROMPT];
    int32_t n_tokens = mullama_tokenize(model, "Once upon a time", tokens, MAX_PROMPT, true, true);
    if (n_tokens < 0) {
        fail("tokenize");
    }
    static char text[MAX_TEXT];
    for (char line[32]; fgets(line, sizeof line, stdin) != NULL;) {
        if (mullama_context_kv_cache_clear(context) < 0) {
            fail("clear_cache");
        }
        long long start = now();
        if (mullama_generate(context, tokens, n_tokens, atoi(line), &greedy, text, sizeof text) < 0) {
            fail("generate");
        }
        printf("%lld\n", now() - start);
        fflush(stdout);
    }
    mullama_context_free(context);
    mullama_model_free(model);
    return 0;
}
