// Streams in C++: a range-for over pieces, and the record at the end.
#include <stdexcept>

#include "fixture.hpp"

using mullama::Context;
using mullama::Model;
using mullama::SamplerParams;
using mullama::Stream;

static const char* const story = "Once upon a time";

static std::string joined(Stream& stream) {
  std::string text;
  for (const std::string& piece : stream) text += piece;
  return text;
}

static void pieces_join_to_the_text_in_every_script() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  for (const char* word : {"Japanese", "Arabic", "Hindi", "Russian"}) {
    const std::string prompt = std::string("<|im_start|>user\nHow do you say cat in ") + word + "?<|im_end|>\n<|im_start|>assistant\n";
    auto stream = context.generate_stream(prompt, 40, SamplerParams::greedy());
    const std::string text = joined(stream);
    stream.close();
    CHECK(text == context.generate(prompt, 40, SamplerParams::greedy()));
    CHECK(!text.empty());
  }
}

static void the_end_comes_again_and_again() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  auto stream = context.generate_stream(story, 3, SamplerParams::greedy());
  joined(stream);
  CHECK(!stream.next());
  CHECK(stream.begin() == stream.end());
}

static void breaking_out_of_the_loop_loses_nothing() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  auto stream = context.generate_stream(story, 10, SamplerParams::greedy());
  std::string text;
  for (const std::string& piece : stream) {
    text += piece;
    break;
  }
  text += joined(stream);
  const auto record = stream.finish();
  CHECK(record.text == text);
  CHECK(record.stats.n_generated == 10);
}

static void finish_stops_early_and_is_repeatable() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  auto stream = context.generate_stream(story, -1, SamplerParams::greedy());
  const auto first = stream.next();
  const auto record = stream.finish();
  CHECK(first && record.text == *first);
  CHECK(record.finish_reason == mullama::FinishReason::cancelled);
  CHECK(stream.finish().text == record.text);
  CHECK(!stream.next());
}

static void generating_inside_the_loop_is_answered_and_the_loop_goes_on() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  const auto alone = context.generate(story, 40, SamplerParams::greedy());
  std::string text;
  for (const std::string& piece : context.generate_stream(story, 40, SamplerParams::greedy())) {
    text += piece;
    CHECK(!context.generate("The cat", 1, SamplerParams::greedy()).empty());
  }
  CHECK(text == alone);
}

static void a_stream_left_open_is_closed_by_its_scope() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  const auto live = mullama::live_handles();
  {
    auto stream = context.generate_stream(story, -1, SamplerParams::greedy());
    CHECK(stream.next().has_value());
  }
  CHECK(mullama::live_handles() == live);
  CHECK(!context.generate(story, 2, SamplerParams::greedy()).empty());
}

static void an_exception_in_the_loop_leaves_the_context_usable() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  bool caught = false;
  try {
    auto stream = context.generate_stream(story, -1, SamplerParams::greedy());
    for (const std::string& piece : stream) throw std::runtime_error(piece);
  } catch (const std::runtime_error&) {
    caught = true;
  }
  CHECK(caught);
  CHECK(!context.generate(story, 2, SamplerParams::greedy()).empty());
}

static void use_after_close_is_an_invalid_handle() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  auto stream = context.generate_stream(story, 5);
  stream.close();
  stream.close();
  CHECK(throws(ErrorCode::invalid_handle, [&] { stream.next(); }));
  CHECK(throws(ErrorCode::invalid_handle, [&] { stream.finish(); }));
  CHECK(throws(ErrorCode::invalid_handle, [&] { stream.begin(); }));
}

static void try_next_gives_a_piece_or_would_block() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  auto stream = context.generate_stream(story, 5, SamplerParams::greedy());
  std::string text;
  for (bool ended = false; !ended;) {
    try {
      const auto piece = stream.try_next();
      ended = !piece;
      text += piece.value_or("");
    } catch (const mullama::error& error) {
      CHECK(error.is(ErrorCode::would_block));
    }
  }
  CHECK(text == stream.finish().text);
}

static void two_streams_of_one_context_interleave() {
  const auto model = Model::load(MODEL);
  auto params = small();
  params.n_ctx = 512;
  params.n_seq_max = 2;
  Context context(model, params);
  auto left = context.generate_stream(story, 10, SamplerParams::greedy());
  auto right = context.generate_stream(story, 10, SamplerParams::greedy());
  std::string from_left;
  std::string from_right;
  for (auto piece = left.next(); piece; piece = left.next()) {
    from_left += *piece;
    from_right += right.next().value_or("");
  }
  CHECK(from_left == from_right);
  CHECK(!from_left.empty());
}

int main() {
  CLAIM(pieces_join_to_the_text_in_every_script);
  CLAIM(the_end_comes_again_and_again);
  CLAIM(breaking_out_of_the_loop_loses_nothing);
  CLAIM(finish_stops_early_and_is_repeatable);
  CLAIM(generating_inside_the_loop_is_answered_and_the_loop_goes_on);
  CLAIM(a_stream_left_open_is_closed_by_its_scope);
  CLAIM(an_exception_in_the_loop_leaves_the_context_usable);
  CLAIM(use_after_close_is_an_invalid_handle);
  CLAIM(try_next_gives_a_piece_or_would_block);
  CLAIM(two_streams_of_one_context_interleave);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
