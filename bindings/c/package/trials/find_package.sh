for target in mullama::mullama mullama::static; do
  printf '%s\n' 'cmake_minimum_required(VERSION 3.18)' 'project(user LANGUAGES C CXX)' 'find_package(mullama 0.4 REQUIRED)' \
    "set(MULLAMA_TARGET $target)" 'include(/trials/project.cmake)' >CMakeLists.txt
  rm -rf build
  cmake -S . -B build -DCMAKE_PREFIX_PATH="$PREFIX" && cmake --build build
  build/chat-cpp /model.gguf
  build/chat-c /model.gguf
done
