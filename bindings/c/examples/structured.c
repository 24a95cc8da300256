/* Reads what a guest wrote into JSON of a schema: structured-c MODEL */
#include <stdio.h>
#include <stdlib.h>

#include "mullama.h"

static const char *const QUESTION =
    "A guest wrote: The soup was cold, and the waiter laughed at me. Never again!\n"
    "Give the dish, the mood, the stars from 1 to 5, and whether the guest comes back, as JSON.";

/* What a guest thinks of a meal; the model can answer nothing else. */
static const char *const REVIEW =
    "{\"type\": \"object\", \"properties\": {"
    "  \"dish\": {\"enum\": [\"soup\", \"salad\", \"cake\"]},"
    "  \"mood\": {\"enum\": [\"happy\", \"content\", \"angry\"]},"
    "  \"stars\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 5},"
    "  \"comes_back\": {\"type\": \"boolean\"}"
    "}, \"required\": [\"dish\", \"mood\", \"stars\", \"comes_back\"], \"additionalProperties\": false}";

static int fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
  return EXIT_FAILURE;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: %s MODEL\n", argv[0]);
    return EXIT_FAILURE;
  }
  MullamaModel *model = mullama_model_load(argv[1], NULL);
  if (!model) return fail("no model");
  MullamaContextParams small = mullama_context_default_params();
  small.n_ctx = 512;
  MullamaContext *context = mullama_context_new(model, &small);
  if (!context) {
    mullama_model_free(model);
    return fail("no context");
  }

  const MullamaMessage question = {.role = "user", .content = QUESTION};
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  char review[256];
  const int64_t length = mullama_context_parse(context, &question, 1, REVIEW, -1, &greedy, NULL, NULL, review, sizeof review);
  const int status = length < 0 ? fail("no review") : EXIT_SUCCESS;
  if (length >= 0) puts(review);

  mullama_context_free(context);
  mullama_model_free(model);
  return status;
}
