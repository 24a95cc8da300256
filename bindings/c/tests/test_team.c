/* A context's threads, on Linux: they sleep while there is nothing to do, a refused one makes the team
 * smaller, and however many there are, the text is the same. */
#define _GNU_SOURCE
#include <dirent.h>
#include <pthread.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

enum { NOBODY = 65534 };

/* The threads of this process whose name is `name`; `asleep` becomes how many of them sleep. */
static int count_threads(const char *name, int *asleep) {
  int count = 0;
  *asleep = 0;
  DIR *tasks = opendir("/proc/self/task");
  CHECK(tasks != NULL);
  for (struct dirent *task; (task = readdir(tasks)) != NULL;) {
    char path[300], line[512];
    snprintf(path, sizeof path, "/proc/self/task/%s/stat", task->d_name);
    FILE *file = fopen(path, "r");
    if (file == NULL) continue;
    if (fgets(line, sizeof line, file) != NULL) {
      char *open = strchr(line, '('), *close = strrchr(line, ')');
      if (open != NULL && close != NULL && (size_t)(close - open - 1) == strlen(name) && strncmp(open + 1, name, strlen(name)) == 0) {
        count++;
        *asleep += close[2] == 'S';
      }
    }
    fclose(file);
  }
  closedir(tasks);
  return count;
}

static MullamaContext *context_of(const MullamaModel *model, int n_threads, bool deterministic) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 256;
  params.n_threads = n_threads;
  params.deterministic = deterministic;
  return mullama_context_new(model, &params);
}

static void generate(MullamaContext *context, const MullamaModel *model, char text[1024]) {
  int32_t tokens[64];
  int32_t n_tokens = story(model, tokens);
  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  CHECK(mullama_generate(context, tokens, n_tokens, 20, &greedy, text, 1024) > 0);
}

/* A thread that spins would never be seen asleep: the loop, and so the test, would not end. */
static void threads_sleep_when_there_is_nothing_to_do(const MullamaModel *model) {
  MullamaContext *context = context_of(model, 4, true);
  CHECK(context != NULL);
  CHECK(mullama_context_n_threads(context) == 4);
  char text[1024];
  generate(context, model, text);
  int asleep;
  for (;;) {
    CHECK(count_threads("mullama-team", &asleep) == 3);
    if (asleep == 3) break;
    usleep(1000);
  }
  mullama_context_free(context);
  while (count_threads("mullama-team", &asleep) > 0) usleep(1000);
}

static void *wait_for_end(void *gate) {
  pthread_mutex_lock(gate);
  pthread_mutex_unlock(gate);
  return NULL;
}

/* How many threads this process can have more, up to `most`. */
static int threads_to_have(int most) {
  pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
  pthread_t threads[16];
  int count = 0;
  pthread_mutex_lock(&gate);
  while (count < most && pthread_create(&threads[count], NULL, wait_for_end, &gate) == 0) count++;
  pthread_mutex_unlock(&gate);
  for (int i = 0; i < count; i++) pthread_join(threads[i], NULL);
  return count;
}

/* In a child of an unprivileged user's: one thread more than the context's own is allowed, and a context asks for eight. */
static int with_refused_threads(const char *log) {
  if (freopen(log, "w", stderr) == NULL) return 10;
  if (setgid(NOBODY) != 0 || setuid(NOBODY) != 0) return 11;
  MullamaModel *model = load_model();
  struct rlimit limit;
  if (getrlimit(RLIMIT_NPROC, &limit) != 0) return 12;
  int allowed = 0;
  /* Other processes of that user count too, so the limit is raised until it allows two threads. */
  for (rlim_t n = 1; allowed < 2; n++) {
    limit.rlim_cur = n;
    if (setrlimit(RLIMIT_NPROC, &limit) != 0) return 12;
    allowed = threads_to_have(16);
  }
  if (allowed != 2) return 13;
  char one[1024], two[1024];
  MullamaContext *context = context_of(model, 8, false);
  if (context == NULL) return 14;
  generate(context, model, two);
  int asleep;
  if (count_threads("mullama-team", &asleep) != 1 || mullama_context_n_threads(context) != 2) return 15;
  mullama_context_free(context);
  while (threads_to_have(16) < 2) usleep(1000);

  if (context_of(model, 8, true) != NULL) return 16;
  if (mullama_last_error_code() != MULLAMA_ERR_CONTEXT) return 17;
  if (strstr(mullama_get_last_error(), "exactly the threads") == NULL) return 18;
  while (threads_to_have(16) < 2) usleep(1000);

  /* Not even its own thread: an error, and the process goes on. */
  limit.rlim_cur = 1;
  if (setrlimit(RLIMIT_NPROC, &limit) != 0 || threads_to_have(16) != 0) return 21;
  if (context_of(model, 1, false) != NULL) return 22;
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit(RLIMIT_NPROC, &limit) != 0) return 23;

  context = context_of(model, 1, true);
  if (context == NULL) return 19;
  generate(context, model, one);
  if (strcmp(one, two) != 0) return 20;
  mullama_context_free(context);
  mullama_model_free(model);
  return 0;
}

static void refused_threads_are_fewer_threads(void) {
  if (getuid() != 0) {
    printf("skipped: only root can become the user whose threads are refused\n");
    return;
  }
  char log[] = "/tmp/mullama-test-team-XXXXXX";
  int file = mkstemp(log);
  CHECK(file >= 0);
  pid_t child = fork();
  CHECK(child >= 0);
  if (child == 0) {
    setenv("MULLAMA_LOG", "warn", 1);
    _exit(with_refused_threads(log));
  }
  int status = -1;
  CHECK(waitpid(child, &status, 0) == child);
  printf("the child with refused threads left with %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  char said[4096] = "";
  FILE *lines = fdopen(file, "r");
  CHECK(lines != NULL && fread(said, 1, sizeof said - 1, lines) > 0);
  fclose(lines);
  unlink(log);
  const char *first = strstr(said, "of 8 threads the system lets a context have 2");
  CHECK(first != NULL && strstr(first + 1, "of 8 threads") == NULL);
}

/* Eight contexts of two threads at once, each on a thread of its own, make the same text. */
static const MullamaModel *shared_model;

static void *generate_beside_others(void *text) {
  MullamaContext *context = context_of(shared_model, 2, false);
  if (context == NULL) return NULL;
  generate(context, shared_model, text);
  mullama_context_free(context);
  return text;
}

static void eight_contexts_at_once(const MullamaModel *model) {
  enum { CONTEXTS = 8 };
  static char texts[CONTEXTS][1024];
  pthread_t threads[CONTEXTS];
  shared_model = model;
  for (int round = 0; round < 4; round++) {
    for (int i = 0; i < CONTEXTS; i++) CHECK(pthread_create(&threads[i], NULL, generate_beside_others, texts[i]) == 0);
    for (int i = 0; i < CONTEXTS; i++) {
      void *made;
      CHECK(pthread_join(threads[i], &made) == 0 && made != NULL);
      CHECK_TEXT(texts[i], texts[0]);
    }
  }
}

/* One context is made, used and freed many times, with other numbers of threads for one token and for several. */
static void random_numbers_of_threads(const MullamaModel *model) {
  char alone[1024], text[1024];
  MullamaContext *context = context_of(model, 1, true);
  generate(context, model, alone);
  mullama_context_free(context);
  unsigned seed = 1;
  for (int round = 0; round < 60; round++) {
    seed = seed * 1664525u + 1013904223u;
    MullamaContextParams params = mullama_context_default_params();
    params.n_ctx = 256;
    params.n_threads = 1 + (int)(seed >> 8) % 5;
    params.n_threads_batch = 1 + (int)(seed >> 16) % 5;
    context = mullama_context_new(model, &params);
    CHECK(context != NULL);
    generate(context, model, text);
    CHECK_TEXT(text, alone);
    mullama_context_free(context);
  }
}

static MullamaModel *model;

static void idle_threads_sleep(void) { threads_sleep_when_there_is_nothing_to_do(model); }
static void contexts_at_once_agree(void) { eight_contexts_at_once(model); }
static void any_number_of_threads_agrees(void) { random_numbers_of_threads(model); }

int main(void) {
  /* First: the child reads MULLAMA_LOG when it starts the engine, and an engine that its parent has started is started. */
  CLAIM(refused_threads_are_fewer_threads);
  model = load_model();
  CLAIM(idle_threads_sleep);
  CLAIM(contexts_at_once_agree);
  CLAIM(any_number_of_threads_agrees);
  mullama_model_free(model);
  return FINISH();
}
