// The oracle: raw llama.cpp, one thread, no Mullama. It answers in one line of JSON.
//
//   greedy MODEL PROMPT N     prompt tokens, N greedy tokens and their bytes (in hexadecimal)
//   logits MODEL PROMPT       logits of the last token, little-endian f32 in hexadecimal
//   logprobs MODEL TEXT       the text's tokens, and the log probability of each but the first after those before it
//   grammar MODEL GRAMMAR     for each line of the standard input, a text in hexadecimal: 0 no text begins so, 1 one does, 2 it is one
//   tokenize MODEL TEXT       token ids, without BOS and with special tokens as plain text
//   embed MODEL TEXT          the embedding by mean pooling, scaled to length 1
//   probe MODEL               loads, creates a context and evaluates one token
//   bench MODEL WHAT ARGUMENT   a round for each line of the standard input
#include "oracle.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <stdexcept>

namespace oracle {

Model load(const std::string & path, bool vocab_only) {
    llama_model_params params = llama_model_default_params();
    params.n_gpu_layers       = 0;
    params.vocab_only         = vocab_only;
    Model model(llama_model_load_from_file(path.c_str(), params));
    if (!model) {
        throw std::runtime_error("cannot load " + path);
    }
    return model;
}

Context open(llama_model * model, uint32_t n_ctx) {
    llama_context_params params = llama_context_default_params();
    params.n_ctx                = n_ctx;
    params.n_threads            = 1;
    params.n_threads_batch      = 1;
    Context context(llama_init_from_model(model, params));
    if (!context) {
        throw std::runtime_error("cannot create a context");
    }
    return context;
}

Tokens tokenize(const llama_vocab * vocab, const std::string & text, bool add_bos, bool special) {
    const int32_t size = static_cast<int32_t>(text.size());
    Tokens tokens(text.size() + 8);
    const int32_t count =
        llama_tokenize(vocab, text.data(), size, tokens.data(), static_cast<int32_t>(tokens.size()), add_bos, special);
    if (count < 0) {
        throw std::runtime_error("cannot tokenize");
    }
    tokens.resize(static_cast<size_t>(count));
    const bool doubled = tokens.size() >= 2 && tokens[0] == tokens[1] && tokens[0] == llama_vocab_bos(vocab);
    if (add_bos && doubled && llama_vocab_get_add_bos(vocab)) {
        tokens.erase(tokens.begin());
    }
    return tokens;
}

std::string piece(const llama_vocab * vocab, llama_token token) {
    char bytes[256];
    const int32_t length = llama_token_to_piece(vocab, token, bytes, sizeof bytes, 0, false);
    if (length >= 0) {
        return std::string(bytes, static_cast<size_t>(length));
    }
    std::string longer(static_cast<size_t>(-length), '\0');
    llama_token_to_piece(vocab, token, &longer[0], -length, 0, false);
    return longer;
}

void decode(llama_context * context, const llama_token * tokens, size_t count) {
    const size_t n_batch = llama_n_batch(context);
    for (size_t at = 0; at < count; at += n_batch) {
        // llama_batch_get_one takes a pointer that it does not write through.
        auto * part = const_cast<llama_token *>(tokens + at);
        if (llama_decode(context, llama_batch_get_one(part, static_cast<int32_t>(std::min(n_batch, count - at)))) != 0) {
            throw std::runtime_error("llama_decode failed");
        }
    }
}

llama_token best(llama_context * context, const llama_vocab * vocab, const Tokens & banned, int32_t row) {
    const float * logits  = llama_get_logits_ith(context, row);
    const int32_t n_vocab = llama_vocab_n_tokens(vocab);
    auto is_banned = [&](llama_token token) { return std::find(banned.begin(), banned.end(), token) != banned.end(); };
    llama_token found = -1;
    for (llama_token token = 0; token < n_vocab; ++token) {
        if ((found < 0 || logits[token] > logits[found]) && !is_banned(token)) {
            found = token;
        }
    }
    return found;
}

Tokens end_tokens(const llama_vocab * vocab) {
    Tokens ends;
    for (llama_token token = 0; token < llama_vocab_n_tokens(vocab); ++token) {
        if (llama_vocab_is_eog(vocab, token)) {
            ends.push_back(token);
        }
    }
    return ends;
}

namespace {

std::string list(const Tokens & tokens) {
    std::string out = "[";
    for (size_t i = 0; i < tokens.size(); ++i) {
        out += (i ? "," : "") + std::to_string(tokens[i]);
    }
    return out + "]";
}

std::string hex(const void * data, size_t size) {
    static const char digits[] = "0123456789abcdef";
    const auto * bytes         = static_cast<const unsigned char *>(data);
    std::string out;
    out.reserve(2 * size);
    for (size_t i = 0; i < size; ++i) {
        out += digits[bytes[i] >> 4];
        out += digits[bytes[i] & 15];
    }
    return out;
}

int greedy(const std::string & path, const std::string & prompt, int n_tokens) {
    Model model               = load(path);
    Context context           = open(model.get(), 0);
    const llama_vocab * vocab = llama_model_get_vocab(model.get());
    const Tokens start        = tokenize(vocab, prompt, true, true);
    Tokens generated;
    std::string text;
    decode(context.get(), start.data(), start.size());
    for (int i = 0; i < n_tokens; ++i) {
        const llama_token token = best(context.get(), vocab, {});
        if (llama_vocab_is_eog(vocab, token)) {
            break;
        }
        generated.push_back(token);
        text += piece(vocab, token);
        if (i + 1 < n_tokens) {
            decode(context.get(), &token, 1);
        }
    }
    std::printf("{\"prompt\":%s,\"tokens\":%s,\"text_hex\":\"%s\"}\n", list(start).c_str(), list(generated).c_str(),
                hex(text.data(), text.size()).c_str());
    return 0;
}

int logits(const std::string & path, const std::string & prompt) {
    Model model               = load(path);
    Context context           = open(model.get(), 0);
    const llama_vocab * vocab = llama_model_get_vocab(model.get());
    const Tokens start        = tokenize(vocab, prompt, true, true);
    decode(context.get(), start.data(), start.size());
    const size_t n_vocab = static_cast<size_t>(llama_vocab_n_tokens(vocab));
    std::printf("{\"logits_hex\":\"%s\"}\n",
                hex(llama_get_logits_ith(context.get(), -1), n_vocab * sizeof(float)).c_str());
    return 0;
}

int logprobs(const std::string & path, const std::string & text) {
    Model model               = load(path);
    Context context           = open(model.get(), 0);
    const llama_vocab * vocab = llama_model_get_vocab(model.get());
    const Tokens all          = tokenize(vocab, text, true, true);
    const int32_t n_vocab     = llama_vocab_n_tokens(vocab);
    std::string found;
    // Token by token, so that nothing depends on batches.
    for (size_t at = 0; at + 1 < all.size(); ++at) {
        decode(context.get(), &all[at], 1);
        const float * row = llama_get_logits_ith(context.get(), -1);
        double sum        = 0.0;
        for (int32_t token = 0; token < n_vocab; ++token) {
            sum += std::exp(static_cast<double>(row[token]));
        }
        char number[40];
        std::snprintf(number, sizeof number, "%.9g", static_cast<double>(row[all[at + 1]]) - std::log(sum));
        found += (at ? "," : "") + std::string(number);
    }
    std::printf("{\"tokens\":%s,\"logprobs\":[%s]}\n", list(all).c_str(), found.c_str());
    return 0;
}

std::string of_hex(const std::string & digits) {
    std::string bytes;
    for (size_t at = 0; at + 1 < digits.size(); at += 2) {
        bytes += static_cast<char>(std::stoi(digits.substr(at, 2), nullptr, 16));
    }
    return bytes;
}

struct FreeSampler {
    void operator()(llama_sampler * sampler) const { llama_sampler_free(sampler); }
};
using Sampler = std::unique_ptr<llama_sampler, FreeSampler>;

// Whether the grammar lets a token stand next.
bool allows(llama_sampler * sampler, llama_token token) {
    llama_token_data candidate     = {token, 0.0F, 0.0F};
    llama_token_data_array together = {&candidate, 1, -1, false};
    llama_sampler_apply(sampler, &together);
    return !std::isinf(candidate.logit);
}

int grammar(const std::string & path, const std::string & text) {
    Model model               = load(path, true);
    const llama_vocab * vocab = llama_model_get_vocab(model.get());
    const Tokens ends         = end_tokens(vocab);
    Sampler begin(llama_sampler_init_grammar(vocab, text.c_str(), "root"));
    if (!begin || ends.empty()) {
        throw std::runtime_error("no such grammar, or nothing that ends a text");
    }
    std::string answers, line;
    while (std::getline(std::cin, line)) {
        Sampler sampler(llama_sampler_clone(begin.get()));
        bool begins = true;
        for (const llama_token token : tokenize(vocab, of_hex(line), false, false)) {
            begins = allows(sampler.get(), token);
            if (!begins) {
                break;
            }
            llama_sampler_accept(sampler.get(), token);
        }
        const char * answer = !begins ? "0" : allows(sampler.get(), ends.front()) ? "2" : "1";
        answers += (answers.empty() ? "" : ",") + std::string(answer);
    }
    std::printf("{\"answers\":[%s]}\n", answers.c_str());
    return 0;
}

int tokens(const std::string & path, const std::string & text) {
    Model model = load(path, true);
    std::printf("{\"tokens\":%s}\n", list(tokenize(llama_model_get_vocab(model.get()), text, false, false)).c_str());
    return 0;
}

int probe(const std::string & path) {
    Model model             = load(path);
    Context context         = open(model.get(), 64);
    const llama_token token = 0;
    decode(context.get(), &token, 1);
    tokenize(llama_model_get_vocab(model.get()), "a b", true, true);
    std::printf("{\"ok\":true}\n");
    return 0;
}

int run(const std::vector<std::string> & args) {
    auto is = [&](const char * mode, size_t count) { return args.size() == count + 1 && args[0] == mode; };
    if (is("greedy", 3)) {
        return greedy(args[1], args[2], std::stoi(args[3]));
    }
    if (is("logits", 2)) {
        return logits(args[1], args[2]);
    }
    if (is("logprobs", 2)) {
        return logprobs(args[1], args[2]);
    }
    if (is("grammar", 2)) {
        return grammar(args[1], args[2]);
    }
    if (is("tokenize", 2)) {
        return tokens(args[1], args[2]);
    }
    if (is("embed", 2)) {
        return embed(args[1], args[2]);
    }
    if (is("probe", 1)) {
        return probe(args[1]);
    }
    if (is("bench", 3)) {
        return bench(args[1], args[2], args[3]);
    }
    std::fprintf(stderr, "usage: mullama-oracle greedy MODEL PROMPT N | logits MODEL PROMPT | logprobs MODEL TEXT | grammar MODEL GRAMMAR | tokenize MODEL TEXT | embed MODEL TEXT"
                         " | probe MODEL | bench MODEL WHAT ARGUMENT\n");
    return 2;
}

}  // namespace
}  // namespace oracle

extern "C" int oracle_main(int argc, const char * const * argv) {
    llama_log_set([](ggml_log_level, const char *, void *) {}, nullptr);
    llama_backend_init();
    try {
        return oracle::run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception & error) {
        std::fprintf(stderr, "mullama-oracle: %s\n", error.what());
        return 1;
    }
}
