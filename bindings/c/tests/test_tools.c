/* Functions as tools, by mullama/tools.h, over the tiny model, which knows one: `get_weather`. */
#include "fixture.h"
#include "mullama/tools.h"

static const char *const PLACE = "{\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}, \"required\": [\"city\"]}";

/* What a function does, and what it has heard. */
typedef struct Heard {
  int calls;
  char city[64];
  bool fails;
  MullamaCancelToken *cancels;
} Heard;

static bool get_weather(const char *arguments, MullamaTold *result, void *user_data) {
  Heard *heard = user_data;
  heard->calls++;
  if (heard->cancels) mullama_cancel_token_cancel(heard->cancels);
  if (heard->fails || sscanf(arguments, " { \"city\" : \"%63[^\"]\" }", heard->city) != 1) {
    mullama_tell(result, "the sky is closed");
    return false;
  }
  mullama_tell(result, "{\"degrees\": -3, ");
  mullama_tell(result, "\"sky\": \"snowy\"}");
  return true;
}

static MullamaTool tool_of(const char *name, Heard *heard) {
  const MullamaTool tool = {name, "Current weather in a city", PLACE, get_weather, heard};
  return tool;
}

/* The record of a run, or null and the last error. */
static MullamaGeneration *answered(const char *name, Heard *heard, int32_t max_tokens, int32_t max_steps) {
  MullamaModel *model = load_model();
  MullamaContext *context = new_context(model);
  const MullamaMessage question = {.role = "user", .content = "What is the weather in Oslo?"};
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaGenerateOptions options = mullama_generate_default_options();
  options.cancel = heard->cancels;
  const MullamaTool tool = tool_of(name, heard);
  char *tools = mullama_tools_json(&tool, 1);
  MullamaToolRun *run = mullama_tool_run_new(context, &question, 1, tools, max_tokens, &greedy, NULL, &options, max_steps);
  free(tools);
  MullamaGeneration *record = run ? mullama_tool_run_answer(run, &tool, 1) : NULL;
  const int32_t code = mullama_last_error_code();
  mullama_tool_run_free(run);
  mullama_context_free(context);
  mullama_model_free(model);
  CHECK(record || code == MULLAMA_ERR_GENERATION);
  return record;
}

static void tools_are_told_to_the_model(void) {
  Heard heard = {0};
  MullamaTool tools[] = {tool_of("get_weather", &heard), tool_of("b", &heard)};
  tools[1].description = "Says \"how\"\n\\";
  tools[1].parameters = "{}";
  char *told = mullama_tools_json(tools, 2);
  const char *const before = "[{\"name\":\"get_weather\",\"description\":\"Current weather in a city\",\"parameters\":";
  CHECK(strncmp(told, before, strlen(before)) == 0);
  CHECK(strncmp(told + strlen(before), PLACE, strlen(PLACE)) == 0);
  CHECK_TEXT(told + strlen(before) + strlen(PLACE), "},{\"name\":\"b\",\"description\":\"Says \\\"how\\\"\\u000a\\\\\",\"parameters\":{}}]");
  free(told);
  char *none = mullama_tools_json(NULL, 0);
  CHECK_TEXT(none, "[]");
  free(none);
}

static void the_function_is_called_and_the_model_told_what_it_gave(void) {
  Heard heard = {0};
  MullamaGeneration *record = answered("get_weather", &heard, -1, 8);
  char text[256] = "";
  CHECK(mullama_generation_text(record, text, sizeof text) > 0);
  CHECK_TEXT(text, "It is snowy in Oslo, -3 degrees.");
  CHECK_TEXT(heard.city, "Oslo");
  CHECK(heard.calls == 1);
  mullama_generation_free(record);
}

static void a_failure_is_told_and_the_loop_goes_on(void) {
  Heard heard = {.fails = true};
  MullamaGeneration *record = answered("get_weather", &heard, 40, 8);
  CHECK(heard.calls > 0);
  mullama_generation_free(record);
}

static void a_tool_that_is_not_there_is_never_called(void) {
  Heard heard = {0};
  mullama_generation_free(answered("get_time", &heard, 40, 3));
  CHECK(heard.calls == 0);
}

static void the_limit_is_an_error(void) {
  Heard heard = {0};
  CHECK(answered("get_weather", &heard, -1, 1) == NULL);
  CHECK(heard.calls == 1);
}

static void a_cancel_token_that_a_function_sets_ends_it(void) {
  Heard heard = {.cancels = mullama_cancel_token_new()};
  MullamaGeneration *record = answered("get_weather", &heard, -1, 8);
  CHECK(record && mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_CANCELLED);
  mullama_generation_free(record);
  mullama_cancel_token_free(heard.cancels);
}

static void once_the_run_is_asked_to_end_no_function_is_called(void) {
  Heard heard = {.cancels = mullama_cancel_token_new()};
  MullamaModel *model = load_model();
  MullamaContext *context = new_context(model);
  const MullamaMessage question = {.role = "user", .content = "What is the weather in Oslo?"};
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaGenerateOptions options = mullama_generate_default_options();
  options.cancel = heard.cancels;
  const MullamaTool tool = tool_of("get_weather", &heard);
  char *tools = mullama_tools_json(&tool, 1);
  MullamaToolRun *run = mullama_tool_run_new(context, &question, 1, tools, -1, &greedy, NULL, &options, 8);
  free(tools);
  MullamaToolStep *step = mullama_tool_run_next(run);
  MullamaToolRequestList *calls = mullama_tool_step_calls(step);
  CHECK(mullama_tool_request_list_count(calls) == 1);
  CHECK(!mullama_tool_run_is_cancelled(run));
  mullama_cancel_token_cancel(heard.cancels);
  CHECK(mullama_tool_run_is_cancelled(run));
  CHECK(mullama_tool_run_call(run, calls, &tool, 1) == MULLAMA_OK);
  CHECK(heard.calls == 0);
  char messages[2048] = "";
  mullama_tool_run_messages(run, messages, sizeof messages);
  CHECK(strstr(messages, "cancelled") != NULL);
  MullamaGeneration *record = mullama_tool_run_answer(run, &tool, 1);
  CHECK(record && mullama_generation_finish_reason(record) == MULLAMA_FINISH_REASON_CANCELLED);
  CHECK(heard.calls == 0);
  mullama_generation_free(record);
  mullama_tool_request_list_free(calls);
  mullama_tool_step_free(step);
  mullama_tool_run_free(run);
  mullama_context_free(context);
  mullama_model_free(model);
  mullama_cancel_token_free(heard.cancels);
}

static void nothing_is_left_behind(void) { CHECK(mullama_live_handles() == 0); }

int main(void) {
  CLAIM(tools_are_told_to_the_model);
  CLAIM(the_function_is_called_and_the_model_told_what_it_gave);
  CLAIM(a_failure_is_told_and_the_loop_goes_on);
  CLAIM(a_tool_that_is_not_there_is_never_called);
  CLAIM(the_limit_is_an_error);
  CLAIM(a_cancel_token_that_a_function_sets_ends_it);
  CLAIM(once_the_run_is_asked_to_end_no_function_is_called);
  CLAIM(nothing_is_left_behind);
  return FINISH();
}
