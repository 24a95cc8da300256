/* Calls that are started: how far they are is asked for while they run, and a listener that says no ends them. */
#include "client.h"

enum { PATIENCE_MS = 2 };

MullamaPending *started(Request *r, MullamaPending *pending) {
  const MullamaPending *const list[] = {pending};
  const cJSON *progress = argument(r, "progress");
  Calls fractions = as_calls(r, progress);
  float told = -1;
  if (!pending) return NULL;
  r->pending = pending;
  while (mullama_pending_wait(list, 1, progress ? PATIENCE_MS : -1) == MULLAMA_ERR_WOULD_BLOCK) {
    const float done = mullama_pending_progress(pending);
    if (done != told && !hear_fraction(done, &fractions)) mullama_pending_cancel(pending);
    told = done;
  }
  return pending;
}
