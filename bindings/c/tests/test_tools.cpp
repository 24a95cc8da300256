// Functions as tools: what a model is told of them, and the loop that calls them, over the tiny model, which knows one: `get_weather`.
#include <cstdio>

#include "fixture.hpp"

using mullama::ChatMessage;
using mullama::Context;
using mullama::FinishReason;
using mullama::Model;
using mullama::SamplerParams;
using mullama::Tool;

static const std::vector<ChatMessage> asked{{"user", "What is the weather in Oslo?"}};
static const char* const about = "Current weather in a city";
static const char* const snow = R"({"degrees": -3, "sky": "snowy"})";

struct Place {
  std::string city;

  static const char* schema() { return R"({"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]})"; }

  static Place from_json(std::string_view json) {
    std::array<char, 64> city{};
    if (std::sscanf(std::string(json).c_str(), R"( { "city" : "%63[^"]" })", city.data()) != 1) throw std::invalid_argument("no city");
    return {city.data()};
  }
};

static Context open() { return Context(Model::load(MODEL), small()); }

static std::string snowy(const Place& place) { return place.city == "Oslo" ? snow : "unknown"; }

static void a_tool_is_told_to_the_model() {
  const Tool of_type("get_weather", "Says \"how\" it is\n\x01\\", snowy);
  const Tool of_text("raw", "Takes text", R"({"type": "object"})", [](std::string_view json) { return std::string(json); });
  const std::string expected = std::string(R"([{"name":"get_weather","description":"Says \"how\" it is\u000a\u0001\\","parameters":)") + Place::schema() +
                               R"(},{"name":"raw","description":"Takes text","parameters":{"type": "object"}}])";
  CHECK(mullama::detail::tools_json({of_type, of_text}) == expected);
  CHECK(mullama::detail::tools_json({}) == "[]");
  CHECK(of_text("{}") == "{}");
  CHECK(of_type(R"({"city":"Oslo"})") == snow);
}

static void the_function_is_called_and_the_model_told_what_it_gave() {
  std::vector<std::string> cities;
  const Tool tool("get_weather", about, [&](const Place& place) -> std::string {
    cities.push_back(place.city);
    return snow;
  });
  const auto answer = open().run_tools(asked, {tool}, -1, SamplerParams::greedy());
  CHECK(answer.text == "It is snowy in Oslo, -3 degrees.");
  CHECK(answer.finish_reason == FinishReason::stop);
  CHECK(cities == std::vector<std::string>{"Oslo"});
}

static void an_exception_is_told_and_the_loop_goes_on() {
  int called = 0;
  const auto fails = [&](const char* what) {
    return Tool("get_weather", about, [&called, what](const Place&) -> std::string {
      ++called;
      if (what != nullptr) throw std::runtime_error(what);
      throw 7;
    });
  };
  for (const char* what : {"the sky is closed", static_cast<const char*>(nullptr)}) {
    called = 0;
    const auto error = thrown_by([&] { CHECK(!open().run_tools(asked, {fails(what)}, 40, SamplerParams::greedy()).text.empty()); });
    CHECK(!error || error->is(ErrorCode::generation));
    CHECK(called > 0);
  }
}

static void each_call_has_a_result_or_why_there_is_none() {
  struct Call {
    std::string id, name, arguments;
  };
  struct Result {
    std::string id, content;
    bool is_error = false;
  };
  const std::vector<Tool> tools{{"get_weather", about, snowy}};
  const auto good = mullama::detail::called<Result>(tools, Call{"a", "get_weather", R"({"city":"Oslo"})"});
  CHECK(good.id == "a" && good.content == snow && !good.is_error);
  const auto misfit = mullama::detail::called<Result>(tools, Call{"b", "get_weather", R"({"town":"Oslo"})"});
  CHECK(misfit.id == "b" && misfit.content == "no city" && misfit.is_error);
  const auto unknown = mullama::detail::called<Result>(tools, Call{"c", "get_time", "{}"});
  CHECK(unknown.content == "there is no tool 'get_time'; there are: get_weather" && unknown.is_error);
}

static void the_limit_is_an_error() {
  int called = 0;
  const Tool tool("get_weather", about, [&](const Place&) { return ++called, std::string(snow); });
  CHECK(throws(ErrorCode::generation, [&] { open().run_tools(asked, {tool}, -1, SamplerParams::greedy(), {}, {}, 1); }));
  CHECK(called == 1);
}

static void a_cancel_token_that_a_function_sets_ends_it() {
  mullama::CancelToken token;
  mullama::GenerateOptions options;
  options.cancel = &token;
  const Tool tool("get_weather", about, [&](const Place&) {
    token.cancel();
    return std::string(snow);
  });
  CHECK(open().run_tools(asked, {tool}, -1, SamplerParams::greedy(), {}, options).finish_reason == FinishReason::cancelled);
}

int main() {
  CLAIM(a_tool_is_told_to_the_model);
  CLAIM(the_function_is_called_and_the_model_told_what_it_gave);
  CLAIM(an_exception_is_told_and_the_loop_goes_on);
  CLAIM(each_call_has_a_result_or_why_there_is_none);
  CLAIM(the_limit_is_an_error);
  CLAIM(a_cancel_token_that_a_function_sets_ends_it);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
