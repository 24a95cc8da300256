<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * A conversation whose answer may need tools, step by step.
 *
 * It keeps the messages. Each {@see ToolRun::next()} is one generation; where the model calls tools, their
 * results are given with {@see ToolRun::give()} and the next step goes on from there, until a step has the
 * answer.
 *
 * @phpstan-import-type ChatMessageArray from ChatMessage
 * @phpstan-import-type ChatOptionsArray from ChatOptions
 * @phpstan-import-type GenerateOptionsArray from GenerateOptions
 * @phpstan-import-type ToolResultArray from ToolResult
 */
final class ToolRun extends Runtime\Handle
{
    protected const FREE = 'mullama_tool_run_free';

    /**
     * Begins with the messages of a conversation.
     *
     * @param Context $context Where it is generated.
     * @param list<ChatMessageArray> $messages The messages, oldest first.
     * @param mixed $tools The tools, as `tools` has them, which must be left out.
     * @param int|null $maxTokens Tokens of one generation at most; -1 means as many as fit into the context.
     * @param SamplerParams|null $params How tokens are drawn.
     * @param ChatOptionsArray|null $chat Variables, the clock and the like. A call that its `toolChoice` asks for
     *     is asked for in the first generation alone.
     * @param GenerateOptionsArray|null $options Stop strings and the like, for each generation.
     * @param int|null $maxSteps Generations at most.
     * @throws Exception\InvalidInputException
     * @throws Exception\NotAvailableException
     * @throws Exception\InvalidHandleException
     */
    public function __construct(
        Context $context,
        array $messages,
        mixed $tools,
        ?int $maxTokens = -1,
        ?SamplerParams $params = null,
        ?array $chat = [],
        ?array $options = [],
        ?int $maxSteps = 8
    ) {
        $maxTokens ??= -1;
        $maxSteps ??= 8;
        $messages = ChatMessage::structs($messages, 'messages');
        $tools = Runtime\Json::text($tools, 'tools', Runtime\Holds::Tools);
        $maxTokens = Runtime\Number::i32($maxTokens, 'maxTokens');
        $params = SamplerParams::memory($params, 'params');
        $chat = ChatOptions::memory($chat, 'chat');
        $options = GenerateOptions::memory($options, 'options');
        $maxSteps = Runtime\Number::i32($maxSteps, 'maxSteps');
        $answer = Runtime\Library::ffi()->mullama_tool_run_new(
            $context->pointer(),
            $messages->pointer,
            $messages->count,
            $tools,
            $maxTokens,
            $params->pointer,
            $chat->pointer,
            $options->pointer,
            $maxSteps
        );
        $this->own($answer, $context);
    }

    /**
     * Generates once and gives the calls that the model makes, or its answer.
     *
     * After the last generation that it may make, without an answer, it answers
     * {@see \Mullama\Exception\GenerationException}. A generation that was cancelled, or cut short before a call
     * was whole, is the answer.
     *
     * @return ToolStep The calls or the answer.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function next(): ToolStep
    {
        $started = Runtime\Library::ffi()->mullama_tool_run_next_start($this->pointer());
        return ToolStep::take(Runtime\Pending::adopt($started)->record());
    }

    /**
     * Generates once while the caller goes on.
     *
     * After the last generation that it may make, without an answer, it answers
     * {@see \Mullama\Exception\GenerationException}. A generation that was cancelled, or cut short before a call
     * was whole, is the answer.
     *
     * @return Future<ToolStep> What stands for it; `await()` waits and gives it.
     * @throws Exception\ContextFullException
     * @throws Exception\SamplerException
     * @throws Exception\InvalidInputException
     * @throws Exception\GenerationException
     * @throws Exception\NotAvailableException
     */
    public function nextAsync(): Future
    {
        $started = Runtime\Library::ffi()->mullama_tool_run_next_start($this->pointer());
        return Runtime\Pending::later($started, fn (Runtime\Pending $call): mixed => ToolStep::take($call->record()));
    }

    /**
     * Gives the results of the calls of the last step, all of them, in any order.
     *
     * @param list<ToolResultArray> $results One for each call.
     * @throws Exception\InvalidInputException
     */
    public function give(array $results): void
    {
        $results = ToolResult::structs($results, 'results');
        $answer = Runtime\Library::ffi()->mullama_tool_run_give(
            $this->pointer(),
            $results->pointer,
            $results->count
        );
        Runtime\Answer::status($answer);
    }

    /**
     * Gives the conversation so far.
     *
     * @return mixed A list of messages, as `messagesJson` takes it.
     */
    public function messages(): mixed
    {
        $fill = fn (\FFI\CData $out, int $space): int => Runtime\Library::ffi()->mullama_tool_run_messages(
            $this->pointer(),
            $out,
            $space
        );
        return Runtime\Answer::json($fill, 256);
    }

    /**
     * Tells whether the run was asked to end.
     *
     * Who calls functions between the steps asks before each: the result of one that is not called any more may be
     * any text, for the next step is an answer, with {@see FinishReason::Cancelled}.
     *
     * @return bool `true` once the token of its `cancel` is set.
     */
    public function isCancelled(): bool
    {
        return Runtime\Answer::truth(Runtime\Library::ffi()->mullama_tool_run_is_cancelled($this->pointer()));
    }
}
