/* Answers each line of standard input; "/undo" takes the last one back: conversation-c MODEL [FILE]
 * With a file the conversation is kept there, and gone on with the next time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mullama.h"

static int fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
  return EXIT_FAILURE;
}

/* Goes on with the conversation in a file, if there is one. */
static MullamaConversation *begin(const MullamaContext *context, const char *file) {
  FILE *there = file ? fopen(file, "rb") : NULL;
  if (there) {
    fclose(there);
    return mullama_conversation_restore(context, file);
  }
  MullamaConversationParams params = mullama_conversation_default_params();
  params.system = "You are a helpful assistant.";
  return mullama_conversation_new(context, &params);
}

/* Prints the answer to a line, and how much of what the model reads for it was new. */
static int answer(MullamaConversation *talk, const char *line) {
  if (strcmp(line, "/undo") == 0) {
    printf("(%d messages less)\n", (int)mullama_conversation_undo(talk));
    return EXIT_SUCCESS;
  }
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaStream *stream = mullama_conversation_send_stream(talk, line, 100, &greedy, NULL);
  if (!stream) return fail("no answer");
  char piece[256];
  int64_t length;
  while ((length = mullama_stream_next(stream, piece, sizeof piece)) > 0) {
    fputs(piece, stdout);
    fflush(stdout);
  }
  const int status = length < 0 ? fail("the answer broke") : EXIT_SUCCESS;

  MullamaGeneration *record = mullama_stream_finish(stream);
  MullamaGenerationStats stats = {0};
  mullama_generation_stats(record, &stats);
  printf("\n(%d of %d tokens were new)\n", (int)(stats.n_prompt - stats.n_cached), (int)stats.n_prompt);
  mullama_generation_free(record);
  mullama_stream_free(stream);
  return status;
}

int main(int argc, char **argv) {
  if (argc < 2) {
    fprintf(stderr, "usage: %s MODEL [FILE]\n", argv[0]);
    return EXIT_FAILURE;
  }
  const char *file = argc > 2 ? argv[2] : NULL;
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 1024;
  MullamaModel *model = mullama_model_load(argv[1], NULL);
  MullamaContext *context = model ? mullama_context_new(model, &params) : NULL;
  MullamaConversation *talk = context ? begin(context, file) : NULL;
  int status = talk ? EXIT_SUCCESS : fail("no conversation");

  char line[1024];
  while (status == EXIT_SUCCESS && fgets(line, sizeof line, stdin)) {
    line[strcspn(line, "\n")] = '\0';
    status = answer(talk, line);
  }
  if (status == EXIT_SUCCESS && file && mullama_conversation_save(talk, file) < 0) status = fail("not saved");
  mullama_conversation_free(talk);
  mullama_context_free(context);
  mullama_model_free(model);
  return status;
}
