// Functions of a program that a model may call: `Tool`, and the loop of `run_tools`.
#ifndef MULLAMA_TOOLS_HPP
#define MULLAMA_TOOLS_HPP

#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "mullama/runtime.hpp"

namespace mullama {
namespace detail {

/// What a callable takes: the type of its one parameter.
template <class Function>
struct Takes : Takes<decltype(&Function::operator())> {};
template <class Result, class Given>
struct Takes<Result (*)(Given)> {
  using type = std::decay_t<Given>;
};
template <class Class, class Result, class Given>
struct Takes<Result (Class::*)(Given)> {
  using type = std::decay_t<Given>;
};
template <class Class, class Result, class Given>
struct Takes<Result (Class::*)(Given) const> {
  using type = std::decay_t<Given>;
};
template <class Result, class Given>
struct Takes<Result (*)(Given) noexcept> : Takes<Result (*)(Given)> {};
template <class Class, class Result, class Given>
struct Takes<Result (Class::*)(Given) noexcept> : Takes<Result (Class::*)(Given)> {};
template <class Class, class Result, class Given>
struct Takes<Result (Class::*)(Given) const noexcept> : Takes<Result (Class::*)(Given) const> {};

/// A text as JSON has it.
inline std::string json_text(std::string_view text) {
  static constexpr const char* digits = "0123456789abcdef";
  std::string made = "\"";
  for (const char one : text) {
    const auto code = static_cast<unsigned char>(one);
    if (one == '"' || one == '\\') {
      made += {'\\', one};
    } else if (code < 0x20) {
      made += "\\u00";
      made += {digits[code >> 4], digits[code & 15]};
    } else {
      made += one;
    }
  }
  return made + '"';
}

}  // namespace detail

/// A function that a model may call, with what the model is told of it. An exception of the function's is told to the model as the result of the
/// call, which has failed then; the function runs on the thread that runs the tools.
class Tool {
 public:
  /// A function of a type's values: `FromJson` of the type has the JSON Schema, that of an object, and reads the arguments.
  template <class Function>
  Tool(std::string name, std::string description, Function function)
      : Tool(std::move(name), std::move(description), FromJson<Taken<Function>>::schema(), of_type(std::move(function))) {}

  /// A function of the JSON text itself; `parameters` is the JSON Schema, that of an object.
  Tool(std::string name, std::string description, std::string parameters, std::function<std::string(std::string_view)> function)
      : name_(std::move(name)), description_(std::move(description)), parameters_(std::move(parameters)), function_(std::move(function)) {}

  const std::string& name() const noexcept { return name_; }
  const std::string& description() const noexcept { return description_; }
  const std::string& parameters() const noexcept { return parameters_; }

  /// Calls the function.
  std::string operator()(std::string_view arguments) const { return function_(arguments); }

 private:
  template <class Function>
  using Taken = typename detail::Takes<std::decay_t<Function>>::type;

  template <class Function>
  static std::function<std::string(std::string_view)> of_type(Function function) {
    return [function = std::move(function)](std::string_view json) mutable -> std::string {
      return function(FromJson<Taken<Function>>::read(json));
    };
  }

  std::string name_, description_, parameters_;
  std::function<std::string(std::string_view)> function_;
};

namespace detail {

/// What the model is told of tools.
inline std::string tools_json(const std::vector<Tool>& tools) {
  std::string made;
  for (const Tool& tool : tools) {
    made += made.empty() ? "[" : ",";
    made += "{\"name\":" + json_text(tool.name()) + ",\"description\":" + json_text(tool.description());
    made += ",\"parameters\":" + tool.parameters() + "}";
  }
  return made.empty() ? "[]" : made + "]";
}

/// The result of one call, or why there is none.
template <class Result, class Call>
Result called(const std::vector<Tool>& tools, const Call& call) {
  Result result;
  result.id = call.id;
  try {
    for (const Tool& tool : tools) {
      if (tool.name() != call.name) continue;
      result.content = tool(call.arguments);
      return result;
    }
    result.content = "there is no tool '" + call.name + "'; there are:";
    for (const Tool& tool : tools) result.content += " " + tool.name();
  } catch (const std::exception& thrown) {
    result.content = thrown.what();
  } catch (...) {
    result.content = "the tool failed";
  }
  result.is_error = true;
  return result;
}

/// Asks the model, calls what it asks for and tells it the results, until it answers.
template <class Run>
auto run_tools(Run run, const std::vector<Tool>& tools) {
  using Result = typename Takes<decltype(&Run::give)>::type::value_type;
  for (;;) {
    auto step = run.next();
    if (step.answer) return *std::move(step.answer);
    std::vector<Result> results;
    for (const auto& call : step.calls) results.push_back(called<Result>(tools, call));
    run.give(results);
  }
}

}  // namespace detail
}  // namespace mullama

#endif
