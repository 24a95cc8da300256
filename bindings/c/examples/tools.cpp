// Answers a question with a function of this program as a tool: tools-cpp MODEL
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "mullama.hpp"

/// What the tool is given; a JSON library is as good to read it.
struct Place {
  std::string city;

  static const char* schema() { return R"({"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]})"; }

  static Place from_json(std::string_view json) {
    std::array<char, 64> city{};
    if (std::sscanf(std::string(json).c_str(), R"( { "city" : "%63[^"]" })", city.data()) != 1) {
      throw std::invalid_argument("this has no city: " + std::string(json));
    }
    return {city.data()};
  }
};

/// Asks a table; a real one would ask a service.
static std::string get_weather(const Place& place) {
  static const std::map<std::string, std::string> known{
      {"Oslo", R"({"degrees": -3, "sky": "snowy"})"},
      {"Rome", R"({"degrees": 24, "sky": "sunny"})"},
  };
  std::cout << "(get_weather is called with " << place.city << ")\n";
  const auto found = known.find(place.city);
  if (found == known.end()) throw std::out_of_range("no weather is known of " + place.city);
  return found->second;
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: " << argv[0] << " MODEL\n";
    return EXIT_FAILURE;
  }
  try {
    mullama::ContextParams small;
    small.n_ctx = 512;
    const mullama::Context context(mullama::Model::load(argv[1]), small);
    const std::vector<mullama::Tool> tools{{"get_weather", "Current weather in a city", get_weather}};
    const auto answer = context.run_tools({{"user", "What is the weather in Oslo?"}}, tools, -1, mullama::SamplerParams::greedy());
    std::cout << answer.text << "\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
