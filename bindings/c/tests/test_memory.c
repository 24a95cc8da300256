/* Short memory is an error: each kind of call is made with 0, 2, 4 … MB of address space to spare, until it works. Each in a process of its
 * own. What it is that cannot be had decides the error; a death by a signal is none, and is counted. */
#define _GNU_SOURCE

#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "mullama.h"

enum { STEP = 2, MOST = 512, TEXT = 1 << 20, SAID_SO = 42 };

extern char **environ;

static const char *const PHASES[] = {"load", "context", "generate", "tokenize", "prompt", "embedder", "embed", "embed-long", "chat"};
enum { N_PHASES = sizeof PHASES / sizeof PHASES[0] };

static long address_space(void) {
  long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file || fscanf(file, "%ld", &pages) != 1) exit(5);
  fclose(file);
  return pages * sysconf(_SC_PAGESIZE);
}

/* 0 where the call works, SAID_SO where it gives an error that a user can act on. */
static int verdict(int works) {
  if (works) return 0;
  const int32_t code = mullama_last_error_code();
  const char *said = mullama_get_last_error();
  if (code == MULLAMA_ERR_INTERNAL || code == MULLAMA_ERR_ENGINE || code == 0 || !said || !*said) {
    printf("  a bad error: %d %s\n", code, said ? said : "none");
    return 6;
  }
  return SAID_SO;
}

/* Makes the call `phase` with so many MB to spare; all that it needs was made before. */
static int spare(const char *phase, long megabytes) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 512;
  params.n_threads = 1;
  MullamaEmbeddingConfig config = mullama_embedding_default_config();
  config.n_threads = 1;
  MullamaModel *model = NULL;
  MullamaContext *context = NULL;
  MullamaEmbeddingGenerator *generator = NULL;
  const int loads = strcmp(phase, "load") == 0;
  if (!loads) {
    model = mullama_model_load(MODEL, NULL);
    if (strcmp(phase, "context") != 0) context = mullama_context_new(model, &params);
    if (strcmp(phase, "embedder") != 0) generator = mullama_embedding_generator_new(model, &config);
  } else {
    mullama_backend_init();
  }
  char *text = malloc(TEXT + 1);
  int32_t *tokens = calloc(TEXT, sizeof *tokens);
  float *vector = calloc(4096, sizeof *vector);
  if (!text || !tokens || !vector) return 7;
  for (size_t at = 0; at < TEXT; at++) text[at] = "word and "[at % 9];
  text[TEXT] = 0;

  struct rlimit most;
  most.rlim_cur = most.rlim_max = (rlim_t)(address_space() + (megabytes << 20));
  if (setrlimit(RLIMIT_AS, &most) != 0) return 8;

  if (loads) return verdict(mullama_model_load(MODEL, NULL) != NULL);
  if (strcmp(phase, "context") == 0) return verdict(mullama_context_new(model, &params) != NULL);
  if (strcmp(phase, "embedder") == 0) return verdict(mullama_embedding_generator_new(model, &config) != NULL);
  if (strcmp(phase, "tokenize") == 0) return verdict(mullama_tokenize(model, text, tokens, TEXT, true, false) > 0);
  if (strcmp(phase, "prompt") == 0) return verdict(mullama_context_prompt_tokens(context, text, tokens, TEXT) > 0);
  if (strcmp(phase, "embed") == 0) return verdict(mullama_embed_text(generator, "hello there", vector, 4096) > 0);
  if (strcmp(phase, "embed-long") == 0) {
    /* It never fits, and is refused before it costs anything. */
    const int64_t n = mullama_embed_text(generator, text, vector, 4096);
    return n < 0 && mullama_last_error_code() == MULLAMA_ERR_EMBEDDING ? 0 : verdict(0);
  }
  if (strcmp(phase, "chat") == 0) {
    MullamaChatMessage message;
    memset(&message, 0, sizeof message);
    message.role = "user";
    message.content = text;
    return verdict(mullama_chat_tokens(model, &message, 1, NULL, tokens, TEXT) > 0);
  }
  int32_t prompt[] = {5, 6};
  char out[4096];
  return verdict(mullama_generate(context, prompt, 2, 100, NULL, out, sizeof out) > 0);
}

/* Runs this program again for one phase; gives its exit status, or minus the signal that ended it. */
static int run(char *self, const char *phase, int megabytes) {
  char number[16];
  snprintf(number, sizeof number, "%d", megabytes);
  char *const arguments[] = {self, (char *)phase, number, NULL};
  pid_t child = 0;
  int status = 0;
  fflush(stdout);
  if (posix_spawn(&child, self, NULL, NULL, arguments, environ) != 0 || waitpid(child, &status, 0) != child) return 9;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int main(int n, char **arguments) {
  if (n == 3) _exit(spare(arguments[1], atol(arguments[2])));
  int deaths = 0;
  for (int phase = 0; phase < N_PHASES; phase++) {
    if (n == 2 && strcmp(arguments[1], PHASES[phase]) != 0) continue;
    int errors = 0, megabytes = 0, status = -1, died = 0;
    for (; megabytes <= MOST && status != 0; megabytes += STEP) {
      status = run(arguments[0], PHASES[phase], megabytes);
      errors += status == SAID_SO;
      died += status < 0;
      if (status != 0 && status != SAID_SO) printf("  %s with %d MB: %d\n", PHASES[phase], megabytes, status);
      CHECK(status == 0 || status == SAID_SO || status < 0);
    }
    printf("%-10s works with %d MB; errors before: %d, deaths: %d\n", PHASES[phase], megabytes - STEP, errors, died);
    CHECK(status == 0);
    deaths += died;
  }
  printf("deaths: %d\n", deaths);
  CHECK(deaths == 0);
  return FINISH();
}
