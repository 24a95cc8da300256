// The entry of one variant, compiled into each: the only symbol that others see of it.
#include "variant.h"

#include "ggml-cpu.h"

const struct mullama_variant MULLAMA_VARIANT_ENTRY = {
    MULLAMA_VARIANT_NAME,
    ggml_backend_cpu_reg,
    ggml_threadpool_new,
    ggml_threadpool_free,
    mullama_team_set_hooks,
    mullama_team_size,
};
