/* Values of a request, from their tagged form. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "client.h"

void *keep(Request *r, size_t size) {
  Kept *kept = calloc(1, sizeof *kept + size);
  if (!kept) {
    wrong(r, "out of memory");
    return NULL;
  }
  kept->next = r->kept;
  r->kept = kept;
  return &kept->data;
}

void forget(Request *r) {
  while (r->kept) {
    Kept *next = r->kept->next;
    free(r->kept);
    r->kept = next;
  }
}

const cJSON *member(const cJSON *object, const char *name) { return cJSON_GetObjectItemCaseSensitive(object, name); }

const cJSON *argument(Request *r, const char *name) { return member(member(r->json, "args"), name); }

static const char *tag_of(const cJSON *value) {
  const char *tag = cJSON_GetStringValue(cJSON_GetArrayItem(value, 0));
  return tag ? tag : "";
}

static bool has_tag(const cJSON *value, const char *tag) { return value && strcmp(tag_of(value), tag) == 0; }

static bool is_null(const cJSON *value) { return has_tag(value, "null"); }

bool is_some(const cJSON *value) { return value && !has_tag(value, "none") && !is_null(value); }

const cJSON *payload(Request *r, const cJSON *value, const char *tag) {
  if (!has_tag(value, tag)) wrong(r, tag);
  return cJSON_GetArrayItem(value, 1);
}

static const char *text_payload(Request *r, const cJSON *value, const char *tag) {
  const char *text = cJSON_GetStringValue(payload(r, value, tag));
  if (!text) wrong(r, tag);
  return text;
}

bool is_preset(const cJSON *value, const char *name) {
  const char *given = cJSON_GetStringValue(cJSON_GetArrayItem(cJSON_GetArrayItem(value, 1), 1));
  return has_tag(value, "preset") && given && strcmp(given, name) == 0;
}

bool as_bool(Request *r, const cJSON *value) { return is_some(value) && cJSON_IsTrue(payload(r, value, "bool")); }

static uint64_t number_of(const char *digits) {
  return digits[0] == '-' ? (uint64_t)strtoll(digits, NULL, 10) : (uint64_t)strtoull(digits, NULL, 10);
}

uint64_t as_integer(Request *r, const cJSON *value) { return is_some(value) ? number_of(text_payload(r, value, "i64")) : 0; }

static float f32_of(const char *hex) {
  char digits[9] = {0};
  uint32_t bits;
  float real;
  memcpy(digits, hex, 8);
  bits = (uint32_t)strtoul(digits, NULL, 16);
  memcpy(&real, &bits, sizeof real);
  return real;
}

float as_f32(Request *r, const cJSON *value) { return is_some(value) ? f32_of(text_payload(r, value, "f32")) : 0; }

static double f64_of(Request *r, const cJSON *value, const char *tag) {
  uint64_t bits = is_some(value) ? strtoull(text_payload(r, value, tag), NULL, 16) : 0;
  double real;
  memcpy(&real, &bits, sizeof real);
  return real;
}

double as_f64(Request *r, const cJSON *value) { return f64_of(r, value, "f64"); }

double as_duration(Request *r, const cJSON *value) { return f64_of(r, value, "duration"); }

List new_list(Request *r, const cJSON *items, size_t size) {
  List list;
  list.count = (size_t)cJSON_GetArraySize(items);
  list.data = keep(r, list.count * size);
  return list;
}

/* A null pointer that claims to be a list of one: what a careless caller gives. */
static List null_list(const cJSON *value) {
  List list;
  list.data = NULL;
  list.count = is_null(value) ? 1 : 0;
  return list;
}

static int base64_digit(char c) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *found = c ? strchr(digits, c) : NULL;
  return found ? (int)(found - digits) : -1;
}

List as_bytes(Request *r, const cJSON *value) {
  List list = null_list(value);
  const char *text;
  unsigned char *out;
  uint32_t bits = 0;
  int n_bits = 0;
  if (!is_some(value)) return list;
  text = text_payload(r, value, "bytes");
  out = keep(r, strlen(text) + 1);
  for (; base64_digit(*text) >= 0; text++) {
    bits = bits << 6 | (uint32_t)base64_digit(*text);
    n_bits += 6;
    if (n_bits >= 8) {
      n_bits -= 8;
      out[list.count++] = (unsigned char)(bits >> n_bits);
    }
  }
  list.data = out;
  return list;
}

/* Bytes stand where text is expected to give what is no UTF-8. */
const char *as_text(Request *r, const cJSON *value) {
  if (!is_some(value)) return NULL;
  return has_tag(value, "bytes") ? as_bytes(r, value).data : text_payload(r, value, "str");
}

static int32_t code_of(Request *r, const char *name, const Name *names) {
  for (; names->name; names++) {
    if (name && strcmp(names->name, name) == 0) return names->code;
  }
  wrong(r, "no value of that name");
  return 0;
}

int32_t as_name(Request *r, const cJSON *value, const Name *names) {
  if (has_tag(value, "i64")) return (int32_t)as_integer(r, value); /* a number that is no value */
  return is_some(value) ? code_of(r, text_payload(r, value, "enum"), names) : 0;
}

int32_t as_case(Request *r, const cJSON *value, const Name *names) {
  return is_some(value) ? code_of(r, cJSON_GetStringValue(cJSON_GetArrayItem(payload(r, value, "union"), 0)), names) : 0;
}

const char *as_case_text(Request *r, const cJSON *value) {
  return is_some(value) ? as_text(r, cJSON_GetArrayItem(payload(r, value, "union"), 1)) : NULL;
}

List as_integers(Request *r, const cJSON *value, size_t size) {
  List list = null_list(value);
  const char *text;
  if (!is_some(value)) return list;
  text = text_payload(r, value, "i32s");
  list.data = keep(r, (strlen(text) + 1) * size);
  while (*text) {
    uint64_t number = number_of(text);
    int32_t narrow = (int32_t)number;
    memcpy((char *)list.data + list.count * size, size == 8 ? (void *)&number : (void *)&narrow, size);
    list.count++;
    text += strcspn(text, ",");
    text += *text == ',';
  }
  return list;
}

List as_f32s(Request *r, const cJSON *value) {
  List list = null_list(value);
  const char *hex;
  if (!is_some(value)) return list;
  hex = text_payload(r, value, "f32s");
  list.data = keep(r, (strlen(hex) / 8 + 1) * sizeof(float));
  for (; strlen(hex) >= 8; hex += 8) ((float *)list.data)[list.count++] = f32_of(hex);
  return list;
}

List as_f64s(Request *r, const cJSON *value) {
  List list = null_list(value);
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  if (items) list = new_list(r, items, sizeof(double));
  for (size_t i = 0; list.data && i < list.count; i++) ((double *)list.data)[i] = as_f64(r, cJSON_GetArrayItem(items, (int)i));
  return list;
}

List as_bools(Request *r, const cJSON *value) {
  List list = null_list(value);
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  if (items) list = new_list(r, items, sizeof(bool));
  for (size_t i = 0; list.data && i < list.count; i++) ((bool *)list.data)[i] = as_bool(r, cJSON_GetArrayItem(items, (int)i));
  return list;
}

List as_names(Request *r, const cJSON *value, const Name *names) {
  List list = null_list(value);
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  if (items) list = new_list(r, items, sizeof(int32_t));
  for (size_t i = 0; list.data && i < list.count; i++) ((int32_t *)list.data)[i] = as_name(r, cJSON_GetArrayItem(items, (int)i), names);
  return list;
}

List as_texts(Request *r, const cJSON *value) {
  List list = null_list(value);
  const cJSON *items = is_some(value) ? payload(r, value, "list") : NULL;
  if (items) list = new_list(r, items, sizeof(const char *));
  for (size_t i = 0; list.data && i < list.count; i++) ((const char **)list.data)[i] = as_text(r, cJSON_GetArrayItem(items, (int)i));
  return list;
}

/* A map's keys and values in turn. */
List as_pairs(Request *r, const cJSON *value) {
  List list = null_list(value);
  const cJSON *items = is_some(value) ? payload(r, value, "map") : NULL;
  const cJSON *item;
  if (items) list.data = keep(r, 2 * (size_t)cJSON_GetArraySize(items) * sizeof(const char *));
  cJSON_ArrayForEach(item, items) {
    ((const char **)list.data)[list.count++] = item->string;
    ((const char **)list.data)[list.count++] = as_text(r, item);
  }
  return list;
}

Calls as_calls(Request *r, const cJSON *value) {
  Calls calls = {0, 0, NULL};
  if (value) {
    const cJSON *n = payload(r, value, "calls");
    calls.n = cJSON_IsNumber(n) ? (int64_t)n->valuedouble : 0;
  }
  return calls;
}

bool hear_fraction(float fraction, void *calls) {
  Calls *it = calls;
  (void)fraction;
  return ++it->seen != it->n;
}

bool hear_piece(const char *piece, void *calls) {
  Calls *it = calls;
  cJSON_AddItemToArray(cJSON_GetArrayItem(it->pieces, 1), tag_text(piece));
  return ++it->seen != it->n;
}
