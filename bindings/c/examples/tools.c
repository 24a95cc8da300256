/* Answers a question with a function of this program as a tool: tools-c MODEL */
#include "mullama/tools.h"

/* Asks a table; a real one would ask a service, and read its arguments with a JSON library. */
static bool get_weather(const char *arguments, MullamaTold *result, void *user_data) {
  char city[64];
  (void)user_data;
  if (sscanf(arguments, " { \"city\" : \"%63[^\"]\" }", city) != 1) {
    mullama_tell(result, "the arguments have no city");
    return false;
  }
  printf("(get_weather is called with %s)\n", city);
  if (strcmp(city, "Oslo") != 0) {
    mullama_tell(result, "no weather is known of ");
    mullama_tell(result, city);
    return false;
  }
  mullama_tell(result, "{\"degrees\": -3, \"sky\": \"snowy\"}");
  return true;
}

static const MullamaTool TOOLS[] = {{
    .name = "get_weather",
    .description = "Current weather in a city",
    .parameters = "{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}, \"required\": [\"city\"]}",
    .function = get_weather,
}};

static int fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, mullama_get_last_error());
  return EXIT_FAILURE;
}

/* Asks, calls what the model asks for, and prints the answer. */
static int answer(MullamaContext *context) {
  const MullamaMessage question = {.role = "user", .content = "What is the weather in Oslo?"};
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  char *tools = mullama_tools_json(TOOLS, 1);
  MullamaToolRun *run = mullama_tool_run_new(context, &question, 1, tools, -1, &greedy, NULL, NULL, 8);
  free(tools);
  MullamaGeneration *record = run ? mullama_tool_run_answer(run, TOOLS, 1) : NULL;
  mullama_tool_run_free(run);
  if (!record) return fail("no answer");

  char text[1024];
  mullama_generation_text(record, text, sizeof text);
  puts(text);
  mullama_generation_free(record);
  return EXIT_SUCCESS;
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
  const int status = context ? answer(context) : fail("no context");
  mullama_context_free(context);
  mullama_model_free(model);
  return status;
}
