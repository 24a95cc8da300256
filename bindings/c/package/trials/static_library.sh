cc -std=c99 -Wl,--gc-sections /trials/chat.c -I "$PREFIX/include" "$PREFIX/lib/libmullama_ffi.a" -lm -lpthread -ldl -o chat-c
if ldd chat-c | grep -E 'stdc|mullama'; then exit 1; fi
strip chat-c
./chat-c /model.gguf
echo "$(./chat-c /model.gguf), a program of $(stat --format %s chat-c) bytes"
