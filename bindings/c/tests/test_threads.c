/* A thread that the system refuses is an error with the system's reason, and the process lives. Each limit in a process of its own, as an
 * unprivileged user, whose limit root's do not have. */
#define _GNU_SOURCE

#include <errno.h>
#include <grp.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "mullama.h"

enum { USER = 61234, REFUSED = 42, MOST = 8 };

static void *nothing(void *data) { return data; }

/* The control: whether this process may start a thread at all. */
static int may_start_a_thread(void) {
  pthread_t thread;
  int error = pthread_create(&thread, NULL, nothing, NULL);
  if (error == 0) pthread_join(thread, NULL);
  CHECK(error == 0 || error == EAGAIN);
  return error == 0;
}

static void check_refused(const char *what, int32_t code) {
  const char *said = mullama_get_last_error();
  CHECK(mullama_last_error_code() == code);
  CHECK(said != NULL && strstr(said, "the system refuses a thread: ") != NULL && strstr(said, "os error 11") != NULL);
  if (check_failures > 0) printf("%s: %d %s\n", what, mullama_last_error_code(), said ? said : "");
}

/* A template is rendered on a thread of its own: whether that was to be had. The refusal says nothing about the conversation. */
static int write_chat(const MullamaModel *model, int expected) {
  MullamaChatMessage message;
  memset(&message, 0, sizeof message);
  message.role = "user";
  message.content = "hello";
  int32_t tokens[256];
  const int wrote = mullama_chat_tokens(model, &message, 1, NULL, tokens, 256) > 0;
  CHECK(expected || !wrote);
  if (!wrote) check_refused("chat", MULLAMA_ERR_GENERATION);
  return wrote;
}

/* So is a constraint compiled. */
static int compile_constraint(MullamaContext *context) {
  MullamaGenerateOptions options = mullama_generate_default_options();
  options.constraint_kind = MULLAMA_CONSTRAINT_REGEX;
  options.constraint = "ab";
  MullamaGeneration *made = mullama_complete_text(context, "a", 2, NULL, &options);
  if (!made) check_refused("constraint", MULLAMA_ERR_GENERATION);
  mullama_generation_free(made);
  return made != NULL;
}

/* Exits 0 where all worked, REFUSED where a thread was refused as it has to be, anything else where not. */
static void use_everything(rlim_t limit) {
  struct rlimit most = {limit, limit};
  if (setrlimit(RLIMIT_NPROC, &most) != 0) exit(3);
  if (geteuid() == 0 && (setgroups(0, NULL) != 0 || setgid(USER) != 0 || setuid(USER) != 0)) exit(4);
  const int expected = may_start_a_thread();

  MullamaModel *model = mullama_model_load(MODEL, NULL);
  CHECK(model != NULL);
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 256;
  params.n_threads = 1;
  MullamaContext *context = mullama_context_new(model, &params);
  CHECK((context != NULL) >= expected);
  if (!context) check_refused("context", MULLAMA_ERR_CONTEXT);
  MullamaEmbeddingConfig config = mullama_embedding_default_config();
  config.n_threads = 1;
  MullamaEmbeddingGenerator *generator = mullama_embedding_generator_new(model, &config);
  if (!generator) check_refused("generator", MULLAMA_ERR_CONTEXT);

  int32_t tokens[] = {5, 6};
  char text[256];
  if (context) CHECK(mullama_generate(context, tokens, 2, 5, NULL, text, sizeof text) >= 0);
  const int wrote = write_chat(model, expected);
  const int compiled = context ? compile_constraint(context) : 0;
  mullama_embedding_generator_free(generator);
  mullama_context_free(context);
  mullama_model_free(model);
  if (check_failures > 0) exit(1);
  exit(context && generator && wrote && compiled ? 0 : REFUSED);
}

static void refused_threads_are_errors(void) {
  int refused = 0, whole = 0;
  for (rlim_t limit = 1; limit <= MOST; limit++) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) use_everything(limit);
    int status = 0;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == REFUSED));
    refused += WIFEXITED(status) && WEXITSTATUS(status) == REFUSED;
    whole += WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  printf("%d limits refuse a thread, %d do not\n", refused, whole);
  /* Otherwise nothing was tried. */
  CHECK(refused > 0);
  CHECK(whole > 0 || geteuid() != 0);
}

int main(void) {
  CLAIM(refused_threads_are_errors);
  return FINISH();
}
