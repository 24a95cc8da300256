#include "client.hpp"

#include <cstdio>
#include <cstring>

namespace client {

Object& Objects::get(const std::string& name) {
  const auto found = objects_.find(name);
  if (found == objects_.end()) throw Wrong("no object " + name);
  return found->second;
}

void Objects::bind(const std::string& name, Object object) { objects_.insert_or_assign(name, std::move(object)); }

const json& payload(const json& value, const char* tag) {
  if (!value.is_array() || value.size() != 2 || value[0] != tag) throw Wrong(value.dump() + " is no " + tag);
  return value[1];
}

bool is_preset(const json& value, const char* name) { return value[0] == "preset" && value[1][1] == name; }

std::uint64_t hex_of(const std::string& digits) { return std::stoull(digits, nullptr, 16); }

std::string next_number(const std::string& list, std::size_t& at) {
  const std::size_t end = std::min(list.find(',', at), list.size());
  std::string found = list.substr(at, end - at);
  at = end + 1;
  return found;
}

float f32_of(const std::string& digits) {
  const auto bits = static_cast<std::uint32_t>(hex_of(digits));
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

static double f64_of(const std::string& digits) {
  const std::uint64_t bits = hex_of(digits);
  double made = 0;
  std::memcpy(&made, &bits, sizeof made);
  return made;
}

double Reader<double>::read(const json& value, Objects&) { return f64_of(payload(value, "f64").get<std::string>()); }

std::chrono::duration<double> Reader<std::chrono::duration<double>>::read(const json& value, Objects&) {
  return std::chrono::duration<double>(f64_of(payload(value, "duration").get<std::string>()));
}

std::vector<float> Reader<std::vector<float>>::read(const json& value, Objects&) {
  const auto digits = payload(value, "f32s").get<std::string>();
  std::vector<float> made;
  for (std::size_t at = 0; at + 8 <= digits.size(); at += 8) made.push_back(f32_of(digits.substr(at, 8)));
  return made;
}

std::string Reader<std::string>::read(const json& value, Objects&) {
  if (value[0] != "bytes") return payload(value, "str").get<std::string>();
  const auto bytes = bytes_of(value[1].get<std::string>());
  return {bytes.begin(), bytes.end()};
}

static const std::string base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::vector<std::uint8_t> bytes_of(const std::string& base64) {
  std::vector<std::uint8_t> bytes;
  std::uint32_t bits = 0;
  int n_bits = 0;
  for (const char c : base64) {
    const std::size_t digit = base64_digits.find(c);
    if (digit == std::string::npos) break;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    n_bits += 6;
    if (n_bits >= 8) bytes.push_back(static_cast<std::uint8_t>(bits >> (n_bits -= 8)));
  }
  return bytes;
}

json tagged() { return json::array({"none"}); }
json tagged(bool value) { return {"bool", value}; }
json tagged(std::int32_t value) { return {"i64", std::to_string(value)}; }
json tagged(std::uint32_t value) { return {"i64", std::to_string(value)}; }
json tagged(std::int64_t value) { return {"i64", std::to_string(value)}; }
json tagged(std::uint64_t value) { return {"i64", std::to_string(value)}; }
json tagged(const std::string& text) { return {"str", text}; }
json tagged(std::string_view text) { return {"str", std::string(text)}; }
json tagged(const std::filesystem::path& path) { return {"str", path.string()}; }

static std::string digits_of(float value) {
  std::uint32_t bits = 0;
  char digits[9];
  std::memcpy(&bits, &value, sizeof bits);
  std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(bits));
  return digits;
}

json tagged(float value) { return {"f32", digits_of(value)}; }

json tagged(double value) {
  std::uint64_t bits = 0;
  char digits[17];
  std::memcpy(&bits, &value, sizeof bits);
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(bits));
  return {"f64", digits};
}

json tagged(std::chrono::duration<double> value) { return {"duration", tagged(value.count())[1]}; }

json tagged(const std::vector<std::uint8_t>& bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<std::uint32_t>(bytes[at]) : 0U; };
    const std::uint32_t three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    text += base64_digits[three >> 18];
    text += base64_digits[three >> 12 & 63];
    text += i + 1 < bytes.size() ? base64_digits[three >> 6 & 63] : '=';
    text += i + 2 < bytes.size() ? base64_digits[three & 63] : '=';
  }
  return {"bytes", text};
}

json tagged(const std::vector<std::int32_t>& numbers) {
  std::string text;
  for (const std::int32_t number : numbers) text += (text.empty() ? "" : ",") + std::to_string(number);
  return {"i32s", text};
}

json tagged(const std::vector<float>& numbers) {
  std::string text;
  for (const float number : numbers) text += digits_of(number);
  return {"f32s", text};
}

json tagged(const std::map<std::string, std::string>& map) {
  json items = json::object();
  for (const auto& [key, value] : map) items[key] = tagged(value);
  return {"map", items};
}

std::size_t Request::given(const std::vector<std::string>& ids) const {
  std::size_t n = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (has(ids[i])) n = i + 1;
  }
  return n;
}

const json& Request::argument(const char* id) const {
  if (!has(id)) throw Wrong(std::string("no argument ") + id);
  return json_["args"][id];
}

}  // namespace client
