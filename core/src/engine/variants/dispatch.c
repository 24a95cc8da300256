// Stands for ggml's processor code towards the rest of the library, and hands each call to the variant that was chosen.
//
// ggml's registry enters through ggml_backend_cpu_reg and goes on by what that answers; the pools of threads are made by our shim. Nothing
// else is called from outside: a new llama.cpp that calls more does not link.
#include "variant.h"

#include "ggml-cpu.h"

#define VARIANT(entry) extern const struct mullama_variant entry;
#include "variants.inc"
#undef VARIANT

// The best first.
static const struct mullama_variant * const variants[] = {
#define VARIANT(entry) &entry,
#include "variants.inc"
#undef VARIANT
};

enum { n_variants = sizeof(variants) / sizeof(variants[0]) };

static const struct mullama_variant * chosen = NULL;

// The name of a variant, the best at 0; NULL after the last.
const char * mullama_variant_name(size_t index) {
    return index < n_variants ? variants[index]->name : NULL;
}

// Chooses a variant, which this processor must be able to run. To be called once, with an index that has a name, before all else.
void mullama_variant_choose(size_t index) {
    chosen = variants[index];
}

// Without a choice the registry has no processor, and no call below is made.
ggml_backend_reg_t ggml_backend_cpu_reg(void) {
    return chosen ? chosen->reg() : NULL;
}

struct ggml_threadpool * ggml_threadpool_new(struct ggml_threadpool_params * params) {
    return chosen->threadpool_new(params);
}

void ggml_threadpool_free(struct ggml_threadpool * pool) {
    chosen->threadpool_free(pool);
}

void mullama_team_set_hooks(const struct mullama_team_hooks * hooks) {
    chosen->set_hooks(hooks);
}

int mullama_team_size(const struct ggml_threadpool * pool, int * refused) {
    return chosen->team_size(pool, refused);
}
