export PKG_CONFIG_PATH="$PREFIX/lib/pkgconfig"
cc -std=c99 -static /trials/chat.c $(pkg-config --static --cflags --libs mullama) -o chat-c
c++ -std=c++17 -static /trials/chat.cpp $(pkg-config --static --cflags --libs mullama) -o chat-cpp
if ldd chat-c; then exit 1; fi
./chat-cpp /model.gguf
./chat-c /model.gguf
