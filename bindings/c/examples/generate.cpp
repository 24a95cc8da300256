// Prints the continuation of a prompt as it comes: generate-cpp MODEL [PROMPT]
#include <cstdlib>
#include <iostream>

#include "mullama.hpp"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: " << argv[0] << " MODEL [PROMPT]\n";
    return EXIT_FAILURE;
  }
  try {
    auto model = mullama::Model::load(argv[1]);
    mullama::Context context(model);
    auto stream = context.generate_stream(argc > 2 ? argv[2] : "Once upon a time", 100, mullama::SamplerParams::greedy());
    for (const std::string& piece : stream) std::cout << piece << std::flush;

    const mullama::Generation record = stream.finish();
    std::cout << "\n(" << record.stats.n_generated << " tokens, ended by " << to_string(record.finish_reason) << ")\n";
  } catch (const mullama::error& error) {
    std::cerr << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
