// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
// The definitions behind `mullama.hpp`: each converts what needs it, calls C once and gives the result.
#ifndef MULLAMA_INLINE_HPP
#define MULLAMA_INLINE_HPP

#include "mullama.hpp"
#include "mullama/lowered.hpp"

namespace mullama {

inline EventStream::EventStream(Handle handle) : handle_(std::move(handle)) {
  handle_.required();
}

inline std::optional<GenerationEvent> EventStream::next() {
  return detail::perhaps(detail::GenerationEventHandle(mullama_event_stream_next(handle_.get())));
}

inline std::optional<GenerationEvent> EventStream::try_next() {
  return detail::perhaps(detail::GenerationEventHandle(mullama_event_stream_try_next(handle_.get())));
}

inline Generation EventStream::finish() {
  return detail::from_c(detail::GenerationHandle(mullama_event_stream_finish(handle_.get())));
}

inline Stream::Stream(Handle handle) : handle_(std::move(handle)) {
  handle_.required();
}

inline std::optional<std::string> Stream::next() {
  return detail::piece(handle_.get(), mullama_stream_next);
}

inline std::optional<std::string> Stream::try_next() {
  return detail::piece(handle_.get(), mullama_stream_try_next);
}

inline Generation Stream::finish() {
  return detail::from_c(detail::GenerationHandle(mullama_stream_finish(handle_.get())));
}

inline std::int32_t EventStream::fd() {
  return detail::count(mullama_event_stream_fd(handle_.get()));
}

inline std::int32_t Stream::fd() {
  return detail::count(mullama_stream_fd(handle_.get()));
}

inline CancelToken::CancelToken() {
  detail::require_abi();
  adopt(Handle(mullama_cancel_token_new()));
}

inline CancelToken::CancelToken(Handle handle) {
  adopt(std::move(handle));
}

inline void CancelToken::adopt(Handle handle) {
  handle.required();
  handle_ = std::move(handle);
}

inline void CancelToken::cancel() {
  detail::check(mullama_cancel_token_cancel(handle_.get()));
}

inline bool CancelToken::is_cancelled() const {
  return detail::truth(mullama_cancel_token_is_cancelled(handle_.get()));
}

inline void CancelToken::close() noexcept {
  handle_.close();
}

inline Model Model::load(const std::filesystem::path& path, const ModelParams& params, const ProgressCallback& progress) {
  detail::require_abi();
  const std::string c_path = detail::path_text(path, "path");
  detail::ModelParamsC c_params(params);
  detail::Guarded<ProgressCallback> c_progress(progress);
  c_params.value.progress = c_progress.c_function();
  c_params.value.progress_data = c_progress.user_data();
  return Model(c_progress.before(Model::Handle(mullama_model_load(c_path.c_str(), &c_params.value))));
}

inline Pending<Model> Model::load_async(const std::filesystem::path& path, const ModelParams& params) {
  detail::require_abi();
  const std::string c_path = detail::path_text(path, "path");
  detail::ModelParamsC c_params(params);
  return detail::started_object<Model>(mullama_pending_take_handle, mullama_model_load_start(c_path.c_str(), &c_params.value));
}

inline Model::Model(Handle handle) {
  adopt(std::move(handle));
}

inline void Model::adopt(Handle handle) {
  handle.required();
  handle_ = std::move(handle);
  auto made_ = std::make_shared<Facts>();
  made_->n_ctx_train = detail::count(mullama_model_n_ctx_train(handle_.get()));
  made_->n_embd = detail::count(mullama_model_n_embd(handle_.get()));
  made_->n_vocab = detail::count(mullama_model_n_vocab(handle_.get()));
  made_->n_layer = detail::count(mullama_model_n_layer(handle_.get()));
  made_->n_head = detail::count(mullama_model_n_head(handle_.get()));
  made_->token_bos = detail::id(mullama_model_token_bos(handle_.get()));
  made_->token_eos = detail::id(mullama_model_token_eos(handle_.get()));
  made_->token_nl = detail::id(mullama_model_token_nl(handle_.get()));
  made_->size = detail::count(mullama_model_size(handle_.get()));
  made_->n_params = detail::count(mullama_model_n_params(handle_.get()));
  made_->description = detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_model_desc(handle_.get(), buffer_, capacity_);
  });
  made_->architecture = detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_model_architecture(handle_.get(), buffer_, capacity_);
  });
  made_->name = detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_model_name(handle_.get(), buffer_, capacity_);
  });
  made_->metadata = detail::map(handle_.get(), mullama_model_meta_count, mullama_model_meta_key, mullama_model_meta_val);
  made_->chat_template = detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_model_chat_template(handle_.get(), buffer_, capacity_);
  });
  made_->has_encoder = detail::truth(mullama_model_has_encoder(handle_.get()));
  made_->has_decoder = detail::truth(mullama_model_has_decoder(handle_.get()));
  made_->token_eot = detail::id(mullama_model_token_eot(handle_.get()));
  made_->token_sep = detail::id(mullama_model_token_sep(handle_.get()));
  made_->token_pad = detail::id(mullama_model_token_pad(handle_.get()));
  made_->token_is_eog_bits = detail::filled_list<std::uint8_t>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_model_token_is_eog_bits(handle_.get(), buffer_, capacity_);
  });
  made_->token_is_control_bits = detail::filled_list<std::uint8_t>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_model_token_is_control_bits(handle_.get(), buffer_, capacity_);
  });
  shared_facts_ = std::move(made_);
}

inline const Model::Facts& Model::facts_() const noexcept {
  static const Facts none{};  // of what was moved from
  return shared_facts_ ? *shared_facts_ : none;
}

inline Model Model::clone() const {
  Handle made(mullama_model_clone(handle_.get()));
  made.required();
  return Model(std::move(made), shared_facts_);
}

inline Model::Model(Handle handle, std::shared_ptr<const Facts> facts) noexcept
    : handle_(std::move(handle)), shared_facts_(std::move(facts)) {}

inline std::string Model::apply_chat_template(
    const std::vector<ChatMessage>& messages,
    bool add_generation_prompt,
    const ChatOptions& options) const {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::ChatOptionsC c_options(options);
  return detail::filled_text(4096, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_chat_text(handle_.get(), c_messages.data(), c_messages.count(), add_generation_prompt, &c_options.value, buffer_, capacity_);
  });
}

inline std::vector<TokenId> Model::chat_tokens(const std::vector<ChatMessage>& messages, const ChatOptions& options) const {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::ChatOptionsC c_options(options);
  return detail::filled_list<TokenId>(1024, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_message_tokens(handle_.get(), c_messages.data(), c_messages.count(), &c_options.value, buffer_, capacity_);
  });
}

inline bool Model::token_is_eog(TokenId token) const noexcept {
  return detail::has_bit(facts_().token_is_eog_bits, token);
}

inline bool Model::token_is_control(TokenId token) const noexcept {
  return detail::has_bit(facts_().token_is_control_bits, token);
}

inline std::vector<TokenId> Model::tokenize(std::string_view text, bool add_bos, bool special) const {
  const std::string c_text = detail::copied(text, "text");
  return detail::filled_list<TokenId>(text.size() + 16, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_tokenize(handle_.get(), c_text.c_str(), buffer_, capacity_, add_bos, special);
  });
}

inline std::string Model::detokenize(const std::vector<TokenId>& tokens, bool remove_special, bool unparse_special) const {
  return detail::filled_text(8 * tokens.size() + 64, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_detokenize(handle_.get(), tokens.data(), detail::count_of(tokens), buffer_, capacity_, remove_special, unparse_special);
  });
}

inline std::vector<std::uint8_t> Model::token_to_piece(TokenId token, bool special) const {
  return detail::filled_list<std::uint8_t>(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_token_to_piece(handle_.get(), token, buffer_, capacity_, special);
  });
}

inline std::vector<TokenDetail> Model::token_details(const std::vector<TokenId>& tokens) const {
  return detail::from_c(detail::TokenDetailListHandle(mullama_model_token_details(handle_.get(), tokens.data(), detail::count_of(tokens))));
}

inline void Model::close() noexcept {
  handle_.close();
}

inline Context::Context(const Model& model, const ContextParams& params) {
  detail::require_abi();
  detail::ContextParamsC c_params(params);
  adopt(Handle(mullama_context_new(model.handle(), &c_params.value)));
}

inline Pending<Context> Context::create_async(const Model& model, const ContextParams& params) {
  detail::require_abi();
  detail::ContextParamsC c_params(params);
  return detail::started_object<Context>(mullama_pending_take_handle, mullama_context_new_start(model.handle(), &c_params.value));
}

inline Context::Context(Handle handle) {
  adopt(std::move(handle));
}

inline void Context::adopt(Handle handle) {
  handle.required();
  handle_ = std::move(handle);
  auto made_ = std::make_shared<Facts>();
  made_->n_ctx = detail::count(mullama_context_n_ctx(handle_.get()));
  made_->n_batch = detail::count(mullama_context_n_batch(handle_.get()));
  made_->n_threads = detail::count(mullama_context_n_threads(handle_.get()));
  shared_facts_ = std::move(made_);
}

inline const Context::Facts& Context::facts_() const noexcept {
  static const Facts none{};  // of what was moved from
  return shared_facts_ ? *shared_facts_ : none;
}

inline void Context::clear_cache() {
  detail::check(mullama_context_kv_cache_clear(handle_.get()));
}

inline std::vector<TokenId> Context::prompt_tokens(std::string_view prompt) const {
  const std::string c_prompt = detail::copied(prompt, "prompt");
  return detail::filled_list<TokenId>(prompt.size() + 16, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_context_prompt_tokens(handle_.get(), c_prompt.c_str(), buffer_, capacity_);
  });
}

inline std::string Context::generate(
    std::string_view prompt,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  return generate_async(prompt, max_tokens, sampler, options).get();
}

inline std::string Context::generate(
    const std::vector<TokenId>& tokens,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  return generate_async(tokens, max_tokens, sampler, options).get();
}

inline Generation Context::complete(
    std::string_view prompt,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_prompt = detail::copied(prompt, "prompt");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::from_c(detail::GenerationHandle(mullama_complete_text(
      handle_.get(), c_prompt.c_str(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline Generation Context::complete(
    const std::vector<TokenId>& tokens,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::from_c(detail::GenerationHandle(mullama_complete(
      handle_.get(), tokens.data(), detail::count_of(tokens), max_tokens, &c_sampler.value, &c_options.value)));
}

inline Pending<std::string> Context::generate_async(
    std::string_view prompt,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_prompt = detail::copied(prompt, "prompt");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::started_text(mullama_pending_take_text, mullama_generate_text_start(
      handle_.get(), c_prompt.c_str(), max_tokens, &c_sampler.value, &c_options.value), 256);
}

inline Pending<std::string> Context::generate_async(
    const std::vector<TokenId>& tokens,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::started_text(mullama_pending_take_text, mullama_generate_start(
      handle_.get(), tokens.data(), detail::count_of(tokens), max_tokens, &c_sampler.value, &c_options.value), 256);
}

inline Pending<Generation> Context::complete_async(
    std::string_view prompt,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_prompt = detail::copied(prompt, "prompt");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::started_record<detail::GenerationHandle>(mullama_pending_take_record, mullama_complete_text_start(
      handle_.get(), c_prompt.c_str(), max_tokens, &c_sampler.value, &c_options.value));
}

inline Pending<Generation> Context::complete_async(
    const std::vector<TokenId>& tokens,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::started_record<detail::GenerationHandle>(mullama_pending_take_record, mullama_complete_start(
      handle_.get(), tokens.data(), detail::count_of(tokens), max_tokens, &c_sampler.value, &c_options.value));
}

inline Stream Context::generate_stream(
    std::string_view prompt,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_prompt = detail::copied(prompt, "prompt");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return Stream(Stream::Handle(mullama_stream_new_text(
      handle_.get(), c_prompt.c_str(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline Stream Context::generate_stream(
    const std::vector<TokenId>& tokens,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return Stream(Stream::Handle(mullama_stream_new(
      handle_.get(), tokens.data(), detail::count_of(tokens), max_tokens, &c_sampler.value, &c_options.value)));
}

inline Generation Context::chat(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::ChatOptionsC c_chat(chat);
  detail::GenerateOptionsC c_options(options);
  return detail::from_c(detail::GenerationHandle(mullama_chat_messages(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_chat.value, &c_options.value)));
}

inline Pending<Generation> Context::chat_async(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::ChatOptionsC c_chat(chat);
  detail::GenerateOptionsC c_options(options);
  return detail::started_record<detail::GenerationHandle>(mullama_pending_take_record, mullama_chat_messages_start(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_chat.value, &c_options.value));
}

inline Stream Context::chat_stream(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::ChatOptionsC c_chat(chat);
  detail::GenerateOptionsC c_options(options);
  return Stream(Stream::Handle(mullama_chat_messages_stream_new(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_chat.value, &c_options.value)));
}

inline EventStream Context::chat_events(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::ChatOptionsC c_chat(chat);
  detail::GenerateOptionsC c_options(options);
  return EventStream(EventStream::Handle(mullama_context_chat_events(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_chat.value, &c_options.value)));
}

inline Generation Context::run_tools(
    const std::vector<ChatMessage>& messages,
    const std::vector<Tool>& tools,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options,
    std::int32_t max_steps) const {
  return detail::run_tools(ToolRun(*this, messages, detail::tools_json(tools), max_tokens, sampler, chat, options, max_steps), tools);
}

inline PendingAnswer<ToolRun> Context::run_tools_async(
    const std::vector<ChatMessage>& messages,
    const std::vector<Tool>& tools,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options,
    std::int32_t max_steps) const {
  return PendingAnswer<ToolRun>(ToolRun(*this, messages, detail::tools_json(tools), max_tokens, sampler, chat, options, max_steps), tools);
}

inline std::string Context::parse(
    const std::vector<ChatMessage>& messages,
    std::string_view schema,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) const {
  return parse_async(messages, schema, max_tokens, sampler, chat, options).get();
}

inline Pending<std::string> Context::parse_async(
    const std::vector<ChatMessage>& messages,
    std::string_view schema,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) const {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  const std::string c_schema = detail::copied(schema, "schema");
  detail::SamplerParamsC c_sampler(sampler);
  detail::ChatOptionsC c_chat(chat);
  detail::GenerateOptionsC c_options(options);
  return detail::started_text(mullama_pending_take_text, mullama_context_parse_start(
      handle_.get(), c_messages.data(), c_messages.count(), c_schema.c_str(), max_tokens, &c_sampler.value, &c_chat.value, &c_options.value), 4096);
}

template <class T>
inline T Context::parse_as(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) const {
  return FromJson<T>::read(parse(messages, FromJson<T>::schema(), max_tokens, sampler, chat, options));
}

template <class T>
inline Pending<T> Context::parse_as_async(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options) const {
  return detail::mapped(parse_async(messages, FromJson<T>::schema(), max_tokens, sampler, chat, options), [](const std::string& json) -> T { return FromJson<T>::read(json); });
}

inline Score Context::score(std::string_view prompt, std::string_view continuation, const ScoreOptions& options) const {
  const std::string c_prompt = detail::copied(prompt, "prompt");
  const std::string c_continuation = detail::copied(continuation, "continuation");
  detail::ScoreOptionsC c_options(options);
  return detail::from_c(detail::ScoreHandle(mullama_context_score(
      handle_.get(), c_prompt.c_str(), c_continuation.c_str(), &c_options.value)));
}

inline Pending<Score> Context::score_async(std::string_view prompt, std::string_view continuation, const ScoreOptions& options) const {
  const std::string c_prompt = detail::copied(prompt, "prompt");
  const std::string c_continuation = detail::copied(continuation, "continuation");
  detail::ScoreOptionsC c_options(options);
  return detail::started_record<detail::ScoreHandle>(mullama_pending_take_record, mullama_context_score_start(
      handle_.get(), c_prompt.c_str(), c_continuation.c_str(), &c_options.value));
}

inline std::vector<Score> Context::score_batch(
    const std::vector<ScorePair>& pairs,
    const ScoreOptions& options,
    const ProgressCallback& progress) const {
  const detail::Records<detail::ScorePairC> c_pairs(pairs, "pairs");
  detail::ScoreOptionsC c_options(options);
  detail::Guarded<ProgressCallback> c_progress(progress);
  c_options.value.progress = c_progress.c_function();
  c_options.value.progress_data = c_progress.user_data();
  return detail::from_c(c_progress.before(detail::ScoreListHandle(mullama_context_score_batch(
      handle_.get(), c_pairs.data(), c_pairs.count(), &c_options.value))));
}

inline Pending<std::vector<Score>> Context::score_batch_async(const std::vector<ScorePair>& pairs, const ScoreOptions& options) const {
  const detail::Records<detail::ScorePairC> c_pairs(pairs, "pairs");
  detail::ScoreOptionsC c_options(options);
  return detail::started_record<detail::ScoreListHandle>(mullama_pending_take_handle, mullama_context_score_batch_start(
      handle_.get(), c_pairs.data(), c_pairs.count(), &c_options.value));
}

inline Score Context::score_rolling(std::string_view text, const ScoreOptions& options, const ProgressCallback& progress) const {
  const std::string c_text = detail::copied(text, "text");
  detail::ScoreOptionsC c_options(options);
  detail::Guarded<ProgressCallback> c_progress(progress);
  c_options.value.progress = c_progress.c_function();
  c_options.value.progress_data = c_progress.user_data();
  return detail::from_c(c_progress.before(detail::ScoreHandle(mullama_context_score_rolling(handle_.get(), c_text.c_str(), &c_options.value))));
}

inline Pending<Score> Context::score_rolling_async(std::string_view text, const ScoreOptions& options) const {
  const std::string c_text = detail::copied(text, "text");
  detail::ScoreOptionsC c_options(options);
  return detail::started_record<detail::ScoreHandle>(mullama_pending_take_record, mullama_context_score_rolling_start(handle_.get(), c_text.c_str(), &c_options.value));
}

inline void Context::close() noexcept {
  handle_.close();
}

inline Conversation::Conversation(const Context& context, const ConversationParams& params) {
  detail::require_abi();
  detail::ConversationParamsC c_params(params);
  adopt(Handle(mullama_conversation_new(context.handle(), &c_params.value)));
}

inline Conversation Conversation::restore(const Context& context, const std::filesystem::path& path) {
  detail::require_abi();
  const std::string c_path = detail::path_text(path, "path");
  return Conversation(Conversation::Handle(mullama_conversation_restore(context.handle(), c_path.c_str())));
}

inline Pending<Conversation> Conversation::restore_async(const Context& context, const std::filesystem::path& path) {
  detail::require_abi();
  const std::string c_path = detail::path_text(path, "path");
  return detail::started_object<Conversation>(mullama_pending_take_handle, mullama_conversation_restore_start(context.handle(), c_path.c_str()));
}

inline Conversation::Conversation(Handle handle) {
  adopt(std::move(handle));
}

inline void Conversation::adopt(Handle handle) {
  handle.required();
  handle_ = std::move(handle);
}

inline std::int32_t Conversation::n_messages() const {
  return detail::count(mullama_conversation_n_messages(handle_.get()));
}

inline std::int32_t Conversation::n_tokens() const {
  return detail::count(mullama_conversation_n_tokens(handle_.get()));
}

inline std::int32_t Conversation::n_dropped() const {
  return detail::count(mullama_conversation_n_dropped(handle_.get()));
}

inline Generation Conversation::send(
    std::string_view text,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_text = detail::copied(text, "text");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::from_c(detail::GenerationHandle(mullama_conversation_send(
      handle_.get(), c_text.c_str(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline Pending<Generation> Conversation::send_async(
    std::string_view text,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_text = detail::copied(text, "text");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::started_record<detail::GenerationHandle>(mullama_pending_take_record, mullama_conversation_send_start(
      handle_.get(), c_text.c_str(), max_tokens, &c_sampler.value, &c_options.value));
}

inline Stream Conversation::send_stream(
    std::string_view text,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_text = detail::copied(text, "text");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return Stream(Stream::Handle(mullama_conversation_send_stream(
      handle_.get(), c_text.c_str(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline Generation Conversation::send_messages(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::from_c(detail::GenerationHandle(mullama_conversation_send_messages(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline Pending<Generation> Conversation::send_messages_async(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return detail::started_record<detail::GenerationHandle>(mullama_pending_take_record, mullama_conversation_send_messages_start(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_options.value));
}

inline Stream Conversation::send_messages_stream(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return Stream(Stream::Handle(mullama_conversation_send_messages_stream(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline EventStream Conversation::send_events(
    std::string_view text,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const std::string c_text = detail::copied(text, "text");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return EventStream(EventStream::Handle(mullama_conversation_send_events(
      handle_.get(), c_text.c_str(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline EventStream Conversation::send_messages_events(
    const std::vector<ChatMessage>& messages,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const GenerateOptions& options) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::SamplerParamsC c_sampler(sampler);
  detail::GenerateOptionsC c_options(options);
  return EventStream(EventStream::Handle(mullama_conversation_send_messages_events(
      handle_.get(), c_messages.data(), c_messages.count(), max_tokens, &c_sampler.value, &c_options.value)));
}

inline void Conversation::add(const std::vector<ChatMessage>& messages) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::check(mullama_conversation_add(handle_.get(), c_messages.data(), c_messages.count()));
}

inline std::string Conversation::messages() const {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_conversation_messages(handle_.get(), buffer_, capacity_);
  });
}

inline std::int32_t Conversation::undo() const {
  return detail::count(mullama_conversation_undo(handle_.get()));
}

inline void Conversation::save(const std::filesystem::path& path) {
  const std::string c_path = detail::path_text(path, "path");
  detail::check(mullama_conversation_save(handle_.get(), c_path.c_str()));
}

inline Pending<void> Conversation::save_async(const std::filesystem::path& path) {
  const std::string c_path = detail::path_text(path, "path");
  return Pending<void>(mullama_conversation_save_start(handle_.get(), c_path.c_str()), [](MullamaPending* pending_) { return detail::check(mullama_pending_take_status(pending_)); });
}

inline Excess Conversation::excess(std::int32_t n_tokens) const {
  return detail::from_c(detail::ExcessHandle(mullama_conversation_excess(handle_.get(), n_tokens)));
}

inline Pending<Excess> Conversation::excess_async(std::int32_t n_tokens) const {
  return detail::started_record<detail::ExcessHandle>(mullama_pending_take_record, mullama_conversation_excess_start(handle_.get(), n_tokens));
}

inline void Conversation::condense(std::int32_t n_oldest, const std::vector<ChatMessage>& messages) {
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  detail::check(mullama_conversation_condense(
      handle_.get(), n_oldest, c_messages.data(), c_messages.count()));
}

inline Conversation Conversation::fork() const {
  return Conversation(Conversation::Handle(mullama_conversation_fork(handle_.get())));
}

inline void Conversation::close() noexcept {
  handle_.close();
}

inline EmbeddingGenerator::EmbeddingGenerator(const Model& model, const EmbeddingConfig& config) {
  detail::require_abi();
  detail::EmbeddingConfigC c_config(config);
  adopt(Handle(mullama_embedding_generator_new(model.handle(), &c_config.value)));
}

inline Pending<EmbeddingGenerator> EmbeddingGenerator::create_async(const Model& model, const EmbeddingConfig& config) {
  detail::require_abi();
  detail::EmbeddingConfigC c_config(config);
  return detail::started_object<EmbeddingGenerator>(mullama_pending_take_handle, mullama_embedding_generator_new_start(model.handle(), &c_config.value));
}

inline EmbeddingGenerator::EmbeddingGenerator(Handle handle) {
  adopt(std::move(handle));
}

inline void EmbeddingGenerator::adopt(Handle handle) {
  handle.required();
  handle_ = std::move(handle);
  auto made_ = std::make_shared<Facts>();
  made_->n_embd = detail::count(mullama_embedding_generator_n_embd(handle_.get()));
  shared_facts_ = std::move(made_);
}

inline const EmbeddingGenerator::Facts& EmbeddingGenerator::facts_() const noexcept {
  static const Facts none{};  // of what was moved from
  return shared_facts_ ? *shared_facts_ : none;
}

inline std::vector<float> EmbeddingGenerator::embed(std::string_view text) const {
  const std::string c_text = detail::copied(text, "text");
  return detail::filled_list<float>(static_cast<std::size_t>(n_embd()), [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_embed_text(handle_.get(), c_text.c_str(), buffer_, capacity_);
  });
}

inline Pending<std::vector<float>> EmbeddingGenerator::embed_async(std::string_view text) const {
  const std::string c_text = detail::copied(text, "text");
  return detail::started_list<float>(mullama_pending_take_vectors, mullama_embed_text_start(handle_.get(), c_text.c_str()), static_cast<std::size_t>(n_embd()));
}

inline std::vector<std::vector<float>> EmbeddingGenerator::embed_batch(
    const std::vector<std::string>& texts,
    const EmbedOptions& options,
    const ProgressCallback& progress) const {
  const detail::Texts c_texts(texts, "texts");
  detail::EmbedOptionsC c_options(options);
  detail::Guarded<ProgressCallback> c_progress(progress);
  c_options.value.progress = c_progress.c_function();
  c_options.value.progress_data = c_progress.user_data();
  return detail::rows(detail::filled_list<float>(texts.size() * static_cast<std::size_t>(n_embd()), [&](auto* buffer_, detail::Capacity capacity_) {
    return c_progress.before(mullama_embed_batch_with(handle_.get(), c_texts.data(), c_texts.count(), &c_options.value, buffer_, capacity_));
  }), texts.size());
}

inline Pending<std::vector<std::vector<float>>> EmbeddingGenerator::embed_batch_async(
    const std::vector<std::string>& texts,
    const EmbedOptions& options) const {
  const detail::Texts c_texts(texts, "texts");
  detail::EmbedOptionsC c_options(options);
  return detail::started_rows(mullama_pending_take_vectors, mullama_embed_batch_start(handle_.get(), c_texts.data(), c_texts.count(), &c_options.value), texts.size() * static_cast<std::size_t>(n_embd()), texts.size());
}

inline void EmbeddingGenerator::close() noexcept {
  handle_.close();
}

inline ToolRun::ToolRun(
    const Context& context,
    const std::vector<ChatMessage>& messages,
    std::string_view tools,
    std::int32_t max_tokens,
    const SamplerParams& sampler,
    const ChatOptions& chat,
    const GenerateOptions& options,
    std::int32_t max_steps) {
  detail::require_abi();
  const detail::Records<detail::ChatMessageC> c_messages(messages, "messages");
  const std::string c_tools = detail::copied(tools, "tools");
  detail::SamplerParamsC c_sampler(sampler);
  detail::ChatOptionsC c_chat(chat);
  detail::GenerateOptionsC c_options(options);
  adopt(Handle(mullama_tool_run_new(
      context.handle(), c_messages.data(), c_messages.count(), c_tools.c_str(), max_tokens, &c_sampler.value, &c_chat.value, &c_options.value, max_steps)));
}

inline ToolRun::ToolRun(Handle handle) {
  adopt(std::move(handle));
}

inline void ToolRun::adopt(Handle handle) {
  handle.required();
  handle_ = std::move(handle);
}

inline ToolStep ToolRun::next() const {
  return detail::from_c(detail::ToolStepHandle(mullama_tool_run_next(handle_.get())));
}

inline Pending<ToolStep> ToolRun::next_async() const {
  return detail::started_record<detail::ToolStepHandle>(mullama_pending_take_record, mullama_tool_run_next_start(handle_.get()));
}

inline void ToolRun::give(const std::vector<ToolResult>& results) {
  const detail::Records<detail::ToolResultC> c_results(results, "results");
  detail::check(mullama_tool_run_give(handle_.get(), c_results.data(), c_results.count()));
}

inline std::string ToolRun::messages() const {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_tool_run_messages(handle_.get(), buffer_, capacity_);
  });
}

inline bool ToolRun::is_cancelled() const {
  return detail::truth(mullama_tool_run_is_cancelled(handle_.get()));
}

inline void ToolRun::close() noexcept {
  handle_.close();
}

inline std::int32_t abi_version() {
  return detail::count(mullama_abi_version());
}

inline std::string_view api_digest() {
  return mullama_api_digest();
}

inline void backend_free() {
  mullama_backend_free();
}

inline void backend_init() {
  detail::check(mullama_backend_init());
}

inline float cosine_similarity(const std::vector<float>& a, const std::vector<float>& b) {
  detail::same_length("b", b.size(), "a", a.size());
  return detail::number(mullama_embedding_cosine_similarity(a.data(), b.data(), b.size()));
}

inline std::int32_t device_count() {
  return detail::count(mullama_device_count());
}

inline std::string device_info(std::int32_t index) {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_device_info(index, buffer_, capacity_);
  });
}

inline std::int32_t leaked_objects() {
  return detail::count(mullama_leaked_objects());
}

inline std::int32_t live_handles() {
  return detail::count(mullama_live_handles());
}

inline std::int32_t max_devices() {
  return detail::count(mullama_max_devices());
}

inline std::vector<float> normalize(std::vector<float> vector) {
  detail::check(mullama_embedding_normalize(vector.data(), vector.size()));
  return vector;
}

inline std::int64_t reserved_memory() {
  return detail::count(mullama_reserved_memory());
}

inline bool supports_gpu_offload() {
  return detail::truth(mullama_supports_gpu_offload());
}

inline bool supports_mlock() {
  return detail::truth(mullama_supports_mlock());
}

inline bool supports_mmap() {
  return detail::truth(mullama_supports_mmap());
}

inline std::string system_info() {
  return detail::filled_text(256, [&](auto* buffer_, detail::Capacity capacity_) {
    return mullama_system_info(buffer_, capacity_);
  });
}

inline std::string_view version() {
  return mullama_version();
}

}  // namespace mullama

#endif
