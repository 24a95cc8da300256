export PKG_CONFIG_PATH="$PREFIX/lib/pkgconfig"
cc -std=c99 /trials/chat.c $(pkg-config --cflags --libs mullama) -Wl,-rpath,"$PREFIX/lib" -o chat-c
c++ -std=c++17 /trials/chat.cpp $(pkg-config --cflags --libs mullama) -Wl,-rpath,"$PREFIX/lib" -o chat-cpp
./chat-cpp /model.gguf
./chat-c /model.gguf
