// Coroutines of C++20 over calls and streams, on a loop of one thread; and stop tokens.
#include <ranges>
#include <string>
#include <thread>

#include "fixture.hpp"
#include "mullama/coroutine.hpp"
#include "mullama/stop.hpp"

namespace {

constexpr const char* story = "Once upon a time";
const mullama::SamplerParams greedy = mullama::SamplerParams::greedy();

mullama::ContextParams wide() {
  auto params = small();
  params.n_ctx = 1024;
  params.n_seq_max = 2;
  params.deterministic = false;
  return params;
}

mullama::SamplerParams endless() {
  auto params = greedy;
  params.ignore_eos = true;
  return params;
}

mullama::Task<std::string> join(mullama::Stream stream) {
  std::string joined;
  auto story_of = mullama::pieces(std::move(stream));
  while (auto piece = co_await story_of.next()) joined += *piece;
  co_return joined;
}

mullama::Task<std::string> load_and_tell() {
  auto model = co_await mullama::Model::load_async(MODEL);
  auto context = co_await mullama::Context::create_async(model, small());
  co_return co_await context.generate_async(story, 8, greedy);
}

void a_coroutine_awaits_a_load_a_context_and_a_text() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, small());
  CHECK(mullama::Loop().run(load_and_tell()) == context.generate(story, 8, greedy));
}

void the_pieces_that_are_awaited_join_to_the_text() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, wide());
  const auto text = context.generate(story, 40, greedy);
  CHECK(mullama::Loop().run(join(context.generate_stream(story, 40, greedy))) == text);
  std::vector<mullama::Task<std::string>> both;
  both.push_back(join(context.generate_stream(story, 40, greedy)));
  both.push_back(join(context.generate_stream(story, 40, greedy)));
  const auto texts = mullama::Loop().run(mullama::when_all(std::move(both)));
  CHECK(texts.size() == 2 && texts[0] == text && texts[1] == text);
}

mullama::Task<> read(mullama::Stream& stream, std::string mark, std::string& order) {
  while (auto piece = co_await mullama::next(stream)) order += mark;
}

void two_streams_take_turns_in_one_thread() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, wide());
  auto a = context.generate_stream(story, 60, endless());
  auto b = context.generate_stream(story, 60, endless());
  std::string order;
  std::vector<mullama::Task<>> both;
  both.push_back(read(a, "a", order));
  both.push_back(read(b, "b", order));
  mullama::Loop().run(mullama::when_all(std::move(both)));
  // The one is not read to its end before the other begins.
  CHECK(order.find('b') < order.rfind('a') && order.find('a') < order.rfind('b'));
  CHECK(a.finish().tokens.size() == 60 && b.finish().tokens.size() == 60);
}

mullama::AsyncGenerator<std::string> shouted(mullama::Stream stream) {
  auto quiet = mullama::pieces(std::move(stream));
  while (auto piece = co_await quiet.next()) co_yield *piece + "!";
}

mullama::Task<std::string> join(mullama::AsyncGenerator<std::string> generator) {
  std::string joined;
  while (auto piece = co_await generator.next()) joined += *piece;
  CHECK(!co_await generator.next());
  co_return joined;
}

void generators_are_made_of_generators() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, small());
  std::string expected;
  for (const auto& piece : context.generate_stream(story, 10, greedy)) expected += piece + "!";
  CHECK(mullama::Loop().run(join(shouted(context.generate_stream(story, 10, greedy)))) == expected);
}

mullama::Task<std::string> fails() { co_return co_await mullama::Model::load_async("no/such/file.gguf"), ""; }

mullama::Task<int> closes(mullama::Context& context) {
  auto stream = context.generate_stream(story, -1, endless());
  co_await mullama::next(stream);
  stream.close();
  co_await mullama::next(stream);
  co_return 0;
}

void errors_come_out_of_the_await() {
  CHECK(throws(ErrorCode::model_load, [] { mullama::Loop().run(fails()); }));
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, small());
  CHECK(throws(ErrorCode::invalid_handle, [&] { mullama::Loop().run(closes(context)); }));
}

mullama::Task<std::string> waits_for_ever(mullama::Context& context) { co_return co_await context.generate_async(story, -1, endless()); }

mullama::Task<std::string> says(std::string text) { co_return text; }

void a_coroutine_that_is_dropped_ends_its_work() {
  auto model = mullama::Model::load(MODEL);
  auto params = small();
  params.overflow = mullama::Overflow::shift;
  mullama::Context context(model, params);
  mullama::Loop loop;
  {
    auto dropped = waits_for_ever(context);
    const mullama::Executor::Scope scope(loop);
    dropped.start();
    CHECK(!dropped.is_done());
  }
  // The only sequence is free, and the loop has forgotten who waited for it.
  CHECK(loop.run(says("on")) == "on");
  const auto text = context.generate(story, 3, greedy);
  CHECK(!text.empty());
  auto generate = [&]() -> mullama::Task<std::string> { co_return co_await context.generate_async(story, 3, greedy); };
  CHECK(loop.run(generate()) == text);
}

void an_await_outside_of_a_loop_is_told() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, small());
  auto task = waits_for_ever(context);
  task.start();
  CHECK(task.is_done() && throws(ErrorCode::invalid_input, [&] { task.result(); }));
}

void a_stop_token_ends_a_generation_with_what_came() {
  auto model = mullama::Model::load(MODEL);
  auto params = small();
  params.overflow = mullama::Overflow::shift;
  mullama::Context context(model, params);
  std::jthread thread([&context](std::stop_token stop) {
    const mullama::StopsWith stops(stop);
    mullama::GenerateOptions options;
    options.cancel = &stops.token();
    const auto record = context.complete(story, -1, endless(), options);
    CHECK(record.finish_reason == mullama::FinishReason::cancelled);
  });
  thread.request_stop();
  thread.join();

  std::stop_source source;
  auto stream = context.generate_stream(story, -1, endless());
  const std::stop_callback closes(source.get_token(), [&stream] { stream.close(); });
  CHECK(stream.next().has_value());
  source.request_stop();
  CHECK(throws(ErrorCode::invalid_handle, [&stream] { stream.next(); }));

  std::stop_source other;
  auto call = context.complete_async(story, -1, endless());
  other.request_stop();
  CHECK(mullama::get(std::move(call), other.get_token()).finish_reason == mullama::FinishReason::cancelled);
  mullama::EmbeddingGenerator generator(model);
  const std::vector<std::string> many(20000, story);
  CHECK(throws(ErrorCode::cancelled, [&] { mullama::get(generator.embed_batch_async(many), other.get_token()); }));
  const mullama::StopsWith set(other.get_token());
  mullama::ModelParams load;
  load.cancel = &set.token();
  CHECK(throws(ErrorCode::cancelled, [&] { mullama::Model::load(MODEL, load); }));
}

void a_std_future_gives_the_answer_or_the_error() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, small());
  auto text = mullama::to_future(context.generate_async(story, 8, greedy));
  CHECK(text.get() == context.generate(story, 8, greedy));
  auto failing = mullama::to_future(mullama::Model::load_async("no/such/file.gguf"));
  CHECK(throws(ErrorCode::model_load, [&] { failing.get(); }));
}

void a_stream_is_a_range() {
  static_assert(std::ranges::input_range<mullama::Stream>);
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, small());
  auto stream = context.generate_stream(story, 20, greedy);
  std::size_t n = 0;
  for (const auto size : stream | std::views::transform([](const std::string& piece) { return piece.size(); })) n += size;
  CHECK(n == context.generate(story, 20, greedy).size());
}

void a_stream_is_waited_for_along_with_calls() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, wide());
  auto stream = context.generate_stream(story, 3, greedy);
  auto endless_call = context.complete_async(story, -1, endless());
  CHECK(mullama::wait_any(endless_call, stream.when_ready()) == 1);
  CHECK(stream.try_next().has_value());
}

mullama::Task<std::string> weather(mullama::Context& context, const std::vector<mullama::Tool>& tools) {
  const std::vector<mullama::ChatMessage> asked{{"user", "What is the weather in Oslo?"}};
  const auto answer = co_await context.run_tools_async(asked, tools, -1, greedy);
  co_return answer.text;
}

void answers_that_need_functions_are_awaited_side_by_side() {
  auto model = mullama::Model::load(MODEL);
  mullama::Context context(model, wide());
  int called = 0;
  const auto thread = std::this_thread::get_id();
  const char* schema = R"({"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]})";
  const std::vector<mullama::Tool> tools{{"get_weather", "Current weather in a city", schema, [&](std::string_view) -> std::string {
                                            CHECK(std::this_thread::get_id() == thread);
                                            ++called;
                                            return R"({"degrees": -3, "sky": "snowy"})";
                                          }}};
  std::vector<mullama::Task<std::string>> both;
  both.push_back(weather(context, tools));
  both.push_back(weather(context, tools));
  const auto texts = mullama::Loop().run(mullama::when_all(std::move(both)));
  CHECK(called == 2 && texts.size() == 2);
  for (const auto& text : texts) CHECK(text == "It is snowy in Oslo, -3 degrees.");
  // One that is dropped in the middle ends its work.
  auto dropped = weather(context, tools);
  mullama::Loop loop;
  const mullama::Executor::Scope scope(loop);
  dropped.start();
  CHECK(!dropped.is_done());
}

}  // namespace

int main() {
  CLAIM(a_coroutine_awaits_a_load_a_context_and_a_text);
  CLAIM(the_pieces_that_are_awaited_join_to_the_text);
  CLAIM(two_streams_take_turns_in_one_thread);
  CLAIM(generators_are_made_of_generators);
  CLAIM(errors_come_out_of_the_await);
  CLAIM(a_coroutine_that_is_dropped_ends_its_work);
  CLAIM(an_await_outside_of_a_loop_is_told);
  CLAIM(a_stop_token_ends_a_generation_with_what_came);
  CLAIM(a_std_future_gives_the_answer_or_the_error);
  CLAIM(a_stream_is_a_range);
  CLAIM(a_stream_is_waited_for_along_with_calls);
  CLAIM(answers_that_need_functions_are_awaited_side_by_side);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
