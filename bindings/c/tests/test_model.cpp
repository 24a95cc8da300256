// Loading, facts, text and tokens in C++.
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <type_traits>

#include "fixture.hpp"

using mullama::Model;
using mullama::ModelParams;

static_assert(!std::is_copy_constructible_v<Model> && !std::is_copy_assignable_v<Model>);
static_assert(std::is_nothrow_move_constructible_v<Model>);
static_assert(std::is_aggregate_v<ModelParams> && std::is_aggregate_v<mullama::SamplerParams>);

static void facts_are_read_once_and_stay() {
  auto model = Model::load(MODEL);
  const auto n_vocab = model.n_vocab();
  CHECK(n_vocab == mullama_model_n_vocab(model.handle()));
  CHECK(model.token_bos().has_value());
  CHECK(!model.description().empty());
  CHECK(!model.is_closed());
  model.close();
  CHECK(model.is_closed());
  CHECK(model.n_vocab() == n_vocab);
}

static void a_clone_shares_what_was_read_and_closes_for_itself() {
  auto model = Model::load(MODEL);
  auto clone = model.clone();
  CHECK(&clone.description() == &model.description());
  clone.close();
  CHECK(clone.is_closed() && !model.is_closed());
  const auto moved = std::move(model);
  CHECK(model.is_closed() && !moved.is_closed());
  CHECK(model.n_vocab() == 0 && model.metadata().empty());
}

static void a_path_is_whatever_the_system_has() {
  namespace fs = std::filesystem;
  const std::string text = MODEL;
  const auto folder = fs::temp_directory_path() / ("mullama-" + std::to_string(std::hash<std::string>{}(text)) + "-caf\xe9");
  fs::create_directories(folder);
  fs::copy_file(MODEL, folder / "tiny.gguf", fs::copy_options::overwrite_existing);
  CHECK(Model::load(folder / "tiny.gguf").n_vocab() > 0);
  CHECK(Model::load(text).n_vocab() > 0);
  CHECK(Model::load(std::string_view(text)).n_vocab() > 0);
  CHECK(throws(ErrorCode::model_load, [&] { Model::load(folder / "none.gguf"); }));
  fs::remove_all(folder);
}

static void use_after_close_is_an_invalid_handle_and_closing_again_is_nothing() {
  auto model = Model::load(MODEL);
  model.close();
  model.close();
  CHECK(throws(ErrorCode::invalid_handle, [&] { model.tokenize("text"); }));
  CHECK(throws(ErrorCode::invalid_handle, [&] { model.clone(); }));
  CHECK(throws(ErrorCode::invalid_handle, [&] { mullama::Context context(model); }));
}

static void moving_takes_the_handle_along() {
  auto first = Model::load(MODEL);
  const auto live = mullama::live_handles();
  Model second = std::move(first);
  CHECK(second.tokenize("text").size() > 0);
  second = Model::load(MODEL);
  CHECK(mullama::live_handles() == live);
  CHECK(throws(ErrorCode::null_pointer, [&] { first.tokenize("text"); }));
}

static void a_clone_outlives_what_it_was_made_of() {
  auto model = Model::load(MODEL);
  auto clone = model.clone();
  model.close();
  CHECK(clone.tokenize("text").size() > 0);
}

static void arguments_keep_their_order_and_defaults() {
  const auto model = Model::load(MODEL);
  CHECK(model.tokenize("Hello") == model.tokenize("Hello", true, false));
  CHECK(model.tokenize("Hello").size() == model.tokenize("Hello", false).size() + 1);
  CHECK(model.tokenize("<|im_end|>", false, true).size() == 1);
  const std::vector<mullama::TokenId> end = model.tokenize("<|im_end|>", false, true);
  CHECK(model.detokenize(end) == model.detokenize(end, false, false));
  CHECK(model.detokenize(end, false, true) == "<|im_end|>");
  CHECK(model.token_is_eog(end[0]));
}

static void a_predicate_stays_after_closing_and_is_false_of_what_is_no_token() {
  auto model = Model::load(MODEL);
  model.close();
  CHECK(model.token_is_eog(0) && model.token_is_control(0) && !model.token_is_eog(300));
  for (const mullama::TokenId token : {-1, 2048, INT32_MAX, INT32_MIN}) CHECK(!model.token_is_eog(token) && !model.token_is_control(token));
}

static void records_come_in_the_order_that_was_asked_for() {
  const auto model = Model::load(MODEL);
  const auto tokens = model.tokenize("Once upon a time", true, true);
  const std::vector<mullama::TokenDetail> details = model.token_details(tokens);
  CHECK(details.size() == tokens.size());
  CHECK(details.at(0).kind == (model.token_is_control(tokens[0]) ? mullama::TokenKind::control : mullama::TokenKind::normal));
  CHECK(!details.back().text.empty());
  CHECK(model.token_details({}).empty());
  CHECK(throws(ErrorCode::invalid_input, [&] { model.token_details({model.n_vocab()}); }));
}

static void text_goes_there_and_back_whatever_its_length() {
  const auto model = Model::load(MODEL);
  std::string text = "héllo 日本語 🦙 ";
  for (int i = 0; i < 8; ++i) text += text;
  CHECK(model.detokenize(model.tokenize(text, false)) == text);
  CHECK(model.tokenize("", false).empty());
  CHECK(model.detokenize({}).empty());
}

static void a_nul_inside_text_is_refused_and_not_cut() {
  const auto model = Model::load(MODEL);
  const auto error = thrown_by([&] { model.tokenize(std::string_view("abc\0def", 7)); });
  CHECK(error && error->is(ErrorCode::invalid_input));
  CHECK(error && std::string(error->what()).find("text has a NUL character at byte 3") == 0);
  CHECK(throws(ErrorCode::invalid_input, [] { Model::load(std::string_view("a\0b", 3)); }));
}

static void a_refused_field_of_a_record_in_a_list_is_named_with_its_place() {
  const auto model = Model::load(MODEL);
  const std::vector<mullama::ChatMessage> messages{{"user", "a"}, {"user", std::string("a\0b", 3)}};
  const auto error = thrown_by([&] { model.chat_tokens(messages); });
  CHECK(error && error->is(ErrorCode::invalid_input));
  CHECK(error && std::string(error->what()).find("messages[1].content has a NUL character at byte 1") == 0);
}

static void what_is_not_utf8_is_refused_as_such_also_beside_a_nul() {
  const auto model = Model::load(MODEL);
  CHECK(throws(ErrorCode::utf8, [&] { model.tokenize("caf\xe9"); }));
  CHECK(throws(ErrorCode::utf8, [&] { model.tokenize(std::string_view("a\0\xff", 3)); }));
  CHECK(throws(ErrorCode::utf8, [&] { model.tokenize(std::string_view("\xed\xa0\x80\0", 4)); }));
  CHECK(throws(ErrorCode::invalid_input, [&] { model.tokenize(std::string_view("\xf0\x9f\xa6\x99\0", 5)); }));
}

static void an_exception_in_the_progress_stops_the_load_and_comes_through() {
  int calls = 0;
  std::string what;
  try {
    Model::load(MODEL, {}, [&](float) -> bool {
      ++calls;
      throw std::logic_error("enough");
    });
  } catch (const std::logic_error& error) {
    what = error.what();
  }
  CHECK(what == "enough");
  CHECK(calls == 1);
}

static void progress_hears_fractions_up_to_one_and_may_stop() {
  float last = -1;
  const auto model = Model::load(MODEL, ModelParams{}, [&](float fraction) {
    CHECK(fraction >= last);
    last = fraction;
    return true;
  });
  CHECK(last == 1.0F);
  CHECK(throws(ErrorCode::cancelled, [] { Model::load(MODEL, {}, [](float) { return false; }); }));
}

static void a_cancelled_token_stops_a_load() {
  mullama::CancelToken cancel;
  CHECK(!cancel.is_cancelled());
  cancel.cancel();
  ModelParams params;
  params.cancel = &cancel;
  CHECK(throws(ErrorCode::cancelled, [&] { Model::load(MODEL, params); }));
}

static void a_missing_file_names_itself() {
  const auto error = thrown_by([] { Model::load("/nowhere/model.gguf"); });
  CHECK(error && error->code() == ErrorCode::model_load);
  CHECK(error && std::string(error->what()).find("/nowhere/model.gguf") != std::string::npos);
  CHECK(error && !error->data("needed"));
}

static void what_is_not_built_is_not_available() {
  ModelParams params;
  params.keep_loaded = true;
  CHECK(throws(ErrorCode::not_available, [&] { Model::load(MODEL, params); }));
}

int main() {
  CLAIM(facts_are_read_once_and_stay);
  CLAIM(a_clone_shares_what_was_read_and_closes_for_itself);
  CLAIM(a_path_is_whatever_the_system_has);
  CLAIM(use_after_close_is_an_invalid_handle_and_closing_again_is_nothing);
  CLAIM(moving_takes_the_handle_along);
  CLAIM(a_clone_outlives_what_it_was_made_of);
  CLAIM(arguments_keep_their_order_and_defaults);
  CLAIM(a_predicate_stays_after_closing_and_is_false_of_what_is_no_token);
  CLAIM(records_come_in_the_order_that_was_asked_for);
  CLAIM(text_goes_there_and_back_whatever_its_length);
  CLAIM(a_nul_inside_text_is_refused_and_not_cut);
  CLAIM(a_refused_field_of_a_record_in_a_list_is_named_with_its_place);
  CLAIM(what_is_not_utf8_is_refused_as_such_also_beside_a_nul);
  CLAIM(an_exception_in_the_progress_stops_the_load_and_comes_through);
  CLAIM(progress_hears_fractions_up_to_one_and_may_stop);
  CLAIM(a_cancelled_token_stops_a_load);
  CLAIM(a_missing_file_names_itself);
  CLAIM(what_is_not_built_is_not_available);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
