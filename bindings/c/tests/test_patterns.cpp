// The four "Common API Patterns" in C++, the presets, embeddings and chat.
#include <cmath>
#include <tuple>

#include "fixture.hpp"

using mullama::ChatMessage;
using mullama::Context;
using mullama::EmbeddingConfig;
using mullama::EmbeddingGenerator;
using mullama::Model;
using mullama::SamplerParams;

static const std::vector<std::string> texts{"the cat", "a dog and the sun", ""};
static const std::vector<ChatMessage> talk{{"system", "Be brief."}, {"user", "How do you say cat in Japanese?"}};

static double length(const std::vector<float>& vector) {
  double squares = 0;
  for (const double value : vector) squares += value * value;
  return std::sqrt(squares);
}

static bool close_to(const std::vector<float>& a, const std::vector<float>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::fabs(a[i] - b[i]) > 1e-5F) return false;
  }
  return true;
}

static EmbeddingConfig one_thread() {
  EmbeddingConfig config;
  config.n_threads = 1;
  return config;
}

static void the_four_patterns_run() {
  mullama::ModelParams params;
  params.n_gpu_layers = 32;
  auto model = Model::load(MODEL, params);

  mullama::ContextParams ctx_params;
  ctx_params.n_ctx = 2048;
  Context ctx(model, ctx_params);

  auto text = ctx.generate("Hello, AI!", 100, SamplerParams::greedy());

  EmbeddingGenerator gen(model);
  auto emb = gen.embed("Hello, world!");

  CHECK(ctx.n_ctx() == 2048);
  CHECK(text == ctx.generate("Hello, AI!", 100, SamplerParams::greedy()));
  CHECK(emb.size() == static_cast<std::size_t>(model.n_embd()));
  CHECK(std::fabs(length(emb) - 1) < 1e-5);
}

static void the_presets_are_the_table() {
  const auto row = [](const SamplerParams& p) { return std::make_tuple(p.temperature, p.top_k, p.top_p, p.min_p, p.penalty_repeat); };
  CHECK(row(SamplerParams::greedy()) == std::make_tuple(0.0F, 1, 1.0F, 0.0F, 1.0F));
  CHECK(row(SamplerParams::precise()) == std::make_tuple(0.3F, 20, 0.8F, 0.05F, 1.1F));
  CHECK(row(SamplerParams::default_()) == std::make_tuple(0.8F, 40, 0.95F, 0.05F, 1.1F));
  CHECK(row(SamplerParams::creative()) == std::make_tuple(1.2F, 100, 0.95F, 0.0F, 1.0F));
}

static void a_batch_has_the_embedding_of_each_text() {
  EmbeddingGenerator generator(Model::load(MODEL), one_thread());
  const auto rows = generator.embed_batch(texts);
  CHECK(rows.size() == texts.size());
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(close_to(rows[i], generator.embed(texts[i])));
  CHECK(generator.embed_batch({}).empty());
}

static void a_batch_tells_how_far_it_is_and_is_stopped() {
  EmbeddingGenerator generator(Model::load(MODEL), one_thread());
  float last = 0;
  const auto rows = generator.embed_batch(texts, {}, [&](float fraction) { return (last = fraction, true); });
  CHECK(rows.size() == texts.size() && last == 1.0F);
  CHECK(throws(ErrorCode::cancelled, [&] { generator.embed_batch(texts, {}, [](float) { return false; }); }));
  bool thrown = false;
  try {
    generator.embed_batch(texts, {}, [](float) -> bool { throw std::runtime_error("enough"); });
  } catch (const mullama::error&) {
  } catch (const std::runtime_error&) {
    thrown = true;  // what the listener threw, and not that the call was cancelled
  }
  CHECK(thrown);
  auto embedding = generator.embed_batch_async(texts);
  CHECK(embedding.get() == rows);
  CHECK(!embedding.valid());
}

static void what_is_not_normalised_can_be() {
  const auto model = Model::load(MODEL);
  auto config = one_thread();
  const auto scaled = EmbeddingGenerator(model, config).embed("the cat");
  config.normalize = false;
  const auto plain = EmbeddingGenerator(model, config).embed("the cat");
  CHECK(std::fabs(length(plain) - 1) > 0.01);
  CHECK(close_to(mullama::normalize(plain), scaled));
}

static void similarity_is_the_cosine_of_the_angle() {
  CHECK(mullama::cosine_similarity({1, 0}, {1, 0}) == 1);
  CHECK(mullama::cosine_similarity({1, 0}, {0, 2}) == 0);
  CHECK(mullama::cosine_similarity({3, 4}, {-3, -4}) == -1);
}

static void vectors_of_different_lengths_are_invalid_input() {
  CHECK(throws(ErrorCode::invalid_input, [] { mullama::cosine_similarity({1, 0}, {1, 0, 0}); }));
  CHECK(throws(ErrorCode::invalid_input, [] { mullama::cosine_similarity({1, 0, 0}, {1, 0}); }));
}

static void a_text_that_is_too_long_is_named_by_its_index() {
  auto config = one_thread();
  config.n_ctx = 8;
  EmbeddingGenerator generator(Model::load(MODEL), config);
  std::string longer;
  for (int i = 0; i < 50; ++i) longer += "moon ";
  const auto error = thrown_by([&] { generator.embed_batch({"moon", longer}); });
  CHECK(error && error->is(ErrorCode::embedding) && error->data("index") == 1);
}

static void a_conversation_is_written_as_the_template_says() {
  const auto model = Model::load(MODEL);
  const std::string turns =
      "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n";
  CHECK(model.apply_chat_template(talk, false) == turns);
  CHECK(model.apply_chat_template(talk) == turns + "<|im_start|>assistant\n");
}

static void chat_continues_the_tokens_of_the_conversation() {
  const auto model = Model::load(MODEL);
  Context context(model, small());
  const auto record = context.chat(talk, 40, SamplerParams::greedy());
  CHECK(!record.text.empty());
  CHECK(record.text == context.generate(model.chat_tokens(talk), 40, SamplerParams::greedy()));
  std::string joined;
  for (const auto& piece : context.chat_stream(talk, 40, SamplerParams::greedy())) joined += piece;
  CHECK(joined == record.text);
}

static void the_metadata_is_a_map_of_the_files_own_words() {
  const auto model = Model::load(MODEL);
  CHECK(model.metadata().at("general.architecture") == model.architecture());
  CHECK(model.metadata().at("tokenizer.chat_template") == model.chat_template());
}

int main() {
  CLAIM(the_four_patterns_run);
  CLAIM(the_presets_are_the_table);
  CLAIM(a_batch_has_the_embedding_of_each_text);
  CLAIM(a_batch_tells_how_far_it_is_and_is_stopped);
  CLAIM(what_is_not_normalised_can_be);
  CLAIM(similarity_is_the_cosine_of_the_angle);
  CLAIM(vectors_of_different_lengths_are_invalid_input);
  CLAIM(a_text_that_is_too_long_is_named_by_its_index);
  CLAIM(a_conversation_is_written_as_the_template_says);
  CLAIM(chat_continues_the_tokens_of_the_conversation);
  CLAIM(the_metadata_is_a_map_of_the_files_own_words);
  CHECK(mullama::live_handles() == 0);
  return FINISH();
}
