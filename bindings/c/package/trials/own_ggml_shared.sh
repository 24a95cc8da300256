# What is built on one machine for itself shares that machine's C++ library; what is packaged has its own.
own=-DOWN_CXX_LIBRARY
if readelf --dynamic "$PREFIX/lib/libmullama_ffi.so" | grep -q libstdc++; then own=; fi
cc -std=c99 -rdynamic $own /trials/own_ggml.c -I "$PREFIX/include" -L "$PREFIX/lib" -lmullama_ffi -Wl,-rpath,"$PREFIX/lib" -o own
./own /model.gguf
