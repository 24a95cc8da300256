// What loading the library, models and contexts leaves as it was in the host: the terminate handler, and the environment.
#include <dlfcn.h>

#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "check.h"

extern char **environ;

namespace {

using Environment = std::vector<std::string>;

Environment environment() {
  Environment found;
  for (char **at = environ; *at != nullptr; ++at) found.emplace_back(*at);
  return found;
}

void own_handler() { std::abort(); }

template <typename Function>
Function *symbol(void *library, const char *name) {
  return reinterpret_cast<Function *>(dlsym(library, name));
}

// The library comes late, by dlopen, so that there is a time before it.
void host_is_as_it_was() {
  unsetenv("GGML_NO_BACKTRACE");
  const auto handler = std::get_terminate();
  const Environment before = environment();

  void *library = dlopen(LIBRARY, RTLD_NOW);
  CHECK(library != nullptr);
  if (library == nullptr) return;
  CHECK(std::get_terminate() == handler);
  CHECK(environment() == before);

  auto *load = symbol<void *(const char *, const void *)>(library, "mullama_model_load");
  auto *create = symbol<void *(void *, const void *)>(library, "mullama_context_new");
  auto *clear = symbol<int32_t(void *)>(library, "mullama_context_kv_cache_clear");
  CHECK(load != nullptr && create != nullptr && clear != nullptr);
  if (load == nullptr || create == nullptr || clear == nullptr) return;
  void *model = load(MODEL, nullptr);
  void *context = create(model, nullptr);
  CHECK(model != nullptr && context != nullptr);
  CHECK(clear(context) == 0);
  CHECK(std::get_terminate() == handler);
  CHECK(environment() == before);

  // A handler that the host sets stays, whatever is done after.
  std::set_terminate(own_handler);
  CHECK(create(model, nullptr) != nullptr);
  CHECK(std::get_terminate() == own_handler);
}

}  // namespace

int main() {
  CLAIM(host_is_as_it_was);
  return FINISH();
}
