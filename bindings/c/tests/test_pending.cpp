// Calls that are started in C++: a `Pending` is waited for, asked, ended, moved and taken once.
#include <chrono>
#include <thread>

#include "fixture.hpp"

using mullama::Context;
using mullama::EmbeddingGenerator;
using mullama::FinishReason;
using mullama::Generation;
using mullama::Model;
using mullama::Pending;
using mullama::SamplerParams;
using std::chrono::milliseconds;
using std::future_status;

static const char* const story = "Once upon a time";

// A context in which a generation has no end of its own.
static Context shifting(const Model& model) {
  mullama::ContextParams params = small();
  params.overflow = mullama::Overflow::shift;
  return Context(model, params);
}

static Pending<Generation> endless(Context& context) {
  SamplerParams sampler = SamplerParams::greedy();
  sampler.ignore_eos = true;
  return context.complete_async(story, -1, sampler);
}

static void every_kind_of_answer_comes_as_the_waiting_call_gives_it() {
  const Model model = Model::load_async(MODEL).get();
  CHECK(model.n_vocab() > 0);
  Context context = Context::create_async(model, small()).get();
  const Generation record = context.complete(story, 20, SamplerParams::greedy());
  CHECK(context.complete_async(story, 20, SamplerParams::greedy()).get().tokens == record.tokens);
  CHECK(context.complete_async(model.tokenize(story, true, true), 20, SamplerParams::greedy()).get().text == record.text);
  CHECK(context.generate_async(story, 20, SamplerParams::greedy()).get() == record.text);
  CHECK(context.chat_async({{"user", "a"}}, 8, SamplerParams::greedy()).get().text == context.chat({{"user", "a"}}, 8, SamplerParams::greedy()).text);
  const EmbeddingGenerator generator = EmbeddingGenerator::create_async(model).get();
  CHECK(generator.embed_async("the cat").get() == generator.embed("the cat"));
  const std::vector<std::string> texts{"the cat", "a dog", "a cat"};
  CHECK(generator.embed_batch_async(texts).get() == generator.embed_batch(texts));
}

static void an_error_of_the_call_comes_out_of_get() {
  auto loading = Model::load_async("no/such/file.gguf");
  loading.wait();
  CHECK(loading.is_ready());
  const auto error = thrown_by([&] { loading.get(); });
  CHECK(error && error->is(ErrorCode::model_load));
  CHECK(error && std::string(error->what()).find("no/such/file.gguf") != std::string::npos);
  // What is wrong with the arguments themselves is told at once.
  CHECK(throws(ErrorCode::invalid_input, [] { Model::load_async(std::string_view("a\0b", 3)); }));
}

static void an_answer_is_given_once() {
  auto loading = Model::load_async(MODEL);
  CHECK(loading.valid());
  const Model model = loading.get();
  CHECK(!loading.valid());
  CHECK(throws(ErrorCode::invalid_handle, [&] { loading.get(); }));
  CHECK(throws(ErrorCode::invalid_handle, [&] { loading.wait(); }));
  loading.cancel();  // of no use, and no harm
  CHECK(model.n_vocab() > 0);
}

static void a_wait_ends_with_its_time_and_the_call_goes_on() {
  const auto model = Model::load(MODEL);
  Context context = shifting(model);
  auto generating = endless(context);
  CHECK(generating.wait_for(milliseconds(20)) == future_status::timeout);
  CHECK(generating.wait_for(milliseconds(-1)) == future_status::timeout);
  CHECK(generating.wait_until(std::chrono::steady_clock::now() + milliseconds(20)) == future_status::timeout);
  CHECK(!generating.is_ready());
  CHECK(generating.progress() == 0.0F);
  generating.cancel();
  CHECK(generating.wait_for(std::chrono::hours(1000000)) == future_status::ready);
  CHECK(generating.is_ready());
  CHECK(generating.progress() == 1.0F);
  const Generation record = generating.get();
  CHECK(record.finish_reason == FinishReason::cancelled);
  CHECK(record.stats.n_generated > 0);
}

static void another_thread_ends_a_call_that_is_waited_for() {
  const auto model = Model::load(MODEL);
  Context context = shifting(model);
  auto generating = endless(context);
  std::thread canceller([&] {
    CHECK(generating.wait_for(milliseconds(20)) == future_status::timeout);
    generating.cancel();
  });
  CHECK(generating.get().finish_reason == FinishReason::cancelled);
  canceller.join();
}

static void a_text_to_come_whose_context_is_closed_is_told_with_the_count() {
  const auto model = Model::load(MODEL);
  Context context = shifting(model);
  SamplerParams sampler = SamplerParams::greedy();
  sampler.ignore_eos = true;
  auto text = context.generate_async(story, -1, sampler);
  auto record = context.complete_async(story, 1, sampler);
  CHECK(text.wait_for(milliseconds(20)) == future_status::timeout);
  context.close();
  const auto error = thrown_by([&] { text.get(); });
  CHECK(error && error->is(ErrorCode::invalid_handle));
  CHECK(error && error->data("n_generated").value_or(-1) >= 0);
  // Who gets the record sees the end in it.
  CHECK(record.get().finish_reason == FinishReason::cancelled);
}

static void the_first_of_several_that_is_done_is_told() {
  const auto model = Model::load(MODEL);
  Context one = shifting(model), other(model, small());
  auto slow = endless(one);
  auto quick = other.generate_async(story, 1, SamplerParams::greedy());
  CHECK(mullama::wait_any(slow, quick) == 1);
  CHECK(mullama::wait_any_for(milliseconds(20), quick, slow) == std::size_t{0});
  CHECK(mullama::wait_any_for(milliseconds(20), slow) == std::nullopt);

  std::vector<Pending<Generation>> calls;
  calls.push_back(std::move(slow));
  CHECK(mullama::wait_any_for(milliseconds(0), calls) == std::nullopt);
  calls.push_back(other.complete_async(story, 1, SamplerParams::greedy()));
  CHECK(mullama::wait_any(calls) == 1);
  CHECK(throws(ErrorCode::invalid_input, [] { mullama::wait_any(std::vector<Pending<Generation>>{}); }));
}

static void a_call_that_goes_out_of_scope_ends() {
  const auto model = Model::load(MODEL);
  Context context = shifting(model);
  { const auto generating = endless(context); }
  // The context has one sequence: another generation can run only where the first one ended.
  CHECK(context.complete(story, 1, SamplerParams::greedy()).stats.n_generated == 1);
  auto generating = endless(context);
  generating.close();
  generating.close();
  CHECK(!generating.valid());
  CHECK(context.complete(story, 1, SamplerParams::greedy()).stats.n_generated == 1);
  generating = endless(context);  // what is assigned to ends as well
  generating = endless(context);
  generating.cancel();
  CHECK(generating.get().finish_reason == FinishReason::cancelled);
}

static void a_call_keeps_what_it_works_on() {
  std::optional<Model> model(Model::load(MODEL));
  std::optional<Context> context(shifting(*model));
  auto generating = endless(*context);
  auto creating = Context::create_async(*model, small());
  CHECK(generating.wait_for(milliseconds(20)) == future_status::timeout);
  model.reset();
  CHECK(creating.get().n_ctx() == 256);
  context.reset();
  CHECK(generating.get().finish_reason == FinishReason::cancelled);
}

static void a_text_without_its_record_tells_that_its_context_was_closed() {
  const auto model = Model::load(MODEL);
  Context context = shifting(model);
  std::thread closer([&] {
    // Nothing tells that the generation has begun; where it has not, the error is the same without the number.
    std::this_thread::sleep_for(milliseconds(100));
    context.close();
  });
  SamplerParams sampler = SamplerParams::greedy();
  sampler.ignore_eos = true;
  const auto error = thrown_by([&] { context.generate(story, -1, sampler); });
  closer.join();
  CHECK(error && error->is(ErrorCode::invalid_handle));
}

static void a_moved_call_is_the_same_call() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  auto first = context.generate_async(story, 5, SamplerParams::greedy());
  auto second = std::move(first);
  CHECK(second.get() == context.generate(story, 5, SamplerParams::greedy()));
  static_assert(!std::is_copy_constructible_v<Pending<Generation>>, "an answer is given once");
  static_assert(std::is_nothrow_move_constructible_v<Pending<Generation>>, "a vector of calls may grow");
}

int main() {
  CLAIM(every_kind_of_answer_comes_as_the_waiting_call_gives_it);
  CLAIM(an_error_of_the_call_comes_out_of_get);
  CLAIM(an_answer_is_given_once);
  CLAIM(a_wait_ends_with_its_time_and_the_call_goes_on);
  CLAIM(another_thread_ends_a_call_that_is_waited_for);
  CLAIM(a_text_to_come_whose_context_is_closed_is_told_with_the_count);
  CLAIM(the_first_of_several_that_is_done_is_told);
  CLAIM(a_call_that_goes_out_of_scope_ends);
  CLAIM(a_call_keeps_what_it_works_on);
  CLAIM(a_text_without_its_record_tells_that_its_context_was_closed);
  CLAIM(a_moved_call_is_the_same_call);
  return FINISH();
}
