// A conversation in C++17.
#include <iostream>
#include <mullama.hpp>

int main(int, char** arguments) {
  auto model = mullama::Model::load(arguments[1]);
  mullama::Context context(model);
  auto answer = context.chat({{"user", "Tell me a story."}}, 12, mullama::SamplerParams::greedy());
  std::cout << mullama::version() << " says \"" << answer.text << "\"\n";
  return answer.text.empty() ? 1 : 0;
}
