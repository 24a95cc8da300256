/* Claims and their checks, for C and C++: a claim is a function, `CHECK` fails it, `FINISH` tells the program's exit status. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <string.h>

static int check_failures = 0;

#define CHECK(condition)                                                        \
  do {                                                                          \
    if (!(condition)) {                                                         \
      check_failures++;                                                         \
      printf("%s:%d: %s: not so: %s\n", __FILE__, __LINE__, __func__, #condition); \
    }                                                                           \
  } while (0)

#define CHECK_TEXT(given, expected)                                                                        \
  do {                                                                                                     \
    const char *given_ = (given), *expected_ = (expected);                                                 \
    if (strcmp(given_, expected_) != 0) {                                                                  \
      check_failures++;                                                                                    \
      printf("%s:%d: %s: \"%s\" instead of \"%s\"\n", __FILE__, __LINE__, __func__, given_, expected_);    \
    }                                                                                                      \
  } while (0)

#define CLAIM(function)                                                              \
  do {                                                                               \
    const int before_ = check_failures;                                              \
    function();                                                                      \
    printf("%s %s\n", check_failures == before_ ? "ok    " : "FAILED", #function);   \
  } while (0)

#define FINISH() (check_failures == 0 ? 0 : 1)

#endif
