// Calls that were started and whose answer is still to come: what `Model::load_async`, `Context::complete_async` and their like give.
#ifndef MULLAMA_PENDING_HPP
#define MULLAMA_PENDING_HPP

#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "mullama/runtime.hpp"

namespace mullama {
namespace detail {

/// A time limit as C has it, never shorter than it was given; a negative one, which C would take for none, only looks.
template <class Rep, class Period>
std::int64_t milliseconds(const std::chrono::duration<Rep, Period>& limit) {
  const double wanted = std::ceil(std::chrono::duration<double, std::milli>(limit).count());
  if (!(wanted > 0)) return 0;
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  return wanted < static_cast<double>(most) ? static_cast<std::int64_t>(wanted) : most;
}

inline constexpr std::int64_t no_limit = -1;

/// The index of the first call that is done, nothing where the time is over before.
inline std::optional<std::size_t> first_done(const MullamaPending* const* calls, std::size_t n, std::int64_t limit) {
  const std::int32_t index = mullama_pending_wait(calls, n, limit);
  if (index == MULLAMA_ERR_WOULD_BLOCK) return std::nullopt;
  return static_cast<std::size_t>(count(index));
}

/// Closes what it names at the end of a block, however that ends.
template <class Handle>
struct Closing {
  Handle& handle;
  ~Closing() { handle.close(); }
};

}  // namespace detail

/// A call that was started, whatever it gives.
///
/// It keeps what it works on alive. Its destructor and `close` end the work and never wait. While one thread waits, others may ask how far
/// it is, and cancel it.
class PendingCall {
 public:
  using Handle = detail::Owned<MullamaPending, mullama_pending_free>;

  /// Waits until the answer is there; an error of the call is left for `get`.
  void wait() const { first(detail::no_limit); }

  /// Waits for some time at most; the call goes on when it is over.
  template <class Rep, class Period>
  std::future_status wait_for(const std::chrono::duration<Rep, Period>& limit) const {
    return first(detail::milliseconds(limit)) ? std::future_status::ready : std::future_status::timeout;
  }

  /// Waits until some time at most.
  template <class Clock, class Duration>
  std::future_status wait_until(const std::chrono::time_point<Clock, Duration>& limit) const {
    return wait_for(limit - Clock::now());
  }

  /// Whether `get` would not wait.
  bool is_ready() const { return first(0).has_value(); }

  /// The fraction in [0, 1] that is done: of a call that does not tell, 0 until it is 1.
  float progress() const { return detail::number(mullama_pending_progress(handle_.get())); }

  /// Asks the call to end and does not wait for that. A generation then gives what it has made, with `FinishReason::cancelled`; the `get` of
  /// any other call throws `ErrorCode::cancelled`. A call that is done keeps its answer.
  void cancel() const noexcept { mullama_pending_cancel(handle_.get()); }

  /// The C handle, which stays owned.
  MullamaPending* handle() const noexcept { return handle_.get(); }

 protected:
  explicit PendingCall(Handle handle) : handle_(std::move(handle)) { handle_.required(); }
  PendingCall(PendingCall&&) noexcept = default;
  PendingCall& operator=(PendingCall&&) noexcept = default;
  ~PendingCall() = default;

  Handle handle_;

 private:
  std::optional<std::size_t> first(std::int64_t limit) const {
    const MullamaPending* const calls[] = {handle_.get()};
    return detail::first_done(calls, 1, limit);
  }
};

template <class T>
class Pending;

namespace detail {
template <class T, class Function>
auto mapped(Pending<T> pending, Function function) -> Pending<std::invoke_result_t<Function, T>>;
}

/// A `T` to come, as `std::future` has it: `get` gives it once.
template <class T>
class Pending : public PendingCall {
 public:
  /// Takes over a C handle; `take` fetches the answer from it.
  Pending(MullamaPending* handle, std::function<T(MullamaPending*)> take) : PendingCall(Handle(handle)), take_(std::move(take)) {}

  Pending(Handle handle, std::function<T(MullamaPending*)> take) : PendingCall(std::move(handle)), take_(std::move(take)) {}

  /// Waits for the answer and gives it; throws the error of the call. Afterwards this object is closed.
  T get() {
    wait();
    const auto take = std::exchange(take_, nullptr);
    const detail::Closing<Handle> closing{handle_};
    return take(handle_.get());
  }

  /// Whether there is something to `get`.
  bool valid() const noexcept { return static_cast<bool>(take_); }

  /// Ends the call and frees it; a second time does nothing.
  void close() noexcept {
    take_ = nullptr;
    handle_.close();
  }

 private:
  template <class From, class Function>
  friend auto detail::mapped(Pending<From> pending, Function function) -> Pending<std::invoke_result_t<Function, From>>;

  std::function<T(MullamaPending*)> take_;
};

namespace detail {

/// The same call with what a function makes of its answer.
template <class T, class Function>
auto mapped(Pending<T> pending, Function function) -> Pending<std::invoke_result_t<Function, T>> {
  return {std::move(pending.handle_), [take = std::move(pending.take_), function](MullamaPending* call) { return function(take(call)); }};
}

/// A call that gives nothing.
inline Pending<void> started_status(MullamaPending* started) {
  return {started, [](MullamaPending* call) { check(mullama_pending_take_status(call)); }};
}

/// A call that gives an object.
template <class Object, class Take>
Pending<Object> started_object(Take take, MullamaPending* started) {
  using Handle = typename Object::Handle;
  return {started, [take](MullamaPending* call) { return Object(Handle(static_cast<typename Handle::pointer>(take(call)))); }};
}

/// A call that gives a record; `Handle` owns that in C.
template <class Handle, class Take>
auto started_record(Take take, MullamaPending* started) {
  const auto record = [take](MullamaPending* call) { return from_c(Handle(static_cast<typename Handle::pointer>(take(call)))); };
  return Pending<decltype(record(started))>(started, record);
}

/// A call that gives a text.
template <class Take>
Pending<std::string> started_text(Take take, MullamaPending* started, std::size_t guess) {
  return {started, [take, guess](MullamaPending* call) {
            return filled_text(guess, [&](char* buffer, Capacity capacity) { return take(call, buffer, capacity); });
          }};
}

/// A call that gives numbers.
template <class Number, class Take>
Pending<std::vector<Number>> started_list(Take take, MullamaPending* started, std::size_t guess) {
  return {started, [take, guess](MullamaPending* call) {
            return filled_list<Number>(guess, [&](Number* buffer, Capacity capacity) { return take(call, buffer, capacity); });
          }};
}

/// A call that gives equal rows.
template <class Take>
Pending<std::vector<std::vector<float>>> started_rows(Take take, MullamaPending* started, std::size_t guess, std::size_t n) {
  return mapped(started_list<float>(take, started, guess), [n](const std::vector<float>& numbers) { return rows(numbers, n); });
}

/// Chooses the functions that take calls themselves, and not a list of them.
template <class... Calls>
using AreCalls = std::enable_if_t<(sizeof...(Calls) > 0) && (std::is_base_of_v<PendingCall, Calls> && ...), int>;

/// The handles of a list of calls.
template <class List>
std::vector<const MullamaPending*> handles_of(const List& calls) {
  std::vector<const MullamaPending*> handles;
  for (const PendingCall& call : calls) handles.push_back(call.handle());
  return handles;
}

}  // namespace detail

/// Waits until one of several calls is done.
/// @return Its place among them; the first one's where several are.
template <class... Calls, detail::AreCalls<Calls...> = 0>
std::size_t wait_any(const Calls&... calls) {
  const std::array<const MullamaPending*, sizeof...(Calls)> handles{calls.handle()...};
  return *detail::first_done(handles.data(), handles.size(), detail::no_limit);
}

/// The same for a list of calls, as `std::vector<Pending<Generation>>`.
template <class List, class = decltype(std::declval<const List&>().begin())>
std::size_t wait_any(const List& calls) {
  const auto handles = detail::handles_of(calls);
  return *detail::first_done(handles.data(), handles.size(), detail::no_limit);
}

/// Waits for some time at most until one of several calls is done.
/// @return Its place among them, or nothing where the time is over; the calls go on.
template <class Rep, class Period, class... Calls, detail::AreCalls<Calls...> = 0>
std::optional<std::size_t> wait_any_for(const std::chrono::duration<Rep, Period>& limit, const Calls&... calls) {
  const std::array<const MullamaPending*, sizeof...(Calls)> handles{calls.handle()...};
  return detail::first_done(handles.data(), handles.size(), detail::milliseconds(limit));
}

/// The same for a list of calls.
template <class Rep, class Period, class List, class = decltype(std::declval<const List&>().begin())>
std::optional<std::size_t> wait_any_for(const std::chrono::duration<Rep, Period>& limit, const List& calls) {
  const auto handles = detail::handles_of(calls);
  return detail::first_done(handles.data(), handles.size(), detail::milliseconds(limit));
}

/// The answer as a `std::future`, for what takes nothing else: a thread waits for it. As with `std::async`, the destructor of that future waits
/// for the end of the work; a cancel token in the call's options ends it earlier.
template <class T>
std::future<T> to_future(Pending<T> pending) {
  return std::async(std::launch::async, [pending = std::move(pending)]() mutable { return pending.get(); });
}

}  // namespace mullama

#endif
