/* Answers in their tagged form. A negative number must be the code of the thread's last error: that is checked at every answer. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "client.h"

enum { ROOMY = 1 << 20 }; /* in elements: what no answer of the suite fills */

cJSON *tag_with(const char *tag, cJSON *value) {
  cJSON *tagged = cJSON_CreateArray();
  cJSON_AddItemToArray(tagged, cJSON_CreateString(tag));
  if (value) cJSON_AddItemToArray(tagged, value);
  return tagged;
}

cJSON *tag_none(void) { return tag_with("none", NULL); }

cJSON *tag_bool(bool value) { return tag_with("bool", cJSON_CreateBool(value)); }

cJSON *tag_text(const char *text) { return tag_with("str", cJSON_CreateString(text)); }

cJSON *tag_integer(int64_t value) {
  char digits[32];
  snprintf(digits, sizeof digits, "%" PRId64, value);
  return tag_with("i64", cJSON_CreateString(digits));
}

static void hex_of(float value, char *digits) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  snprintf(digits, 9, "%08" PRIx32, bits);
}

cJSON *tag_f32(float value) {
  char digits[9];
  hex_of(value, digits);
  return tag_with("f32", cJSON_CreateString(digits));
}

static cJSON *tag_bits(const char *tag, double value) {
  char digits[17];
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  snprintf(digits, sizeof digits, "%016" PRIx64, bits);
  return tag_with(tag, cJSON_CreateString(digits));
}

cJSON *tag_f64(double value) { return tag_bits("f64", value); }

cJSON *tag_duration(double seconds) { return tag_bits("duration", seconds); }

const char *name_of_code(const Name *names, int64_t code) {
  while (names->name && names->code != code) names++;
  return names->name ? names->name : "?";
}

cJSON *tag_name(const Name *names, int64_t code) { return tag_with("enum", cJSON_CreateString(name_of_code(names, code))); }

cJSON *failed(Request *r, int64_t code) {
  cJSON *error = cJSON_CreateObject();
  const int32_t last = mullama_last_error_code();
  if (last == MULLAMA_OK || (code != 0 && code != last)) return wrong(r, "the returned code is not the last error's");
  cJSON_AddNumberToObject(error, "code", last);
  cJSON_AddStringToObject(error, "message", mullama_get_last_error());
  r->has_failed = true;
  return error;
}

void require(Request *r, int64_t status) {
  if (status < 0) wrong(r, mullama_get_last_error());
}

/* As large as the request wants it, or larger than any answer. */
Buffer buffer_for(Request *r, size_t unit) {
  const cJSON *capacity = argument(r, "capacity");
  Buffer buffer;
  buffer.capacity = cJSON_IsNumber(capacity) ? (size_t)capacity->valuedouble : ROOMY;
  buffer.data = keep(r, (buffer.capacity + 1) * unit);
  return buffer;
}

cJSON *answer_status(Request *r, int64_t status) { return status < 0 ? failed(r, status) : tag_none(); }

cJSON *answer_none(Request *r) { return mullama_last_error_code() == MULLAMA_OK ? tag_none() : failed(r, 0); }

cJSON *answer_integer(Request *r, int64_t value) { return value < 0 ? failed(r, value) : tag_integer(value); }

cJSON *answer_id(Request *r, int64_t value) { return value == MULLAMA_TOKEN_NONE ? tag_none() : answer_integer(r, value); }

cJSON *answer_name(Request *r, const Name *names, int64_t code) { return code < 0 ? failed(r, code) : tag_name(names, code); }

cJSON *answer_bool(Request *r, bool value) {
  return !value && mullama_last_error_code() != MULLAMA_OK ? failed(r, 0) : tag_bool(value);
}

cJSON *answer_f32(Request *r, float value) {
  return isnan(value) && mullama_last_error_code() != MULLAMA_OK ? failed(r, 0) : tag_f32(value);
}

cJSON *answer_f64(Request *r, double value) {
  return isnan(value) && mullama_last_error_code() != MULLAMA_OK ? failed(r, 0) : tag_f64(value);
}

cJSON *answer_duration(Request *r, double seconds) {
  return isnan(seconds) && mullama_last_error_code() != MULLAMA_OK ? failed(r, 0) : tag_duration(seconds);
}

/* The buffer is a byte longer than the library knows, so that what it holds always ends. */
cJSON *answer_text(Request *r, Buffer buffer, int64_t length) {
  if (length < 0) return failed(r, length);
  return buffer.capacity == 0 ? tag_integer(length) : tag_text(buffer.data);
}

cJSON *answer_bytes(Request *r, Buffer buffer, int64_t length) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const unsigned char *bytes = buffer.data;
  size_t n, i;
  char *text, *out;
  if (length < 0) return failed(r, length);
  if (buffer.capacity == 0) return tag_integer(length);
  n = (size_t)length < buffer.capacity ? (size_t)length : buffer.capacity;
  out = text = keep(r, n * 2 + 5);
  for (i = 0; i < n; i += 3) {
    const uint32_t three = (uint32_t)bytes[i] << 16 | (i + 1 < n ? (uint32_t)bytes[i + 1] << 8 : 0) | (i + 2 < n ? bytes[i + 2] : 0);
    *out++ = digits[three >> 18];
    *out++ = digits[three >> 12 & 63];
    *out++ = (char)(i + 1 < n ? digits[three >> 6 & 63] : '=');
    *out++ = (char)(i + 2 < n ? digits[three & 63] : '=');
  }
  return tag_with("bytes", cJSON_CreateString(text));
}

cJSON *answer_integers(Request *r, Buffer buffer, int64_t length) {
  const int32_t *numbers = buffer.data;
  char *text, *out;
  if (length < 0) return failed(r, length);
  if (buffer.capacity == 0) return tag_integer(length);
  out = text = keep(r, (size_t)length * 12 + 1);
  for (int64_t i = 0; i < length; i++) out += sprintf(out, "%s%" PRId32, i ? "," : "", numbers[i]);
  return tag_with("i32s", cJSON_CreateString(text));
}

static cJSON *tag_f32s(Request *r, const float *numbers, int64_t length) {
  char *text = keep(r, (size_t)length * 8 + 1);
  for (int64_t i = 0; i < length; i++) hex_of(numbers[i], text + i * 8);
  return tag_with("f32s", cJSON_CreateString(text));
}

cJSON *answer_f32s(Request *r, Buffer buffer, int64_t length) {
  if (length < 0) return failed(r, length);
  if (buffer.capacity == 0) return tag_integer(length);
  return tag_f32s(r, buffer.data, length);
}

cJSON *answer_rows(Request *r, Buffer buffer, int64_t length, int32_t rows) {
  const float *numbers = buffer.data;
  cJSON *list;
  if (length < 0) return failed(r, length);
  if (buffer.capacity == 0) return tag_integer(length);
  list = cJSON_CreateArray();
  for (int32_t row = 0; row < rows; row++) cJSON_AddItemToArray(list, tag_f32s(r, numbers + row * (length / rows), length / rows));
  return tag_with("list", list);
}

cJSON *text_of_record(cJSON *record) {
  cJSON *text = cJSON_DetachItemFromObjectCaseSensitive(cJSON_GetArrayItem(record, 1), "text");
  cJSON_Delete(record);
  return text;
}

cJSON *answer_piece(Request *r, MullamaStream *stream, NextPiece *next) {
  Buffer buffer = buffer_for(r, 1);
  const int64_t length = next(stream, buffer.data, buffer.capacity);
  return length == 0 ? tag_none() : answer_text(r, buffer, length);
}

cJSON *answer_pieces(Request *r, MullamaStream *stream, NextPiece *next) {
  cJSON *pieces = cJSON_CreateArray();
  Buffer buffer = buffer_for(r, 1);
  int64_t length;
  while ((length = next(stream, buffer.data, buffer.capacity)) > 0) cJSON_AddItemToArray(pieces, tag_text(buffer.data));
  if (length == 0) return tag_with("list", pieces);
  cJSON_Delete(pieces);
  return failed(r, length);
}
