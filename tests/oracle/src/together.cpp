// Several prompts at once, as a program over raw llama.cpp batches them: each has its sequence, and a step is one batch for all.
#include "oracle.hpp"

#include <fstream>
#include <stdexcept>

namespace oracle {
namespace {

constexpr uint32_t N_CTX_EACH = 512;

Context open_for(llama_model * model, size_t n_sequences) {
    llama_context_params params = llama_context_default_params();
    params.n_ctx                = N_CTX_EACH * static_cast<uint32_t>(n_sequences);
    params.n_seq_max            = static_cast<uint32_t>(n_sequences);
    params.n_threads            = 1;
    params.n_threads_batch      = 1;
    Context context(llama_init_from_model(model, params));
    if (!context) {
        throw std::runtime_error("cannot create a context");
    }
    return context;
}

}  // namespace

Together::Together(llama_model * model, const std::string & path)
    : vocab_(llama_model_get_vocab(model)), ends_(end_tokens(vocab_)) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line)) {
        throw std::runtime_error("cannot read " + path);
    }
    n_ = std::stoi(line);
    while (std::getline(file, line)) {
        sequences_.push_back({ tokenize(vocab_, line, true, true), -1, -1 });
    }
    context_ = open_for(model, sequences_.size());
}

void Together::clear() {
    llama_memory_clear(llama_get_memory(context_.get()), true);
}

void Together::add(llama_token token, llama_pos position, llama_seq_id sequence, bool wanted) {
    if (tokens_.size() == llama_n_batch(context_.get())) {
        evaluate();
    }
    if (wanted) {
        sequences_[sequence].row = static_cast<int32_t>(tokens_.size());
    }
    tokens_.push_back(token);
    positions_.push_back(position);
    ids_.push_back(sequence);
    wanted_.push_back(wanted ? 1 : 0);
}

// Evaluates the batch and takes the best token of each sequence whose row is in it.
void Together::evaluate() {
    std::vector<int32_t> counts(tokens_.size(), 1);
    std::vector<llama_seq_id *> ids;
    for (auto & id : ids_) {
        ids.push_back(&id);
    }
    llama_batch batch = {};
    batch.n_tokens    = static_cast<int32_t>(tokens_.size());
    batch.token       = tokens_.data();
    batch.pos         = positions_.data();
    batch.n_seq_id    = counts.data();
    batch.seq_id      = ids.data();
    batch.logits      = wanted_.data();
    if (llama_decode(context_.get(), batch) != 0) {
        throw std::runtime_error("llama_decode failed");
    }
    for (auto & sequence : sequences_) {
        if (sequence.row >= 0) {
            sequence.newest = best(context_.get(), vocab_, ends_, sequence.row);
            sequence.row    = -1;
        }
    }
    tokens_.clear();
    positions_.clear();
    ids_.clear();
    wanted_.clear();
}

size_t Together::run() {
    for (size_t id = 0; id < sequences_.size(); ++id) {
        const Tokens & prompt = sequences_[id].prompt;
        for (size_t at = 0; at < prompt.size(); ++at) {
            add(prompt[at], static_cast<llama_pos>(at), static_cast<llama_seq_id>(id), at + 1 == prompt.size());
        }
    }
    evaluate();
    size_t made = sequences_.size();
    std::string text;
    for (int i = 1; i < n_; ++i) {
        for (size_t id = 0; id < sequences_.size(); ++id) {
            text += piece(vocab_, sequences_[id].newest);
            const auto position = static_cast<llama_pos>(sequences_[id].prompt.size()) + i - 1;
            add(sequences_[id].newest, position, static_cast<llama_seq_id>(id), true);
        }
        evaluate();
        made += sequences_.size();
    }
    return made;
}

}  // namespace oracle
