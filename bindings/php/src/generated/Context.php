<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A model's working memory; runs generations.
 *
 * Calls may come from every thread; they wait for each other behind one owner thread. `nSeqMax` generations
 * are computed at once, and any number can be open: a stream that nobody pulls gives up its sequence to a
 * request that needs one and goes on where it was when it is pulled again; streams that are pulled, and calls
 * that take long, take turns. Prompts that begin alike share what was computed for the beginning, but in a
 * deterministic context. Closing a context ends what runs on it: a call that gives a record says
 * {@see FinishReason::Cancelled}, one that gives text alone answers
 * {@see \Mullama\Exception\InvalidHandleException}, which says how many tokens it had made.
 *
 * @phpstan-import-type ChatMessageArray from ChatMessage
 * @phpstan-import-type ChatOptionsArray from ChatOptions
 * @phpstan-import-type ContextParamsArray from ContextParams
 * @phpstan-import-type GenerateOptionsArray from GenerateOptions
 * @phpstan-import-type ScoreOptionsArray from ScoreOptions
 * @phpstan-import-type ScorePairArray from ScorePair
 */
final class Context extends Runtime\Handle
{
    protected const FREE = 'mullama_context_free';

    /**
     * Creates a context on a model.
     *
     * @param Model $model The model, loaded with its weights.
     * @param ContextParamsArray|null $params How to create it.
     * @throws Exception\ContextException
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     * @throws Exception\InvalidHandleException
     */
    public function __construct(Model $model, ?array $params = [])
    {
        $params = ContextParams::memory($params, 'params');
        $started = Runtime\Library::ffi()->mullama_context_new_start($model->pointer(), $params->pointer);
        $this->own(Runtime\Pending::adopt($started)->handle(), $model);
    }

    /**
     * Creates a context on a thread of its own.
     *
     * @param Model $model The model, loaded with its weights.
     * @param ContextParamsArray|null $params How to create it.
     * @return Future<Context> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextException
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     * @throws Exception\InvalidHandleException
     */
    public static function createAsync(Model $model, ?array $params = []): Future
    {
        $params = ContextParams::memory($params, 'params');
        $started = Runtime\Library::ffi()->mullama_context_new_start($model->pointer(), $params->pointer);
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => self::adopt($call->handle(), $model));
    }

    /**
     * Forgets every token that is cached.
     *
     * @throws Exception\InvalidHandleException
     */
    public function clearCache(): void
    {
        Runtime\Answer::status(Runtime\Library::ffi()->mullama_context_kv_cache_clear($this->pointer()));
    }

    /**
     * Turns a prompt into the tokens that a generation starts from.
     *
     * @param string $prompt Text; special tokens in it are parsed, and BOS is put first where the text does not
     *     begin with it.
     * @return list<int> Token ids, shape (n,).
     * @throws Exception\InvalidInputException
     * @throws Exception\Utf8Exception
     */
    public function promptTokens(string $prompt): array
    {
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_context_prompt_tokens(
            $this->pointer(),
            $prompt,
            $out,
            $space
        );
        return Runtime\Answer::integers($fill, strlen($prompt) + 16);
    }

    /**
     * Continues a prompt and gives the text.
     *
     * @param string $prompt Text; special tokens in it are parsed, and BOS is put first where the text does not
     *     begin with it.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return string The text; bytes that never became a whole character are U+FFFD.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function generate(
        string $prompt,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): string {
        $maxTokens ??= 100;
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_generate_text_start(
            $this->pointer(),
            $prompt,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::adopt($started)->text(256);
    }

    /**
     * Continues a list of tokens and gives the text.
     *
     * @param list<int> $tokens Token ids, used as they are, shape (n,).
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return string The text; bytes that never became a whole character are U+FFFD.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function generateFromTokens(
        array $tokens,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): string {
        $maxTokens ??= 100;
        $tokens = Runtime\Memory::integers('int32_t', $tokens, 'tokens');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_generate_start(
            $this->pointer(),
            $tokens->pointer,
            $tokens->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::adopt($started)->text(8 * $tokens->count + 64);
    }

    /**
     * Continues a prompt and gives the text with its record.
     *
     * @param string $prompt Text; special tokens in it are parsed, and BOS is put first where the text does not
     *     begin with it.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Generation The record of one generation.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function complete(
        string $prompt,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Generation {
        $maxTokens ??= 100;
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_complete_text_start(
            $this->pointer(),
            $prompt,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Generation::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Continues a list of tokens and gives the text with its record.
     *
     * @param list<int> $tokens Token ids, used as they are, shape (n,).
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Generation The record of one generation.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function completeFromTokens(
        array $tokens,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Generation {
        $maxTokens ??= 100;
        $tokens = Runtime\Memory::integers('int32_t', $tokens, 'tokens');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_complete_start(
            $this->pointer(),
            $tokens->pointer,
            $tokens->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Generation::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Continues a prompt while the caller goes on, and gives the text.
     *
     * @param string $prompt Text; special tokens in it are parsed, and BOS is put first where the text does not
     *     begin with it.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Future<string> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function generateAsync(
        string $prompt,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Future {
        $maxTokens ??= 100;
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_generate_text_start(
            $this->pointer(),
            $prompt,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => $call->text(256));
    }

    /**
     * Continues a list of tokens while the caller goes on, and gives the text.
     *
     * @param list<int> $tokens Token ids, used as they are, shape (n,).
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Future<string> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function generateAsyncFromTokens(
        array $tokens,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Future {
        $maxTokens ??= 100;
        $tokens = Runtime\Memory::integers('int32_t', $tokens, 'tokens');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_generate_start(
            $this->pointer(),
            $tokens->pointer,
            $tokens->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => $call->text(8 * $tokens->count + 64));
    }

    /**
     * Continues a prompt while the caller goes on, and gives the text with its record.
     *
     * @param string $prompt Text; special tokens in it are parsed, and BOS is put first where the text does not
     *     begin with it.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Future<Generation> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function completeAsync(
        string $prompt,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Future {
        $maxTokens ??= 100;
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_complete_text_start(
            $this->pointer(),
            $prompt,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Generation::take($call->record()));
    }

    /**
     * Continues a list of tokens while the caller goes on, and gives the text with its record.
     *
     * @param list<int> $tokens Token ids, used as they are, shape (n,).
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Future<Generation> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function completeAsyncFromTokens(
        array $tokens,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Future {
        $maxTokens ??= 100;
        $tokens = Runtime\Memory::integers('int32_t', $tokens, 'tokens');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_complete_start(
            $this->pointer(),
            $tokens->pointer,
            $tokens->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Generation::take($call->record()));
    }

    /**
     * Continues a prompt piece by piece, as the pieces come.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param string $prompt Text; special tokens in it are parsed, and BOS is put first where the text does not
     *     begin with it.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Stream A generation that is still running, pulled piece by piece.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function openGenerateStream(
        string $prompt,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Stream {
        $maxTokens ??= 100;
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_stream_new_text(
            $this->pointer(),
            $prompt,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Stream::adopt($answer, $this);
    }

    /**
     * Continues a prompt piece by piece, as the pieces come.
     *
     * @param string $prompt Text; special tokens in it are parsed, and BOS is put first where the text does not
     *     begin with it.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, string, mixed, Generation> The pieces; `getReturn()` has the record after the last.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function generateStream(
        string $prompt,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): \Generator {
        return $this->openGenerateStream($prompt, $maxTokens, $params, $options)->getIterator();
    }

    /**
     * Continues a list of tokens piece by piece, as the pieces come.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param list<int> $tokens Token ids, used as they are, shape (n,).
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Stream A generation that is still running, pulled piece by piece.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function openGenerateStreamFromTokens(
        array $tokens,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Stream {
        $maxTokens ??= 100;
        $tokens = Runtime\Memory::integers('int32_t', $tokens, 'tokens');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_stream_new(
            $this->pointer(),
            $tokens->pointer,
            $tokens->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Stream::adopt($answer, $this);
    }

    /**
     * Continues a list of tokens piece by piece, as the pieces come.
     *
     * @param list<int> $tokens Token ids, used as they are, shape (n,).
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, string, mixed, Generation> The pieces; `getReturn()` has the record after the last.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function generateStreamFromTokens(
        array $tokens,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $options = []
    ): \Generator {
        return $this->openGenerateStreamFromTokens($tokens, $maxTokens, $params, $options)->getIterator();
    }

    /**
     * Answers a conversation and gives the text with its record.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context, also where
     *     that shifts.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Generation The record of one generation.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function chat(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): Generation {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $chat = ChatOptions::memory($chat, 'chat');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_chat_messages_start(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $chat->pointer,
            $options->pointer
        );
        return Generation::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Answers a conversation while the caller goes on.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context, also where
     *     that shifts.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Future<Generation> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function chatAsync(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): Future {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $chat = ChatOptions::memory($chat, 'chat');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_chat_messages_start(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $chat->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Generation::take($call->record()));
    }

    /**
     * Answers a conversation piece by piece, as the pieces come.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context, also where
     *     that shifts.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Stream A generation that is still running, pulled piece by piece.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function openChatStream(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): Stream {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $chat = ChatOptions::memory($chat, 'chat');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_chat_messages_stream_new(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $chat->pointer,
            $options->pointer
        );
        return Stream::adopt($answer, $this);
    }

    /**
     * Answers a conversation piece by piece, as the pieces come.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context, also where
     *     that shifts.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, string, mixed, Generation> The pieces; `getReturn()` has the record after the last.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function chatStream(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): \Generator {
        return $this->openChatStream($messages, $maxTokens, $params, $chat, $options)->getIterator();
    }

    /**
     * Answers a conversation part by part, with the thought and the calls of tools among the parts.
     *
     * The texts of the parts of kind {@see EventKind::Text}, joined, are the record's {@see Generation::$text};
     * the same goes for the thought and the calls.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return EventStream An answer that is still being generated, pulled part by part.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function openChatEvents(
        array $messages,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): EventStream {
        $maxTokens ??= 100;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $chat = ChatOptions::memory($chat, 'chat');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_context_chat_events(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $chat->pointer,
            $options->pointer
        );
        return EventStream::adopt($answer, $this);
    }

    /**
     * Answers a conversation part by part, with the thought and the calls of tools among the parts.
     *
     * The texts of the parts of kind {@see EventKind::Text}, joined, are the record's {@see Generation::$text};
     * the same goes for the thought and the calls.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; only -1 means no limit: on until the model or the
     *     context ends, and for ever in a context that shifts and a model that does not end.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, GenerationEvent, mixed, Generation> The pieces; `getReturn()` has the record after
     *     the last.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function chatEvents(
        array $messages,
        ?int $maxTokens = 100,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): \Generator {
        return $this->openChatEvents($messages, $maxTokens, $params, $chat, $options)->getIterator();
    }

    /**
     * Answers a conversation, with functions of the program as tools.
     *
     * A {@see ToolRun} from its beginning to its answer: the functions that the model calls are called, and what
     * they give is told to the model, until it answers. A function that fails is told to the model as its result.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param iterable<Tool|callable> $tools The functions; one with a name and a {@see Description} stands for
     *     itself.
     * @param int|null $maxTokens Tokens of one generation at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Variables, the clock and the like. A call that its `toolChoice` asks for
     *     is asked for in the first generation alone.
     * @param GenerateOptionsArray|null $options Stop strings and the like, for each generation.
     * @param int|null $maxSteps Generations at most.
     * @return Generation The record of the answer.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function runTools(
        array $messages,
        iterable $tools,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = [],
        ?int $maxSteps = 8
    ): Generation {
        return Runtime\Tools::of($tools)->run(
            fn (array $tools): ToolRun => new ToolRun($this, $messages, $tools, $maxTokens, $params, $chat, $options, $maxSteps)
        );
    }

    /**
     * Answers a conversation, with functions of the program as tools, while the caller goes on.
     *
     * A {@see ToolRun} from its beginning to its answer: the functions that the model calls are called, and what
     * they give is told to the model, until it answers. A function that fails is told to the model as its result.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param iterable<Tool|callable> $tools The functions; one with a name and a {@see Description} stands for
     *     itself.
     * @param int|null $maxTokens Tokens of one generation at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Variables, the clock and the like. A call that its `toolChoice` asks for
     *     is asked for in the first generation alone.
     * @param GenerateOptionsArray|null $options Stop strings and the like, for each generation.
     * @param int|null $maxSteps Generations at most.
     * @return Future<Generation> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function runToolsAsync(
        array $messages,
        iterable $tools,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = [],
        ?int $maxSteps = 8
    ): Future {
        return Runtime\Tools::of($tools)->runLater(
            fn (array $tools): ToolRun => new ToolRun($this, $messages, $tools, $maxTokens, $params, $chat, $options, $maxSteps)
        );
    }

    /**
     * Answers a conversation with a JSON text of a schema.
     *
     * The answer is whole: where the generation ends with another {@see FinishReason} than
     * {@see FinishReason::Stop}, the call answers {@see \Mullama\Exception\GenerationException}, whose data has
     * the reason's code and how many tokens there were, and whose message ends with the text so far.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param mixed $schema A JSON Schema, as {@see Constraint::jsonSchema()} takes it. A schema alone tells the
     *     model nothing: say in the messages what is asked for.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options What stops it and the like; its `constraint` must be left out, for
     *     the schema is one.
     * @return mixed The answer, compact, with its properties in the schema's order.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function parse(
        array $messages,
        mixed $schema,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): mixed {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $schema = Runtime\Json::text($schema, 'schema', Runtime\Holds::Schema);
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $chat = ChatOptions::memory($chat, 'chat');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_parse_start(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $schema,
            $maxTokens,
            $params->pointer,
            $chat->pointer,
            $options->pointer
        );
        return Runtime\Pending::adopt($started)->json(4096);
    }

    /**
     * Answers a conversation with a JSON text of a schema while the caller goes on.
     *
     * The answer is whole: where the generation ends with another {@see FinishReason} than
     * {@see FinishReason::Stop}, the call answers {@see \Mullama\Exception\GenerationException}, whose data has
     * the reason's code and how many tokens there were, and whose message ends with the text so far.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param mixed $schema A JSON Schema, as {@see Constraint::jsonSchema()} takes it. A schema alone tells the
     *     model nothing: say in the messages what is asked for.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options What stops it and the like; its `constraint` must be left out, for
     *     the schema is one.
     * @return Future<mixed> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function parseAsync(
        array $messages,
        mixed $schema,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): Future {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $schema = Runtime\Json::text($schema, 'schema', Runtime\Holds::Schema);
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $chat = ChatOptions::memory($chat, 'chat');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_parse_start(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $schema,
            $maxTokens,
            $params->pointer,
            $chat->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => $call->json(4096));
    }

    /**
     * Answers a conversation with a value of a type.
     *
     * The answer is whole: where the generation ends with another {@see FinishReason} than
     * {@see FinishReason::Stop}, the call answers {@see \Mullama\Exception\GenerationException}, whose data has
     * the reason's code and how many tokens there were, and whose message ends with the text so far.
     *
     * @template T of object
     * @param class-string<T> $type what the answer becomes: an object of this class, which its constructor makes
     *     of the members by their names; what does not fit is an \UnexpectedValueException
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options What stops it and the like; its `constraint` must be left out, for
     *     the schema is one.
     * @return T The answer, compact, with its properties in the schema's order.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function parseAs(
        string $type,
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): object {
        return Runtime\Typed::as($type)->read(
            $this->parse($messages, Runtime\Schema::of($type), $maxTokens, $params, $chat, $options)
        );
    }

    /**
     * Answers a conversation with a value of a type while the caller goes on.
     *
     * The answer is whole: where the generation ends with another {@see FinishReason} than
     * {@see FinishReason::Stop}, the call answers {@see \Mullama\Exception\GenerationException}, whose data has
     * the reason's code and how many tokens there were, and whose message ends with the text so far.
     *
     * @template T of object
     * @param class-string<T> $type what the answer becomes: an object of this class, which its constructor makes
     *     of the members by their names; what does not fit is an \UnexpectedValueException
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Tools, variables and the clock.
     * @param GenerateOptionsArray|null $options What stops it and the like; its `constraint` must be left out, for
     *     the schema is one.
     * @return Future<T> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function parseAsAsync(
        string $type,
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = []
    ): Future {
        return $this->parseAsync($messages, Runtime\Schema::of($type), $maxTokens, $params, $chat, $options)
            ->mapped(fn (mixed $json): object => Runtime\Typed::as($type)->read($json));
    }

    /**
     * Tells how likely a text is to follow another.
     *
     * Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the
     * continuation, and the tokens scored are those of both texts together, as {@see Context::promptTokens()}
     * gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS.
     * A score runs beside generations, and takes its turns as their prompts do.
     *
     * @param string $prompt What stands before; empty where the continuation begins a text.
     * @param string $continuation What is scored; one token at least.
     * @param ScoreOptionsArray|null $options What may stop it and the like.
     * @return Score The score of the continuation.
     * @throws Exception\ContextFullException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\CancelledException
     */
    public function score(string $prompt, string $continuation, ?array $options = []): Score
    {
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $continuation = Runtime\Text::check($continuation, 'continuation');
        $options = ScoreOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_score_start(
            $this->pointer(),
            $prompt,
            $continuation,
            $options->pointer
        );
        return Score::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Tells how likely a text is to follow another while the caller goes on.
     *
     * Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the
     * continuation, and the tokens scored are those of both texts together, as {@see Context::promptTokens()}
     * gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS.
     * A score runs beside generations, and takes its turns as their prompts do.
     *
     * @param string $prompt What stands before; empty where the continuation begins a text.
     * @param string $continuation What is scored; one token at least.
     * @param ScoreOptionsArray|null $options What may stop it and the like.
     * @return Future<Score> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\CancelledException
     */
    public function scoreAsync(string $prompt, string $continuation, ?array $options = []): Future
    {
        $prompt = Runtime\Text::check($prompt, 'prompt');
        $continuation = Runtime\Text::check($continuation, 'continuation');
        $options = ScoreOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_score_start(
            $this->pointer(),
            $prompt,
            $continuation,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Score::take($call->record()));
    }

    /**
     * Tells how likely texts are to follow others, several at once.
     *
     * As many pairs are computed at once as the context has sequences (`nSeqMax`), and what prompts begin with
     * alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the
     * other.
     *
     * @param list<ScorePairArray> $pairs The pairs; all are checked before any work, and an error names the index
     *     of a bad one.
     * @param ScoreOptionsArray|null $options What may stop it and the like.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction of the pairs in [0, 1] that is
     *     scored; `false` stops the work.
     * @return list<Score> The scores in the order of the pairs.
     * @throws Exception\ContextFullException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\CancelledException
     */
    public function scoreBatch(array $pairs, ?array $options = [], ?callable $progress = null): array
    {
        $pairs = ScorePair::structs($pairs, 'pairs');
        $options = ScoreOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_score_batch_start(
            $this->pointer(),
            $pairs->pointer,
            $pairs->count,
            $options->pointer
        );
        return Runtime\Answer::records(Runtime\Pending::adopt($started)->handle($progress), 'mullama_score_list', Score::take(...));
    }

    /**
     * Tells how likely texts are to follow others while the caller goes on.
     *
     * As many pairs are computed at once as the context has sequences (`nSeqMax`), and what prompts begin with
     * alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the
     * other.
     *
     * @param list<ScorePairArray> $pairs The pairs; all are checked before any work, and an error names the index
     *     of a bad one.
     * @param ScoreOptionsArray|null $options What may stop it and the like.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction of the pairs in [0, 1] that is
     *     scored; `false` stops the work.
     * @return Future<list<Score>> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\CancelledException
     */
    public function scoreBatchAsync(array $pairs, ?array $options = [], ?callable $progress = null): Future
    {
        $pairs = ScorePair::structs($pairs, 'pairs');
        $options = ScoreOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_score_batch_start(
            $this->pointer(),
            $pairs->pointer,
            $pairs->count,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Runtime\Answer::records($call->handle($progress), 'mullama_score_list', Score::take(...)));
    }

    /**
     * Tells how likely a text is from its first token on, however long it is.
     *
     * Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them:
     * the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one
     * before, and the last one reaches back to fill up.
     *
     * @param string $text The text; one without tokens has the score 0.
     * @param ScoreOptionsArray|null $options What may stop it; its `truncate` is not looked at.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction of the windows in [0, 1] that
     *     is scored; `false` stops the work.
     * @return Score The score of the text, its windows joined.
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\CancelledException
     */
    public function scoreRolling(string $text, ?array $options = [], ?callable $progress = null): Score
    {
        $text = Runtime\Text::check($text, 'text');
        $options = ScoreOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_score_rolling_start(
            $this->pointer(),
            $text,
            $options->pointer
        );
        return Score::take(Runtime\Pending::adopt($started)->record($progress));
    }

    /**
     * Tells how likely a text is while the caller goes on.
     *
     * Each token is scored after as many of those before it as fit, in windows as evaluation harnesses make them:
     * the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one
     * before, and the last one reaches back to fill up.
     *
     * @param string $text The text; one without tokens has the score 0.
     * @param ScoreOptionsArray|null $options What may stop it; its `truncate` is not looked at.
     * @param (callable(float): (bool|void))|null $progress Called with the fraction of the windows in [0, 1] that
     *     is scored; `false` stops the work.
     * @return Future<Score> What stands for it; `await()` waits and gives it.
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\CancelledException
     */
    public function scoreRollingAsync(string $text, ?array $options = [], ?callable $progress = null): Future
    {
        $text = Runtime\Text::check($text, 'text');
        $options = ScoreOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_context_score_rolling_start(
            $this->pointer(),
            $text,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Score::take($call->record($progress)));
    }

    /**
     * Tokens that fit into the context.
     */
    public function nCtx(): int
    {
        return $this->fact('nCtx');
    }

    /**
     * Tokens evaluated in one call of the engine.
     */
    public function nBatch(): int
    {
        return $this->fact('nBatch');
    }

    /**
     * Threads for single tokens, at most; fewer than were asked for where the system refused some.
     */
    public function nThreads(): int
    {
        return $this->fact('nThreads');
    }

    /**
     * @return array<string, mixed>
     */
    protected function readFacts(Runtime\Reader $read): array
    {
        return [
            'nCtx' => $read->count('mullama_context_n_ctx'),
            'nBatch' => $read->count('mullama_context_n_batch'),
            'nThreads' => $read->count('mullama_context_n_threads'),
        ];
    }
}
