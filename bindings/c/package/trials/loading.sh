cc -std=c99 /trials/load.c -ldl -o load
./load "$PREFIX/lib/libmullama_ffi.so"
