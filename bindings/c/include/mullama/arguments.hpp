// Values on their way to C: text ended by NUL, lists, records side by side, what may be absent. Nothing here is part of the API.
#ifndef MULLAMA_ARGUMENTS_HPP
#define MULLAMA_ARGUMENTS_HPP

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "mullama/runtime.hpp"

namespace mullama {
namespace detail {

/// Refuses a vector that is not as long as the other one of its call: C is told one length for both.
inline void same_length(const char* what, std::size_t length, const char* other, std::size_t expected) {
  if (length == expected) return;
  throw error(ErrorCode::invalid_input, std::string(what) + " is " + std::to_string(length) + " numbers long; expected as long as " + other +
                                            ", which has " + std::to_string(expected));
}

/// Refuses what C would cut, a NUL inside text, with the core's own error.
inline void refuse_nul(std::string_view text, const char* what) {
  if (text.find('\0') != std::string_view::npos) check(mullama_check_text(text.data(), text.size(), what));
}

/// A text that C may read, ended by NUL.
inline std::string copied(std::string_view text, const char* what) {
  refuse_nul(text, what);
  return std::string(text);
}

/// The same for a text that ends with a NUL already.
inline const char* checked(const std::string& text, const char* what) {
  refuse_nul(text, what);
  return text.c_str();
}

/// A path that C may read: the system's bytes, or UTF-8 where the system has wide characters.
inline std::string path_text(const std::filesystem::path& path, const char* what) {
  if constexpr (std::is_same_v<std::filesystem::path::value_type, char>) {
    return copied(path.string(), what);
  } else {
    const auto text = path.u8string();
    return copied(std::string(text.begin(), text.end()), what);
  }
}

/// A text that may be absent, which C reads as a null pointer.
class OptionalText {
 public:
  OptionalText(std::optional<std::string_view> text, const char* what) {
    if (text) text_ = copied(*text, what);
  }
  const char* c_str() const noexcept { return text_ ? text_->c_str() : nullptr; }

 private:
  std::optional<std::string> text_;
};

/// A path that may be absent, which C reads as a null pointer.
class OptionalPath {
 public:
  OptionalPath(const std::optional<std::filesystem::path>& path, const char* what) {
    if (path) text_ = path_text(*path, what);
  }
  const char* c_str() const noexcept { return text_ ? text_->c_str() : nullptr; }

 private:
  std::optional<std::string> text_;
};

/// A list's length as C has it.
template <class List>
std::int32_t count_of(const List& list) noexcept {
  return static_cast<std::int32_t>(list.size());
}

/// Texts that C may read; a map's keys and values alternate.
class Texts {
 public:
  Texts(const std::vector<std::string>& texts, const char* what) {
    pointers_.reserve(texts.size());
    for (const std::string& text : texts) {
      // The name with the index is only needed in an error.
      const bool good = text.find('\0') == std::string::npos;
      pointers_.push_back(good ? text.c_str() : checked(text, (what + ('[' + std::to_string(pointers_.size()) + ']')).c_str()));
    }
  }
  Texts(const std::map<std::string, std::string>& texts, const char* what) {
    for (const auto& [key, value] : texts) {
      pointers_.push_back(checked(key, what));
      pointers_.push_back(checked(value, what));
    }
  }
  const char* const* data() const noexcept { return pointers_.data(); }
  std::int32_t count() const noexcept { return count_of(pointers_); }

 private:
  std::vector<const char*> pointers_;
};

/// Paths that C may read.
class Paths {
 public:
  Paths(const std::vector<std::filesystem::path>& paths, const char* what) {
    for (const std::filesystem::path& path : paths) texts_.push_back(path_text(path, what));
    for (const std::string& text : texts_) pointers_.push_back(text.c_str());
  }
  const char* const* data() const noexcept { return pointers_.data(); }
  std::int32_t count() const noexcept { return count_of(pointers_); }

 private:
  std::vector<std::string> texts_;
  std::vector<const char*> pointers_;
};

/// Records as C sees them, side by side. An error about a field names its place in the list.
template <class Lowered>
class Records {
 public:
  template <class Record>
  Records(const std::vector<Record>& records, const char* what) {
    lowered_.reserve(records.size());
    for (const Record& record : records) {
      try {
        lowered_.emplace_back(record);
      } catch (const error& refused) {
        // Its message begins with the field's name.
        throw error(refused.code(), what + ('[' + std::to_string(lowered_.size()) + "].") + refused.what());
      }
    }
    for (const Lowered& one : lowered_) values_.push_back(one.value);
  }
  auto data() const noexcept { return values_.data(); }
  std::int32_t count() const noexcept { return count_of(values_); }

 private:
  std::vector<Lowered> lowered_;
  std::vector<decltype(Lowered::value)> values_;
};

/// A record that may be absent, which C reads as a null pointer.
template <class Lowered>
class Optional {
 public:
  template <class Record>
  explicit Optional(const std::optional<Record>& record) {
    if (record) lowered_.emplace(*record);
  }
  auto value() const noexcept { return lowered_ ? &lowered_->value : nullptr; }

 private:
  std::optional<Lowered> lowered_;
};

/// A union that may be absent, which is case 0 of C.
template <class Lowered>
class OptionalUnion {
 public:
  template <class Union>
  OptionalUnion(const std::optional<Union>& given, const char* what) {
    if (given) lowered_.emplace(*given, what);
  }
  std::int32_t kind() const noexcept { return lowered_ ? lowered_->kind : 0; }
  const void* value() const noexcept { return lowered_ ? lowered_->value : nullptr; }

 private:
  std::optional<Lowered> lowered_;
};

/// The numbers of enum values.
template <class Enum>
class Codes {
 public:
  explicit Codes(const std::vector<Enum>& values) {
    for (const Enum value : values) codes_.push_back(static_cast<std::int32_t>(value));
  }
  const std::int32_t* data() const noexcept { return codes_.data(); }
  std::int32_t count() const noexcept { return count_of(codes_); }

 private:
  std::vector<std::int32_t> codes_;
};

/// Flags side by side, which `std::vector<bool>` does not keep.
class Bools {
 public:
  explicit Bools(const std::vector<bool>& values) : count_(count_of(values)), values_(new bool[values.size()]) {
    std::copy(values.begin(), values.end(), values_.get());
  }
  const bool* data() const noexcept { return values_.get(); }
  std::int32_t count() const noexcept { return count_; }

 private:
  std::int32_t count_;
  std::unique_ptr<bool[]> values_;
};

}  // namespace detail
}  // namespace mullama

#endif
