printf '%s\n' 'cmake_minimum_required(VERSION 3.18)' 'project(user LANGUAGES C CXX)' 'include(FetchContent)' \
  "FetchContent_Declare(mullama URL file://$ARCHIVE URL_HASH SHA256=$(sha256sum "$ARCHIVE" | cut -d' ' -f1))" 'FetchContent_MakeAvailable(mullama)' \
  'set(MULLAMA_TARGET mullama::static)' 'include(/trials/project.cmake)' >CMakeLists.txt
cmake -S . -B build && cmake --build build
build/chat-cpp /model.gguf
build/chat-c /model.gguf
