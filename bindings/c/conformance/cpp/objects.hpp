// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
// What requests can make and keep.
#ifndef MULLAMA_CLIENT_OBJECTS_HPP
#define MULLAMA_CLIENT_OBJECTS_HPP

#include <variant>

#include "mullama.hpp"

namespace client {

using Object = std::variant<mullama::CancelToken, mullama::Model, mullama::Context, mullama::Conversation, mullama::EmbeddingGenerator, mullama::ToolRun, mullama::EventStream, mullama::Stream>;

}  // namespace client

#endif
