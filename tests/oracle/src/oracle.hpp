// What the oracle's two halves share: a model, a context, and the plain greedy loop that Mullama must match.
#pragma once

#include "llama.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace oracle {

struct Free {
    void operator()(llama_model * model) const { llama_model_free(model); }
    void operator()(llama_context * context) const { llama_free(context); }
};
using Model   = std::unique_ptr<llama_model, Free>;
using Context = std::unique_ptr<llama_context, Free>;
using Tokens  = std::vector<llama_token>;

// Each throws std::runtime_error where llama.cpp reports a failure.
Model   load(const std::string & path, bool vocab_only = false);
Context open(llama_model * model, uint32_t n_ctx);

// Special tokens in the text are parsed; BOS comes first where the vocabulary adds one and the text does not begin with it.
Tokens tokenize(const llama_vocab * vocab, const std::string & text, bool add_bos, bool special);

// The bytes of one token; control tokens have none.
std::string piece(const llama_vocab * vocab, llama_token token);

// Evaluates `tokens` after what the context holds and keeps the logits of the last one.
void decode(llama_context * context, const llama_token * tokens, size_t count);

// The first of the largest logits of the batch's token at `row`, the last where it is -1; `banned` tokens are never chosen.
llama_token best(llama_context * context, const llama_vocab * vocab, const Tokens & banned, int32_t row = -1);

// All tokens that end a generation.
Tokens end_tokens(const llama_vocab * vocab);

// Prints the embedding of a text.
int embed(const std::string & path, const std::string & text);

// Measures the same loop as the benches of the languages; see benches/README.md.
int bench(const std::string & model, const std::string & what, const std::string & argument);

// Prompts that are continued at once, all in one batch and none knowing of another.
class Together {
  public:
    // A file whose first line is how many tokens each prompt is continued by; each other line is a prompt.
    Together(llama_model * model, const std::string & path);
    void   clear();
    size_t run();  // gives the tokens that were made

  private:
    struct Sequence {
        Tokens      prompt;
        llama_token newest;
        int32_t     row;
    };

    void add(llama_token token, llama_pos position, llama_seq_id sequence, bool wanted);
    void evaluate();

    const llama_vocab *      vocab_;
    Tokens                   ends_;
    int                      n_ = 0;
    std::vector<Sequence>    sequences_;
    Context                  context_;
    Tokens                   tokens_;
    std::vector<llama_pos>   positions_;
    std::vector<llama_seq_id> ids_;
    std::vector<int8_t>      wanted_;
};

}  // namespace oracle
