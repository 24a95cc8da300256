<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * Messages and answers on a context, of which only what is new is evaluated.
 *
 * It keeps the messages, the tools and what the model has evaluated of them. What was said before is found
 * again in the context's cache; where other requests needed the place meanwhile, its state is kept in the
 * memory that `swapMib` bounds, and what is not kept is evaluated again. A deterministic context evaluates all
 * of it each time. {@see GenerationStats::$nCached} tells.
 * A conversation gives one answer at a time. Calls that give a record wait for each other in order; while a
 * stream of it is open, which only its reader can end, another call that would change it answers
 * {@see \Mullama\Exception\ContextBusyException}. When an answer has come to its end, also by a limit or a
 * stop string, it is the assistant's message. One that was cancelled, or whose stream was closed early, leaves
 * the text that was delivered; where nothing was, and where the call answers an error, the conversation is as
 * it was before the call. Closing it ends no answer that is running.
 *
 * @phpstan-import-type ChatMessageArray from ChatMessage
 * @phpstan-import-type ConversationParamsArray from ConversationParams
 * @phpstan-import-type GenerateOptionsArray from GenerateOptions
 */
final class Conversation extends Runtime\Handle
{
    protected const FREE = 'mullama_conversation_free';

    /**
     * Begins a conversation on a context.
     *
     * @param Context $context The context that answers.
     * @param ConversationParamsArray|null $params How it begins.
     * @throws Exception\InvalidInputException
     * @throws Exception\InvalidHandleException
     */
    public function __construct(Context $context, ?array $params = [])
    {
        $params = ConversationParams::memory($params, 'params');
        $answer = Runtime\Library::ffi()->mullama_conversation_new($context->pointer(), $params->pointer);
        $this->own($answer, $context);
    }

    /**
     * Goes on with a conversation that was saved to a file.
     *
     * The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model,
     * answers {@see \Mullama\Exception\FileException} with its path and the reason. The engine's state in it is
     * used where the context has the same number formats and the library the same version; otherwise, as in a
     * deterministic context, the messages are evaluated again with the next answer. What comes out of a file is
     * shared with no other conversation but its forks.
     *
     * @param Context $context The context that answers.
     * @param string $path The file.
     * @throws Exception\FileException
     * @throws Exception\InvalidHandleException
     */
    public static function restore(Context $context, string $path): self
    {
        $path = Runtime\Text::check($path, 'path');
        $started = Runtime\Library::ffi()->mullama_conversation_restore_start($context->pointer(), $path);
        return self::adopt(Runtime\Pending::adopt($started)->handle(), $context);
    }

    /**
     * Goes on with a conversation that was saved to a file, without waiting for the file.
     *
     * The file is not trusted: one that is damaged, cut short, of another kind or version, or of another model,
     * answers {@see \Mullama\Exception\FileException} with its path and the reason. The engine's state in it is
     * used where the context has the same number formats and the library the same version; otherwise, as in a
     * deterministic context, the messages are evaluated again with the next answer. What comes out of a file is
     * shared with no other conversation but its forks.
     *
     * @param Context $context The context that answers.
     * @param string $path The file.
     * @return Future<Conversation> What stands for it; `await()` waits and gives it.
     * @throws Exception\FileException
     * @throws Exception\InvalidHandleException
     */
    public static function restoreAsync(Context $context, string $path): Future
    {
        $path = Runtime\Text::check($path, 'path');
        $started = Runtime\Library::ffi()->mullama_conversation_restore_start($context->pointer(), $path);
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => self::adopt($call->handle(), $context));
    }

    /**
     * Says something as the user, and gives the answer with its record.
     *
     * @param string $text What the user says.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Generation The record of one generation.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function send(
        string $text,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Generation {
        $maxTokens ??= -1;
        $text = Runtime\Text::check($text, 'text');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_conversation_send_start(
            $this->pointer(),
            $text,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Generation::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Says something as the user, and gives the answer while the caller goes on.
     *
     * @param string $text What the user says.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Future<Generation> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function sendAsync(
        string $text,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Future {
        $maxTokens ??= -1;
        $text = Runtime\Text::check($text, 'text');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_conversation_send_start(
            $this->pointer(),
            $text,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Generation::take($call->record()));
    }

    /**
     * Says something as the user, and gives the answer piece by piece, as the pieces come.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param string $text What the user says.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Stream A generation that is still running, pulled piece by piece.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function openSendStream(
        string $text,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Stream {
        $maxTokens ??= -1;
        $text = Runtime\Text::check($text, 'text');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_conversation_send_stream(
            $this->pointer(),
            $text,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Stream::adopt($answer, $this);
    }

    /**
     * Says something as the user, and gives the answer piece by piece, as the pieces come.
     *
     * @param string $text What the user says.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, string, mixed, Generation> The pieces; `getReturn()` has the record after the last.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     * @throws Exception\Utf8Exception
     */
    public function sendStream(
        string $text,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): \Generator {
        return $this->openSendStream($text, $maxTokens, $params, $options)->getIterator();
    }

    /**
     * Adds messages, and gives the answer with its record.
     *
     * @param list<ChatMessageArray> $messages What is new, oldest first; none answers what is there.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Generation The record of one generation.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function sendMessages(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Generation {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_conversation_send_messages_start(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Generation::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Adds messages, and gives the answer while the caller goes on.
     *
     * @param list<ChatMessageArray> $messages What is new, oldest first; none answers what is there.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Future<Generation> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function sendMessagesAsync(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Future {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $started = Runtime\Library::ffi()->mullama_conversation_send_messages_start(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Generation::take($call->record()));
    }

    /**
     * Adds messages, and gives the answer piece by piece, as the pieces come.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param list<ChatMessageArray> $messages What is new, oldest first; none answers what is there.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return Stream A generation that is still running, pulled piece by piece.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function openSendMessagesStream(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): Stream {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_conversation_send_messages_stream(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return Stream::adopt($answer, $this);
    }

    /**
     * Adds messages, and gives the answer piece by piece, as the pieces come.
     *
     * @param list<ChatMessageArray> $messages What is new, oldest first; none answers what is there.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, string, mixed, Generation> The pieces; `getReturn()` has the record after the last.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function sendMessagesStream(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): \Generator {
        return $this->openSendMessagesStream($messages, $maxTokens, $params, $options)->getIterator();
    }

    /**
     * Says something as the user, and gives the answer part by part, with the thought and the calls of tools among
     * the parts.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param string $text What the user says.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return EventStream An answer that is still being generated, pulled part by part.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function openSendEvents(
        string $text,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): EventStream {
        $maxTokens ??= -1;
        $text = Runtime\Text::check($text, 'text');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_conversation_send_events(
            $this->pointer(),
            $text,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return EventStream::adopt($answer, $this);
    }

    /**
     * Says something as the user, and gives the answer part by part, with the thought and the calls of tools among
     * the parts.
     *
     * @param string $text What the user says.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, GenerationEvent, mixed, Generation> The pieces; `getReturn()` has the record after
     *     the last.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function sendEvents(
        string $text,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): \Generator {
        return $this->openSendEvents($text, $maxTokens, $params, $options)->getIterator();
    }

    /**
     * Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
     *
     * The stream itself rather than a loop over it: for several streams in one thread, and for what comes
     * without waiting.
     *
     * @param list<ChatMessageArray> $messages What is new, oldest first; none answers what is there.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return EventStream An answer that is still being generated, pulled part by part.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function openSendMessagesEvents(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): EventStream {
        $maxTokens ??= -1;
        $messages = ChatMessage::structs($messages, 'messages');
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $options = GenerateOptions::memory($options, 'options');
        $answer = Runtime\Library::ffi()->mullama_conversation_send_messages_events(
            $this->pointer(),
            $messages->pointer,
            $messages->count,
            $maxTokens,
            $params->pointer,
            $options->pointer
        );
        return EventStream::adopt($answer, $this);
    }

    /**
     * Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.
     *
     * @param list<ChatMessageArray> $messages What is new, oldest first; none answers what is there.
     * @param int|null $maxTokens Tokens to generate at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param GenerateOptionsArray|null $options Stop strings and the like.
     * @return \Generator<int, GenerationEvent, mixed, Generation> The pieces; `getReturn()` has the record after
     *     the last.
     * @throws Exception\ContextFullException
     * @throws Exception\ContextBusyException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function sendMessagesEvents(
        array $messages,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $options = []
    ): \Generator {
        return $this->openSendMessagesEvents($messages, $maxTokens, $params, $options)->getIterator();
    }

    /**
     * Adds messages without asking for an answer.
     *
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @throws Exception\InvalidInputException
     * @throws Exception\ContextBusyException
     */
    public function add(array $messages): void
    {
        $messages = ChatMessage::structs($messages, 'messages');
        $answer = Runtime\Library::ffi()->mullama_conversation_add(
            $this->pointer(),
            $messages->pointer,
            $messages->count
        );
        Runtime\Answer::status($answer);
    }

    /**
     * Gives all messages.
     *
     * @return mixed A JSON list, as `messagesJson` takes it; without an answer that is still running.
     */
    public function messages(): mixed
    {
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_conversation_messages(
            $this->pointer(),
            $out,
            $space
        );
        return Runtime\Answer::json($fill, 256);
    }

    /**
     * Takes back the last message of the user and all that followed it.
     *
     * @return int How many messages it took; 0 where the user has said nothing.
     * @throws Exception\ContextBusyException
     */
    public function undo(): int
    {
        return Runtime\Answer::count(Runtime\Library::ffi()->mullama_conversation_undo($this->pointer()));
    }

    /**
     * Writes the conversation to a file, with what the model has evaluated of it.
     *
     * The file is written beside its place and then moved there, so that an older one stays as it was until the
     * new one is whole. It has the messages, the tools and the engine's state, as large as what `swapMib` keeps of
     * it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no
     * part of it.
     *
     * @param string $path The file.
     * @throws Exception\FileException
     */
    public function save(string $path): void
    {
        $path = Runtime\Text::check($path, 'path');
        $started = Runtime\Library::ffi()->mullama_conversation_save_start($this->pointer(), $path);
        Runtime\Pending::adopt($started)->status();
    }

    /**
     * Writes the conversation to a file while the caller goes on.
     *
     * The file is written beside its place and then moved there, so that an older one stays as it was until the
     * new one is whole. It has the messages, the tools and the engine's state, as large as what `swapMib` keeps of
     * it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no
     * part of it.
     *
     * @param string $path The file.
     * @return Future<null> What stands for it; `await()` waits and gives it.
     * @throws Exception\FileException
     */
    public function saveAsync(string $path): Future
    {
        $path = Runtime\Text::check($path, 'path');
        $started = Runtime\Library::ffi()->mullama_conversation_save_start($this->pointer(), $path);
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => $call->status());
    }

    /**
     * Tells which of the oldest messages have to go so that there is space.
     *
     * A program that would rather condense than drop asks before it sends, has what {@see Excess::$messages} says
     * summarised, as by a conversation of its own, and gives the summary to {@see Conversation::condense()}, until
     * {@see Excess::$nMessages} is 0.
     *
     * @param int|null $nTokens Tokens that are to be free for what comes next, messages and answer; 0 takes what
     *     the conversation keeps free.
     * @return Excess The oldest turns without which there is space, the last one never among them.
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     */
    public function excess(?int $nTokens = 0): Excess
    {
        $nTokens ??= 0;
        $nTokens = Runtime\Number::i32($nTokens, 'nTokens');
        $started = Runtime\Library::ffi()->mullama_conversation_excess_start($this->pointer(), $nTokens);
        return Excess::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Tells which of the oldest messages have to go while the caller goes on.
     *
     * A program that would rather condense than drop asks before it sends, has what {@see Excess::$messages} says
     * summarised, as by a conversation of its own, and gives the summary to {@see Conversation::condense()}, until
     * {@see Excess::$nMessages} is 0.
     *
     * @param int|null $nTokens Tokens that are to be free for what comes next, messages and answer; 0 takes what
     *     the conversation keeps free.
     * @return Future<Excess> What stands for it; `await()` waits and gives it.
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     */
    public function excessAsync(?int $nTokens = 0): Future
    {
        $nTokens ??= 0;
        $nTokens = Runtime\Number::i32($nTokens, 'nTokens');
        $started = Runtime\Library::ffi()->mullama_conversation_excess_start($this->pointer(), $nTokens);
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => Excess::take($call->record()));
    }

    /**
     * Puts other messages in the place of the oldest ones, as a summary of them.
     *
     * @param int $nOldest How many go, as {@see Excess::$nMessages} says: whole turns, in which messages of the
     *     system do not count.
     * @param list<ChatMessageArray> $messages What stands there instead; none drops them. A message of the system
     *     stays from then on, one of another role can be condensed again.
     * @throws Exception\InvalidInputException
     * @throws Exception\ContextBusyException
     */
    public function condense(int $nOldest, array $messages): void
    {
        $nOldest = Runtime\Number::i32($nOldest, 'nOldest');
        $messages = ChatMessage::structs($messages, 'messages');
        $answer = Runtime\Library::ffi()->mullama_conversation_condense(
            $this->pointer(),
            $nOldest,
            $messages->pointer,
            $messages->count
        );
        Runtime\Answer::status($answer);
    }

    /**
     * Begins another conversation that has said the same so far.
     *
     * What both have in common is evaluated once, and an answer that is still running is no part of it.
     *
     * @return Conversation The other one, on the same context.
     */
    public function fork(): Conversation
    {
        return Conversation::adopt(Runtime\Library::ffi()->mullama_conversation_fork($this->pointer()), $this);
    }

    /**
     * Messages that it has.
     */
    public function nMessages(): int
    {
        $read = new Runtime\Reader($this->pointer());
        return $read->count('mullama_conversation_n_messages');
    }

    /**
     * Tokens of its last prompt with the answer; 0 before the first one.
     */
    public function nTokens(): int
    {
        $read = new Runtime\Reader($this->pointer());
        return $read->count('mullama_conversation_n_tokens');
    }

    /**
     * Messages that were dropped or condensed so far.
     */
    public function nDropped(): int
    {
        $read = new Runtime\Reader($this->pointer());
        return $read->count('mullama_conversation_n_dropped');
    }
}
