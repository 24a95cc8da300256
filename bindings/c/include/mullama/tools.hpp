// Functions of a program that a model may call: `Tool`, and the loop of `run_tools`.
#ifndef MULLAMA_TOOLS_HPP
#define MULLAMA_TOOLS_HPP

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "mullama/pending.hpp"
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

/// How many bytes make up the character that a text begins with; 0 where they are none, or NUL.
inline std::size_t character(std::string_view text) {
  const auto at = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = at(0);
  if (lead < 0x80) return lead == 0 ? 0 : 1;
  const std::size_t length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at(1) < least || at(1) > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((at(i) & 0xC0U) != 0x80) return 0;
  }
  return length;
}

/// A text as far as it is one: invalid UTF-8 and NUL are told as U+FFFD.
inline std::string told(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const std::size_t length = character(bytes);
    text += length == 0 ? std::string_view("\xEF\xBF\xBD") : bytes.substr(0, length);
    bytes.remove_prefix(length == 0 ? 1 : length);
  }
  return text;
}

/// The result of one call, or why there is none; a run that was asked to end calls nothing more.
template <class Result, class Run, class Call>
Result called(const Run& run, const std::vector<Tool>& tools, const Call& call) {
  Result result;
  result.id = call.id;
  result.content = "cancelled";
  result.is_error = true;
  if (run.is_cancelled()) return result;
  try {
    for (const Tool& tool : tools) {
      if (tool.name() != call.name) continue;
      result.content = told(tool(call.arguments));
      result.is_error = false;
      return result;
    }
    result.content = "there is no tool '" + call.name + "'; there are:";
    for (const Tool& tool : tools) result.content += " " + tool.name();
  } catch (const std::exception& thrown) {
    result.content = told(thrown.what());
  } catch (...) {
    result.content = "the tool failed";
  }
  return result;
}

/// Calls the functions that a step asks for and tells the model what they gave.
template <class Run, class Step>
void call_tools(Run& run, const std::vector<Tool>& tools, const Step& step) {
  using Result = typename Takes<decltype(&Run::give)>::type::value_type;
  std::vector<Result> results;
  for (const auto& call : step.calls) results.push_back(called<Result>(run, tools, call));
  run.give(results);
}

/// Asks the model, calls what it asks for and tells it the results, until it answers.
template <class Run>
auto run_tools(Run run, const std::vector<Tool>& tools) {
  for (;;) {
    auto step = run.next();
    if (step.answer) return *std::move(step.answer);
    call_tools(run, tools, step);
  }
}

/// A run that may be asked to end from another thread, beside its own token.
template <class Run>
struct Endable {
  Run run;
  std::atomic<bool> is_over{false};

  explicit Endable(Run made) : run(std::move(made)) {}

  void give(const typename Takes<decltype(&Run::give)>::type& results) { run.give(results); }
  bool is_cancelled() const { return is_over || run.is_cancelled(); }
};

}  // namespace detail

/// An answer to come that needs functions of the program: what `Context::run_tools_async` gives. The steps of the model go on beside the
/// caller; the functions are called by whoever goes from one step to the next: `get` on its thread, `co_await` (mullama/coroutine.hpp) on that
/// of the loop, `to_future` on one of its own. A program with a loop of its own waits for `step` and calls `go_on` once that is done.
///
/// Its destructor and `close` end the work and never wait.
template <class Run>
class PendingAnswer {
 public:
  using Step = decltype(std::declval<Run&>().next());
  using Answer = typename decltype(std::declval<Step&>().answer)::value_type;

  PendingAnswer(Run run, std::vector<Tool> tools)
      : run_(std::make_shared<detail::Endable<Run>>(std::move(run))), tools_(std::move(tools)), step_(run_->run.next_async()) {}

  /// Waits for the answer, calling functions meanwhile, and gives it; throws the error of the step that has failed. Afterwards this object is
  /// closed.
  Answer get() {
    while (!answer_) go_on();
    Answer answer = *std::exchange(answer_, std::nullopt);
    close();
    return answer;
  }

  /// Waits for the step, calls the functions that it asks for and begins the next one; does nothing once the answer is there.
  void go_on() {
    if (answer_) return;
    live();
    try {
      take(step_->get());
    } catch (...) {
      close();
      throw;
    }
  }

  /// What `go_on` waits for.
  const Pending<Step>& step() const { return *live().step_; }

  /// Whether `get` would neither wait nor call a function.
  bool is_ready() const noexcept { return answer_.has_value(); }

  /// Whether there is something to `get`.
  bool valid() const noexcept { return run_ != nullptr; }

  /// Asks the work to end and does not wait for that: no further function is called, and the answer has `FinishReason::cancelled`. One that
  /// is there already stays. Functions may call it; other threads set a token in the options.
  void cancel() noexcept {
    if (!run_) return;
    run_->is_over = true;
    if (step_) step_->cancel();
  }

  /// Ends the work and frees it; a second time does nothing.
  void close() noexcept {
    step_.reset();
    answer_.reset();
    run_.reset();
  }

  /// Gives the step away to what awaits it, which calls `take` with what it gave.
  Pending<Step> awaited() { return std::move(*live().step_); }

  /// Goes on from a step that was awaited.
  void take(Step step) {
    if (step.answer) {
      answer_ = *std::move(step.answer);
      return;
    }
    const auto run = live().run_;  // a function may close this object
    detail::call_tools(*run, tools_, step);
    step_.emplace(live().run_->run.next_async());
    if (run_->is_over) step_->cancel();
  }

 private:
  /// This object, unless its answer was taken, it was closed or moved from.
  PendingAnswer& live() {
    if (!run_) throw error(ErrorCode::invalid_handle, "the answer was taken, or the call was closed; start it again");
    return *this;
  }
  const PendingAnswer& live() const { return const_cast<PendingAnswer&>(*this).live(); }

  std::shared_ptr<detail::Endable<Run>> run_;
  std::vector<Tool> tools_;
  std::optional<Pending<Step>> step_;
  std::optional<Answer> answer_;
};

/// The answer as a `std::future`: a thread waits for it and calls the functions. As with `std::async`, the destructor of that future waits for
/// the end of the work; a cancel token in the call's options ends it earlier.
template <class Run>
auto to_future(PendingAnswer<Run> pending) {
  return std::async(std::launch::async, [pending = std::move(pending)]() mutable { return pending.get(); });
}
}  // namespace mullama

#endif
