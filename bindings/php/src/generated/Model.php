<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * Weights and vocabulary of one GGUF file.
 *
 * A model is read-only and can be used from every thread. Freeing it while a context lives is safe: the
 * weights go with the last one that needs them.
 *
 * @phpstan-import-type ChatMessageArray from ChatMessage
 * @phpstan-import-type ChatOptionsArray from ChatOptions
 * @phpstan-import-type ModelParamsArray from ModelParams
 */
final class Model extends Runtime\Handle
{
    protected const FREE = 'mullama_model_free';
    protected const CLONE = 'mullama_model_clone';

    private function __construct()
    {
    }

    /**
     * Loads a model file.
     *
     * @param string $path A GGUF file, or the first part of a split one under the name that it was given when it
     *     was split.
     * @param ModelParamsArray|null $params How to load it.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction in [0, 1] that is loaded;
     *     `false` stops the load.
     * @throws Exception\ModelLoadException
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     * @throws Exception\CancelledException
     */
    public static function load(string $path, ?array $params = [], ?callable $progress = null): self
    {
        $path = Runtime\Text::check($path, 'path');
        $params = ModelParams::memory($params, 'params');
        $started = Runtime\Library::ffi()->mullama_model_load_start($path, $params->pointer);
        return self::adopt(Runtime\Pending::adopt($started)->handle($progress));
    }

    /**
     * Loads a model file on a thread of its own.
     *
     * @param string $path A GGUF file, or the first part of a split one under the name that it was given when it
     *     was split.
     * @param ModelParamsArray|null $params How to load it.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction in [0, 1] that is loaded;
     *     `false` stops the load.
     * @return Future<Model> What stands for it; `await()` waits and gives it.
     * @throws Exception\ModelLoadException
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     * @throws Exception\CancelledException
     */
    public static function loadAsync(string $path, ?array $params = [], ?callable $progress = null): Future
    {
        $path = Runtime\Text::check($path, 'path');
        $params = ModelParams::memory($params, 'params');
        $started = Runtime\Library::ffi()->mullama_model_load_start($path, $params->pointer);
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => self::adopt($call->handle($progress)));
    }

    /**
     * Writes a conversation as the text that the model was trained on.
     *
     * The text is for reading: a special token that a user typed looks like a real one in it.
     * {@see Model::chatTokens()} tells them apart.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param bool|null $addGenerationPrompt End with what begins the assistant's answer.
     * @param ChatOptionsArray|null $options Tools, variables and the clock; its own `addGenerationPrompt` is not
     *     looked at.
     * @return string The prompt.
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     * @throws Exception\GenerationException
     */
    public function applyChatTemplate(array $messages, ?bool $addGenerationPrompt = true, ?array $options = []): string
    {
        $addGenerationPrompt ??= true;
        $messages = ChatMessage::structs($messages, 'messages');
        $options = ChatOptions::memory($options, 'options');
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_chat_text(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $addGenerationPrompt,
            $options->pointer,
            $out,
            $space
        );
        return Runtime\Answer::text($fill, 4096);
    }

    /**
     * Turns a conversation into tokens, in which only the template's own special tokens are special.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param ChatOptionsArray|null $options Tools, variables and the clock.
     * @return list<int> Token ids, shape (n,).
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     * @throws Exception\GenerationException
     */
    public function chatTokens(array $messages, ?array $options = []): array
    {
        $messages = ChatMessage::structs($messages, 'messages');
        $options = ChatOptions::memory($options, 'options');
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_message_tokens(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $options->pointer,
            $out,
            $space
        );
        return Runtime\Answer::integers($fill, 1024);
    }

    /**
     * Tells whether a token ends a generation.
     *
     * @param int $token Any number.
     * @return bool `true` for end-of-text, end-of-turn and the like; `false` for a number that is no token.
     */
    public function tokenIsEog(int $token): bool
    {
        return $this->flag('tokenIsEog', $token);
    }

    /**
     * Tells whether a token is a control token, which text of a user should not become.
     *
     * @param int $token Any number.
     * @return bool `true` for the tokens that begin, end or separate texts and turns; `false` for a number that is
     *     no token.
     */
    public function tokenIsControl(int $token): bool
    {
        return $this->flag('tokenIsControl', $token);
    }

    /**
     * Turns text into tokens.
     *
     * @param string $text The text.
     * @param bool|null $addBos Put the BOS token first when the vocabulary asks for one.
     * @param bool|null $special Parse special tokens written in the text.
     * @return list<int> Token ids, shape (n,).
     * @throws Exception\InvalidInputException
     * @throws Exception\Utf8Exception
     */
    public function tokenize(string $text, ?bool $addBos = true, ?bool $special = false): array
    {
        $addBos ??= true;
        $special ??= false;
        $text = Runtime\Text::check($text, 'text');
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_tokenize(
            $this->pointer(),
            $text,
            $out,
            $space,
            $addBos,
            $special
        );
        return Runtime\Answer::integers($fill, strlen($text) + 16);
    }

    /**
     * Turns tokens into text.
     *
     * The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.
     *
     * @param list<int> $tokens Token ids, shape (n,).
     * @param bool|null $removeSpecial Leave out BOS and EOS where the vocabulary adds them.
     * @param bool|null $unparseSpecial Write special tokens as text.
     * @return string The text; incomplete characters are U+FFFD.
     * @throws Exception\InvalidInputException
     */
    public function detokenize(array $tokens, ?bool $removeSpecial = false, ?bool $unparseSpecial = false): string
    {
        $removeSpecial ??= false;
        $unparseSpecial ??= false;
        $tokens = Runtime\Memory::integers('int32_t', $tokens, 'tokens');
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_detokenize(
            $this->pointer(),
            $tokens->pointer,
            $tokens->count,
            $out,
            $space,
            $removeSpecial,
            $unparseSpecial
        );
        return Runtime\Answer::text($fill, 8 * $tokens->count + 64);
    }

    /**
     * Gives the bytes of one token.
     *
     * @param int $token A token id from 0 up to {@see Model::nVocab()}.
     * @param bool|null $special Write special tokens as text.
     * @return string The bytes, perhaps only part of a character.
     * @throws Exception\InvalidInputException
     */
    public function tokenToPiece(int $token, ?bool $special = false): string
    {
        $special ??= false;
        $token = Runtime\Number::i32($token, 'token');
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_token_to_piece(
            $this->pointer(),
            $token,
            $out,
            $space,
            $special
        );
        return Runtime\Answer::bytes($fill, 256);
    }

    /**
     * Tells what the vocabulary has on tokens.
     *
     * @param list<int> $tokens Token ids from 0 up to {@see Model::nVocab()}, shape (n,).
     * @return list<TokenDetail> One record for each token, in their order.
     * @throws Exception\InvalidInputException
     * @throws Exception\TokenizationException
     */
    public function tokenDetails(array $tokens): array
    {
        $tokens = Runtime\Memory::integers('int32_t', $tokens, 'tokens');
        $answer = Runtime\Library::ffi()->mullama_model_token_details(
            $this->pointer(),
            $tokens->pointer,
            $tokens->count
        );
        return Runtime\Answer::records($answer, 'mullama_token_detail_list', TokenDetail::take(...));
    }

    /**
     * Context length that the model was trained with.
     */
    public function nCtxTrain(): int
    {
        return $this->fact('nCtxTrain');
    }

    /**
     * Width of an embedding.
     */
    public function nEmbd(): int
    {
        return $this->fact('nEmbd');
    }

    /**
     * Number of tokens in the vocabulary.
     */
    public function nVocab(): int
    {
        return $this->fact('nVocab');
    }

    /**
     * Number of layers.
     */
    public function nLayer(): int
    {
        return $this->fact('nLayer');
    }

    /**
     * Number of attention heads.
     */
    public function nHead(): int
    {
        return $this->fact('nHead');
    }

    /**
     * The token that begins a text; `null` where the vocabulary has none.
     */
    public function tokenBos(): ?int
    {
        return $this->fact('tokenBos');
    }

    /**
     * The token that ends a text; `null` where the vocabulary has none.
     */
    public function tokenEos(): ?int
    {
        return $this->fact('tokenEos');
    }

    /**
     * The token of a line break; `null` where the vocabulary has none.
     */
    public function tokenNl(): ?int
    {
        return $this->fact('tokenNl');
    }

    /**
     * Size of all tensors in bytes.
     */
    public function size(): int
    {
        return $this->fact('size');
    }

    /**
     * Number of parameters.
     */
    public function nParams(): int
    {
        return $this->fact('nParams');
    }

    /**
     * Architecture, size and quantisation in words.
     */
    public function description(): string
    {
        return $this->fact('description');
    }

    /**
     * The architecture's name, as in `llama`.
     */
    public function architecture(): string
    {
        return $this->fact('architecture');
    }

    /**
     * The model's name; empty where the file gives none.
     */
    public function name(): string
    {
        return $this->fact('name');
    }

    /**
     * The file's metadata; arrays are left out.
     *
     * @return array<string, string>
     */
    public function metadata(): array
    {
        return $this->fact('metadata');
    }

    /**
     * The chat template, in Jinja; empty where the file gives none.
     */
    public function chatTemplate(): string
    {
        return $this->fact('chatTemplate');
    }

    /**
     * Whether the model has an encoder, as T5 has.
     */
    public function hasEncoder(): bool
    {
        return $this->fact('hasEncoder');
    }

    /**
     * Whether the model has a decoder.
     */
    public function hasDecoder(): bool
    {
        return $this->fact('hasDecoder');
    }

    /**
     * The token that ends a turn; `null` where the vocabulary has none.
     */
    public function tokenEot(): ?int
    {
        return $this->fact('tokenEot');
    }

    /**
     * The token that separates two texts; `null` where the vocabulary has none.
     */
    public function tokenSep(): ?int
    {
        return $this->fact('tokenSep');
    }

    /**
     * The token that fills up; `null` where the vocabulary has none.
     */
    public function tokenPad(): ?int
    {
        return $this->fact('tokenPad');
    }

    /**
     * @return array<string, mixed>
     */
    protected function readFacts(Runtime\Reader $read): array
    {
        return [
            'nCtxTrain' => $read->count('mullama_model_n_ctx_train'),
            'nEmbd' => $read->count('mullama_model_n_embd'),
            'nVocab' => $read->count('mullama_model_n_vocab'),
            'nLayer' => $read->count('mullama_model_n_layer'),
            'nHead' => $read->count('mullama_model_n_head'),
            'tokenBos' => $read->id('mullama_model_token_bos'),
            'tokenEos' => $read->id('mullama_model_token_eos'),
            'tokenNl' => $read->id('mullama_model_token_nl'),
            'size' => $read->count('mullama_model_size'),
            'nParams' => $read->count('mullama_model_n_params'),
            'description' => $read->text('mullama_model_desc'),
            'architecture' => $read->text('mullama_model_architecture'),
            'name' => $read->text('mullama_model_name'),
            'metadata' => $read->map('mullama_model_meta_count', 'mullama_model_meta_key', 'mullama_model_meta_val'),
            'chatTemplate' => $read->text('mullama_model_chat_template'),
            'hasEncoder' => $read->truth('mullama_model_has_encoder'),
            'hasDecoder' => $read->truth('mullama_model_has_decoder'),
            'tokenEot' => $read->id('mullama_model_token_eot'),
            'tokenSep' => $read->id('mullama_model_token_sep'),
            'tokenPad' => $read->id('mullama_model_token_pad'),
            'tokenIsEog' => $read->bytes('mullama_model_token_is_eog_bits'),
            'tokenIsControl' => $read->bytes('mullama_model_token_is_control_bits'),
        ];
    }
}
