// A small repeatable context, and what a failing call threw.
#ifndef FIXTURE_HPP
#define FIXTURE_HPP

#include <optional>
#include <utility>

#include "check.h"
#include "mullama.hpp"

using mullama::ErrorCode;

inline mullama::ContextParams small() {
  mullama::ContextParams params;
  params.n_ctx = 256;
  params.n_threads = 1;
  params.deterministic = true;
  return params;
}

template <class Call>
std::optional<mullama::error> thrown_by(Call call) {
  try {
    call();
  } catch (const mullama::error& error) {
    return error;
  }
  return std::nullopt;
}

template <class Call>
bool throws(ErrorCode code, Call call) {
  const auto error = thrown_by(std::move(call));
  return error && error->is(code) && error->what()[0] != '\0';
}

#endif
