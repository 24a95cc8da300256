/* Descriptors of streams and of started calls, polled; and streams that are waited for along with calls. */
#ifdef __linux__
#define _DEFAULT_SOURCE
#include <sys/epoll.h>
#endif
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

static MullamaModel *model;

enum { N_STREAMS = 3 };

static MullamaContext *new_wide_context(void) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 1024;
  params.n_threads = 1;
  params.n_seq_max = N_STREAMS;
  return mullama_context_new(model, &params);
}

static MullamaStream *open_on(MullamaContext *context, int32_t max_tokens) {
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  return mullama_stream_new_text(context, "Once upon a time", max_tokens, &greedy, NULL);
}

static int is_readable(int fd, int timeout_ms) {
  struct pollfd one = {fd, POLLIN, 0};
  return poll(&one, 1, timeout_ms) == 1;
}

/* Takes all that is there; tells whether the stream has ended. */
static int take_ready(MullamaStream *stream, char *joined) {
  char piece[64];
  int64_t length;
  while ((length = mullama_stream_try_next(stream, piece, sizeof piece)) > 0) strcat(joined, piece);
  CHECK(length == 0 || length == MULLAMA_ERR_WOULD_BLOCK);
  return length == 0;
}

static void poll_serves_several_streams_and_a_call(void) {
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  char text[1024], joined[N_STREAMS][1024] = {""};
  MullamaContext *context = new_wide_context();
  CHECK(mullama_generate_text(context, "Once upon a time", 40, &greedy, text, sizeof text) > 0);

  struct pollfd polled[N_STREAMS + 1];
  MullamaStream *streams[N_STREAMS];
  for (int i = 0; i < N_STREAMS; i++) {
    streams[i] = open_on(context, 40);
    polled[i] = (struct pollfd){mullama_stream_fd(streams[i]), POLLIN, 0};
    CHECK(polled[i].fd >= 0 && mullama_stream_fd(streams[i]) == polled[i].fd);
  }
  MullamaPending *call = mullama_complete_text_start(context, "Once upon a time", 40, &greedy, NULL);
  polled[N_STREAMS] = (struct pollfd){mullama_pending_fd(call), POLLIN, 0};
  CHECK(mullama_pending_fd(call) == polled[N_STREAMS].fd);

  int left = N_STREAMS + 1;
  while (left > 0) {
    if (poll(polled, N_STREAMS + 1, 60000) <= 0) {
      CHECK(!"a stream or a call is never ready");
      break;
    }
    for (int i = 0; i <= N_STREAMS; i++) {
      if (polled[i].fd < 0 || !(polled[i].revents & POLLIN)) continue;
      if (i == N_STREAMS) {
        CHECK(mullama_pending_wait((const MullamaPending *const *)&call, 1, 0) == 0);
      } else if (!take_ready(streams[i], joined[i])) {
        continue;
      }
      polled[i].fd = -1;
      left--;
    }
  }
  for (int i = 0; i < N_STREAMS; i++) {
    CHECK_TEXT(joined[i], text);
    CHECK(is_readable(mullama_stream_fd(streams[i]), 0));
    mullama_stream_free(streams[i]);
  }
  char answer[1024];
  MullamaGeneration *record = mullama_pending_take_record(call);
  CHECK(mullama_generation_text(record, answer, sizeof answer) > 0);
  CHECK_TEXT(answer, text);
  mullama_generation_free(record);
  mullama_pending_free(call);
  mullama_context_free(context);
}

#ifdef __linux__
static void epoll_does_so_too(void) {
  MullamaContext *context = new_wide_context();
  MullamaStream *streams[] = {open_on(context, 20), open_on(context, 30)};
  char joined[2][512] = {"", ""};
  const int epoll = epoll_create1(0);
  for (int i = 0; i < 2; i++) {
    struct epoll_event event = {.events = EPOLLIN, .data = {.u32 = (uint32_t)i}};
    CHECK(epoll_ctl(epoll, EPOLL_CTL_ADD, mullama_stream_fd(streams[i]), &event) == 0);
  }
  for (int left = 2; left > 0;) {
    struct epoll_event event;
    if (epoll_wait(epoll, &event, 1, 60000) != 1) {
      CHECK(!"no stream is ready");
      break;
    }
    const int i = (int)event.data.u32;
    if (take_ready(streams[i], joined[i])) {
      CHECK(epoll_ctl(epoll, EPOLL_CTL_DEL, mullama_stream_fd(streams[i]), NULL) == 0);
      left--;
    }
  }
  CHECK(strncmp(joined[0], joined[1], strlen(joined[0])) == 0 && strlen(joined[1]) > strlen(joined[0]));
  close(epoll);
  mullama_stream_free(streams[0]);
  mullama_stream_free(streams[1]);
  mullama_context_free(context);
}
#endif

static void a_stream_that_has_nothing_is_not_readable(void) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 8192;
  params.n_threads = 1;
  MullamaContext *context = mullama_context_new(model, &params);
  int32_t *tokens = malloc(8000 * sizeof *tokens);
  for (int i = 0; i < 8000; i++) tokens[i] = 300;
  MullamaStream *stream = mullama_stream_new(context, tokens, 8000, -1, NULL, NULL);
  free(tokens);
  const int fd = mullama_stream_fd(stream);
  CHECK(!is_readable(fd, 0));
  CHECK(mullama_stream_wait(stream, 0) == MULLAMA_ERR_WOULD_BLOCK);
  mullama_context_free(context);
  CHECK(is_readable(fd, 60000));
  CHECK(mullama_stream_wait(stream, 0) == MULLAMA_OK);
  mullama_stream_free(stream);
  CHECK(mullama_stream_fd(stream) == MULLAMA_ERR_INVALID_HANDLE);
}

static void a_descriptor_that_is_asked_for_late_knows_what_was_before(void) {
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  MullamaContext *context = new_wide_context();
  MullamaPending *call = mullama_complete_text_start(context, "Once", 1, &greedy, NULL);
  CHECK(mullama_pending_wait((const MullamaPending *const *)&call, 1, -1) == 0);
  CHECK(is_readable(mullama_pending_fd(call), 0));
  mullama_pending_free(call);
  MullamaStream *stream = open_on(context, 1);
  CHECK(mullama_stream_wait(stream, -1) == MULLAMA_OK);
  CHECK(is_readable(mullama_stream_fd(stream), 0));
  mullama_stream_free(stream);
  mullama_context_free(context);
}

/* A child has the same pair of sockets: whatever it does with what it has inherited, the parent's descriptor says the truth. */
static void a_forked_child_leaves_the_parents_descriptor_alone(void) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 8192;
  params.n_threads = 1;
  MullamaContext *context = mullama_context_new(model, &params);
  int32_t *tokens = malloc(8000 * sizeof *tokens);
  for (int i = 0; i < 8000; i++) tokens[i] = 300;
  MullamaPending *call = mullama_complete_start(context, tokens, 8000, 1, NULL, NULL);
  MullamaStream *stream = mullama_stream_new(context, tokens, 8000, 1, NULL, NULL);
  free(tokens);
  const int fds[] = {mullama_stream_fd(stream), mullama_pending_fd(call)};
  const pid_t child = fork();
  if (child == 0) {
    alarm(30);
    char piece[64];
    const int told = mullama_stream_try_next(stream, piece, sizeof piece) == MULLAMA_ERR_WRONG_PROCESS &&
                     mullama_pending_take_record(call) == NULL && mullama_last_error_code() == MULLAMA_ERR_WRONG_PROCESS;
    mullama_pending_cancel(call);
    mullama_pending_free(call);
    mullama_stream_free(stream);
    _exit(told ? 0 : 1);
  }
  int status = -1;
  CHECK(waitpid(child, &status, 0) == child && status == 0);
  CHECK(mullama_stream_wait(stream, 0) != MULLAMA_ERR_WOULD_BLOCK || !is_readable(fds[0], 0));
  MullamaPending *const calls[] = {call};
  CHECK(mullama_pending_wait((const MullamaPending *const *)calls, 1, 0) != MULLAMA_ERR_WOULD_BLOCK || !is_readable(fds[1], 0));
  mullama_pending_free(call);
  mullama_stream_free(stream);
  mullama_context_free(context);
}

static void streams_are_waited_for_along_with_calls(void) {
  const MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  char text[1024], joined[1024] = "", piece[64];
  MullamaContext *context = new_wide_context();
  CHECK(mullama_generate_text(context, "Once upon a time", 30, &greedy, text, sizeof text) > 0);
  MullamaStream *stream = open_on(context, 30);
  MullamaPending *call = mullama_complete_text_start(context, "The", 5, &greedy, NULL);
  int is_done = 0;
  int64_t length = 1;
  while (length > 0) {
    MullamaPending *waits[] = {mullama_stream_wait_start(stream), call};
    const int32_t first = mullama_pending_wait((const MullamaPending *const *)waits, is_done ? 1 : 2, 60000);
    CHECK(first == 0 || first == 1);
    if (first == 1) {
      is_done = 1;
    } else {
      CHECK(mullama_pending_take_status(waits[0]) == MULLAMA_OK);
      length = mullama_stream_try_next(stream, piece, sizeof piece);
      CHECK(length >= 0);
      if (length > 0) strcat(joined, piece);
    }
    mullama_pending_free(waits[0]);
  }
  CHECK_TEXT(joined, text);
  mullama_pending_free(call);
  mullama_stream_free(stream);
  mullama_context_free(context);
}

static void a_wait_that_is_cancelled_leaves_the_stream_as_it_is(void) {
  MullamaContextParams params = mullama_context_default_params();
  params.n_ctx = 4096;
  params.n_threads = 1;
  MullamaContext *context = mullama_context_new(model, &params);
  int32_t *tokens = malloc(3000 * sizeof *tokens);
  for (int i = 0; i < 3000; i++) tokens[i] = 300;
  MullamaStream *stream = mullama_stream_new(context, tokens, 3000, 3, NULL, NULL);
  free(tokens);
  /* Two wait for one stream: neither takes the other's place. */
  MullamaPending *waits[] = {mullama_stream_wait_start(stream), mullama_stream_wait_start(stream)};
  CHECK(mullama_pending_wait((const MullamaPending *const *)waits, 2, 0) == MULLAMA_ERR_WOULD_BLOCK);
  CHECK(mullama_pending_cancel(waits[0]) == MULLAMA_OK);
  CHECK(mullama_pending_take_status(waits[0]) == MULLAMA_ERR_CANCELLED);
  CHECK(mullama_pending_take_status(waits[1]) == MULLAMA_OK);
  char piece[64];
  CHECK(mullama_stream_try_next(stream, piece, sizeof piece) > 0);
  MullamaPending *last = mullama_stream_wait_start(stream);
  mullama_stream_free(stream);
  const int32_t status = mullama_pending_take_status(last);
  CHECK(status == MULLAMA_OK || status == MULLAMA_ERR_INVALID_HANDLE);
  mullama_pending_free(last);
  mullama_pending_free(waits[0]);
  mullama_pending_free(waits[1]);
  mullama_context_free(context);
}

int main(void) {
  model = load_model();
  CLAIM(poll_serves_several_streams_and_a_call);
#ifdef __linux__
  CLAIM(epoll_does_so_too);
#endif
  CLAIM(a_stream_that_has_nothing_is_not_readable);
  CLAIM(a_descriptor_that_is_asked_for_late_knows_what_was_before);
  CLAIM(a_forked_child_leaves_the_parents_descriptor_alone);
  CLAIM(streams_are_waited_for_along_with_calls);
  CLAIM(a_wait_that_is_cancelled_leaves_the_stream_as_it_is);
  mullama_model_free(model);
  return FINISH();
}
