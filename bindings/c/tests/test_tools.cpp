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

struct Call {
  std::string id, name, arguments;
};
struct Result {
  std::string id, content;
  bool is_error = false;
};

/// A run of one step of calls, and then the answer.
struct Known {
  struct Step {
    std::vector<Call> calls;
    std::optional<std::string> answer;
  };

  std::vector<Call> calls;
  std::vector<Result>* given;
  const bool* over;

  Step next() { return calls.empty() ? Step{{}, "the answer"} : Step{std::exchange(calls, {}), std::nullopt}; }
  void give(const std::vector<Result>& results) { *given = results; }
  bool is_cancelled() const { return *over; }
};

static void after_a_cancel_no_further_function_of_the_step_is_called() {
  int called = 0;
  bool over = false;
  std::vector<Result> given;
  const Tool stop("stop", "Stops", "{}", [&](std::string_view) -> std::string {
    ++called;
    over = true;
    return "stopped";
  });
  CHECK(mullama::detail::run_tools(Known{{{"a", "stop", "{}"}, {"b", "stop", "{}"}}, &given, &over}, {stop}) == "the answer");
  CHECK(called == 1 && given.size() == 2);
  CHECK(given[0].content == "stopped" && !given[0].is_error);
  CHECK(given[1].id == "b" && given[1].content == "cancelled" && given[1].is_error);
}

static void each_call_has_a_result_or_why_there_is_none() {
  const bool over = false;
  const Known run{{}, nullptr, &over};
  const std::vector<Tool> tools{{"get_weather", about, snowy}};
  const auto good = mullama::detail::called<Result>(run, tools, Call{"a", "get_weather", R"({"city":"Oslo"})"});
  CHECK(good.id == "a" && good.content == snow && !good.is_error);
  const auto misfit = mullama::detail::called<Result>(run, tools, Call{"b", "get_weather", R"({"town":"Oslo"})"});
  CHECK(misfit.id == "b" && misfit.content == "no city" && misfit.is_error);
  const auto unknown = mullama::detail::called<Result>(run, tools, Call{"c", "get_time", "{}"});
  CHECK(unknown.content == "there is no tool 'get_time'; there are: get_weather" && unknown.is_error);
}

static void what_is_no_text_is_told_as_far_as_it_is() {
  using mullama::detail::told;
  CHECK(told("") == "" && told("a\u00e4\u732b\U0001F600") == "a\u00e4\u732b\U0001F600");
  CHECK(told(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(told("\xE4 ") == "\uFFFD " && told("\xC3") == "\uFFFD" && told("\xC0\x80") == "\uFFFD\uFFFD");
  CHECK(told("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD" && told("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(told("\xE7\x8C\xAB\xE7\x8C") == "\u732b\uFFFD\uFFFD");
  const bool over = false;
  const std::vector<Tool> tools{{"odd", "Gives bytes", "{}", [](std::string_view) { return std::string("a\xFF"); }}};
  CHECK(mullama::detail::called<Result>(Known{{}, nullptr, &over}, tools, Call{"a", "odd", "{}"}).content == "a\uFFFD");
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

static void an_answer_to_come_calls_its_functions_while_it_is_waited_for() {
  std::vector<std::string> cities;
  const Tool tool("get_weather", about, [&](const Place& place) -> std::string {
    cities.push_back(place.city);
    return snow;
  });
  const auto context = open();
  auto pending = context.run_tools_async(asked, {tool}, -1, SamplerParams::greedy());
  CHECK(pending.valid() && !pending.is_ready());
  CHECK(pending.get().text == "It is snowy in Oslo, -3 degrees.");
  CHECK(cities == std::vector<std::string>{"Oslo"} && !pending.valid());
  // Step by step, as a program with a loop of its own does.
  pending = context.run_tools_async(asked, {tool}, -1, SamplerParams::greedy());
  int steps = 0;
  for (; !pending.is_ready(); pending.go_on(), ++steps) CHECK(mullama::wait_any(pending.step()) == 0);
  CHECK(steps == 2 && cities.size() == 2);
  pending.go_on();
  CHECK(pending.get().text == "It is snowy in Oslo, -3 degrees.");
  CHECK(mullama::to_future(context.run_tools_async(asked, {tool}, -1, SamplerParams::greedy())).get().finish_reason == FinishReason::stop);
  CHECK(cities.size() == 3);
}

static void an_answer_to_come_is_cancelled_and_dropped_and_fails_as_its_call_would() {
  const auto context = open();
  std::optional<mullama::PendingAnswer<mullama::ToolRun>> pending;
  int called = 0;
  const Tool stops("get_weather", about, [&](const Place&) {
    ++called;
    pending->cancel();
    return std::string(snow);
  });
  pending = context.run_tools_async(asked, {stops}, -1, SamplerParams::greedy());
  pending->cancel();
  CHECK(pending->get().finish_reason == FinishReason::cancelled && called == 0);
  pending = context.run_tools_async(asked, {stops}, -1, SamplerParams::greedy());
  CHECK(pending->get().finish_reason == FinishReason::cancelled && called == 1);
  for (const auto& use : {+[](mullama::PendingAnswer<mullama::ToolRun>& one) { one.get(); }, +[](mullama::PendingAnswer<mullama::ToolRun>& one) { one.go_on(); },
                          +[](mullama::PendingAnswer<mullama::ToolRun>& one) { one.step(); }}) {
    CHECK(throws(ErrorCode::invalid_handle, [&] { use(*pending); }));
  }
  pending->cancel();
  pending->close();
  pending = context.run_tools_async(asked, {stops}, -1, SamplerParams::greedy());
  pending.reset();
  const Tool tool("get_weather", about, snowy);
  pending = context.run_tools_async(asked, {tool}, -1, SamplerParams::greedy(), {}, {}, 1);
  CHECK(throws(ErrorCode::generation, [&] { pending->get(); }));
  CHECK(!pending->valid() && throws(ErrorCode::invalid_handle, [&] { pending->get(); }));
  const Tool closes("get_weather", about, [&](const Place&) {
    pending->close();
    return std::string(snow);
  });
  pending = context.run_tools_async(asked, {closes}, -1, SamplerParams::greedy());
  CHECK(throws(ErrorCode::invalid_handle, [&] { pending->get(); }));
  CHECK(throws(ErrorCode::invalid_input, [&] { context.run_tools_async(asked, {}, -1); }));
}

int main() {
  CLAIM(a_tool_is_told_to_the_model);
  CLAIM(the_function_is_called_and_the_model_told_what_it_gave);
  CLAIM(an_exception_is_told_and_the_loop_goes_on);
  CLAIM(each_call_has_a_result_or_why_there_is_none);
  CLAIM(what_is_no_text_is_told_as_far_as_it_is);
  CLAIM(the_limit_is_an_error);
  CLAIM(after_a_cancel_no_further_function_of_the_step_is_called);
  CLAIM(a_cancel_token_that_a_function_sets_ends_it);
  CLAIM(an_answer_to_come_calls_its_functions_while_it_is_waited_for);
  CLAIM(an_answer_to_come_is_cancelled_and_dropped_and_fails_as_its_call_would);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
