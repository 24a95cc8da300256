// The raw side of the benches: the loop that every language is compared with.
#include "oracle.hpp"

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace oracle {
namespace {

const char * const PROMPT = "Once upon a time";

// Runs `once` for each line of the standard input and prints its nanoseconds and what it counted; `prepare` is not measured.
void measure(const std::function<void()> & prepare, const std::function<size_t()> & once) {
    for (std::string line; std::getline(std::cin, line);) {
        prepare();
        const auto start   = std::chrono::steady_clock::now();
        const size_t count = once();
        const auto spent   = std::chrono::steady_clock::now() - start;
        std::cout << std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count() << ' ' << count << std::endl;
    }
}

std::string read(const std::string & path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace

int bench(const std::string & path, const std::string & what, const std::string & argument) {
    if (what == "load") {
        Model model;
        measure([&] { model.reset(); }, [&] { model = load(path); return size_t(1); });
        return 0;
    }
    Model model               = load(path);
    const llama_vocab * vocab = llama_model_get_vocab(model.get());
    if (what == "tokenize") {
        const std::string text = read(argument);
        measure([] {}, [&] { return tokenize(vocab, text, true, false).size(); });
        return 0;
    }
    if (what == "together") {
        Together together(model.get(), argument);
        measure([&] { together.clear(); }, [&] { return together.run(); });
        return 0;
    }
    if (what != "stream" && what != "generate") {
        throw std::runtime_error("unknown bench " + what);
    }
    Context context   = open(model.get(), 512);
    const Tokens ends = end_tokens(vocab);
    const int n       = std::stoi(argument);
    // llama.cpp has one loop, so streaming and generating are the same here: pieces are joined as they come.
    measure([&] { llama_memory_clear(llama_get_memory(context.get()), true); }, [&] {
        const Tokens start = tokenize(vocab, PROMPT, true, true);
        decode(context.get(), start.data(), start.size());
        std::string text;
        for (int i = 0; i < n; ++i) {
            const llama_token token = best(context.get(), vocab, ends);
            text += piece(vocab, token);
            if (i + 1 < n) {
                decode(context.get(), &token, 1);
            }
        }
        return static_cast<size_t>(n);
    });
    return 0;
}

}  // namespace oracle
