// What the generated dispatch is made of: reading requests, tagging answers, keeping objects.
#ifndef MULLAMA_CLIENT_HPP
#define MULLAMA_CLIENT_HPP

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "objects.hpp"

namespace client {

using json = nlohmann::json;

/// A request that cannot be understood: a fault of the suite.
struct Wrong : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The objects that requests have made, by the names that requests gave them. A closed one stays.
class Objects {
 public:
  Object& get(const std::string& name);
  void bind(const std::string& name, Object object);

 private:
  std::map<std::string, Object> objects_;
};

// Reading

/// What a tagged value carries, once its tag is the expected one.
const json& payload(const json& value, const char* tag);
bool is_preset(const json& value, const char* name);
std::vector<std::uint8_t> bytes_of(const std::string& base64);
std::uint64_t hex_of(const std::string& digits);
std::string next_number(const std::string& list, std::size_t& at);

template <class Number>
Number number(const json& value) {
  const auto text = payload(value, "i64").get<std::string>();
  return text[0] == '-' ? static_cast<Number>(std::stoll(text)) : static_cast<Number>(std::stoull(text));
}

/// Makes a value of its tagged form; one specialisation for each kind of type.
template <class T, class = void>
struct Reader {
  static T read(const json& value, Objects& objects);  // records, enums and unions: generated
};

template <class T>
struct Reader<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
  static T read(const json& value, Objects&) { return number<T>(value); }
};

template <>
struct Reader<bool> {
  static bool read(const json& value, Objects&) { return payload(value, "bool").get<bool>(); }
};

float f32_of(const std::string& digits);

template <>
struct Reader<float> {
  static float read(const json& value, Objects&) { return f32_of(payload(value, "f32").get<std::string>()); }
};

template <>
struct Reader<double> {
  static double read(const json& value, Objects&);
};

/// A time in seconds.
template <>
struct Reader<std::chrono::duration<double>> {
  static std::chrono::duration<double> read(const json& value, Objects&);
};

/// Bytes stand where text is expected to give what is no UTF-8.
template <>
struct Reader<std::string> {
  static std::string read(const json& value, Objects&);
};

template <>
struct Reader<std::filesystem::path> {
  static std::filesystem::path read(const json& value, Objects& objects) { return Reader<std::string>::read(value, objects); }
};

template <>
struct Reader<std::vector<std::uint8_t>> {
  static std::vector<std::uint8_t> read(const json& value, Objects&) { return bytes_of(payload(value, "bytes").get<std::string>()); }
};

template <>
struct Reader<std::vector<float>> {
  static std::vector<float> read(const json& value, Objects&);
};

template <class T>
struct Reader<std::vector<T>> {
  static std::vector<T> read(const json& value, Objects& objects) {
    std::vector<T> made;
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
      const auto list = payload(value, "i32s").get<std::string>();
      for (std::size_t at = 0; at < list.size();) made.push_back(number<T>(json{"i64", next_number(list, at)}));
    } else {
      for (const json& one : payload(value, "list")) made.push_back(Reader<T>::read(one, objects));
    }
    return made;
  }
};

template <class T>
struct Reader<std::optional<T>> {
  static std::optional<T> read(const json& value, Objects& objects) {
    if (value[0] == "none") return std::nullopt;
    return Reader<T>::read(value, objects);
  }
};

template <>
struct Reader<std::map<std::string, std::string>> {
  static std::map<std::string, std::string> read(const json& value, Objects& objects) {
    std::map<std::string, std::string> made;
    for (const auto& [key, text] : payload(value, "map").items()) made[key] = Reader<std::string>::read(text, objects);
    return made;
  }
};

/// A handle that may be absent.
template <class T>
struct Reader<const T*> {
  static const T* read(const json& value, Objects& objects) {
    if (value[0] == "none") return nullptr;
    return &std::get<T>(objects.get(payload(value, "handle").get<std::string>()));
  }
};

template <class T>
void read_field(const json& fields, const char* key, T& field, Objects& objects) {
  if (fields.contains(key)) field = Reader<T>::read(fields[key], objects);
}

// Tagging

template <class T>
json tagged(const T& value);  // records and enums: generated

json tagged();  // no value
json tagged(bool value);
json tagged(std::int32_t value);
json tagged(std::uint32_t value);
json tagged(std::int64_t value);
json tagged(std::uint64_t value);
json tagged(float value);
json tagged(double value);
json tagged(std::chrono::duration<double> value);
json tagged(const std::string& text);
json tagged(std::string_view text);
json tagged(const std::filesystem::path& path);
json tagged(const std::vector<std::uint8_t>& bytes);
json tagged(const std::vector<std::int32_t>& numbers);
json tagged(const std::vector<float>& numbers);
json tagged(const std::map<std::string, std::string>& map);

template <class T>
json tagged(const std::vector<T>& list) {
  json items = json::array();
  for (const T& item : list) items.push_back(tagged(item));
  return {"list", items};
}

template <class T>
json tagged(const std::optional<T>& value) {
  return value ? tagged(*value) : tagged();
}

/// A callback that says no at its n-th call, and what it heard.
class Calls {
 public:
  explicit Calls(std::int64_t n) : n_(n) {}
  bool operator()() { return ++seen_ != n_; }
  bool operator()(std::string_view piece) {
    pieces_.push_back(tagged(piece));
    return (*this)();
  }
  json pieces() const { return {"list", pieces_}; }

 private:
  std::int64_t n_;
  std::int64_t seen_ = 0;
  json pieces_ = json::array();
};

/// One request.
class Request {
 public:
  Request(const json& request, Objects& objects) : json_(request), objects_(objects) {}

  std::string text(const char* key) const { return json_.contains(key) && json_[key].is_string() ? json_[key].get<std::string>() : ""; }
  bool has(const std::string& argument) const { return json_.contains("args") && json_["args"].contains(argument); }

  /// How many of the first parameters a call needs, so that the last one given is among them.
  std::size_t given(const std::vector<std::string>& ids) const;

  template <class T>
  T& target() {
    return std::get<T>(objects_.get(text("target")));
  }
  template <class T>
  T& object(const char* id) {
    return std::get<T>(objects_.get(payload(argument(id), "handle").get<std::string>()));
  }
  template <class T>
  T read(const char* id) {
    return Reader<T>::read(argument(id), objects_);
  }
  template <class T>
  T read_or(const char* id, T otherwise) {
    return has(id) ? read<T>(id) : otherwise;
  }
  Calls calls(const char* id) const { return Calls(has(id) ? argument(id)[1].get<std::int64_t>() : 0); }

  /// The answer of a started call. It is asked how far it is while it runs, and a listener that says no ends it.
  template <class T>
  T waited_for(mullama::Pending<T> pending) const {
    if (has("progress")) {
      Calls fractions = calls("progress");
      float told = -1;
      while (pending.wait_for(std::chrono::milliseconds(2)) == std::future_status::timeout) {
        const float done = pending.progress();
        if (done != told && !fractions()) pending.cancel();
        told = done;
      }
    }
    return pending.get();
  }

  /// Keeps an object, or tags a value.
  template <class T>
  json answer(T made) {
    if constexpr (std::is_constructible_v<Object, T&&> && std::is_class_v<T> && !std::is_copy_constructible_v<T>) {
      objects_.bind(text("bind"), Object(std::move(made)));
      return {"handle", text("bind")};
    } else {
      return tagged(made);
    }
  }

 private:
  const json& argument(const char* id) const;

  const json& json_;
  Objects& objects_;
};

struct Arm {
  std::string path;
  std::string input;
  std::function<json(Request&)> serve;
};

// Generated

extern const std::vector<Arm> arms;
extern const std::vector<std::string> features;
json fact(const Object& object, const std::string& name);
Object clone(const Object& object);
json stream_method(Object& object, const std::string& op);

}  // namespace client

#endif
