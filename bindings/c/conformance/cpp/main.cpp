// Answers the conformance suite over the C++ API: one JSON request a line on stdin, one answer a line on stdout.
#include <iostream>

#include "client.hpp"

using namespace client;

namespace {

json hello() {
  return {"record",
          {{"language", tagged(std::string("cpp"))},
           {"version", tagged(mullama::version())},
           {"abi", tagged(mullama::abi_version())},
           {"api_digest", tagged(mullama::detail::api_digest)},
           {"features", tagged(features)}}};
}

json call(Request& request) {
  const std::string path = request.text("method");
  for (const Arm& arm : arms) {
    if (arm.path == path && (arm.input.empty() || request.has(arm.input))) return arm.serve(request);
  }
  throw Wrong("no call " + path);
}

json serve(Request& request, Objects& objects) {
  const std::string op = request.text("op");
  if (op == "hello") return hello();
  if (op == "call") return call(request);
  Object& object = objects.get(request.text("target"));
  if (op == "fact") return fact(object, request.text("name"));
  if (op == "clone") return request.answer(clone(object));
  if (op == "close") {
    std::visit([](auto& it) { it.close(); }, object);
    return tagged();
  }
  return stream_method(object, op);
}

/// Answers the requests of standard input, one a line, until the last one.
void answer_all() {
  Objects objects;
  for (std::string line; std::getline(std::cin, line);) {
    const json request = json::parse(line);
    if (request["op"] == "bye") break;
    json answer{{"id", request["id"]}};
    try {
      Request one(request, objects);
      answer["ok"] = serve(one, objects);
    } catch (const mullama::error& error) {
      answer["error"] = {{"code", static_cast<int>(error.code())}, {"message", error.what()}};
    } catch (const std::exception& error) {
      answer["crash"] = error.what();
    }
    std::cout << answer.dump() << '\n' << std::flush;
  }
}

}  // namespace

int main() {
  try {
    answer_all();
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
