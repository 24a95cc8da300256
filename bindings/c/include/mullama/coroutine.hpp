// Coroutines of C++20 over started calls and streams: `co_await` gives an answer or a piece, and one thread runs many of them.
//
//   mullama::Task<> tell(mullama::Context& context) {
//     auto story = mullama::pieces(context.generate_stream("Once upon a time", 100));
//     while (auto piece = co_await story.next()) std::cout << *piece;
//     std::cout << co_await context.generate_async("The end", 10);
//   }
//   mullama::Loop().run(tell(context));
//
// GCC 12 frees twice what is written in braces inside of a co_await: give options and messages a name before, or write `ChatOptions()`.
//
// A program with a loop of its own resumes the coroutines itself: `Executor` has what it takes, and `fd` of a call what it polls.
#ifndef MULLAMA_COROUTINE_HPP
#define MULLAMA_COROUTINE_HPP

#if !defined(__cpp_impl_coroutine)
#error "mullama/coroutine.hpp needs coroutines: compile as C++20, or use Pending and wait_any of mullama.hpp"
#endif

#include <algorithm>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "mullama.hpp"

namespace mullama {

/// A coroutine that waits for a call.
struct Waiter {
  const MullamaPending* call;  // what is waited for and, with `mullama_pending_fd`, polled
  std::coroutine_handle<> coroutine;
  bool is_gone = false;  // it was freed with its call, and must not be resumed
};

/// What resumes coroutines that wait for a call. `Loop` is one; who has a loop already derives another one and makes it the thread's.
class Executor {
 public:
  Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  virtual ~Executor() = default;

  /// Resumes the coroutine once its call is done, later and on this thread, unless it is gone by then.
  virtual void resume_when_done(std::shared_ptr<const Waiter> waiter) = 0;

  /// The thread's; throws where it has none.
  static Executor& here() {
    if (current() == nullptr) {
      throw error(ErrorCode::invalid_input, "co_await is outside of a loop; run the coroutine with mullama::Loop, or set an Executor");
    }
    return *current();
  }

  /// Makes an executor the thread's for a block.
  class Scope {
   public:
    explicit Scope(Executor& executor) noexcept : outer_(std::exchange(current(), &executor)) {}
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { current() = outer_; }

   private:
    Executor* outer_;
  };

 private:
  static Executor*& current() noexcept {
    thread_local Executor* executor = nullptr;
    return executor;
  }
};

namespace detail {

/// What `co_await` does with a call: suspends until it is done, and gives what `get` gives.
template <class T>
class AwaitedCall {
 public:
  explicit AwaitedCall(Pending<T> call) : call_(std::move(call)) {}
  AwaitedCall(const AwaitedCall&) = delete;
  AwaitedCall& operator=(const AwaitedCall&) = delete;
  ~AwaitedCall() {
    if (waiter_) waiter_->is_gone = true;
  }

  bool await_ready() const { return call_.is_ready(); }
  void await_suspend(std::coroutine_handle<> waiting) {
    auto& executor = Executor::here();
    waiter_ = std::make_shared<Waiter>(Waiter{call_.handle(), waiting});
    executor.resume_when_done(waiter_);
  }
  T await_resume() { return call_.get(); }

 private:
  Pending<T> call_;
  std::shared_ptr<Waiter> waiter_;
};

/// What a coroutine of this header ends with: whoever waits for it goes on.
struct Ending {
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> ended) const noexcept {
    const auto waiting = ended.promise().waiting;
    return waiting ? waiting : std::noop_coroutine();
  }
  void await_resume() const noexcept {}
};

struct PromiseBase {
  std::coroutine_handle<> waiting;

  std::suspend_always initial_suspend() const noexcept { return {}; }
  Ending final_suspend() const noexcept { return {}; }
};

/// A coroutine that is freed with whoever holds it.
template <class Promise>
class OwnedCoroutine {
 public:
  explicit OwnedCoroutine(Promise& promise) : coroutine_(std::coroutine_handle<Promise>::from_promise(promise)) {}
  OwnedCoroutine(OwnedCoroutine&& other) noexcept : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  OwnedCoroutine& operator=(OwnedCoroutine&& other) noexcept {
    std::swap(coroutine_, other.coroutine_);
    return *this;
  }
  ~OwnedCoroutine() {
    if (coroutine_) coroutine_.destroy();
  }

  std::coroutine_handle<Promise> operator*() const noexcept { return coroutine_; }
  Promise& promise() const { return coroutine_.promise(); }

 private:
  std::coroutine_handle<Promise> coroutine_;
};

template <class T>
struct TaskPromise;

}  // namespace detail

/// A started call can be awaited inside of any coroutine; freeing the coroutine meanwhile ends the call.
template <class T>
detail::AwaitedCall<T> operator co_await(Pending<T>&& call) {
  return detail::AwaitedCall<T>(std::move(call));
}

/// A coroutine that gives one value. It begins when it is awaited, started or run; its destructor ends what it waits for.
template <class T = void>
class [[nodiscard]] Task {
 public:
  using promise_type = detail::TaskPromise<T>;

  explicit Task(promise_type& promise) : coroutine_(promise) {}

  /// Runs it up to its first wait; a second time does nothing.
  void start() {
    if (!std::exchange(coroutine_.promise().started, true)) (*coroutine_).resume();
  }

  bool is_done() const { return (*coroutine_).done(); }

  /// What it gives, or throws what it has thrown; it has to be done.
  T result() { return coroutine_.promise().result(); }

  bool await_ready() {
    start();
    return is_done();
  }
  void await_suspend(std::coroutine_handle<> waiting) { coroutine_.promise().waiting = waiting; }
  T await_resume() { return result(); }

 private:
  detail::OwnedCoroutine<promise_type> coroutine_;
};

namespace detail {

template <class T>
struct TaskPromise : PromiseBase {
  bool started = false;
  std::variant<std::monostate, T, std::exception_ptr> outcome;

  Task<T> get_return_object() { return Task<T>(*this); }
  template <class Value>
  void return_value(Value&& value) {
    outcome.template emplace<1>(std::forward<Value>(value));
  }
  void unhandled_exception() { outcome.template emplace<2>(std::current_exception()); }
  T result() {
    if (outcome.index() == 2) std::rethrow_exception(std::get<2>(outcome));
    return std::move(std::get<1>(outcome));
  }
};

template <>
struct TaskPromise<void> : PromiseBase {
  bool started = false;
  std::exception_ptr thrown;

  Task<void> get_return_object() { return Task<void>(*this); }
  void return_void() const noexcept {}
  void unhandled_exception() { thrown = std::current_exception(); }
  void result() const {
    if (thrown) std::rethrow_exception(thrown);
  }
};

}  // namespace detail

namespace detail {

/// An answer that functions take part in: they are called between the steps, on the thread of the loop.
template <class Run>
Task<typename PendingAnswer<Run>::Answer> answer_of(PendingAnswer<Run> pending) {
  while (!pending.is_ready()) pending.take(co_await pending.awaited());
  co_return pending.get();
}

}  // namespace detail

/// The answer of a call with functions as tools can be awaited as any other; its functions are called on the thread of the loop.
template <class Run>
Task<typename PendingAnswer<Run>::Answer> operator co_await(PendingAnswer<Run>&& pending) {
  return detail::answer_of(std::move(pending));
}

/// A coroutine that gives values one by one: it may `co_await` and `co_yield`, and `co_await generator.next()` pulls it.
template <class T>
class [[nodiscard]] AsyncGenerator {
 public:
  struct promise_type : detail::PromiseBase {
    std::optional<T> value;
    std::exception_ptr thrown;

    AsyncGenerator get_return_object() { return AsyncGenerator(*this); }
    detail::Ending yield_value(T given) {
      value.emplace(std::move(given));
      return {};
    }
    void return_void() const noexcept {}
    void unhandled_exception() { thrown = std::current_exception(); }
  };

  explicit AsyncGenerator(promise_type& promise) : coroutine_(promise) {}

  /// The next value, nothing at the end; throws what the coroutine throws.
  auto next() {
    struct Next {
      std::coroutine_handle<promise_type> coroutine;

      bool await_ready() const { return coroutine.done(); }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) const {
        coroutine.promise().waiting = waiting;
        return coroutine;
      }
      std::optional<T> await_resume() const {
        if (coroutine.promise().thrown) std::rethrow_exception(std::exchange(coroutine.promise().thrown, nullptr));
        return std::exchange(coroutine.promise().value, std::nullopt);
      }
    };
    return Next{*coroutine_};
  }

 private:
  detail::OwnedCoroutine<promise_type> coroutine_;
};

/// The pieces of a stream, each of which is awaited. Freeing the generator closes the stream.
template <class Stream>
AsyncGenerator<typename Stream::iterator::value_type> pieces(Stream stream) {
  for (;;) {
    co_await stream.when_ready();
    auto piece = stream.next();
    if (!piece) co_return;
    co_yield std::move(*piece);
  }
}

/// The next piece of a stream that stays its caller's, so that `finish` and `close` are at hand; nothing at the end.
template <class Stream>
Task<std::optional<typename Stream::iterator::value_type>> next(Stream& stream) {
  co_await stream.when_ready();
  co_return stream.next();
}

/// Lets several coroutines go on at once, and gives what they give in their order; throws what the first of them has thrown, in that order.
template <class T>
Task<std::vector<T>> when_all(std::vector<Task<T>> tasks) {
  for (auto& task : tasks) task.start();
  std::vector<T> values;
  values.reserve(tasks.size());
  for (auto& task : tasks) values.push_back(co_await task);
  co_return values;
}

/// The same for coroutines that give nothing.
inline Task<> when_all(std::vector<Task<>> tasks) {
  for (auto& task : tasks) task.start();
  for (auto& task : tasks) co_await task;
}

/// Runs coroutines on the thread that calls `run`, and waits for all that they wait for in one call.
class Loop : public Executor {
 public:
  /// Runs a coroutine to its end; what it has begun goes on meanwhile.
  template <class T>
  T run(Task<T> task) {
    const Scope scope(*this);
    task.start();
    while (!task.is_done()) turn();
    return task.result();
  }

  void resume_when_done(std::shared_ptr<const Waiter> waiter) override { waiting_.push_back(std::move(waiter)); }

 private:
  void turn() {
    waiting_.erase(std::remove_if(waiting_.begin(), waiting_.end(), [](const auto& one) { return one->is_gone; }), waiting_.end());
    if (waiting_.empty()) throw error(ErrorCode::invalid_input, "the coroutine waits for nothing that this loop knows");
    std::vector<const MullamaPending*> calls;
    calls.reserve(waiting_.size());
    for (const auto& one : waiting_) calls.push_back(one->call);
    // Who waits longest is asked first, so that nobody is left behind.
    const auto place = static_cast<std::ptrdiff_t>(*detail::first_done(calls.data(), calls.size(), detail::no_limit));
    const auto waiter = waiting_[static_cast<std::size_t>(place)];
    waiting_.erase(waiting_.begin() + place);
    waiter->coroutine.resume();
  }

  std::vector<std::shared_ptr<const Waiter>> waiting_;
};

}  // namespace mullama

#endif
