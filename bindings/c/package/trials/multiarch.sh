cmake -S "$PREFIX" -B build -DCMAKE_INSTALL_PREFIX=/usr && cmake --install build && ldconfig
ls "/usr/lib/$(cc -print-multiarch)/libmullama_ffi.so.0.4"
cc -std=c99 /trials/chat.c $(pkg-config --cflags --libs mullama) -o chat-c
readelf --dynamic chat-c | grep 'libmullama_ffi.so.0.4'
./chat-c /model.gguf
