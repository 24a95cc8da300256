// Reads what a guest wrote into a struct: structured-cpp MODEL
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "mullama.hpp"

/// What a guest thinks of a meal; the model can answer nothing else.
struct Review {
  std::string dish, mood;
  std::size_t stars{};
  bool comes_back{};

  static const char* schema() {
    return R"({"type": "object", "properties": {
      "dish": {"enum": ["soup", "salad", "cake"]},
      "mood": {"enum": ["happy", "content", "angry"]},
      "stars": {"type": "integer", "minimum": 1, "maximum": 5},
      "comes_back": {"type": "boolean"}
    }, "required": ["dish", "mood", "stars", "comes_back"], "additionalProperties": false})";
  }

  /// The answer is compact and in the schema's order, so that little is needed to read it; a JSON library is as good.
  static Review from_json(std::string_view json) {
    std::array<char, 16> dish{}, mood{}, back{};
    Review review;
    const int read = std::sscanf(std::string(json).c_str(), R"({"dish":"%15[^"]","mood":"%15[^"]","stars":%zu,"comes_back":%5[a-z]})",
                                 dish.data(), mood.data(), &review.stars, back.data());
    if (read != 4) throw std::runtime_error("this is no review: " + std::string(json));
    review.dish = dish.data();
    review.mood = mood.data();
    review.comes_back = back[0] == 't';
    return review;
  }
};

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: " << argv[0] << " MODEL\n";
    return EXIT_FAILURE;
  }
  try {
    mullama::ContextParams small;
    small.n_ctx = 512;
    mullama::Context context(mullama::Model::load(argv[1]), small);
    const std::string question =
        "A guest wrote: The soup was cold, and the waiter laughed at me. Never again!\n"
        "Give the dish, the mood, the stars from 1 to 5, and whether the guest comes back, as JSON.";
    const auto review = context.parse_as<Review>({{"user", question}}, -1, mullama::SamplerParams::greedy());
    std::cout << review.dish << ": " << std::string(review.stars, '*') << ", " << review.mood << ", "
              << (review.comes_back ? "comes back" : "never again") << "\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
