/* The bench of Mullama in C. What is measured and how it is said: benches/README.md. */
#define _POSIX_C_SOURCE 200809L

#include <mullama.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *const PROMPT = "Once upon a time";
enum { MAX_PROMPT = 64, MAX_TEXT = 1 << 16 };

/* Everything that a kind of work needs; what it does not need is null. */
typedef struct Bench {
    const char *path;
    MullamaModel *model;
    MullamaContext *context;
    MullamaSamplerParams greedy;
    int32_t n;
    char *text;     /* to tokenise */
    int32_t *tokens;
    int32_t capacity;
} Bench;

static void fail(const char *what) {
    fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
    exit(1);
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void prepare_nothing(Bench *bench) {
    (void)bench;
}

static void free_model(Bench *bench) {
    mullama_model_free(bench->model);
    bench->model = NULL;
}

static void clear_cache(Bench *bench) {
    if (mullama_context_kv_cache_clear(bench->context) < 0) {
        fail("clear_cache");
    }
}

static long long load(Bench *bench) {
    bench->model = mullama_model_load(bench->path, NULL);
    if (bench->model == NULL) {
        fail("load");
    }
    return 1;
}

static long long tokenize(Bench *bench) {
    int32_t count = mullama_tokenize(bench->model, bench->text, bench->tokens, bench->capacity, true, false);
    if (count < 0) {
        fail("tokenize");
    }
    return count;
}

static int32_t tokenize_prompt(const Bench *bench, int32_t *tokens) {
    int32_t count = mullama_tokenize(bench->model, PROMPT, tokens, MAX_PROMPT, true, true);
    if (count < 0) {
        fail("tokenize");
    }
    return count;
}

static long long generate(Bench *bench) {
    static char text[MAX_TEXT];
    int32_t tokens[MAX_PROMPT];
    int32_t count = tokenize_prompt(bench, tokens);
    int64_t length = mullama_generate(bench->context, tokens, count, bench->n, &bench->greedy, text, sizeof text);
    if (length < 0) {
        fail("generate");
    }
    return length;
}

static long long stream(Bench *bench) {
    static char text[MAX_TEXT];
    int32_t tokens[MAX_PROMPT];
    int32_t count = tokenize_prompt(bench, tokens);
    MullamaStream *stream = mullama_stream_new(bench->context, tokens, count, bench->n, &bench->greedy, NULL);
    if (stream == NULL) {
        fail("stream_new");
    }
    size_t length = 0;
    int64_t piece;
    while ((piece = mullama_stream_next(stream, text + length, sizeof text - length)) > 0) {
        length += (size_t)piece;
    }
    if (piece < 0) {
        fail("stream_next");
    }
    mullama_stream_free(stream);
    return (long long)length;
}

/* Runs `once` for each line of the standard input and prints its nanoseconds and what it counted; `prepare` is not measured. */
static void measure(Bench *bench, void (*prepare)(Bench *), long long (*once)(Bench *)) {
    char line[64];
    while (fgets(line, sizeof line, stdin) != NULL) {
        prepare(bench);
        long long start = now();
        long long count = once(bench);
        printf("%lld %lld\n", now() - start, count);
        fflush(stdout);
    }
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    size_t size = (size_t)ftell(file);
    char *text = malloc(size + 1);
    rewind(file);
    if (text == NULL || fread(text, 1, size, file) != size) {
        perror(path);
        exit(1);
    }
    text[size] = '\0';
    fclose(file);
    return text;
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: bench MODEL WHAT ARGUMENT\n");
        return 2;
    }
    Bench bench = {.path = argv[1]};
    const char *what = argv[2];
    if (strcmp(what, "load") == 0) {
        measure(&bench, free_model, load);
        free_model(&bench);
        return 0;
    }
    load(&bench);
    if (strcmp(what, "tokenize") == 0) {
        bench.text = read_file(argv[3]);
        bench.capacity = (int32_t)strlen(bench.text) + 2;
        bench.tokens = malloc((size_t)bench.capacity * sizeof *bench.tokens);
        if (bench.tokens == NULL) {
            perror("malloc");
            return 1;
        }
        measure(&bench, prepare_nothing, tokenize);
        free(bench.tokens);
        free(bench.text);
    } else {
        MullamaContextParams params = mullama_context_default_params();
        params.n_ctx = 512;
        params.n_threads = 1;
        bench.context = mullama_context_new(bench.model, &params);
        if (bench.context == NULL) {
            fail("context_new");
        }
        bench.greedy = mullama_sampler_greedy_params();
        bench.greedy.ignore_eos = true;
        bench.n = atoi(argv[3]);
        measure(&bench, clear_cache, strcmp(what, "stream") == 0 ? stream : generate);
        mullama_context_free(bench.context);
    }
    free_model(&bench);
    return 0;
}
