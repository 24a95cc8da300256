cc -std=c99 -rdynamic -DOWN_CXX_LIBRARY /trials/own_ggml.c -I "$PREFIX/include" "$PREFIX/lib/libmullama_ffi.a" -lm -lpthread -ldl -o own
./own /model.gguf
