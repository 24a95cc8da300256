/* A program with functions of its own under names that are ggml's, llama.cpp's and the C++ library's too: each side keeps to its own. */
#include <mullama.h>
#include <stdio.h>

static int called = 0;
int ggml_init(void) { return ++called; }
int ggml_abort(void) { return ++called; }
int ggml_backend_cpu_init(void) { return ++called; }
int ggml_set_abort_callback(void) { return ++called; }
int llama_backend_init(void) { return ++called; }
int llama_model_load_from_file(void) { return ++called; }
int gguf_init_from_file(void) { return ++called; }
#ifdef OWN_CXX_LIBRARY
int _ZSt9terminatev(void) { return ++called; }
int __cxa_throw(void) { return ++called; }
#endif

int main(int count, char **arguments) {
  MullamaModel *model = count > 1 ? mullama_model_load(arguments[1], NULL) : NULL;
  MullamaContext *context = mullama_context_new(model, NULL);
  char text[512];
  MullamaSamplerParams greedy = mullama_sampler_greedy_params();
  if (mullama_generate_text(context, "Once upon a time", 8, &greedy, text, sizeof text) <= 0) {
    fprintf(stderr, "%s\n", mullama_get_last_error());
    return 1;
  }
  if (mullama_model_load("/no/such/model", NULL) != NULL || called != 0) {
    fprintf(stderr, "the library called %d of the program's own functions\n", called);
    return 1;
  }
  printf("\"%s\"; %d of our own ggml called by us, none by the library\n", text, ggml_init());
  mullama_context_free(context);
  mullama_model_free(model);
  return 0;
}
