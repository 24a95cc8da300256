# A program each in C and C++ over the target of that name, linked and run.
set(CMAKE_CXX_STANDARD 17)
add_executable(chat-c /trials/chat.c)
add_executable(chat-cpp /trials/chat.cpp)
foreach(program chat-c chat-cpp)
  target_link_libraries(${program} PRIVATE ${MULLAMA_TARGET})
endforeach()
