# Named in place of core/src/engine/team/patch.cmake: builds llama.cpp as it is, with ggml's own barrier or OpenMP's.
