// Text to tokens and back, what a vocabulary has on its tokens, and llama.cpp's own chat templates.
#include "shim.h"

#include <algorithm>
#include <cstring>

extern "C" {

int32_t mullama_shim_tokenize(const llama_vocab * vocab, const char * text, int32_t n_text, llama_token * tokens,
                              int32_t capacity, bool add_special, bool parse_special, mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, 0, [&] {
        return llama_tokenize(vocab, text, n_text, tokens, capacity, add_special, parse_special);
    });
}

int32_t mullama_shim_token_to_piece(const llama_vocab * vocab, llama_token token, char * bytes, int32_t capacity,
                                    bool special, mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, 0, [&] {
        return llama_token_to_piece(vocab, token, bytes, capacity, 0, special);
    });
}

// What a vocabulary has on itself; a token that it does not have is -1.
struct mullama_vocab_facts {
    int32_t     kind;
    int32_t     n_tokens;
    llama_token bos;
    llama_token eos;
    llama_token eot;
    llama_token sep;
    llama_token pad;
    llama_token nl;
    int32_t     longest;  // bytes of the longest token's text
    bool        add_bos;
    bool        add_eos;
};

void mullama_shim_vocab_facts(const llama_vocab * vocab, mullama_vocab_facts * facts, mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        facts->kind     = llama_vocab_type(vocab);
        facts->n_tokens = llama_vocab_n_tokens(vocab);
        facts->bos      = llama_vocab_bos(vocab);
        facts->eos      = llama_vocab_eos(vocab);
        facts->eot      = llama_vocab_eot(vocab);
        facts->sep      = llama_vocab_sep(vocab);
        facts->pad      = llama_vocab_pad(vocab);
        // It asserts that there are tokens.
        facts->nl       = facts->kind == LLAMA_VOCAB_TYPE_NONE ? -1 : llama_vocab_nl(vocab);
        facts->longest  = 0;
        for (llama_token token = 0; facts->kind != LLAMA_VOCAB_TYPE_NONE && token < facts->n_tokens; ++token) {
            const size_t length = std::strlen(llama_vocab_get_text(vocab, token));
            facts->longest      = std::max(facts->longest, static_cast<int32_t>(std::min<size_t>(length, INT32_MAX)));
        }
        facts->add_bos  = llama_vocab_get_add_bos(vocab);
        facts->add_eos  = llama_vocab_get_add_eos(vocab);
    });
}

// Sets a bit of `eog` for each token that ends a generation, and one of `control` for each control token. Both begin as zeros and have
// a word for 64 tokens.
void mullama_shim_vocab_bits(const llama_vocab * vocab, int32_t n_tokens, uint64_t * eog, uint64_t * control,
                             mullama_failure * failure) {
    mullama_guard_void(__func__, failure, [&] {
        const bool is_none = llama_vocab_type(vocab) == LLAMA_VOCAB_TYPE_NONE;
        for (llama_token token = 0; token < n_tokens; ++token) {
            const uint64_t bit = uint64_t{ 1 } << (token % 64);
            eog[token / 64] |= llama_vocab_is_eog(vocab, token) ? bit : 0;
            // It asserts that there is a vocabulary.
            control[token / 64] |= !is_none && llama_vocab_is_control(vocab, token) ? bit : 0;
        }
    });
}

// The text of a token as the vocabulary has it, which lives as long as that.
const char * mullama_shim_token_text(const llama_vocab * vocab, llama_token token, mullama_failure * failure) {
    return mullama_guard<const char *>(__func__, failure, "", [&] { return llama_vocab_get_text(vocab, token); });
}

float mullama_shim_token_score(const llama_vocab * vocab, llama_token token, mullama_failure * failure) {
    return mullama_guard<float>(__func__, failure, 0.0f, [&] { return llama_vocab_get_score(vocab, token); });
}

uint32_t mullama_shim_token_attributes(const llama_vocab * vocab, llama_token token, mullama_failure * failure) {
    return mullama_guard<uint32_t>(__func__, failure, 0, [&] {
        return static_cast<uint32_t>(llama_vocab_get_attr(vocab, token));
    });
}

const char * mullama_shim_chat_template(const llama_model * model, const char * name, mullama_failure * failure) {
    return mullama_guard<const char *>(__func__, failure, nullptr, [&] {
        return llama_model_chat_template(model, name);
    });
}

// Writes at most `capacity` names of llama.cpp's own templates, which are constants, and answers how many there are.
int32_t mullama_shim_chat_builtin_templates(const char ** names, size_t capacity, mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, 0, [&] {
        return llama_chat_builtin_templates(names, capacity);
    });
}

int32_t mullama_shim_chat_apply_template(const char * name, const llama_chat_message * chat, size_t n_messages,
                                         bool add_generation_prompt, char * text, int32_t capacity,
                                         mullama_failure * failure) {
    return mullama_guard<int32_t>(__func__, failure, 0, [&] {
        return llama_chat_apply_template(name, chat, n_messages, add_generation_prompt, text, capacity);
    });
}

}  // extern "C"
