// The bench of Mullama in C++. What is measured and how it is said: benches/README.md.
#include <mullama.hpp>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>

namespace {

constexpr const char * PROMPT = "Once upon a time";

// Runs `once` one time more than `rounds` and prints all times but the first; `prepare` is not measured.
void measure(const std::string & what, int rounds, const std::function<void()> & prepare, const std::function<std::size_t()> & once) {
    std::string times;
    std::size_t count = 0;
    for (int round = 0; round <= rounds; ++round) {
        prepare();
        const auto start = std::chrono::steady_clock::now();
        count = once();
        const auto spent = std::chrono::steady_clock::now() - start;
        if (round > 0) {
            times += (round > 1 ? "," : "") + std::to_string(std::chrono::duration_cast<std::chrono::nanoseconds>(spent).count());
        }
    }
    std::printf("{\"language\":\"cpp\",\"what\":\"%s\",\"ns\":[%s],\"count\":%zu}\n", what.c_str(), times.c_str(), count);
}

std::string read(const std::string & path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw std::runtime_error("cannot read " + path);
    }
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

void generation(const mullama::Model & model, const std::string & what, int rounds, int n) {
    mullama::ContextParams params;
    params.n_ctx = 512;
    params.n_threads = 1;
    mullama::Context context(model, params);
    mullama::SamplerParams greedy = mullama::SamplerParams::greedy();
    greedy.ignore_eos = true;
    const auto stream = [&] {
        std::string text;
        for (const std::string & piece : context.generate_stream(PROMPT, n, greedy)) {
            text += piece;
        }
        return text.size();
    };
    const auto generate = [&] { return context.generate(PROMPT, n, greedy).size(); };
    const auto clear = [&] { context.clear_cache(); };
    if (what == "stream") {
        measure(what, rounds, clear, stream);
    } else if (what == "generate") {
        measure(what, rounds, clear, generate);
    } else {
        throw std::runtime_error("unknown bench " + what);
    }
}

void run(const std::string & path, const std::string & what, int rounds, const std::string & argument) {
    if (what == "load") {
        std::optional<mullama::Model> model;
        measure(what, rounds, [&] { model.reset(); }, [&] {
            model.emplace(mullama::Model::load(path));
            return std::size_t{1};
        });
        return;
    }
    const mullama::Model model = mullama::Model::load(path);
    if (what == "tokenize") {
        const std::string text = read(argument);
        measure(what, rounds, [] {}, [&] { return model.tokenize(text).size(); });
        return;
    }
    generation(model, what, rounds, std::stoi(argument));
}

}  // namespace

int main(int argc, char ** argv) {
    if (argc != 5) {
        std::fprintf(stderr, "usage: bench MODEL WHAT ROUNDS ARGUMENT\n");
        return 2;
    }
    try {
        run(argv[1], argv[2], std::stoi(argv[3]), argv[4]);
        return 0;
    } catch (const std::exception & error) {
        std::fprintf(stderr, "bench: %s\n", error.what());
        return 1;
    }
}
