/* The handles that requests have made, by the names that requests gave them. A freed one stays: using it is what some cases are about. */
#include <stdlib.h>
#include <string.h>

#include "client.h"

typedef struct Object {
  char *name;
  int kind;
  void *it;
} Object;

static Object *objects;
static size_t n_objects;

static Object *find(const char *name) {
  for (size_t i = 0; i < n_objects; i++) {
    if (name && strcmp(objects[i].name, name) == 0) return &objects[i];
  }
  return NULL;
}

static const char *name_of(const cJSON *value) {
  const char *name = cJSON_GetStringValue(value);
  const char *tag = cJSON_GetStringValue(cJSON_GetArrayItem(value, 0));
  return name ? name : tag && strcmp(tag, "handle") == 0 ? cJSON_GetStringValue(cJSON_GetArrayItem(value, 1)) : NULL;
}

/* A handle, null, or a number that no handle has. */
void *as_handle(Request *r, const cJSON *value) {
  const char *tag = cJSON_GetStringValue(cJSON_GetArrayItem(value, 0));
  const Object *object = find(name_of(value));
  if (object) return object->it;
  if (!value || (tag && (strcmp(tag, "null") == 0 || strcmp(tag, "none") == 0))) return NULL;
  if (tag && strcmp(tag, "forged") == 0) return (void *)(uintptr_t)0x1234567; /* NOLINT(performance-no-int-to-ptr): a number is the point */
  return wrong(r, "no object of that name");
}

void *target_of(Request *r) { return as_handle(r, member(r->json, "target")); }

cJSON *bound(Request *r, int kind, void *made) {
  const char *name = cJSON_GetStringValue(member(r->json, "bind"));
  Object *object;
  if (!name) name = ""; /* a child keeps nothing */
  object = find(name);
  if (object) {
    free_object(object->kind, object->it);
  } else {
    objects = realloc(objects, (n_objects + 1) * sizeof *objects);
    object = &objects[n_objects++];
    object->name = malloc(strlen(name) + 1);
    memcpy(object->name, name, strlen(name) + 1);
  }
  object->kind = kind;
  object->it = made;
  return tag_with("handle", cJSON_CreateString(name));
}

cJSON *serve_object(Request *r, const char *op) {
  const Object *object = find(name_of(member(r->json, "target")));
  /* Misuse of an op that every handle has is asked of the functions of a stream or a model by their calls. */
  if (!object) return wrong(r, "no object of that name");
  if (strcmp(op, "close") == 0) {
    free_object(object->kind, object->it);
    return tag_none();
  }
  if (strcmp(op, "clone") == 0) return clone_object(r, object->kind, object->it);
  if (strcmp(op, "fact") == 0) return read_fact(r, object->kind, object->it, cJSON_GetStringValue(member(r->json, "name")));
  return call_stream(r, object->kind, object->it, op);
}
