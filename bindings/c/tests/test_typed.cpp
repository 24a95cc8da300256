// Answers that are values of a type: `parse_as` and its started twin, over types that say their schema and types that others speak for.
#include <cstdio>

#include "fixture.hpp"

using mullama::ChatMessage;
using mullama::Context;
using mullama::FinishReason;
using mullama::Model;
using mullama::SamplerParams;

static const std::vector<ChatMessage> asked{{"user", "What is 2 plus 3? How sure are you, in percent?"}};

/// A type that speaks for itself.
struct Sum {
  std::string parity;
  int sum{}, percent{};

  static const char* schema() {
    return R"({"type": "object", "properties": {"parity": {"enum": ["odd", "even"]}, "sum": {"type": "integer", "minimum": 0, "maximum": 9},
               "percent": {"type": "integer", "minimum": 0, "maximum": 100}}, "required": ["parity", "sum", "percent"],
               "additionalProperties": false})";
  }

  static Sum from_json(std::string_view json) {
    std::array<char, 8> parity{};
    Sum made;
    const std::string text(json);
    if (std::sscanf(text.c_str(), R"({"parity":"%7[a-z]","sum":%d,"percent":%d})", parity.data(), &made.sum, &made.percent) != 3) {
      throw std::runtime_error("no sum: " + text);
    }
    made.parity = parity.data();
    return made;
  }
};

static bool operator==(const Sum& a, const Sum& b) { return a.parity == b.parity && a.sum == b.sum && a.percent == b.percent; }

/// A type that cannot be given members, and is never what was asked for.
struct Stubborn {};

/// A type whose schema has a keyword that nobody supports.
struct Odd {
  static std::string schema() { return R"({"type": "array", "items": {"type": "integer"}, "uniqueItems": true})"; }
  static Odd from_json(std::string_view) { return {}; }
};

enum class Animal { fox, crow };

namespace mullama {

template <>
struct FromJson<Animal> {
  static Animal read(std::string_view json) { return json == "\"fox\"" ? Animal::fox : Animal::crow; }
  static std::string schema() { return R"({"enum": ["fox", "crow"]})"; }
};

template <>
struct FromJson<Stubborn> {
  static Stubborn read(std::string_view json) { throw std::domain_error("not of " + std::string(json)); }
  static std::string schema() { return R"({"const": 1})"; }
};

}  // namespace mullama

static Context open() { return Context(Model::load(MODEL), small()); }

static void an_answer_is_a_value_of_a_type() {
  const Context context = open();
  const auto sum = context.parse_as<Sum>(asked, -1, SamplerParams::greedy());
  CHECK(sum.parity == "odd" || sum.parity == "even");
  CHECK(0 <= sum.sum && sum.sum <= 9 && 0 <= sum.percent && sum.percent <= 100);
  CHECK(sum == Sum::from_json(context.parse(asked, Sum::schema(), -1, SamplerParams::greedy())));
}

static void an_answer_to_come_is_the_same_value() {
  const Context context = open();
  auto sum = context.parse_as_async<Sum>(asked, -1, SamplerParams::greedy());
  CHECK(sum.valid());
  CHECK(sum.get() == context.parse_as<Sum>(asked, -1, SamplerParams::greedy()));
  CHECK(!sum.valid());
}

static void another_may_speak_for_a_type() {
  const Context context = open();
  const auto animal = context.parse_as<Animal>({{"user", "Name an animal."}}, -1, SamplerParams::greedy());
  CHECK(animal == Animal::fox || animal == Animal::crow);
  CHECK(context.parse_as_async<Animal>({{"user", "Name an animal."}}, -1, SamplerParams::greedy()).get() == animal);
}

static void an_answer_that_is_cut_is_an_error_with_why() {
  const Context context = open();
  const auto check = [](const std::optional<mullama::error>& error) {
    CHECK(error && error->is(ErrorCode::generation));
    CHECK(error && error->data("finish_reason") == static_cast<std::int64_t>(FinishReason::length));
    CHECK(error && error->data("n_generated") == 3);
    CHECK(error && std::string(error->what()).find("the text so far is '{\"") != std::string::npos);
  };
  check(thrown_by([&] { context.parse_as<Sum>(asked, 3, SamplerParams::greedy()); }));
  auto sum = context.parse_as_async<Sum>(asked, 3, SamplerParams::greedy());
  check(thrown_by([&] { sum.get(); }));
}

static void what_reading_throws_reaches_the_caller() {
  const Context context = open();
  const auto told = [](const auto& call) {
    try {
      call();
    } catch (const std::domain_error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK_TEXT(told([&] { context.parse_as<Stubborn>(asked, -1, SamplerParams::greedy()); }).c_str(), "not of 1");
  auto later = context.parse_as_async<Stubborn>(asked, -1, SamplerParams::greedy());
  CHECK_TEXT(told([&] { later.get(); }).c_str(), "not of 1");
  CHECK(!later.valid());
}

static void a_keyword_that_is_not_supported_is_named() {
  const auto error = thrown_by([] { open().parse_as<Odd>(asked, -1, SamplerParams::greedy()); });
  CHECK(error && error->is(ErrorCode::invalid_input));
  CHECK(error && std::string(error->what()).find("uniqueItems") != std::string::npos);
}

static void an_answer_to_come_is_cancelled() {
  const Context context = open();
  SamplerParams slow = SamplerParams::greedy();
  auto sum = context.parse_as_async<Sum>(asked, -1, slow);
  sum.cancel();
  const auto error = thrown_by([&] { sum.get(); });
  // It is ended where it is, or was done before: never something else.
  CHECK(!error || error->is(ErrorCode::cancelled) || error->is(ErrorCode::generation));
  mullama::CancelToken token;
  token.cancel();
  mullama::GenerateOptions options;
  options.cancel = &token;
  const auto before = thrown_by([&] { context.parse_as<Sum>(asked, -1, slow, {}, options); });
  CHECK(before && before->is(ErrorCode::generation));
  CHECK(before && before->data("finish_reason") == static_cast<std::int64_t>(FinishReason::cancelled));
}

int main() {
  CLAIM(an_answer_is_a_value_of_a_type);
  CLAIM(an_answer_to_come_is_the_same_value);
  CLAIM(another_may_speak_for_a_type);
  CLAIM(an_answer_that_is_cut_is_an_error_with_why);
  CLAIM(what_reading_throws_reaches_the_caller);
  CLAIM(a_keyword_that_is_not_supported_is_named);
  CLAIM(an_answer_to_come_is_cancelled);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
