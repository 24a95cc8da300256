// A `std::stop_token` of C++20 as what ends work of the library.
#ifndef MULLAMA_STOP_HPP
#define MULLAMA_STOP_HPP

#include <version>

#if !defined(__cpp_lib_jthread)
#error "mullama/stop.hpp needs std::stop_token: compile as C++20, or use CancelToken of mullama.hpp"
#endif

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "mullama.hpp"

namespace mullama {

/// A cancel token that a `std::stop_token` sets, for as long as this lives: `options.cancel = &stop.token()`.
class StopsWith {
 public:
  explicit StopsWith(std::stop_token stop)
      : token_(std::make_unique<CancelToken>()), callback_(std::move(stop), [token = token_.get()] { token->cancel(); }) {}

  const CancelToken& token() const noexcept { return *token_; }

 private:
  std::unique_ptr<CancelToken> token_;
  std::stop_callback<std::function<void()>> callback_;
};

/// Waits for the answer and gives it; where the stop comes first the call is cancelled, as by `Pending::cancel`.
template <class T>
T get(Pending<T> call, std::stop_token stop) {
  const std::stop_callback ends(std::move(stop), [&call] { call.cancel(); });
  return call.get();
}

}  // namespace mullama

#endif
