// The hand-written runtime, for what today's API does not yet ask of it.
#include <algorithm>
#include <cstring>

#include "fixture.hpp"
#include "mullama/lowered.hpp"

namespace detail = mullama::detail;

static void utf8_is_what_rust_takes_for_it() {
  CHECK(detail::valid_up_to("") == 0);
  CHECK(detail::valid_up_to("h\xc3\xa9\xe6\x97\xa5\xf0\x9f\xa6\x99") == 10);
  for (const char* bad : {"ab\x80", "ab\xc0\xaf", "ab\xc3", "ab\xe0\x80\xaf", "ab\xed\xa0\x80", "ab\xf0\x80\x80\xaf", "ab\xf4\x90\x80\x80", "ab\xf5",
                          "ab\xe6\x97", "ab\xf0\x9f\xa6"}) {
    CHECK(detail::valid_up_to(bad) == 2);
  }
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
  CLAIM(utf8_is_what_rust_takes_for_it);
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
