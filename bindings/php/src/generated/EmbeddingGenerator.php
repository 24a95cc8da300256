<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * Turns texts into vectors.
 *
 * It has a context of its own, whose batches hold several texts; calls from several threads wait for each
 * other.
 *
 * @phpstan-import-type EmbedOptionsArray from EmbedOptions
 * @phpstan-import-type EmbeddingConfigArray from EmbeddingConfig
 */
final class EmbeddingGenerator extends Runtime\Handle
{
    protected const FREE = 'mullama_embedding_generator_free';

    /**
     * Creates a generator on a model.
     *
     * @param Model $model The model, loaded with its weights.
     * @param int|null $nCtx Longest text in tokens; the model's own limit cuts it.
     * @param bool|null $normalize Scale every embedding to length 1.
     * @param EmbeddingConfigArray|null $config How to create it.
     * @throws Exception\ContextException
     * @throws Exception\EmbeddingException
     * @throws Exception\InvalidInputException
     * @throws Exception\InvalidHandleException
     */
    public function __construct(Model $model, ?int $nCtx = 512, ?bool $normalize = true, ?array $config = [])
    {
        $config = EmbeddingConfig::filled(['nCtx' => $nCtx, 'normalize' => $normalize] + ($config ?? []), 'config');
        $started = Runtime\Library::ffi()->mullama_embedding_generator_new_start(
            $model->pointer(),
            $config->pointer
        );
        $this->own(Runtime\Pending::adopt($started)->handle(), $model);
    }

    /**
     * Creates a generator on a thread of its own.
     *
     * @param Model $model The model, loaded with its weights.
     * @param int|null $nCtx Longest text in tokens; the model's own limit cuts it.
     * @param bool|null $normalize Scale every embedding to length 1.
     * @param EmbeddingConfigArray|null $config How to create it.
     * @return Future<EmbeddingGenerator> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextException
     * @throws Exception\EmbeddingException
     * @throws Exception\InvalidInputException
     * @throws Exception\InvalidHandleException
     */
    public static function createAsync(
        Model $model,
        ?int $nCtx = 512,
        ?bool $normalize = true,
        ?array $config = []
    ): Future {
        $config = EmbeddingConfig::filled(['nCtx' => $nCtx, 'normalize' => $normalize] + ($config ?? []), 'config');
        $started = Runtime\Library::ffi()->mullama_embedding_generator_new_start(
            $model->pointer(),
            $config->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => self::adopt($call->handle(), $model));
    }

    /**
     * Turns a text into a vector.
     *
     * @param string $text The text.
     * @return list<float> The embedding, {@see EmbeddingGenerator::nEmbd()} numbers.
     * @throws Exception\EmbeddingException
     * @throws Exception\InvalidInputException
     */
    public function embed(string $text): array
    {
        $text = Runtime\Text::check($text, 'text');
        $started = Runtime\Library::ffi()->mullama_embed_text_start($this->pointer(), $text);
        return Runtime\Pending::adopt($started)->floats($this->nEmbd());
    }

    /**
     * Turns a text into a vector while the caller goes on.
     *
     * @param string $text The text.
     * @return Future<list<float>> What stands for it; `await()` waits and gives it.
     * @throws Exception\EmbeddingException
     * @throws Exception\InvalidInputException
     */
    public function embedAsync(string $text): Future
    {
        $text = Runtime\Text::check($text, 'text');
        $started = Runtime\Library::ffi()->mullama_embed_text_start($this->pointer(), $text);
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => $call->floats($this->nEmbd()));
    }

    /**
     * Turns texts into vectors, several in one batch of the engine.
     *
     * @param list<string> $texts The texts; all are checked before any work, and an error names the index of a bad
     *     one.
     * @param EmbedOptionsArray|null $options What may stop it.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction of the texts in [0, 1] that is
     *     embedded; `false` stops the work.
     * @return list<list<float>> The embeddings in the order of the texts, {@see EmbeddingGenerator::nEmbd()}
     *     numbers each.
     * @throws Exception\EmbeddingException
     * @throws Exception\InvalidInputException
     * @throws Exception\CancelledException
     */
    public function embedBatch(array $texts, ?array $options = [], ?callable $progress = null): array
    {
        $texts = Runtime\Memory::texts($texts, 'texts');
        $options = EmbedOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_embed_batch_start(
            $this->pointer(),
            $texts->pointer,
            $texts->count,
            $options->pointer
        );
        return Runtime\Pending::adopt($started)->rows($texts->count, $texts->count * $this->nEmbd(), $progress);
    }

    /**
     * Turns texts into vectors while the caller goes on.
     *
     * @param list<string> $texts The texts; all are checked before any work, and an error names the index of a bad
     *     one.
     * @param EmbedOptionsArray|null $options What may stop it.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction of the texts in [0, 1] that is
     *     embedded; `false` stops the work.
     * @return Future<list<list<float>>> What stands for it; `await()` waits and gives it.
     * @throws Exception\EmbeddingException
     * @throws Exception\InvalidInputException
     * @throws Exception\CancelledException
     */
    public function embedBatchAsync(array $texts, ?array $options = [], ?callable $progress = null): Future
    {
        $texts = Runtime\Memory::texts($texts, 'texts');
        $options = EmbedOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_embed_batch_start(
            $this->pointer(),
            $texts->pointer,
            $texts->count,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => $call->rows($texts->count, $texts->count * $this->nEmbd(), $progress));
    }

    /**
     * The cosine of the angle between two vectors.
     *
     * @param list<float> $a A vector, shape (n,).
     * @param list<float> $b Another of the same length.
     * @return float In [-1, 1]; 0 when either vector is zero.
     * @throws Exception\InvalidInputException
     */
    public static function cosineSimilarity(array $a, array $b): float
    {
        $a = Runtime\Memory::floats('float', $a, 'a');
        $b = Runtime\Memory::floats('float', $b, 'b')->asLongAs($a, 'b', 'a');
        $answer = Runtime\Library::ffi()->mullama_embedding_cosine_similarity($a->pointer, $b->pointer, $b->count);
        return Runtime\Answer::number($answer);
    }

    /**
     * Scales a vector to length 1.
     *
     * @param list<float> $vector A vector, shape (n,).
     * @return list<float> The scaled vector; a zero vector stays as it is.
     * @throws Exception\InvalidInputException
     */
    public static function normalize(array $vector): array
    {
        $changed = Runtime\Memory::floats('float', $vector, 'vector');
        $answer = Runtime\Library::ffi()->mullama_embedding_normalize($changed->pointer, $changed->count);
        Runtime\Answer::status($answer);
        return $changed->toFloats();
    }

    /**
     * Length of an embedding.
     */
    public function nEmbd(): int
    {
        return $this->fact('nEmbd');
    }

    /**
     * @return array<string, mixed>
     */
    protected function readFacts(Runtime\Reader $read): array
    {
        return [
            'nEmbd' => $read->count('mullama_embedding_generator_n_embd'),
        ];
    }
}
