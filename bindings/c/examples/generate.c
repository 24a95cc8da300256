/* Prints the continuation of a prompt as it comes: generate-c MODEL [PROMPT] */
#include <stdio.h>
#include <stdlib.h>

#include "mullama.h"

static int fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
  return EXIT_FAILURE;
}

/* Pulls the stream to its end. */
static int print_all(MullamaStream *stream) {
  char piece[256]; /* a piece is one token, or a few while a character is not whole */
  int64_t length;
  while ((length = mullama_stream_next(stream, piece, sizeof piece)) > 0) {
    fputs(piece, stdout);
    fflush(stdout);
  }
  putchar('\n');
  return length < 0 ? fail("the stream broke") : EXIT_SUCCESS;
}

int main(int argc, char **argv) {
  const char *prompt = argc > 2 ? argv[2] : "Once upon a time";
  int32_t tokens[1024];
  int status = EXIT_FAILURE;

  if (argc < 2) {
    fprintf(stderr, "usage: %s MODEL [PROMPT]\n", argv[0]);
    return EXIT_FAILURE;
  }

  MullamaModel *model = mullama_model_load(argv[1], NULL);
  if (!model) return fail("no model");
  MullamaContext *context = mullama_context_new(model, NULL);
  if (!context) {
    mullama_model_free(model);
    return fail("no context");
  }

  const int32_t n = mullama_tokenize(model, prompt, tokens, 1024, true, true);
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaStream *stream = n < 0 ? NULL : mullama_stream_new(context, tokens, n, 100, &greedy, NULL);
  status = stream ? print_all(stream) : fail("no stream");

  mullama_stream_free(stream);
  mullama_context_free(context);
  mullama_model_free(model);
  return status;
}
