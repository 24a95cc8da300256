/* What the generated dispatch is made of: reading requests, tagging answers, keeping handles. One request is served at a time. */
#ifndef CLIENT_H
#define CLIENT_H

#include <cjson/cJSON.h>
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mullama.h"

typedef union max_align_like {
  long double real;
  int64_t integer;
  void *pointer;
} max_align_like;

/* Memory that lives as long as a request. */
typedef struct Kept {
  struct Kept *next;
  max_align_like data;
} Kept;

typedef struct Request {
  const cJSON *json;
  Kept *kept;
  MullamaPending *pending; /* the call that it has started, if any */
  bool has_failed; /* the answer is an error */
} Request;

typedef struct Name {
  const char *name;
  int32_t code;
} Name;

typedef struct List {
  void *data;
  size_t count;
} List;

typedef struct Buffer {
  void *data;
  size_t capacity;
} Buffer;

/* A callback that says no at its n-th call, and what it heard. */
typedef struct Calls {
  int64_t n, seen;
  cJSON *pieces;
} Calls;

typedef struct Arm {
  const char *path, *input, *extra;
  cJSON *(*serve)(Request *r);
} Arm;

/* Ends the program with a message: a request that cannot be understood is a fault of the suite. */
cJSON *wrong(Request *r, const char *why);

/* reading.c: a value that is absent or none reads as zero and null. */
void *keep(Request *r, size_t size);
void forget(Request *r);
const cJSON *argument(Request *r, const char *name);
const cJSON *member(const cJSON *object, const char *name);
const cJSON *payload(Request *r, const cJSON *value, const char *tag);
bool is_some(const cJSON *value);
bool is_preset(const cJSON *value, const char *name);
bool as_bool(Request *r, const cJSON *value);
uint64_t as_integer(Request *r, const cJSON *value);
float as_f32(Request *r, const cJSON *value);
double as_f64(Request *r, const cJSON *value);
double as_duration(Request *r, const cJSON *value);
const char *as_text(Request *r, const cJSON *value);
int32_t as_name(Request *r, const cJSON *value, const Name *names);
int32_t as_case(Request *r, const cJSON *value, const Name *names);
const char *as_case_text(Request *r, const cJSON *value);
List new_list(Request *r, const cJSON *items, size_t size);
List as_bytes(Request *r, const cJSON *value);
List as_integers(Request *r, const cJSON *value, size_t size);
List as_f32s(Request *r, const cJSON *value);
List as_f64s(Request *r, const cJSON *value);
List as_bools(Request *r, const cJSON *value);
List as_names(Request *r, const cJSON *value, const Name *names);
List as_texts(Request *r, const cJSON *value);
List as_pairs(Request *r, const cJSON *value);
Calls as_calls(Request *r, const cJSON *value);
bool hear_fraction(float fraction, void *calls);
bool hear_piece(const char *piece, void *calls);

/* pending.c */
MullamaPending *started(Request *r, MullamaPending *pending); /* waits for it; it is freed with the request */

/* objects.c */
void *as_handle(Request *r, const cJSON *value);
void *target_of(Request *r);
cJSON *bound(Request *r, int kind, void *made);
cJSON *serve_object(Request *r, const char *op); /* what is asked of a handle and is no call */

/* answers.c */
cJSON *tag_with(const char *tag, cJSON *payload);
cJSON *tag_none(void);
cJSON *tag_bool(bool value);
cJSON *tag_integer(int64_t value);
cJSON *tag_f32(float value);
cJSON *tag_f64(double value);
cJSON *tag_duration(double seconds);
cJSON *tag_text(const char *text);
const char *name_of_code(const Name *names, int64_t code);
cJSON *tag_name(const Name *names, int64_t code);
cJSON *failed(Request *r, int64_t code); /* the thread's last error; `code` is what the call returned, 0 where it returned none */
void require(Request *r, int64_t status);
Buffer buffer_for(Request *r, size_t unit);
cJSON *answer_none(Request *r); /* what came is null: there is none, or the call failed */
cJSON *answer_status(Request *r, int64_t status);
cJSON *answer_integer(Request *r, int64_t value);
cJSON *answer_id(Request *r, int64_t value);
cJSON *answer_name(Request *r, const Name *names, int64_t code);
cJSON *answer_bool(Request *r, bool value);
cJSON *answer_f32(Request *r, float value);
cJSON *answer_f64(Request *r, double value);
cJSON *answer_duration(Request *r, double seconds);
cJSON *answer_text(Request *r, Buffer buffer, int64_t length);
cJSON *answer_bytes(Request *r, Buffer buffer, int64_t length);
cJSON *answer_integers(Request *r, Buffer buffer, int64_t length);
cJSON *answer_f32s(Request *r, Buffer buffer, int64_t length);
cJSON *answer_rows(Request *r, Buffer buffer, int64_t length, int32_t rows); /* vectors, one behind the other */
cJSON *text_of_record(cJSON *record);

typedef int64_t NextPiece(MullamaStream *stream, char *piece, size_t capacity);
cJSON *answer_piece(Request *r, MullamaStream *stream, NextPiece *next);
cJSON *answer_pieces(Request *r, MullamaStream *stream, NextPiece *next);

/* dispatch.c, generated */
extern const Arm arms[];
extern const char *const features[];
extern const char *const api_digest;
void free_object(int kind, void *it);
cJSON *clone_object(Request *r, int kind, const void *it);
cJSON *read_fact(Request *r, int kind, const void *it, const char *name);
cJSON *call_stream(Request *r, int kind, void *it, const char *op);

#endif
