/* A program with OpenMP loops of its own beside the library: its loops share their work, and the library generates what it does alone. */
#include <omp.h>
#include <string.h>

#include "fixture.h"

enum { N = 100000, THREADS = 3 };

/* Sums 1 to N in a loop that the threads share: each takes its part of `omp for`, or the sum is a multiple of the true one. */
static long long shared_sum(int *n_threads) {
  static long long parts[THREADS];
  memset(parts, 0, sizeof parts);
#pragma omp parallel num_threads(THREADS)
  {
#pragma omp single
    *n_threads = omp_get_num_threads();
#pragma omp for schedule(dynamic, 100)
    for (int i = 1; i <= N; i++) parts[omp_get_thread_num()] += i;
#pragma omp barrier
#pragma omp for schedule(static)
    for (int i = 1; i <= N; i++) parts[omp_get_thread_num()] += i;
  }
  long long sum = 0;
  for (int i = 0; i < THREADS; i++) sum += parts[i];
  return sum;
}

static void loops_are_right(void) {
  int n_threads = 0;
  CHECK(shared_sum(&n_threads) == (long long)N * (N + 1));
  CHECK(n_threads == THREADS);
}

static void generate(MullamaContext *context, const int32_t *tokens, int32_t n_tokens, char text[1024]) {
  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  CHECK(mullama_generate(context, tokens, n_tokens, 20, &greedy, text, 1024) > 0);
}

static void library_and_loops_leave_each_other_alone(void) {
  MullamaModel *model = load_model();
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 256;
  params.n_threads = 2;
  MullamaContext *context = mullama_context_new(model, &params);
  CHECK(context != NULL);
  int32_t tokens[64];
  int32_t n_tokens = story(model, tokens);
  char alone[1024], beside[1024];
  generate(context, tokens, n_tokens, alone);
  loops_are_right();

  /* The library inside a parallel region, while the others compute. */
#pragma omp parallel num_threads(2)
  {
#pragma omp single nowait
    generate(context, tokens, n_tokens, beside);
#pragma omp for
    for (int i = 0; i < N; i++) (void)i;
  }
  CHECK_TEXT(beside, alone);
  loops_are_right();
  mullama_context_free(context);
  mullama_model_free(model);
}

int main(void) {
  CLAIM(loops_are_right);
  CLAIM(library_and_loops_leave_each_other_alone);
  return FINISH();
}
