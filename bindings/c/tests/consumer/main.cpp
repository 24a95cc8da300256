#include <iostream>
#include <mullama.hpp>

int main(int, char** argv) {
  auto model = mullama::Model::load(argv[1]);
  std::cout << mullama::version() << ": " << model.description() << "\n";
}
