/* A conversation in C99. */
#include <mullama.h>
#include <stdio.h>

int main(int count, char **arguments) {
  MullamaModel *model = count > 1 ? mullama_model_load(arguments[1], NULL) : NULL;
  MullamaContext *context = mullama_context_new(model, NULL);
  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaChatMessage talk[] = {{"user", "Tell me a story."}};
  MullamaGeneration *answer = mullama_chat(context, talk, 1, 12, &greedy, NULL, NULL);
  char text[512];
  if (mullama_generation_text(answer, text, sizeof text) <= 0) {
    fprintf(stderr, "%d: %s\n", mullama_last_error_code(), mullama_get_last_error());
    return 1;
  }
  printf("%s says \"%s\"\n", mullama_version(), text);
  mullama_generation_free(answer);
  mullama_context_free(context);
  mullama_model_free(model);
  return 0;
}
