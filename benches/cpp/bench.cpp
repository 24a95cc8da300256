// The bench of Mullama in C++. What is measured and how it is said: benches/README.md.
#include <mullama.hpp>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>

namespace {

constexpr const char * PROMPT = "Once upon a time";

// Runs `once` for each line of the standard input and prints its nanoseconds and what it counted; `prepare` is not measured.
void measure(const std::function<void()> & prepare, const std::function<std::size_t()> & once) {
    for (std::string line; std::getline(std::cin, line);) {
        prepare();
        const auto start = std::chrono::steady_clock::now();
        const std::size_t count = once();
        const auto spent = std::chrono::steady_clock::now() - start;
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

void generation(const mullama::Model & model, const std::string & what, int n) {
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
        measure(clear, stream);
    } else if (what == "generate") {
        measure(clear, generate);
    } else {
        throw std::runtime_error("unknown bench " + what);
    }
}

void run(const std::string & path, const std::string & what, const std::string & argument) {
    if (what == "load") {
        std::optional<mullama::Model> model;
        measure([&] { model.reset(); }, [&] {
            model.emplace(mullama::Model::load(path));
            return std::size_t{1};
        });
        return;
    }
    const mullama::Model model = mullama::Model::load(path);
    if (what == "tokenize") {
        const std::string text = read(argument);
        measure([] {}, [&] { return model.tokenize(text).size(); });
        return;
    }
    generation(model, what, std::stoi(argument));
}

}  // namespace

int main(int argc, char ** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: bench MODEL WHAT ARGUMENT\n");
        return 2;
    }
    try {
        run(argv[1], argv[2], argv[3]);
        return 0;
    } catch (const std::exception & error) {
        std::fprintf(stderr, "bench: %s\n", error.what());
        return 1;
    }
}
