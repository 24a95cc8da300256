/* vld1_s8_x4 of gcc 10 is wrong: it takes four registers for the four vectors of its answer, but those lie 16 bytes apart and these 8. The
   products of Q8_0 and Q1_0 with a vector call it in the variant i8mm, before each of whose files this one is included. */
#if defined(__aarch64__) && defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 12
#include <arm_neon.h>

static inline int8x8x4_t mullama_vld1_s8_x4(const int8_t *from) {
    const int8x8x4_t four = {{vld1_s8(from), vld1_s8(from + 8), vld1_s8(from + 16), vld1_s8(from + 24)}};
    return four;
}
#define vld1_s8_x4 mullama_vld1_s8_x4
#endif
