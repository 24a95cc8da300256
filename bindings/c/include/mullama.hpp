// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
/// Runs language models inside your program.
///
/// Objects are moved, not copied; their destructors and `close` free what they hold. A call that fails throws `mullama::error`.
/// After `close` every call but the facts and predicates throws `invalid_handle`. Link `libmullama_ffi`.
#ifndef MULLAMA_HPP
#define MULLAMA_HPP

#if !defined(__cpp_exceptions) && !defined(_CPPUNWIND)
#error "mullama.hpp reports errors as exceptions: compile without -fno-exceptions, or use mullama.h, the interface in C"
#endif

#include "mullama/pending.hpp"
#include "mullama/runtime.hpp"
#include "mullama/tools.hpp"

namespace mullama {

/// An answer that is still being generated, pulled part by part.
///
/// It is as `Stream` is, but for what it gives.
class EventStream {
 public:
  using Handle = detail::Owned<MullamaEventStream, mullama_event_stream_free>;
  using iterator = detail::PieceIterator<EventStream, GenerationEvent>;

  /// Takes over a C handle.
  explicit EventStream(Handle handle);

  /// Waits for the next part.
  /// @return The next one, or nothing at the end.
  std::optional<GenerationEvent> next();

  /// Gives the next part if one is ready.
  /// @return The next one, or nothing at the end.
  std::optional<GenerationEvent> try_next();

  /// Stops what still runs and gives the record of what was delivered.
  Generation finish();

  /// Gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without waiting.
  ///
  /// It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
  std::int32_t fd();

  /// A call that gives nothing and is done when the next one can be taken without waiting: for `wait_any`, along with others, and for
  /// coroutines. It takes nothing, and the stream may go before it.
  Pending<void> when_ready() const { return detail::started_status(mullama_event_stream_wait_start(handle_.get())); }

  /// For a range-for over the pieces that are still to come.
  iterator begin() { return iterator(this); }
  iterator end() { return iterator(); }

  /// Stops the work and frees the stream; a second time does nothing.
  void close() noexcept { handle_.close(); }

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaEventStream* handle() const noexcept { return handle_.get(); }

 private:
  Handle handle_;
};

/// A generation that is still running, pulled piece by piece.
///
/// Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the
/// work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with
/// it comes instead of the first piece.
class Stream {
 public:
  using Handle = detail::Owned<MullamaStream, mullama_stream_free>;
  using iterator = detail::PieceIterator<Stream, std::string>;

  /// Takes over a C handle.
  explicit Stream(Handle handle);

  /// Waits for the next piece.
  /// @return Whole characters, or nothing at the end.
  std::optional<std::string> next();

  /// Gives the next piece if one is ready.
  /// @return Whole characters, or nothing at the end.
  std::optional<std::string> try_next();

  /// Stops what still runs and gives the record of what was delivered.
  Generation finish();

  /// Gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without waiting.
  ///
  /// It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none.
  std::int32_t fd();

  /// A call that gives nothing and is done when the next one can be taken without waiting: for `wait_any`, along with others, and for
  /// coroutines. It takes nothing, and the stream may go before it.
  Pending<void> when_ready() const { return detail::started_status(mullama_stream_wait_start(handle_.get())); }

  /// For a range-for over the pieces that are still to come.
  iterator begin() { return iterator(this); }
  iterator end() { return iterator(); }

  /// Stops the work and frees the stream; a second time does nothing.
  void close() noexcept { handle_.close(); }

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaStream* handle() const noexcept { return handle_.get(); }

 private:
  Handle handle_;
};

/// A flag that stops work from any thread.
///
/// Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes `ContextParams::n_ubatch` tokens
/// at most, and on a GPU within one such graph; a load within one tensor; what reads a text, a template or a constraint looks at it all
/// along.
class CancelToken {
 public:
  using Handle = detail::Owned<MullamaCancelToken, mullama_cancel_token_free>;

  /// Creates a token that is not set.
  CancelToken();

  /// Takes over a C handle.
  explicit CancelToken(Handle handle);

  /// Sets the token. What watches it stops at its next step.
  void cancel();

  /// Tells whether the token is set.
  /// @return `true` after `CancelToken::cancel`.
  bool is_cancelled() const;

  /// Frees what it holds; a second time does nothing.
  void close() noexcept;

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaCancelToken* handle() const noexcept { return handle_.get(); }

 private:
  void adopt(Handle handle);

  Handle handle_;
};

/// Weights and vocabulary of one GGUF file.
///
/// A model is read-only and can be used from every thread. Freeing it while a context lives is safe: the weights go with the last one
/// that needs them.
class Model {
 public:
  using Handle = detail::Owned<MullamaModel, mullama_model_free>;

  /// Loads a model file.
  /// @param path A GGUF file, or the first part of a split one under the name that it was given when it was split.
  /// @param params How to load it.
  /// @param progress Called with the fraction in [0, 1] that is loaded; `false` stops the load.
  /// @throws error with the code `ErrorCode::model_load`, `ErrorCode::invalid_input`, `ErrorCode::not_available`, `ErrorCode::cancelled`
  static Model load(const std::filesystem::path& path, const ModelParams& params = ModelParams(), const ProgressCallback& progress = {});

  /// Loads a model file on a thread of its own.
  /// @param path A GGUF file, or the first part of a split one under the name that it was given when it was split.
  /// @param params How to load it.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::model_load`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::not_available`, `ErrorCode::cancelled`
  static Pending<Model> load_async(const std::filesystem::path& path, const ModelParams& params = ModelParams());

  /// Takes over a C handle.
  explicit Model(Handle handle);

  /// Gives a second handle on the same weights.
  Model clone() const;

  /// Context length that the model was trained with.
  std::int32_t n_ctx_train() const noexcept { return facts_().n_ctx_train; }

  /// Width of an embedding.
  std::int32_t n_embd() const noexcept { return facts_().n_embd; }

  /// Number of tokens in the vocabulary.
  std::int32_t n_vocab() const noexcept { return facts_().n_vocab; }

  /// Number of layers.
  std::int32_t n_layer() const noexcept { return facts_().n_layer; }

  /// Number of attention heads.
  std::int32_t n_head() const noexcept { return facts_().n_head; }

  /// The token that begins a text; `std::nullopt` where the vocabulary has none.
  std::optional<TokenId> token_bos() const noexcept { return facts_().token_bos; }

  /// The token that ends a text; `std::nullopt` where the vocabulary has none.
  std::optional<TokenId> token_eos() const noexcept { return facts_().token_eos; }

  /// The token of a line break; `std::nullopt` where the vocabulary has none.
  std::optional<TokenId> token_nl() const noexcept { return facts_().token_nl; }

  /// Size of all tensors in bytes.
  std::int64_t size() const noexcept { return facts_().size; }

  /// Number of parameters.
  std::int64_t n_params() const noexcept { return facts_().n_params; }

  /// Architecture, size and quantisation in words.
  const std::string& description() const noexcept { return facts_().description; }

  /// The architecture's name, as in `llama`.
  const std::string& architecture() const noexcept { return facts_().architecture; }

  /// The model's name; empty where the file gives none.
  const std::string& name() const noexcept { return facts_().name; }

  /// The file's metadata; arrays are left out.
  const std::map<std::string, std::string>& metadata() const noexcept { return facts_().metadata; }

  /// The chat template, in Jinja; empty where the file gives none.
  const std::string& chat_template() const noexcept { return facts_().chat_template; }

  /// Whether the model has an encoder, as T5 has.
  bool has_encoder() const noexcept { return facts_().has_encoder; }

  /// Whether the model has a decoder.
  bool has_decoder() const noexcept { return facts_().has_decoder; }

  /// The token that ends a turn; `std::nullopt` where the vocabulary has none.
  std::optional<TokenId> token_eot() const noexcept { return facts_().token_eot; }

  /// The token that separates two texts; `std::nullopt` where the vocabulary has none.
  std::optional<TokenId> token_sep() const noexcept { return facts_().token_sep; }

  /// The token that fills up; `std::nullopt` where the vocabulary has none.
  std::optional<TokenId> token_pad() const noexcept { return facts_().token_pad; }

  /// Writes a conversation as the text that the model was trained on.
  ///
  /// The text is for reading: a special token that a user typed looks like a real one in it. `Model::chat_tokens` tells them apart.
  /// @param messages The messages, oldest first.
  /// @param add_generation_prompt End with what begins the assistant's answer.
  /// @param options Tools, variables and the clock; its own `ChatOptions::add_generation_prompt` is not looked at.
  /// @return The prompt.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::not_available`, `ErrorCode::generation`
  std::string apply_chat_template(
      const std::vector<ChatMessage>& messages,
      bool add_generation_prompt = true,
      const ChatOptions& options = ChatOptions()) const;

  /// Turns a conversation into tokens, in which only the template's own special tokens are special.
  /// @param messages The messages, oldest first.
  /// @param options Tools, variables and the clock.
  /// @return Token ids, shape (n,).
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::not_available`, `ErrorCode::generation`
  std::vector<TokenId> chat_tokens(const std::vector<ChatMessage>& messages, const ChatOptions& options = ChatOptions()) const;

  /// Tells whether a token ends a generation.
  /// @param token Any number.
  /// @return `true` for end-of-text, end-of-turn and the like; `false` for a number that is no token.
  bool token_is_eog(TokenId token) const noexcept;

  /// Tells whether a token is a control token, which text of a user should not become.
  /// @param token Any number.
  /// @return `true` for the tokens that begin, end or separate texts and turns; `false` for a number that is no token.
  bool token_is_control(TokenId token) const noexcept;

  /// Turns text into tokens.
  /// @param text The text.
  /// @param add_bos Put the BOS token first when the vocabulary asks for one.
  /// @param special Parse special tokens written in the text.
  /// @return Token ids, shape (n,).
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::utf8`
  std::vector<TokenId> tokenize(std::string_view text, bool add_bos = true, bool special = false) const;

  /// Turns tokens into text.
  ///
  /// The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
  /// @param tokens Token ids, shape (n,).
  /// @param remove_special Leave out BOS and EOS where the vocabulary adds them.
  /// @param unparse_special Write special tokens as text.
  /// @return The text; incomplete characters are U+FFFD.
  /// @throws error with the code `ErrorCode::invalid_input`
  std::string detokenize(const std::vector<TokenId>& tokens, bool remove_special = false, bool unparse_special = false) const;

  /// Gives the bytes of one token.
  /// @param token A token id from 0 up to `Model::n_vocab`.
  /// @param special Write special tokens as text.
  /// @return The bytes, perhaps only part of a character.
  /// @throws error with the code `ErrorCode::invalid_input`
  std::vector<std::uint8_t> token_to_piece(TokenId token, bool special = false) const;

  /// Tells what the vocabulary has on tokens.
  /// @param tokens Token ids from 0 up to `Model::n_vocab`, shape (n,).
  /// @return One record for each token, in their order.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::tokenization`
  std::vector<TokenDetail> token_details(const std::vector<TokenId>& tokens) const;

  /// Frees what it holds; a second time does nothing.
  void close() noexcept;

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaModel* handle() const noexcept { return handle_.get(); }

 private:
  void adopt(Handle handle);

  Handle handle_;

  /// What is read once; clones share it.
  struct Facts {
    std::int32_t n_ctx_train{};
    std::int32_t n_embd{};
    std::int32_t n_vocab{};
    std::int32_t n_layer{};
    std::int32_t n_head{};
    std::optional<TokenId> token_bos{};
    std::optional<TokenId> token_eos{};
    std::optional<TokenId> token_nl{};
    std::int64_t size{};
    std::int64_t n_params{};
    std::string description{};
    std::string architecture{};
    std::string name{};
    std::map<std::string, std::string> metadata{};
    std::string chat_template{};
    bool has_encoder{};
    bool has_decoder{};
    std::optional<TokenId> token_eot{};
    std::optional<TokenId> token_sep{};
    std::optional<TokenId> token_pad{};
    std::vector<std::uint8_t> token_is_eog_bits;
    std::vector<std::uint8_t> token_is_control_bits;
  };
  Model(Handle handle, std::shared_ptr<const Facts> facts) noexcept;
  const Facts& facts_() const noexcept;

  std::shared_ptr<const Facts> shared_facts_;
};

/// A model's working memory; runs generations.
///
/// Calls may come from every thread; they wait for each other behind one owner thread. `ContextParams::n_seq_max` generations are
/// computed at once, and any number can be open: a stream that nobody pulls gives up its sequence to a request that needs one and goes
/// on where it was when it is pulled again; streams that are pulled, and calls that take long, take turns. Prompts that begin alike
/// share what was computed for the beginning, but in a deterministic context. Closing a context ends what runs on it: a call that gives
/// a record says `FinishReason::cancelled`, one that gives text alone answers `ErrorCode::invalid_handle`, which says how many tokens
/// it had made.
class Context {
 public:
  using Handle = detail::Owned<MullamaContext, mullama_context_free>;

  /// Creates a context on a model.
  /// @param model The model, loaded with its weights.
  /// @param params How to create it.
  /// @throws error with the code `ErrorCode::context`, `ErrorCode::invalid_input`, `ErrorCode::not_available`,
  ///   `ErrorCode::invalid_handle`
  explicit Context(const Model& model, const ContextParams& params = ContextParams());

  /// Creates a context on a thread of its own.
  /// @param model The model, loaded with its weights.
  /// @param params How to create it.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::not_available`, `ErrorCode::invalid_handle`
  static Pending<Context> create_async(const Model& model, const ContextParams& params = ContextParams());

  /// Takes over a C handle.
  explicit Context(Handle handle);

  /// Tokens that fit into the context.
  std::int32_t n_ctx() const noexcept { return facts_().n_ctx; }

  /// Tokens evaluated in one call of the engine.
  std::int32_t n_batch() const noexcept { return facts_().n_batch; }

  /// Threads for single tokens, at most; fewer than were asked for where the system refused some.
  std::int32_t n_threads() const noexcept { return facts_().n_threads; }

  /// Forgets every token that is cached.
  /// @throws error with the code `ErrorCode::invalid_handle`
  void clear_cache();

  /// Turns a prompt into the tokens that a generation starts from.
  /// @param prompt Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
  /// @return Token ids, shape (n,).
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::utf8`
  std::vector<TokenId> prompt_tokens(std::string_view prompt) const;

  /// Continues a prompt and gives the text.
  /// @param prompt Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return The text; bytes that never became a whole character are U+FFFD.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`, `ErrorCode::utf8`
  std::string generate(
      std::string_view prompt,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a list of tokens and gives the text.
  /// @param tokens Token ids, used as they are, shape (n,).
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return The text; bytes that never became a whole character are U+FFFD.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`, `ErrorCode::utf8`
  std::string generate(
      const std::vector<TokenId>& tokens,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a prompt and gives the text with its record.
  /// @param prompt Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return The record of one generation.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`, `ErrorCode::utf8`
  Generation complete(
      std::string_view prompt,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a list of tokens and gives the text with its record.
  /// @param tokens Token ids, used as they are, shape (n,).
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return The record of one generation.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`, `ErrorCode::utf8`
  Generation complete(
      const std::vector<TokenId>& tokens,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a prompt while the caller goes on, and gives the text.
  /// @param prompt Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return To come: the text; bytes that never became a whole character are U+FFFD.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::sampler`,
  ///   `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`, `ErrorCode::utf8`
  Pending<std::string> generate_async(
      std::string_view prompt,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a list of tokens while the caller goes on, and gives the text.
  /// @param tokens Token ids, used as they are, shape (n,).
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return To come: the text; bytes that never became a whole character are U+FFFD.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::sampler`,
  ///   `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`, `ErrorCode::utf8`
  Pending<std::string> generate_async(
      const std::vector<TokenId>& tokens,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a prompt while the caller goes on, and gives the text with its record.
  /// @param prompt Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return To come: the record of one generation.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::sampler`,
  ///   `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`, `ErrorCode::utf8`
  Pending<Generation> complete_async(
      std::string_view prompt,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a list of tokens while the caller goes on, and gives the text with its record.
  /// @param tokens Token ids, used as they are, shape (n,).
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return To come: the record of one generation.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::sampler`,
  ///   `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`, `ErrorCode::utf8`
  Pending<Generation> complete_async(
      const std::vector<TokenId>& tokens,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a prompt piece by piece, as the pieces come.
  /// @param prompt Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return A generation that is still running, pulled piece by piece.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`, `ErrorCode::utf8`
  Stream generate_stream(
      std::string_view prompt,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Continues a list of tokens piece by piece, as the pieces come.
  /// @param tokens Token ids, used as they are, shape (n,).
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return A generation that is still running, pulled piece by piece.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`, `ErrorCode::utf8`
  Stream generate_stream(
      const std::vector<TokenId>& tokens,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Answers a conversation and gives the text with its record.
  /// @param messages The messages, oldest first.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options Stop strings and the like.
  /// @return The record of one generation.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  Generation chat(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions());

  /// Answers a conversation while the caller goes on.
  /// @param messages The messages, oldest first.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options Stop strings and the like.
  /// @return To come: the record of one generation.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::sampler`,
  ///   `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`
  Pending<Generation> chat_async(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions());

  /// Answers a conversation piece by piece, as the pieces come.
  /// @param messages The messages, oldest first.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options Stop strings and the like.
  /// @return A generation that is still running, pulled piece by piece.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  Stream chat_stream(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions());

  /// Answers a conversation part by part, with the thought and the calls of tools among the parts.
  ///
  /// The texts of the parts of kind `EventKind::text`, joined, are the record's `Generation::text`; the same goes for the thought and the
  /// calls.
  /// @param messages The messages, oldest first.
  /// @param max_tokens Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a
  ///   context that shifts and a model that does not end.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options Stop strings and the like.
  /// @return An answer that is still being generated, pulled part by part.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  EventStream chat_events(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = 100,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions());

  /// Answers a conversation, with functions of the program as tools.
  ///
  /// A `ToolRun` from its beginning to its answer: the functions that the model calls are called, and what they give is told to the
  /// model, until it answers. A function that fails is told to the model as its result.
  /// @param messages The messages, oldest first.
  /// @param tools The functions.
  /// @param max_tokens Tokens of one generation at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param chat Variables, the clock and the like. A call that its `ChatOptions::tool_choice` asks for is asked for in the first
  ///   generation alone.
  /// @param options Stop strings and the like, for each generation.
  /// @param max_steps Generations at most.
  /// @return The record of the answer.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  Generation run_tools(
      const std::vector<ChatMessage>& messages,
      const std::vector<Tool>& tools,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions(),
      std::int32_t max_steps = 8) const;

  /// Answers a conversation, with functions of the program as tools, while the caller goes on.
  ///
  /// A `ToolRun` from its beginning to its answer: the functions that the model calls are called, and what they give is told to the
  /// model, until it answers. A function that fails is told to the model as its result.
  /// @param messages The messages, oldest first.
  /// @param tools The functions.
  /// @param max_tokens Tokens of one generation at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param chat Variables, the clock and the like. A call that its `ChatOptions::tool_choice` asks for is asked for in the first
  ///   generation alone.
  /// @param options Stop strings and the like, for each generation.
  /// @param max_steps Generations at most.
  /// @return The record of the answer.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  PendingAnswer<ToolRun> run_tools_async(
      const std::vector<ChatMessage>& messages,
      const std::vector<Tool>& tools,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions(),
      std::int32_t max_steps = 8) const;

  /// Answers a conversation with a JSON text of a schema.
  ///
  /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason::stop`, the call answers
  /// `ErrorCode::generation`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so
  /// far.
  /// @param messages The messages, oldest first.
  /// @param schema A JSON Schema, as `Constraint::json_schema` takes it. A schema alone tells the model nothing: say in the messages what
  ///   is asked for.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options What stops it and the like; its `GenerateOptions::constraint` must be left out, for the schema is one.
  /// @return The answer, compact, with its properties in the schema's order.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  std::string parse(
      const std::vector<ChatMessage>& messages,
      std::string_view schema,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions()) const;

  /// Answers a conversation with a JSON text of a schema while the caller goes on.
  ///
  /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason::stop`, the call answers
  /// `ErrorCode::generation`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so
  /// far.
  /// @param messages The messages, oldest first.
  /// @param schema A JSON Schema, as `Constraint::json_schema` takes it. A schema alone tells the model nothing: say in the messages what
  ///   is asked for.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options What stops it and the like; its `GenerateOptions::constraint` must be left out, for the schema is one.
  /// @return To come: the answer, compact, with its properties in the schema's order.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::sampler`,
  ///   `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`
  Pending<std::string> parse_async(
      const std::vector<ChatMessage>& messages,
      std::string_view schema,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions()) const;

  /// Answers a conversation with a value of a type.
  ///
  /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason::stop`, the call answers
  /// `ErrorCode::generation`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so
  /// far.
  /// @param messages The messages, oldest first.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options What stops it and the like; its `GenerateOptions::constraint` must be left out, for the schema is one.
  /// @tparam T What the answer becomes; `FromJson<T>` says how.
  /// @return The answer, compact, with its properties in the schema's order.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  template <class T>
  T parse_as(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions()) const;

  /// Answers a conversation with a value of a type while the caller goes on.
  ///
  /// The answer is whole: where the generation ends with another `FinishReason` than `FinishReason::stop`, the call answers
  /// `ErrorCode::generation`, whose data has the reason's code and how many tokens there were, and whose message ends with the text so
  /// far.
  /// @param messages The messages, oldest first.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param chat Tools, variables and the clock.
  /// @param options What stops it and the like; its `GenerateOptions::constraint` must be left out, for the schema is one.
  /// @tparam T What the answer becomes; `FromJson<T>` says how.
  /// @return The answer, compact, with its properties in the schema's order.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  template <class T>
  Pending<T> parse_as_async(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions()) const;

  /// Tells how likely a text is to follow another.
  ///
  /// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens
  /// scored are those of both texts together, as `Context::prompt_tokens` gives them, less as many as the prompt has alone. An empty
  /// prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
  /// @param prompt What stands before; empty where the continuation begins a text.
  /// @param continuation What is scored; one token at least.
  /// @param options What may stop it and the like.
  /// @return The score of the continuation.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::cancelled`
  Score score(std::string_view prompt, std::string_view continuation, const ScoreOptions& options = ScoreOptions()) const;

  /// Tells how likely a text is to follow another while the caller goes on.
  ///
  /// Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens
  /// scored are those of both texts together, as `Context::prompt_tokens` gives them, less as many as the prompt has alone. An empty
  /// prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.
  /// @param prompt What stands before; empty where the continuation begins a text.
  /// @param continuation What is scored; one token at least.
  /// @param options What may stop it and the like.
  /// @return To come: the score of the continuation.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::cancelled`
  Pending<Score> score_async(std::string_view prompt, std::string_view continuation, const ScoreOptions& options = ScoreOptions()) const;

  /// Tells how likely texts are to follow others, several at once.
  ///
  /// As many pairs are computed at once as the context has sequences (`ContextParams::n_seq_max`), and what prompts begin with alike is
  /// computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
  /// @param pairs The pairs; all are checked before any work, and an error names the index of a bad one.
  /// @param options What may stop it and the like.
  /// @param progress Called with the fraction of the pairs in [0, 1] that is scored; `false` stops the work.
  /// @return The scores in the order of the pairs.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::cancelled`
  std::vector<Score> score_batch(
      const std::vector<ScorePair>& pairs,
      const ScoreOptions& options = ScoreOptions(),
      const ProgressCallback& progress = {}) const;

  /// Tells how likely texts are to follow others while the caller goes on.
  ///
  /// As many pairs are computed at once as the context has sequences (`ContextParams::n_seq_max`), and what prompts begin with alike is
  /// computed once, but in a deterministic context: give the continuations of one prompt one behind the other.
  /// @param pairs The pairs; all are checked before any work, and an error names the index of a bad one.
  /// @param options What may stop it and the like.
  /// @return To come: the scores in the order of the pairs.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::cancelled`
  Pending<std::vector<Score>> score_batch_async(const std::vector<ScorePair>& pairs, const ScoreOptions& options = ScoreOptions()) const;

  /// Tells how likely a text is from its first token on, however long it is.
  ///
  /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with
  /// the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill
  /// up.
  /// @param text The text; one without tokens has the score 0.
  /// @param options What may stop it; its `ScoreOptions::truncate` is not looked at.
  /// @param progress Called with the fraction of the windows in [0, 1] that is scored; `false` stops the work.
  /// @return The score of the text, its windows joined.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::cancelled`
  Score score_rolling(std::string_view text, const ScoreOptions& options = ScoreOptions(), const ProgressCallback& progress = {}) const;

  /// Tells how likely a text is while the caller goes on.
  ///
  /// Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with
  /// the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill
  /// up.
  /// @param text The text; one without tokens has the score 0.
  /// @param options What may stop it; its `ScoreOptions::truncate` is not looked at.
  /// @return To come: the score of the text, its windows joined.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::cancelled`
  Pending<Score> score_rolling_async(std::string_view text, const ScoreOptions& options = ScoreOptions()) const;

  /// Frees what it holds; a second time does nothing.
  void close() noexcept;

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaContext* handle() const noexcept { return handle_.get(); }

 private:
  void adopt(Handle handle);

  Handle handle_;

  /// What is read once; clones share it.
  struct Facts {
    std::int32_t n_ctx{};
    std::int32_t n_batch{};
    std::int32_t n_threads{};
  };
  const Facts& facts_() const noexcept;

  std::shared_ptr<const Facts> shared_facts_;
};

/// Messages and answers on a context, of which only what is new is evaluated.
///
/// It keeps the messages, the tools and what the model has evaluated of them. What was said before is found again in the context's
/// cache; where other requests needed the place meanwhile, its state is kept in the memory that `ContextParams::swap_mib` bounds, and
/// what is not kept is evaluated again. A deterministic context evaluates all of it each time. `GenerationStats::n_cached` tells.
/// A conversation gives one answer at a time. Calls that give a record wait for each other in order; while a stream of it is open,
/// which only its reader can end, another call that would change it answers `ErrorCode::context_busy`. When an answer has come to its
/// end, also by a limit or a stop string, it is the assistant's message. One that was cancelled, or whose stream was closed early,
/// leaves the text that was delivered; where nothing was, and where the call answers an error, the conversation is as it was before the
/// call. Closing it ends no answer that is running.
class Conversation {
 public:
  using Handle = detail::Owned<MullamaConversation, mullama_conversation_free>;

  /// Begins a conversation on a context.
  /// @param context The context that answers.
  /// @param params How it begins.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::invalid_handle`
  explicit Conversation(const Context& context, const ConversationParams& params = ConversationParams());

  /// Goes on with a conversation that was saved to a file.
  ///
  /// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers `ErrorCode::file`
  /// with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the
  /// same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a
  /// file is shared with no other conversation but its forks.
  /// @param context The context that answers.
  /// @param path The file.
  /// @throws error with the code `ErrorCode::file`, `ErrorCode::invalid_handle`
  static Conversation restore(const Context& context, const std::filesystem::path& path);

  /// Goes on with a conversation that was saved to a file, without waiting for the file.
  ///
  /// The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers `ErrorCode::file`
  /// with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the
  /// same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a
  /// file is shared with no other conversation but its forks.
  /// @param context The context that answers.
  /// @param path The file.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::file`, `ErrorCode::invalid_handle`
  static Pending<Conversation> restore_async(const Context& context, const std::filesystem::path& path);

  /// Takes over a C handle.
  explicit Conversation(Handle handle);

  /// Messages that it has.
  std::int32_t n_messages() const;

  /// Tokens of its last prompt with the answer; 0 before the first one.
  std::int32_t n_tokens() const;

  /// Messages that were dropped or condensed so far.
  std::int32_t n_dropped() const;

  /// Says something as the user, and gives the answer with its record.
  /// @param text What the user says.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return The record of one generation.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::context_busy`, `ErrorCode::sampler`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::not_available`, `ErrorCode::utf8`
  Generation send(
      std::string_view text,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Says something as the user, and gives the answer while the caller goes on.
  /// @param text What the user says.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return To come: the record of one generation.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::context_busy`,
  ///   `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`, `ErrorCode::utf8`
  Pending<Generation> send_async(
      std::string_view text,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Says something as the user, and gives the answer piece by piece, as the pieces come.
  /// @param text What the user says.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return A generation that is still running, pulled piece by piece.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::context_busy`, `ErrorCode::sampler`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::not_available`, `ErrorCode::utf8`
  Stream send_stream(
      std::string_view text,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Adds messages, and gives the answer with its record.
  /// @param messages What is new, oldest first; none answers what is there.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return The record of one generation.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::context_busy`, `ErrorCode::sampler`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::not_available`
  Generation send_messages(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Adds messages, and gives the answer while the caller goes on.
  /// @param messages What is new, oldest first; none answers what is there.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return To come: the record of one generation.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::context_busy`,
  ///   `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`
  Pending<Generation> send_messages_async(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Adds messages, and gives the answer piece by piece, as the pieces come.
  /// @param messages What is new, oldest first; none answers what is there.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return A generation that is still running, pulled piece by piece.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::context_busy`, `ErrorCode::sampler`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::not_available`
  Stream send_messages_stream(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.
  /// @param text What the user says.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return An answer that is still being generated, pulled part by part.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::context_busy`, `ErrorCode::sampler`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::not_available`
  EventStream send_events(
      std::string_view text,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
  /// @param messages What is new, oldest first; none answers what is there.
  /// @param max_tokens Tokens to generate at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param options Stop strings and the like.
  /// @return An answer that is still being generated, pulled part by part.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::context_busy`, `ErrorCode::sampler`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::generation`, `ErrorCode::not_available`
  EventStream send_messages_events(
      const std::vector<ChatMessage>& messages,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const GenerateOptions& options = GenerateOptions());

  /// Adds messages without asking for an answer.
  /// @param messages The messages, oldest first.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::context_busy`
  void add(const std::vector<ChatMessage>& messages);

  /// Gives all messages.
  /// @return A JSON list, as `ChatOptions::messages_json` takes it; without an answer that is still running.
  std::string messages() const;

  /// Takes back the last message of the user and all that followed it.
  /// @return How many messages it took; 0 where the user has said nothing.
  /// @throws error with the code `ErrorCode::context_busy`
  std::int32_t undo() const;

  /// Writes the conversation to a file, with what the model has evaluated of it.
  ///
  /// The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has
  /// the messages, the tools and the engine's state, as large as what `ContextParams::swap_mib` keeps of it; without a state where the
  /// model sees a window or keeps no cells, or an answer is running, which is no part of it.
  /// @param path The file.
  /// @throws error with the code `ErrorCode::file`
  void save(const std::filesystem::path& path);

  /// Writes the conversation to a file while the caller goes on.
  ///
  /// The file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has
  /// the messages, the tools and the engine's state, as large as what `ContextParams::swap_mib` keeps of it; without a state where the
  /// model sees a window or keeps no cells, or an answer is running, which is no part of it.
  /// @param path The file.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::file`
  Pending<void> save_async(const std::filesystem::path& path);

  /// Tells which of the oldest messages have to go so that there is space.
  ///
  /// A program that would rather condense than drop asks before it sends, has what `Excess::messages` says summarised, as by a
  /// conversation of its own, and gives the summary to `Conversation::condense`, until `Excess::n_messages` is 0.
  /// @param n_tokens Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
  /// @return The oldest turns without which there is space, the last one never among them.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::not_available`
  Excess excess(std::int32_t n_tokens = 0) const;

  /// Tells which of the oldest messages have to go while the caller goes on.
  ///
  /// A program that would rather condense than drop asks before it sends, has what `Excess::messages` says summarised, as by a
  /// conversation of its own, and gives the summary to `Conversation::condense`, until `Excess::n_messages` is 0.
  /// @param n_tokens Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.
  /// @return To come: the oldest turns without which there is space, the last one never among them.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::invalid_input`, `ErrorCode::not_available`
  Pending<Excess> excess_async(std::int32_t n_tokens = 0) const;

  /// Puts other messages in the place of the oldest ones, as a summary of them.
  /// @param n_oldest How many go, as `Excess::n_messages` says: whole turns, in which messages of the system do not count.
  /// @param messages What stands there instead; none drops them. A message of the system stays from then on, one of another role can be
  ///   condensed again.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::context_busy`
  void condense(std::int32_t n_oldest, const std::vector<ChatMessage>& messages);

  /// Begins another conversation that has said the same so far.
  ///
  /// What both have in common is evaluated once, and an answer that is still running is no part of it.
  /// @return The other one, on the same context.
  Conversation fork() const;

  /// Frees what it holds; a second time does nothing.
  void close() noexcept;

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaConversation* handle() const noexcept { return handle_.get(); }

 private:
  void adopt(Handle handle);

  Handle handle_;
};

/// Turns texts into vectors.
///
/// It has a context of its own, whose batches hold several texts; calls from several threads wait for each other.
class EmbeddingGenerator {
 public:
  using Handle = detail::Owned<MullamaEmbeddingGenerator, mullama_embedding_generator_free>;

  /// Creates a generator on a model.
  /// @param model The model, loaded with its weights.
  /// @param config How to create it.
  /// @throws error with the code `ErrorCode::context`, `ErrorCode::embedding`, `ErrorCode::invalid_input`, `ErrorCode::invalid_handle`
  explicit EmbeddingGenerator(const Model& model, const EmbeddingConfig& config = EmbeddingConfig());

  /// Creates a generator on a thread of its own.
  /// @param model The model, loaded with its weights.
  /// @param config How to create it.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context`, `ErrorCode::embedding`, `ErrorCode::invalid_input`,
  ///   `ErrorCode::invalid_handle`
  static Pending<EmbeddingGenerator> create_async(const Model& model, const EmbeddingConfig& config = EmbeddingConfig());

  /// Takes over a C handle.
  explicit EmbeddingGenerator(Handle handle);

  /// Length of an embedding.
  std::int32_t n_embd() const noexcept { return facts_().n_embd; }

  /// Turns a text into a vector.
  /// @param text The text.
  /// @return The embedding, `EmbeddingGenerator::n_embd` numbers.
  /// @throws error with the code `ErrorCode::embedding`, `ErrorCode::invalid_input`
  std::vector<float> embed(std::string_view text) const;

  /// Turns a text into a vector while the caller goes on.
  /// @param text The text.
  /// @return To come: the embedding, `EmbeddingGenerator::n_embd` numbers.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::embedding`, `ErrorCode::invalid_input`
  Pending<std::vector<float>> embed_async(std::string_view text) const;

  /// Turns texts into vectors, several in one batch of the engine.
  /// @param texts The texts; all are checked before any work, and an error names the index of a bad one.
  /// @param options What may stop it.
  /// @param progress Called with the fraction of the texts in [0, 1] that is embedded; `false` stops the work.
  /// @return The embeddings in the order of the texts, `EmbeddingGenerator::n_embd` numbers each.
  /// @throws error with the code `ErrorCode::embedding`, `ErrorCode::invalid_input`, `ErrorCode::cancelled`
  std::vector<std::vector<float>> embed_batch(
      const std::vector<std::string>& texts,
      const EmbedOptions& options = EmbedOptions(),
      const ProgressCallback& progress = {}) const;

  /// Turns texts into vectors while the caller goes on.
  /// @param texts The texts; all are checked before any work, and an error names the index of a bad one.
  /// @param options What may stop it.
  /// @return To come: the embeddings in the order of the texts, `EmbeddingGenerator::n_embd` numbers each.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::embedding`, `ErrorCode::invalid_input`, `ErrorCode::cancelled`
  Pending<std::vector<std::vector<float>>> embed_batch_async(
      const std::vector<std::string>& texts,
      const EmbedOptions& options = EmbedOptions()) const;

  /// Frees what it holds; a second time does nothing.
  void close() noexcept;

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaEmbeddingGenerator* handle() const noexcept { return handle_.get(); }

 private:
  void adopt(Handle handle);

  Handle handle_;

  /// What is read once; clones share it.
  struct Facts {
    std::int32_t n_embd{};
  };
  const Facts& facts_() const noexcept;

  std::shared_ptr<const Facts> shared_facts_;
};

/// A conversation whose answer may need tools, step by step.
///
/// It keeps the messages. Each `ToolRun::next` is one generation; where the model calls tools, their results are given with
/// `ToolRun::give` and the next step goes on from there, until a step has the answer.
class ToolRun {
 public:
  using Handle = detail::Owned<MullamaToolRun, mullama_tool_run_free>;

  /// Begins with the messages of a conversation.
  /// @param context Where it is generated.
  /// @param messages The messages, oldest first.
  /// @param tools The tools, as `ChatOptions::tools` has them, which must be left out.
  /// @param max_tokens Tokens of one generation at most; -1 means as many as fit into the context.
  /// @param sampler How tokens are drawn.
  /// @param chat Variables, the clock and the like. A call that its `ChatOptions::tool_choice` asks for is asked for in the first
  ///   generation alone.
  /// @param options Stop strings and the like, for each generation.
  /// @param max_steps Generations at most.
  /// @throws error with the code `ErrorCode::invalid_input`, `ErrorCode::not_available`, `ErrorCode::invalid_handle`
  ToolRun(
      const Context& context,
      const std::vector<ChatMessage>& messages,
      std::string_view tools,
      std::int32_t max_tokens = -1,
      const SamplerParams& sampler = SamplerParams(),
      const ChatOptions& chat = ChatOptions(),
      const GenerateOptions& options = GenerateOptions(),
      std::int32_t max_steps = 8);

  /// Takes over a C handle.
  explicit ToolRun(Handle handle);

  /// Generates once and gives the calls that the model makes, or its answer.
  ///
  /// After the last generation that it may make, without an answer, it answers `ErrorCode::generation`. A generation that was cancelled,
  /// or cut short before a call was whole, is the answer.
  /// @return The calls or the answer.
  /// @throws error with the code `ErrorCode::context_full`, `ErrorCode::sampler`, `ErrorCode::invalid_input`, `ErrorCode::generation`,
  ///   `ErrorCode::not_available`
  ToolStep next() const;

  /// Generates once while the caller goes on.
  ///
  /// After the last generation that it may make, without an answer, it answers `ErrorCode::generation`. A generation that was cancelled,
  /// or cut short before a call was whole, is the answer.
  /// @return To come: the calls or the answer.
  /// @throws error, here or from `Pending::get`, with the code `ErrorCode::context_full`, `ErrorCode::sampler`,
  ///   `ErrorCode::invalid_input`, `ErrorCode::generation`, `ErrorCode::not_available`
  Pending<ToolStep> next_async() const;

  /// Gives the results of the calls of the last step, all of them, in any order.
  /// @param results One for each call.
  /// @throws error with the code `ErrorCode::invalid_input`
  void give(const std::vector<ToolResult>& results);

  /// Gives the conversation so far.
  /// @return A list of messages, as `ChatOptions::messages_json` takes it.
  std::string messages() const;

  /// Tells whether the run was asked to end.
  ///
  /// Who calls functions between the steps asks before each: the result of one that is not called any more may be any text, for the next
  /// step is an answer, with `FinishReason::cancelled`.
  /// @return `true` once the token of its `GenerateOptions::cancel` is set.
  bool is_cancelled() const;

  /// Frees what it holds; a second time does nothing.
  void close() noexcept;

  /// Whether it was closed, or moved from.
  bool is_closed() const noexcept { return handle_.is_closed(); }

  /// The C handle, which stays owned.
  MullamaToolRun* handle() const noexcept { return handle_.get(); }

 private:
  void adopt(Handle handle);

  Handle handle_;
};

/// A descriptor that is readable once a started call is done, for `poll` and its like; it stays the call's, and nobody reads it.
inline std::int32_t fd(const PendingCall& call) { return detail::count(mullama_pending_fd(call.handle())); }

/// The version of the C ABI; a binding refuses a library of another one.
/// @return A number that grows with each incompatible change.
inline std::int32_t abi_version();

/// A fingerprint of the API that this library was generated from.
/// @return 64 hexadecimal digits.
inline std::string_view api_digest();

/// Marks the end of use; it frees nothing that a live handle needs.
inline void backend_free();

/// Starts the compute backend; optional, the first call does it.
/// @throws error with the code `ErrorCode::backend`
inline void backend_init();

/// The cosine of the angle between two vectors.
/// @param a A vector, shape (n,).
/// @param b Another of the same length.
/// @return In [-1, 1]; 0 when either vector is zero.
/// @throws error with the code `ErrorCode::invalid_input`
inline float cosine_similarity(const std::vector<float>& a, const std::vector<float>& b);

/// Counts the devices that llama.cpp can compute on, the CPU included.
/// @return A number of devices.
inline std::int32_t device_count();

/// Describes a device.
/// @param index From 0 up to `device_count`.
/// @return An object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes.
/// @throws error with the code `ErrorCode::invalid_input`
inline std::string device_info(std::int32_t index);

/// Counts the engine's objects that can never be freed, because an assertion failed on them.
/// @return 0 as long as no call has failed with that error.
inline std::int32_t leaked_objects();

/// Counts the objects that are not closed yet.
/// @return Models, contexts, streams and tokens of this process.
inline std::int32_t live_handles();

/// The most devices that a model can be spread over.
/// @return A number of devices.
inline std::int32_t max_devices();

/// Scales a vector to length 1.
/// @param vector A vector, shape (n,).
/// @return The scaled vector; a zero vector stays as it is.
/// @throws error with the code `ErrorCode::invalid_input`
inline std::vector<float> normalize(std::vector<float> vector);

/// Tells how much memory contexts and embedding generators hold beside the weights.
/// @return Bytes of their caches and logits; what is closed counts until it has ended, and what an assertion has left for good counts
///   on.
inline std::int64_t reserved_memory();

/// Tells whether this build can use a GPU.
/// @return `true` where a GPU backend is built in and finds a device.
inline bool supports_gpu_offload();

/// Tells whether weights can be locked in memory.
/// @return `true` where the system can lock pages.
inline bool supports_mlock();

/// Tells whether files can be mapped into memory.
/// @return `true` on every system that llama.cpp maps files on.
inline bool supports_mmap();

/// The processor features and backends in use.
///
/// A library from a package has the engine's code in variants for several kinds of processor and uses the best that runs here; the line
/// begins with its name, as in `CPU variant: x86-64-v3`. For tests the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`,
/// read when the engine starts; where it is not there or cannot run here, what needs the engine fails with `ErrorCode::backend` and a
/// message that says which can.
/// @return One line of text.
inline std::string system_info();

/// The library's version.
/// @return Major, minor and patch, as in `0.4.0`.
inline std::string_view version();

}  // namespace mullama

#include "mullama/inline.hpp"

#endif
