// The oracle: raw llama.cpp, one thread, no Mullama. It answers in one line of JSON.
//
//   greedy MODEL PROMPT N     prompt tokens, N greedy tokens and their bytes (in hexadecimal)
//   logits MODEL PROMPT       logits of the last token, little-endian f32 in hexadecimal
//   tokenize MODEL TEXT       token ids, without BOS and with special tokens as plain text
//   embed MODEL TEXT          the embedding by mean pooling, scaled to length 1
//   probe MODEL               loads, creates a context and evaluates one token
//   bench MODEL WHAT ARGUMENT   a round for each line of the standard input
#include "oracle.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
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
    std::fprintf(stderr, "usage: mullama-oracle greedy MODEL PROMPT N | logits MODEL PROMPT | tokenize MODEL TEXT | embed MODEL TEXT"
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
