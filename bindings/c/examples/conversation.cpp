// A conversation, its answers printed as they come: conversation-cpp MODEL [QUESTION]...
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "mullama.hpp"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: " << argv[0] << " MODEL [QUESTION]...\n";
    return EXIT_FAILURE;
  }
  std::vector<std::string> questions(argv + 2, argv + argc);
  if (questions.empty()) questions = {"What is the capital of France?", "How do you say cat in Japanese?"};
  try {
    auto model = mullama::Model::load(argv[1]);
    mullama::ContextParams context_params;
    context_params.n_ctx = 2048;
    mullama::Context context(model, context_params);
    mullama::ConversationParams params;
    params.system = "Be brief.";
    mullama::Conversation conversation(context, params);
    for (const std::string& question : questions) {
      std::cout << "> " << question << "\n";
      auto answer = conversation.send_stream(question, -1, mullama::SamplerParams::greedy());
      for (const std::string& piece : answer) std::cout << piece << std::flush;
      const auto stats = answer.finish().stats;
      std::cout << "\n[" << stats.n_cached << " of " << stats.n_prompt << " prompt tokens were cached]\n";
    }
  } catch (const mullama::error& error) {
    std::cerr << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
