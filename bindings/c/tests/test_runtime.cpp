// The hand-written runtime, for what today's API does not yet ask of it.
#include <algorithm>
#include <cstring>

#include "fixture.hpp"
#include "mullama/lowered.hpp"

namespace detail = mullama::detail;

static void a_nul_is_refused_by_the_core_which_looks_for_utf8_first() {
  CHECK_TEXT(detail::copied("text", "label").c_str(), "text");
  const auto nul = thrown_by([] { detail::copied(std::string_view("ab\0", 3), "label"); });
  CHECK(nul && nul->is(ErrorCode::invalid_input));
  CHECK(nul && std::string(nul->what()).find("label has a NUL character at byte 2") == 0);
  CHECK(throws(ErrorCode::utf8, [] { detail::copied(std::string_view("\0\xff", 2), "label"); }));
  CHECK(mullama_check_text(nullptr, 0, "label") == MULLAMA_OK);
  CHECK(mullama_check_text(nullptr, 1, "label") == MULLAMA_ERR_NULL_POINTER);
}

static void paths_go_as_the_systems_bytes() {
  const detail::Paths paths({"a/b", "caf\xe9"}, "paths");
  CHECK(paths.count() == 2);
  CHECK_TEXT(paths.data()[1], "caf\xe9");
  CHECK(detail::OptionalPath(std::nullopt, "path").c_str() == nullptr);
  CHECK_TEXT(detail::OptionalPath("a", "path").c_str(), "a");
  CHECK(detail::path_of("a/b").filename() == "b");
}

static void an_absent_text_is_a_null_pointer() {
  CHECK(detail::OptionalText(std::nullopt, "label").c_str() == nullptr);
  const detail::OptionalText label("shelf", "label");
  CHECK_TEXT(label.c_str(), "shelf");
  CHECK(throws(ErrorCode::invalid_input, [] { detail::OptionalText(std::string_view("a\0", 2), "label"); }));
}

static void a_map_goes_as_keys_and_values_in_turn() {
  const std::map<std::string, std::string> map{{"b", "2"}, {"a", "1"}};
  const detail::Texts texts(map, "variables");
  CHECK(texts.count() == 4);
  CHECK_TEXT(texts.data()[0], "a");
  CHECK_TEXT(texts.data()[1], "1");
  CHECK_TEXT(texts.data()[3], "2");
}

static void flags_and_enums_go_as_c_has_them() {
  const detail::Bools bools({true, false, true});
  CHECK(bools.count() == 3 && bools.data()[0] && !bools.data()[1] && bools.data()[2]);
  const detail::Codes<mullama::FinishReason> codes({mullama::FinishReason::length, mullama::FinishReason::stop});
  CHECK(codes.count() == 2 && codes.data()[0] == MULLAMA_FINISH_REASON_LENGTH && codes.data()[1] == MULLAMA_FINISH_REASON_STOP);
}

static void an_absent_record_is_a_null_pointer() {
  std::optional<mullama::LogitBias> bias;
  CHECK(detail::Optional<detail::LogitBiasC>(bias).value() == nullptr);
  bias = mullama::LogitBias{5, 0.5F};
  const detail::Optional<detail::LogitBiasC> lowered(bias);
  CHECK(lowered.value()->token == 5 && lowered.value()->bias == 0.5F);
}

static void rows_are_equal_parts() {
  const auto rows = detail::rows({1, 2, 3, 4, 5, 6}, 2);
  CHECK((rows == std::vector<std::vector<float>>{{1, 2, 3}, {4, 5, 6}}));
  CHECK(detail::rows({}, 0).empty());
}

static void a_buffer_grows_exactly_once() {
  const std::string whole(1000, 'x');
  int calls = 0;
  const auto text = detail::filled_text(8, [&](char* buffer, std::size_t capacity) {
    ++calls;
    const std::size_t fits = std::min(whole.size(), capacity - 1);
    std::memcpy(buffer, whole.data(), fits);
    buffer[fits] = '\0';
    return static_cast<std::int64_t>(whole.size());
  });
  CHECK(text == whole);
  CHECK(calls == 2);
}

static void bytes_that_were_cut_are_asked_for_again() {
  const std::vector<std::uint8_t> whole(1000, 7);
  const auto bytes = detail::filled_list<std::uint8_t>(8, [&](std::uint8_t* buffer, std::size_t capacity) {
    std::memcpy(buffer, whole.data(), std::min(whole.size(), capacity));
    return static_cast<std::int64_t>(whole.size());
  });
  CHECK(bytes == whole);
}

static void a_callback_sees_cpp_types_and_keeps_what_it_throws() {
  std::string heard;
  const std::function<bool(std::string_view)> listener = [&](std::string_view piece) -> bool {
    heard += piece;
    throw std::runtime_error("enough");
  };
  detail::Guarded<std::function<bool(std::string_view)>> guarded(listener);
  CHECK(!guarded.c_function()("piece", guarded.user_data()));
  CHECK(heard == "piece");
  bool thrown = false;
  try {
    guarded.rethrow();
  } catch (const std::runtime_error&) {
    thrown = true;
  }
  CHECK(thrown);
  const std::function<bool(std::string_view)> none;
  CHECK(detail::Guarded<std::function<bool(std::string_view)>>(none).c_function() == nullptr);
}

static void the_headers_are_made_for_this_library() {
  CHECK(mullama::abi_version() == detail::abi_version);
  CHECK(mullama::version() == detail::header_version);
  CHECK(mullama::api_digest() == detail::api_digest);
}

int main() {
  CLAIM(a_nul_is_refused_by_the_core_which_looks_for_utf8_first);
  CLAIM(paths_go_as_the_systems_bytes);
  CLAIM(an_absent_text_is_a_null_pointer);
  CLAIM(a_map_goes_as_keys_and_values_in_turn);
  CLAIM(flags_and_enums_go_as_c_has_them);
  CLAIM(an_absent_record_is_a_null_pointer);
  CLAIM(rows_are_equal_parts);
  CLAIM(a_buffer_grows_exactly_once);
  CLAIM(bytes_that_were_cut_are_asked_for_again);
  CLAIM(a_callback_sees_cpp_types_and_keeps_what_it_throws);
  CLAIM(the_headers_are_made_for_this_library);
  return FINISH();
}
