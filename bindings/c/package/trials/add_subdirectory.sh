ln -sfn "$PREFIX" mullama
printf '%s\n' 'cmake_minimum_required(VERSION 3.18)' 'project(user LANGUAGES C CXX)' 'add_subdirectory(mullama)' \
  'set(MULLAMA_TARGET mullama::mullama)' 'include(/trials/project.cmake)' >CMakeLists.txt
cmake -S . -B build && cmake --build build
build/chat-cpp /model.gguf
build/chat-c /model.gguf
