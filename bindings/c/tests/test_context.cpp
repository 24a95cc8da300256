// Generating in C++.
#include <future>

#include "fixture.hpp"

using mullama::Context;
using mullama::FinishReason;
using mullama::GenerateOptions;
using mullama::Model;
using mullama::SamplerParams;

static const char* const story = "Once upon a time";

static void a_prompt_and_its_tokens_give_the_same() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  const auto tokens = model.tokenize(story, true, true);
  CHECK(context.generate(story, 20, SamplerParams::greedy()) == context.generate(tokens, 20, SamplerParams::greedy()));
}

static void generate_is_the_text_of_complete() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  const auto record = context.complete(story, 20, SamplerParams::greedy());
  CHECK(record.text == context.generate(story, 20, SamplerParams::greedy()));
  CHECK(record.finish_reason == FinishReason::length);
  CHECK(to_string(record.finish_reason) == "length");
  CHECK(record.tokens.size() == 20);
  CHECK(record.stats.n_generated == 20);
  CHECK(record.stats.n_prompt == static_cast<std::int32_t>(model.tokenize(story, true, true).size()));
}

static void defaults_are_the_descriptions() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  SamplerParams seeded;
  seeded.seed = 7;
  CHECK(context.complete(story, 100, seeded).text == context.generate(story, 100, seeded));
  CHECK(context.complete(story).stats.n_generated <= 100);
  CHECK(context.complete(story, 0).text.empty());
  CHECK(mullama::ContextParams{}.n_batch == mullama_context_default_params().n_batch);
  CHECK(SamplerParams{}.temperature == mullama_sampler_default_params().temperature);
  CHECK(SamplerParams::creative().top_k == mullama_sampler_creative_params().top_k);
  CHECK(SamplerParams::precise().top_p == mullama_sampler_precise_params().top_p);
  CHECK(!SamplerParams::default_().seed.has_value());
}

static void a_seed_repeats_and_is_reported() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  SamplerParams params;
  params.temperature = 1.5F;
  params.seed = 42;
  const auto first = context.complete(story, 30, params);
  CHECK(first.stats.seed == 42);
  CHECK(first.tokens == context.complete(story, 30, params).tokens);
  params.seed = context.complete(story, 30, SamplerParams{}).stats.seed;
  CHECK(params.seed.has_value());
}

static void options_travel_whole() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  GenerateOptions options;
  options.stop = {"never to be seen", " a"};
  const auto stopped = context.complete(story, 50, SamplerParams::greedy(), options);
  CHECK(stopped.finish_reason == FinishReason::stop_string);
  CHECK(stopped.text.find(" a") == std::string::npos);

  const auto first = context.complete(story, 1, SamplerParams::greedy()).tokens.at(0);
  GenerateOptions biased;
  biased.logit_bias = {{first, -1000.0F}, {first + 1, 0.0F}};
  CHECK(context.complete(story, 1, SamplerParams::greedy(), biased).tokens.at(0) != first);

  GenerateOptions constrained;
  constrained.constraint = mullama::Constraint::regex("ab");
  CHECK(context.generate(story, 9, {}, constrained) == "ab");
  GenerateOptions told;
  told.n_logprobs = 2;
  const auto record = context.complete(story, 3, SamplerParams::greedy(), told);
  CHECK(record.logprobs.size() == record.tokens.size());
  for (std::size_t at = 0; at < record.tokens.size(); ++at) {
    const auto &one = record.logprobs[at];
    CHECK(one.token == record.tokens[at] && one.top.size() == 2);
    CHECK(one.top[0].token == one.token && one.top[0].logprob == one.logprob && one.sampled_logprob == 0);
  }
  told.n_logprobs = -2;
  CHECK(throws(ErrorCode::invalid_input, [&] { context.generate(story, 1, {}, told); }));
  constrained.constraint = mullama::Constraint::regex(std::string("a\0b", 3));
  CHECK(throws(ErrorCode::invalid_input, [&] { context.generate(story, 1, {}, constrained); }));
}

static void a_record_may_be_longer_than_a_first_buffer() {
  const auto model = Model::load(MODEL);
  auto params = small();
  params.n_ctx = 512;
  Context context(model, params);
  auto endless = SamplerParams::greedy();
  endless.ignore_eos = true;
  const auto record = context.complete(story, 400, endless);
  CHECK(record.tokens.size() == 400);
  CHECK(record.text.size() > 256);
  CHECK(record.text == model.detokenize(record.tokens));
}

static void a_cancelled_generation_gives_what_it_has() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  mullama::CancelToken cancel;
  cancel.cancel();
  GenerateOptions options;
  options.cancel = &cancel;
  CHECK(context.complete(story, 50, {}, options).finish_reason == FinishReason::cancelled);
}

static void a_model_may_go_before_its_context() {
  auto model = Model::load(MODEL);
  Context context(model, small());
  model.close();
  CHECK(!context.generate(story, 5, SamplerParams::greedy()).empty());
  Context moved = std::move(context);
  CHECK(!moved.generate(story, 5, SamplerParams::greedy()).empty());
}

static void use_after_close_is_an_invalid_handle() {
  const auto model = Model::load(MODEL);
  const auto live = mullama::live_handles();
  Context context(model, small());
  context.close();
  context.close();
  CHECK(mullama::live_handles() == live);
  CHECK(context.n_ctx() == 256);
  CHECK(throws(ErrorCode::invalid_handle, [&] { context.generate(story); }));
  CHECK(throws(ErrorCode::invalid_handle, [&] { context.generate(model.tokenize(story)); }));
  CHECK(throws(ErrorCode::invalid_handle, [&] { context.clear_cache(); }));
}

static void a_prompt_that_does_not_fit_tells_the_numbers() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  const auto error = thrown_by([&] { context.generate(std::vector<mullama::TokenId>(1000, 300)); });
  CHECK(error && error->is(ErrorCode::context_full));
  CHECK(error && error->data("needed").value_or(0) >= 1000);
  CHECK(error && error->data("available").value_or(0) > 0);
  CHECK(error && !error->data("no such number"));
}

static void a_range_has_its_own_code() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  SamplerParams params;
  params.top_p = 1.5F;
  CHECK(throws(ErrorCode::sampler, [&] { context.generate(story, 1, params); }));
  mullama::ContextParams zero = small();
  zero.n_batch = 0;
  CHECK(throws(ErrorCode::invalid_input, [&] { Context none(model, zero); }));
}

static void two_contexts_on_one_model_work_side_by_side() {
  const auto model = Model::load(MODEL);
  const auto generate = [&model] {
    Context context(model, small());
    return context.generate(story, 40, SamplerParams::greedy());
  };
  auto other = std::async(std::launch::async, generate);
  CHECK(generate() == other.get());
}

int main() {
  CLAIM(a_prompt_and_its_tokens_give_the_same);
  CLAIM(generate_is_the_text_of_complete);
  CLAIM(defaults_are_the_descriptions);
  CLAIM(a_seed_repeats_and_is_reported);
  CLAIM(options_travel_whole);
  CLAIM(a_record_may_be_longer_than_a_first_buffer);
  CLAIM(a_cancelled_generation_gives_what_it_has);
  CLAIM(a_model_may_go_before_its_context);
  CLAIM(use_after_close_is_an_invalid_handle);
  CLAIM(a_prompt_that_does_not_fit_tells_the_numbers);
  CLAIM(a_range_has_its_own_code);
  CLAIM(two_contexts_on_one_model_work_side_by_side);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
