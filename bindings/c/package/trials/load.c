/* How long it takes to load the library and to ask it something. */
#define _POSIX_C_SOURCE 200112L
#include <dlfcn.h>
#include <stdio.h>
#include <time.h>

int main(int count, char **arguments) {
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  void *library = count > 1 ? dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL) : NULL;
  const char *(*version)(void);
  *(void **)&version = library ? dlsym(library, "mullama_version") : NULL;
  if (!version || !version()) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%s loaded in %.1f ms\n", version(), (double)(end.tv_sec - begin.tv_sec) * 1e3 + (double)(end.tv_nsec - begin.tv_nsec) / 1e6);
  return 0;
}
