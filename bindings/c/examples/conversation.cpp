// Answers each line of standard input; "/undo" takes the last one back: conversation-cpp MODEL [FILE]
// With a file the conversation is kept there, and gone on with the next time.
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "mullama.hpp"

/// Goes on with the conversation in a file, if there is one.
static mullama::Conversation begin(const mullama::Context& context, const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) return mullama::Conversation::restore(context, file);
  mullama::ConversationParams params;
  params.system = "You are a helpful assistant.";
  return mullama::Conversation(context, params);
}

/// Prints the answer to a line, and how much of what the model reads for it was new.
static void answer(mullama::Conversation& talk, const std::string& line) {
  if (line == "/undo") {
    std::cout << "(" << talk.undo() << " messages less)\n";
    return;
  }
  auto stream = talk.send_stream(line, 100, mullama::SamplerParams::greedy());
  for (const std::string& piece : stream) std::cout << piece << std::flush;
  const auto stats = stream.finish().stats;
  std::cout << "\n(" << stats.n_prompt - stats.n_cached << " of " << stats.n_prompt << " tokens were new)\n";
}

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: " << argv[0] << " MODEL [FILE]\n";
    return EXIT_FAILURE;
  }
  try {
    mullama::ContextParams params;
    params.n_ctx = 1024;
    const mullama::Context context(mullama::Model::load(argv[1]), params);
    const std::filesystem::path file = argc > 2 ? argv[2] : "";
    auto talk = begin(context, file);
    for (std::string line; std::getline(std::cin, line);) answer(talk, line);
    if (!file.empty()) talk.save(file);
  } catch (const mullama::error& error) {
    std::cerr << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
