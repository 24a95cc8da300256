// What a model, the library and the machine's devices say of themselves.
#include "shim.h"

#include <algorithm>

extern "C" {

struct mullama_model_facts {
    const llama_vocab * vocab;  // lives as long as the model
    int64_t             size;
    int64_t             n_params;
    int32_t             n_ctx_train;
    int32_t             n_embd;
    int32_t             n_embd_out;
    int32_t             n_layer;
    int32_t             n_head;
    int32_t             n_meta;
    bool                has_encoder;
    bool                has_decoder;
    bool                is_diffusion;
    bool                has_state;  // one that each token changes, beside cells or in their place
    int32_t             n_swa;      // tokens that the layers with a window see; 0 where none has one
};

void mullama_shim_model_facts(const llama_model * model, mullama_model_facts * facts, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        facts->vocab        = llama_model_get_vocab(model);
        facts->size         = static_cast<int64_t>(llama_model_size(model));
        facts->n_params     = static_cast<int64_t>(llama_model_n_params(model));
        facts->n_ctx_train  = llama_model_n_ctx_train(model);
        facts->n_embd       = llama_model_n_embd(model);
        facts->n_embd_out   = llama_model_n_embd_out(model);
        facts->n_layer      = llama_model_n_layer(model);
        // It is the first layer's, and it is asserted that there is one.
        facts->n_head       = facts->n_layer > 0 ? llama_model_n_head(model) : 0;
        facts->n_meta       = llama_model_meta_count(model);
        facts->has_encoder  = llama_model_has_encoder(model);
        facts->has_decoder  = llama_model_has_decoder(model);
        facts->is_diffusion = llama_model_is_diffusion(model);
        facts->has_state    = llama_model_is_recurrent(model) || llama_model_is_hybrid(model);
        facts->n_swa        = llama_model_n_swa(model);
    });
}

// The next three write as `snprintf` does.

int32_t mullama_shim_model_description(const llama_model * model, char * text, size_t capacity, mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, -1, [&] { return llama_model_desc(model, text, capacity); });
}

int32_t mullama_shim_model_meta_key(const llama_model * model, int32_t index, char * text, size_t capacity,
                                    mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, -1, [&] {
        return llama_model_meta_key_by_index(model, index, text, capacity);
    });
}

int32_t mullama_shim_model_meta_value(const llama_model * model, int32_t index, char * text, size_t capacity,
                                      mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, -1, [&] {
        return llama_model_meta_val_str_by_index(model, index, text, capacity);
    });
}

// A constant.
const char * mullama_shim_file_type_name(int32_t type, mullama_failure * failure) {
    return mullama_guard<const char *>(__func__, failure, "", [&] {
        return llama_ftype_name(static_cast<llama_ftype>(type));
    });
}

// Bytes of so many numbers in a format, whole blocks.
uint64_t mullama_shim_row_bytes(int32_t format, uint64_t n, mullama_failure * failure) {
    return mullama_guard<uint64_t>(__func__, failure, 0, [&] {
        const ggml_type type  = static_cast<ggml_type>(format);
        const auto      block = static_cast<uint64_t>(std::max<int64_t>(ggml_blck_size(type), 1));
        return (n + block - 1) / block * ggml_type_size(type);
    });
}

// What holds for every model and machine of this build.
struct mullama_limits {
    size_t max_sequences;
    size_t max_devices;
    bool   mmap;
    bool   mlock;
};

void mullama_shim_limits(mullama_limits * limits, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        limits->max_sequences = llama_max_parallel_sequences();
        limits->max_devices   = llama_max_devices();
        limits->mmap          = llama_supports_mmap();
        limits->mlock         = llama_supports_mlock();
    });
}

void mullama_shim_log_set(ggml_log_callback callback, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] { llama_log_set(callback, nullptr); });
}

bool mullama_shim_supports_gpu_offload(mullama_failure * failure) {
    return mullama_guard<bool>(__func__, failure, false, [] { return llama_supports_gpu_offload(); });
}

// Lives until the next call.
const char * mullama_shim_system_info(mullama_failure * failure) {
    return mullama_guard<const char *>(__func__, failure, "", [] { return llama_print_system_info(); });
}

size_t mullama_shim_device_count(mullama_failure * failure) {
    return mullama_guard<size_t>(__func__, failure, 0, [] { return ggml_backend_dev_count(); });
}

int32_t mullama_shim_device_kind(size_t index, mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, -1, [&] { return ggml_backend_dev_type(ggml_backend_dev_get(index)); });
}

// The texts live as long as the process, and are null where there is none.
struct mullama_device {
    const char * name;
    const char * description;
    size_t       memory_free;
    size_t       memory_total;
    int32_t      kind;
};

void mullama_shim_device(size_t index, mullama_device * device, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        ggml_backend_dev_t found = ggml_backend_dev_get(index);
        ggml_backend_dev_memory(found, &device->memory_free, &device->memory_total);
        device->name        = ggml_backend_dev_name(found);
        device->description = ggml_backend_dev_description(found);
        device->kind        = ggml_backend_dev_type(found);
    });
}

}  // extern "C"
