/* Answers the conformance suite over the C API: one JSON request a line on stdin, one answer a line on stdout. */
#define _POSIX_C_SOURCE 200809L /* NOLINT(bugprone-reserved-identifier): the name is POSIX's own */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client.h"

static void say(Request *r, const char *key, cJSON *value) {
  cJSON *answer = cJSON_CreateObject();
  char *line;
  cJSON_AddItemToObject(answer, "id", cJSON_Duplicate(member(r->json, "id"), true));
  cJSON_AddItemToObject(answer, key, value);
  line = cJSON_PrintUnformatted(answer);
  puts(line);
  fflush(stdout);
  free(line);
  cJSON_Delete(answer);
}

cJSON *wrong(Request *r, const char *why) {
  say(r, "crash", cJSON_CreateString(why));
  exit(EXIT_FAILURE);
}

static cJSON *hello(void) {
  cJSON *fields = cJSON_CreateObject();
  cJSON *all = cJSON_CreateArray();
  for (const char *const *feature = features; *feature; feature++) cJSON_AddItemToArray(all, tag_text(*feature));
  cJSON_AddItemToObject(fields, "language", tag_text("c"));
  cJSON_AddItemToObject(fields, "version", tag_text(mullama_version()));
  cJSON_AddItemToObject(fields, "abi", tag_integer(mullama_abi_version()));
  cJSON_AddItemToObject(fields, "api_digest", tag_text(api_digest));
  cJSON_AddItemToObject(fields, "features", tag_with("list", all));
  return tag_with("record", fields);
}

static cJSON *call(Request *r) {
  const char *path = cJSON_GetStringValue(member(r->json, "method"));
  for (const Arm *arm = arms; path && arm->path; arm++) {
    const bool fits = (!*arm->input || argument(r, arm->input)) && (!*arm->extra || argument(r, arm->extra));
    if (fits && strcmp(arm->path, path) == 0) return arm->serve(r);
  }
  return wrong(r, "no such call");
}

static cJSON *serve(Request *r, const char *op) {
  if (strcmp(op, "hello") == 0) return hello();
  return strcmp(op, "call") == 0 ? call(r) : serve_object(r, op);
}

static void answer(Request *r, const char *op) {
  cJSON *answered = serve(r, op);
  say(r, r->has_failed ? "error" : "ok", answered);
}

/* The child answers and is gone, without closing what is its parent's. */
static void answer_in_child(Request *r) {
  const pid_t child = fork();
  if (child == 0) {
    answer(r, "call");
    _exit(EXIT_SUCCESS);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || WIFSIGNALED(status)) wrong(r, "no child, or it was killed");
}

int main(void) {
  char *line = NULL;
  size_t space = 0;
  while (getline(&line, &space, stdin) > 0) {
    cJSON *json = cJSON_Parse(line);
    Request request = {json, NULL, NULL, false};
    const char *op = cJSON_GetStringValue(member(json, "op"));
    if (!op || strcmp(op, "bye") == 0) break;
    if (strcmp(op, "in_child") == 0) {
      answer_in_child(&request);
    } else {
      answer(&request, op);
    }
    mullama_pending_free(request.pending);
    forget(&request);
    cJSON_Delete(json);
  }
  free(line);
  return EXIT_SUCCESS;
}
