/* Functions of a program that a model may call, over the steps of a tool run: what `mullama_tool_run_new` is told of them, and the loop.
 * Nothing here is in the library: no function of yours is called from inside it. C99. */
#ifndef MULLAMA_TOOLS_H
#define MULLAMA_TOOLS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mullama.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A text that grows; `mullama_tell` adds to it. */
typedef struct MullamaTold {
  char *text; /* null while it is empty or where memory was short */
  size_t length;
  bool failed; /* memory was short */
} MullamaTold;

/* A function that a model may call. */
typedef struct MullamaTool {
  const char *name;
  const char *description; /* what it does and when to call it */
  const char *parameters;  /* the JSON Schema of its arguments, an object */
  /* Gets the arguments as JSON text and tells the result; false says that it failed, and what was told is why. */
  bool (*function)(const char *arguments, MullamaTold *result, void *user_data);
  void *user_data;
} MullamaTool;

/* Adds to a text. */
static inline void mullama_tell_bytes(MullamaTold *told, const char *bytes, size_t length) {
  char *larger = told->failed ? NULL : (char *)realloc(told->text, told->length + length + 1);
  if (!larger) {
    told->failed = true;
    return;
  }
  memcpy(larger + told->length, bytes, length);
  told->text = larger;
  told->length += length;
  told->text[told->length] = '\0';
}

static inline void mullama_tell(MullamaTold *told, const char *text) { mullama_tell_bytes(told, text, strlen(text)); }

/* Adds a text as JSON has it. */
static inline void mullama_tell_json_text(MullamaTold *told, const char *text) {
  mullama_tell(told, "\"");
  for (; *text; text++) {
    char escaped[8];
    if (*text == '"' || *text == '\\') {
      snprintf(escaped, sizeof escaped, "\\%c", *text);
    } else if ((unsigned char)*text < 0x20) {
      snprintf(escaped, sizeof escaped, "\\u%04x", (unsigned)(unsigned char)*text);
    } else {
      snprintf(escaped, sizeof escaped, "%c", *text);
    }
    mullama_tell(told, escaped);
  }
  mullama_tell(told, "\"");
}

/* What `mullama_tool_run_new` is told of tools, as JSON text; the caller gives it to `free`. Null where memory is short. */
static inline char *mullama_tools_json(const MullamaTool *tools, int32_t n_tools) {
  MullamaTold told = {NULL, 0, false};
  mullama_tell(&told, "[");
  for (int32_t i = 0; i < n_tools; i++) {
    mullama_tell(&told, i > 0 ? ",{\"name\":" : "{\"name\":");
    mullama_tell_json_text(&told, tools[i].name);
    mullama_tell(&told, ",\"description\":");
    mullama_tell_json_text(&told, tools[i].description);
    mullama_tell(&told, ",\"parameters\":");
    mullama_tell(&told, tools[i].parameters);
    mullama_tell(&told, "}");
  }
  mullama_tell(&told, "]");
  if (!told.failed) return told.text;
  free(told.text);
  return NULL;
}

/* A text of a call, which the caller gives to `free`; null where memory is short. */
static inline char *mullama_request_text(const MullamaToolRequest *call, int64_t (*read)(const MullamaToolRequest *, char *, size_t)) {
  const int64_t length = read(call, NULL, 0);
  char *text = length < 0 ? NULL : (char *)malloc((size_t)length + 1);
  if (text) read(call, text, (size_t)length + 1);
  return text;
}

/* Calls the function that a call names, and tells what it gives; false says that it failed, and what was told is why. */
static inline bool mullama_call_tool(const MullamaTool *tools, int32_t n_tools, const MullamaToolRequest *call, MullamaTold *told) {
  char *name = mullama_request_text(call, mullama_tool_request_name);
  char *arguments = mullama_request_text(call, mullama_tool_request_arguments);
  int32_t at = 0;
  while (name && arguments && at < n_tools && strcmp(tools[at].name, name) != 0) at++;
  const bool found = name && arguments && at < n_tools;
  const bool worked = found && tools[at].function(arguments, told, tools[at].user_data);
  if (!found && name) {
    mullama_tell(told, "there is no tool '");
    mullama_tell(told, name);
    mullama_tell(told, "'; there are:");
    for (at = 0; at < n_tools; at++) {
      mullama_tell(told, " ");
      mullama_tell(told, tools[at].name);
    }
  }
  free(name);
  free(arguments);
  return worked && !told->failed;
}

/* Calls the functions of one step and gives their results: 0, or the library's error. Once the run is asked to end no further one is called. */
static inline int32_t mullama_tool_run_call(MullamaToolRun *run, const MullamaToolRequestList *calls, const MullamaTool *tools, int32_t n_tools) {
  const int32_t n_calls = mullama_tool_request_list_count(calls);
  MullamaToolResult *results = (MullamaToolResult *)calloc((size_t)n_calls, sizeof *results);
  char **ids = (char **)calloc((size_t)n_calls, sizeof *ids);
  MullamaTold *told = (MullamaTold *)calloc((size_t)n_calls, sizeof *told);
  const bool there = results && ids && told; /* without memory no result is given, which the library refuses */
  for (int32_t i = 0; there && i < n_calls; i++) {
    MullamaToolRequest *call = mullama_tool_request_list_at(calls, i);
    ids[i] = mullama_request_text(call, mullama_tool_request_id);
    if (mullama_tool_run_is_cancelled(run)) {
      mullama_tell(&told[i], "cancelled");
      results[i].is_error = true;
    } else {
      results[i].is_error = !mullama_call_tool(tools, n_tools, call, &told[i]);
    }
    results[i].id = ids[i];
    results[i].content = told[i].text ? told[i].text : "";
    mullama_tool_request_free(call);
  }
  const int32_t status = mullama_tool_run_give(run, results, there ? n_calls : 0);
  for (int32_t i = 0; there && i < n_calls; i++) {
    free(ids[i]);
    free(told[i].text);
  }
  free(told);
  free(ids);
  free(results);
  return status;
}

/* Asks the model, calls what it asks for and tells it the results, until it answers: the record of the answer, or null and the last error. A function
 * that fails is told to the model as its result. The run is freed by who has made it; a cancel token in its options, set by any thread or by a
 * function, ends it: no further function is called, and the record says so. */
static inline MullamaGeneration *mullama_tool_run_answer(MullamaToolRun *run, const MullamaTool *tools, int32_t n_tools) {
  for (;;) {
    MullamaToolStep *step = mullama_tool_run_next(run);
    if (!step) return NULL;
    MullamaGeneration *answer = mullama_tool_step_answer(step);
    MullamaToolRequestList *calls = answer ? NULL : mullama_tool_step_calls(step);
    const int32_t status = calls ? mullama_tool_run_call(run, calls, tools, n_tools) : MULLAMA_OK;
    mullama_tool_request_list_free(calls);
    mullama_tool_step_free(step);
    if (answer || status < 0) return answer;
  }
}

#ifdef __cplusplus
}
#endif

#endif
