// What the generated C++ headers share: errors, owned handles, answers in buffers that grow once, callbacks. Nothing here is part of the API but
// `mullama::error` and what a range-for over a stream uses.
#ifndef MULLAMA_RUNTIME_HPP
#define MULLAMA_RUNTIME_HPP

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "mullama.h"
#include "mullama/values.hpp"

namespace mullama {

/// A call that failed. `what()` says what was given, what was expected and what to do.
class error : public std::runtime_error {
 public:
  /// The numbers of an error, in the order of `detail::error_data_keys`.
  using Data = std::array<std::optional<std::int64_t>, detail::error_data_keys.size()>;

  error(ErrorCode code, const std::string& message, const Data& data = {})
      : std::runtime_error(message), code_(code), data_(data) {}

  /// What kind of error this is, alike in all languages.
  ErrorCode code() const noexcept { return code_; }

  /// Whether this is the given kind of error.
  bool is(ErrorCode code) const noexcept { return code_ == code; }

  /// A number that the error carries, as `needed` and `available` of a prompt that does not fit.
  std::optional<std::int64_t> data(std::string_view key) const noexcept {
    for (std::size_t i = 0; i < data_.size(); ++i) {
      if (key == detail::error_data_keys[i]) return data_[i];
    }
    return std::nullopt;
  }

 private:
  ErrorCode code_;
  Data data_;
};

/// How an answer in JSON becomes a `T`: by `T::from_json(std::string_view)`, or by a specialisation of this with such a `read`. What it throws
/// reaches the caller of the call. A call that holds its answer to a schema takes that from `T::schema()`, a text, or from the
/// specialisation's `schema`.
template <class T, class = void>
struct FromJson {
  static T read(std::string_view json) { return T::from_json(json); }
  static std::string schema() { return std::string(T::schema()); }
};

/// The text itself.
template <>
struct FromJson<std::string> {
  static std::string read(std::string_view json) { return std::string(json); }
};

/// Numbers that a call writes over: those of a vector, of an array, of whatever has `data` and `size`, or some at a pointer.
class FloatView {
 public:
  FloatView(float* data, std::size_t size) noexcept : data_(data), size_(size) {}
  template <class Numbers, class = std::enable_if_t<std::is_same_v<decltype(std::declval<Numbers&>().data()), float*>>>
  FloatView(Numbers& numbers) noexcept : data_(numbers.data()), size_(numbers.size()) {}
  template <std::size_t N>
  FloatView(float (&numbers)[N]) noexcept : data_(numbers), size_(N) {}

  float* data() const noexcept { return data_; }
  std::size_t size() const noexcept { return size_; }

 private:
  float* data_;
  std::size_t size_;
};

namespace detail {

/// Throws this thread's last error.
[[noreturn]] inline void fail() {
  error::Data data{};
  const auto code = static_cast<ErrorCode>(mullama_last_error_code());
  const std::string message = mullama_get_last_error();
  for (std::size_t i = 0; i < data.size(); ++i) {
    std::int64_t value = 0;
    if (mullama_last_error_data(error_data_keys[i], &value) == MULLAMA_OK) data[i] = value;
  }
  throw error(code, message, data);
}

/// Refuses a library of another ABI, once for each program.
inline void require_abi() {
  static const std::int32_t found = mullama_abi_version();
  if (found == abi_version) return;
  throw error(ErrorCode::not_available, "libmullama_ffi has ABI version " + std::to_string(found) + " and this program was compiled for " +
                                            std::to_string(abi_version) + "; install the library that its headers came with");
}

/// A status that must be 0.
inline void check(std::int32_t status) {
  if (status < 0) fail();
}

/// A count that must not be negative.
template <class Number>
Number count(Number number) {
  if (number < 0) fail();
  return number;
}

/// An id that may be absent.
inline std::optional<std::int32_t> id(std::int32_t number) {
  if (number == MULLAMA_TOKEN_NONE) return std::nullopt;
  return count(number);
}

/// A bool whose call cleared the last error before it began.
inline bool truth(bool value) {
  if (!value && mullama_last_error_code() != MULLAMA_OK) fail();
  return value;
}

/// A float whose call cleared the last error before it began.
template <class Real>
Real number(Real value) {
  if (value != value && mullama_last_error_code() != MULLAMA_OK) fail();
  return value;
}

/// Owns a C handle. A freed handle is kept and given on: the library knows it for what it is and answers `invalid_handle`.
template <class Handle, void (*Free)(Handle*)>
class Owned {
 public:
  using pointer = Handle*;

  Owned() = default;
  explicit Owned(Handle* handle) noexcept : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)), closed_(other.closed_.load()) {}
  Owned& operator=(Owned&& other) noexcept {
    Free(std::exchange(handle_, std::exchange(other.handle_, nullptr)));
    closed_ = other.closed_.load();
    return *this;
  }
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() { close(); }

  Handle* get() const noexcept { return handle_; }

  /// The handle; throws the error of the call that gave none.
  Handle* required() const {
    if (handle_ == nullptr) fail();
    return handle_;
  }

  /// Whether nothing is held any more: it was closed, or moved from.
  bool is_closed() const noexcept { return handle_ == nullptr || closed_; }

  /// Frees what is held; a second time does nothing.
  void close() noexcept {
    closed_ = true;
    Free(handle_);
  }

 private:
  Handle* handle_ = nullptr;
  std::atomic<bool> closed_{false};
};

/// A path that C gave.
inline std::filesystem::path path_of(const std::string& text) {
  if constexpr (std::is_same_v<std::filesystem::path::value_type, char>) {
    return text;
  } else {
#if defined(__cpp_char8_t)
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
#else
    return std::filesystem::u8path(text);
#endif
  }
}

/// A buffer's size in whatever integer a C function takes.
struct Capacity {
  std::size_t size;
  template <class Number>
  operator Number() const noexcept {
    return static_cast<Number>(size);
  }
};

/// The text that a call writes; the call is made again only where the guessed buffer was too small.
template <class Call>
std::string filled_text(std::size_t guess, Call call) {
  std::string text(guess, '\0');
  auto length = static_cast<std::size_t>(count(call(text.data(), Capacity{text.size()})));
  if (length >= text.size()) {
    text.resize(length + 1);
    length = static_cast<std::size_t>(count(call(text.data(), Capacity{text.size()})));
  }
  text.resize(length);
  return text;
}

/// The numbers that a call writes; the call is made again only where the guessed buffer was too small.
template <class Number, class Call>
std::vector<Number> filled_list(std::size_t guess, Call call) {
  std::vector<Number> list(guess);
  auto length = call(list.data(), Capacity{list.size()});
  if (length == MULLAMA_ERR_BUFFER_TOO_SMALL) {
    std::int64_t needed = 0;
    if (mullama_last_error_data("needed", &needed) != MULLAMA_OK) fail();
    list.resize(static_cast<std::size_t>(needed));
    length = call(list.data(), Capacity{list.size()});
  } else if (length > 0 && static_cast<std::size_t>(length) > list.size()) {
    list.resize(static_cast<std::size_t>(length));  // bytes are cut like text, and the length tells
    length = call(list.data(), Capacity{list.size()});
  }
  list.resize(static_cast<std::size_t>(count(length)));
  return list;
}

/// Whether the bit of a token is set; there is one for each, lowest first, and beyond the last one none is.
inline bool has_bit(const std::vector<std::uint8_t>& bits, std::int32_t token) noexcept {
  const auto at = static_cast<std::size_t>(token) / 8;
  return token >= 0 && at < bits.size() && (bits[at] >> (token % 8) & 1) != 0;
}

/// Equal rows of one list of numbers.
inline std::vector<std::vector<float>> rows(const std::vector<float>& numbers, std::size_t count) {
  std::vector<std::vector<float>> made;
  const std::size_t width = count == 0 ? 0 : numbers.size() / count;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = numbers.begin() + static_cast<std::ptrdiff_t>(i * width);
    made.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(width));
  }
  return made;
}

/// A struct that a call fills.
template <class Struct, class Call, class... Arguments>
Struct written(Call call, Arguments... arguments) {
  Struct value{};
  check(call(arguments..., &value));
  return value;
}

/// A map that C gives by count, key and value.
template <class Handle, class Count, class Key, class Value>
std::map<std::string, std::string> map(const Handle* handle, Count count_of_all, Key key_at, Value value_of) {
  std::map<std::string, std::string> made;
  const auto n = count(count_of_all(handle));
  for (std::int32_t i = 0; i < n; ++i) {
    std::string key = filled_text(64, [&](char* buffer, std::size_t capacity) { return key_at(handle, i, buffer, capacity); });
    std::string value = filled_text(64, [&](char* buffer, std::size_t capacity) { return value_of(handle, key.c_str(), buffer, capacity); });
    made.emplace(std::move(key), std::move(value));
  }
  return made;
}

/// What a function makes of each item.
template <class Made, class Item, class Function>
std::vector<Made> each_of(const std::vector<Item>& items, Function function) {
  std::vector<Made> made;
  made.reserve(items.size());
  for (const Item& item : items) made.push_back(function(item));
  return made;
}

/// The records of a list that C gives by count and place; `Handle` owns one of them.
template <class Handle, class List, class Count, class At>
auto records(const List* list, Count count_of_all, At at) {
  std::vector<decltype(from_c(std::declval<Handle>()))> made;
  const auto n = count(count_of_all(list));
  made.reserve(static_cast<std::size_t>(n));
  for (std::int32_t i = 0; i < n; ++i) made.push_back(from_c(Handle(at(list, i))));
  return made;
}

/// A record that may be absent, which is no error.
template <class Handle>
auto perhaps(Handle made) -> std::optional<decltype(from_c(std::move(made)))> {
  if (made.get() == nullptr && mullama_last_error_code() == MULLAMA_OK) return std::nullopt;
  return from_c(std::move(made));
}

/// How a callback's parameter comes from C.
template <class Given>
struct FromC {
  using type = std::conditional_t<std::is_enum_v<Given>, std::int32_t, Given>;
};
template <>
struct FromC<std::string_view> {
  using type = const char*;
};

/// A callable on its way through C: an exception in it stops the work and is thrown again once C has returned.
template <class Function>
class Guarded;

template <class... Given>
class Guarded<std::function<bool(Given...)>> {
 public:
  explicit Guarded(const std::function<bool(Given...)>& function) : function_(function) {}

  /// The C function, or null where there is nothing to call.
  auto c_function() const noexcept { return function_ ? &call : nullptr; }
  void* user_data() noexcept { return this; }
  void rethrow() const {
    if (thrown_) std::rethrow_exception(thrown_);
  }

  /// The answer of the call that heard it; what it threw goes before that.
  template <class Answer>
  Answer before(Answer answer) const {
    rethrow();
    return answer;
  }

 private:
  static bool call(typename FromC<Given>::type... given, void* user_data) noexcept {
    auto& self = *static_cast<Guarded*>(user_data);
    try {
      return self.function_(static_cast<Given>(given)...);
    } catch (...) {
      self.thrown_ = std::current_exception();
      return false;
    }
  }

  const std::function<bool(Given...)>& function_;
  std::exception_ptr thrown_;
};

/// The next piece of a stream, nothing at its end. A buffer that is too small loses nothing: the stream keeps the piece.
template <class Handle, class Next>
std::optional<std::string> piece(Handle* stream, Next next) {
  // Most pieces fit into the string itself, so that no memory is asked for.
  std::array<char, 256> buffer;
  std::int64_t length = next(stream, buffer.data(), buffer.size());
  if (length > 0) return std::string(buffer.data(), static_cast<std::size_t>(length));
  if (length == 0) return std::nullopt;
  std::int64_t needed = 0;
  if (length != MULLAMA_ERR_BUFFER_TOO_SMALL || mullama_last_error_data("needed", &needed) != MULLAMA_OK) fail();
  std::string large(static_cast<std::size_t>(needed), '\0');
  length = count(next(stream, large.data(), large.size()));
  large.resize(static_cast<std::size_t>(length));
  return large;
}

/// Pulls a stream to its end, or until the callable says no.
template <class Stream, class Function>
void each(Stream stream, const Function& function) {
  while (const auto piece = stream.next()) {
    if (!function(*piece)) return;
  }
}

/// An input iterator over what a stream still has.
template <class Stream, class Item>
class PieceIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Item;
  using difference_type = std::ptrdiff_t;
  using pointer = const Item*;
  using reference = const Item&;

  PieceIterator() = default;
  explicit PieceIterator(Stream* stream) : stream_(stream), piece_(stream->next()) {}

  reference operator*() const { return *piece_; }
  pointer operator->() const { return &*piece_; }
  PieceIterator& operator++() {
    piece_ = stream_->next();
    return *this;
  }
  void operator++(int) { ++*this; }
  bool operator==(const PieceIterator& other) const { return piece_.has_value() == other.piece_.has_value(); }
  bool operator!=(const PieceIterator& other) const { return !(*this == other); }

 private:
  Stream* stream_ = nullptr;
  std::optional<Item> piece_;
};

/// Texts one after the other, from a range or from a callable.
template <class Texts, class = void>
class Source {
 public:
  explicit Source(Texts texts) : texts_(std::move(texts)) {}
  auto next() { return texts_(); }

 private:
  Texts texts_;
};

template <class Texts>
class Source<Texts, std::void_t<decltype(std::begin(std::declval<Texts&>()))>> {
 public:
  explicit Source(Texts texts) : texts_(std::make_unique<Texts>(std::move(texts))) {}

  std::optional<std::string> next() {
    if (!at_) at_.emplace(std::begin(*texts_));
    if (*at_ == std::end(*texts_)) return std::nullopt;
    std::optional<std::string> text(std::in_place, **at_);
    ++*at_;
    return text;
  }

 private:
  std::unique_ptr<Texts> texts_;  // stays where it is when this is moved, for the iterator's sake
  std::optional<decltype(std::begin(std::declval<Texts&>()))> at_;
};

}  // namespace detail

/// The answers of a stream as they come, while a source of texts feeds it as far as it has space. What the source throws ends the work and
/// reaches the caller.
template <class Stream, class Texts>
class Fed {
 public:
  using Item = typename decltype(std::declval<Stream&>().next())::value_type;
  using iterator = detail::PieceIterator<Fed, Item>;

  Fed(Stream stream, Texts texts) : stream_(std::move(stream)), source_(std::move(texts)) {}

  /// Waits for the next answer, and gives what there is space for before.
  /// @return The next one, or nothing at the end.
  std::optional<Item> next() {
    try {
      return pull();
    } catch (...) {
      stream_.close();
      throw;
    }
  }

  /// The stream itself, which is ended and has the record.
  Stream& stream() noexcept { return stream_; }

  /// For a range-for over the answers that are still to come.
  iterator begin() { return iterator(this); }
  iterator end() { return iterator(); }

 private:
  std::optional<Item> pull() {
    while (!ended_) {
      if (auto ready = ready_one()) return ready;
      if (!held_) take();
      if (!held_) {
        stream_.end_input();
        ended_ = true;
      } else if (stream_.give({*held_}) > 0) {
        held_.reset();
      } else {
        break;
      }
    }
    return stream_.next();
  }

  void take() {
    if (auto text = source_.next()) held_.emplace(*text);
  }

  std::optional<Item> ready_one() {
    try {
      return stream_.try_next();
    } catch (const error& failure) {
      if (!failure.is(ErrorCode::would_block)) throw;
      return std::nullopt;
    }
  }

  Stream stream_;
  detail::Source<Texts> source_;
  std::optional<std::string> held_;
  bool ended_ = false;
};

}  // namespace mullama

#endif
