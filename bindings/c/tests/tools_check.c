/* `mullama/tools.h` alone, in every standard of C and C++ that headers are compiled in. */
#include "mullama/tools.h"

static bool nothing(const char *arguments, MullamaTold *result, void *user_data) {
  (void)arguments;
  (void)user_data;
  mullama_tell(result, "");
  return !result->failed;
}

int main(void) {
  const MullamaTool tool = {"nothing", "Does nothing", "{}", nothing, NULL};
  char *told = mullama_tools_json(&tool, 1);
  MullamaGeneration *answer = mullama_tool_run_answer(NULL, &tool, 1);
  free(told);
  return answer != NULL;
}
