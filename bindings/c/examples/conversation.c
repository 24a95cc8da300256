/* A conversation, its answers printed as they come: conversation-c MODEL [QUESTION]... */
#include <stdio.h>
#include <stdlib.h>

#include "mullama.h"

static int fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
  return EXIT_FAILURE;
}

static int ask(MullamaConversation *conversation, const char *question) {
  char piece[256];
  int64_t length;
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaStream *answer = mullama_conversation_send_stream(conversation, question, -1, &greedy, NULL);
  if (!answer) return fail("no answer");

  printf("> %s\n", question);
  while ((length = mullama_stream_next(answer, piece, sizeof piece)) > 0) {
    fputs(piece, stdout);
    fflush(stdout);
  }
  MullamaGeneration *record = length < 0 ? NULL : mullama_stream_finish(answer);
  mullama_stream_free(answer);
  if (!record) return fail("the stream broke");
  MullamaGenerationStats stats;
  mullama_generation_stats(record, &stats);
  printf("\n[%d of %d prompt tokens were cached]\n", (int)stats.n_cached, (int)stats.n_prompt);
  mullama_generation_free(record);
  return EXIT_SUCCESS;
}

int main(int argc, char **argv) {
  static const char *const usual[] = {"What is the capital of France?", "How do you say cat in Japanese?"};
  int status = EXIT_FAILURE;

  if (argc < 2) {
    fprintf(stderr, "usage: %s MODEL [QUESTION]...\n", argv[0]);
    return EXIT_FAILURE;
  }
  MullamaModel *model = mullama_model_load(argv[1], NULL);
  MullamaContextParams context_params = mullama_context_default_params();
  context_params.n_ctx = 2048;
  MullamaContext *context = model ? mullama_context_new(model, &context_params) : NULL;
  MullamaConversationParams params = mullama_conversation_default_params();
  params.system = "Be brief.";
  MullamaConversation *conversation = context ? mullama_conversation_new(context, &params) : NULL;

  if (!conversation) {
    fail("no conversation");
  } else if (argc > 2) {
    status = EXIT_SUCCESS;
    for (int i = 2; i < argc && status == EXIT_SUCCESS; i++) status = ask(conversation, argv[i]);
  } else {
    status = ask(conversation, usual[0]);
    if (status == EXIT_SUCCESS) status = ask(conversation, usual[1]);
  }
  mullama_conversation_free(conversation);
  mullama_context_free(context);
  mullama_model_free(model);
  return status;
}
