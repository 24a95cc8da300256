// What one variant of ggml's processor code offers to all others: the calls into it that are made from outside.
#pragma once

#include "ggml-backend.h"

#include "hooks.h"

struct ggml_threadpool_params;

struct mullama_variant {
    const char * name;
    ggml_backend_reg_t (*reg)(void);
    struct ggml_threadpool * (*threadpool_new)(struct ggml_threadpool_params * params);
    void (*threadpool_free)(struct ggml_threadpool * pool);
    void (*set_hooks)(const struct mullama_team_hooks * hooks);
    int (*team_size)(const struct ggml_threadpool * pool, int * refused);
};
