<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception\CancelledException;
use Mullama\Future;
use Mullama\Loop;
use Mullama\Task;
use Mullama\Tool;

/**
 * The functions that a model may call, by their names, and the loop that asks, calls and tells until there is an answer.
 *
 * @internal
 */
final class Tools
{
    /**
     * @param array<string, Tool> $tools
     */
    private function __construct(private readonly array $tools)
    {
    }

    /**
     * @param iterable<Tool|callable> $tools
     */
    public static function of(iterable $tools): self
    {
        $named = [];
        foreach ($tools as $at => $tool) {
            if (!$tool instanceof Tool) {
                $tool = is_callable($tool) ? Tool::from($tool) : throw new \TypeError(
                    "tools[$at] is " . get_debug_type($tool) . '; it must be a Tool or a function with a name'
                );
            }
            if (isset($named[$tool->name])) {
                throw new \TypeError("tools[$at] is called '$tool->name', as one before it is; give each a name of its own");
            }
            $named[$tool->name] = $tool;
        }
        return new self($named);
    }

    /**
     * Asks the model, calls what it asks for and tells it the results, until it answers. What a function throws is its result.
     *
     * @param \Closure(list<array<string, mixed>>): object $open makes the run, whose steps have the calls or the answer
     */
    public function run(\Closure $open): object
    {
        $run = $open($this->described());
        try {
            for ($step = $run->next(); $step->answer === null; $step = $run->next()) {
                $run->give($this->results($run, $step->calls));
            }
            return $step->answer;
        } finally {
            $run->free();
        }
    }

    /**
     * The same as an answer to come: the model's steps go on beside PHP, and the functions are called when the answer is asked for or after.
     *
     * @param \Closure(list<array<string, mixed>>): object $open
     * @return Future<object>
     */
    public function runLater(\Closure $open): Future
    {
        return $this->nextOf($open($this->described()));
    }

    /**
     * The next step, from which the answer or the step after it comes.
     *
     * @return Future<object>
     */
    private function nextOf(object $run): Future
    {
        return $run->nextAsync()->followed(function (object $step, \Closure $isStopped) use ($run): object {
            if ($step->answer !== null) {
                $run->free();
                return $step->answer;
            }
            $run->give($this->results($run, $step->calls, $isStopped));
            return $this->nextOf($run);
        });
    }

    /**
     * What the model is told of them.
     *
     * @return list<array<string, mixed>>
     */
    private function described(): array
    {
        return array_values(array_map(static fn (Tool $tool): array => [
            'name' => $tool->name,
            'description' => $tool->description,
            'parameters' => $tool->parameters,
        ], $this->tools));
    }

    /**
     * The results of the calls of one step: one after the other, but inside of a loop, where each has a task of its own.
     *
     * @param list<object> $calls
     * @param (\Closure(): bool)|null $isStopped
     * @return list<array{id: string, content: string, isError: bool}>
     */
    private function results(object $run, array $calls, ?\Closure $isStopped = null): array
    {
        $isOver = static fn (): bool => $run->isCancelled() || ($isStopped !== null && $isStopped());
        $result = fn (object $call): array => $this->result($call, $isOver());
        if (Scheduler::here() === null || count($calls) < 2) {
            return array_map($result, $calls);
        }
        return Loop::all(array_map(static fn (object $call): Task => Loop::async(static fn (): array => $result($call)), $calls));
    }

    /**
     * The result of one call; only that its task was cancelled is none. A run that was asked to end calls nothing more.
     *
     * @return array{id: string, content: string, isError: bool}
     */
    private function result(object $call, bool $isOver): array
    {
        if ($isOver) {
            return ['id' => $call->id, 'content' => 'cancelled', 'isError' => true];
        }
        try {
            $tool = $this->tools[$call->name] ?? throw new \UnexpectedValueException(
                "there is no tool '$call->name'; there are: " . implode(', ', array_keys($this->tools))
            );
            return ['id' => $call->id, 'content' => self::told($tool->call($call->arguments)), 'isError' => false];
        } catch (\Throwable $thrown) {
            if ($thrown instanceof CancelledException && Scheduler::here() !== null) {
                throw $thrown;
            }
            return ['id' => $call->id, 'content' => self::told($thrown->getMessage()), 'isError' => true];
        }
    }

    /**
     * A text as far as it is one: invalid UTF-8 and NUL are told as U+FFFD.
     */
    private static function told(string $text): string
    {
        return str_replace("\0", "\u{FFFD}", json_decode(json_encode($text, JSON_THROW_ON_ERROR | JSON_INVALID_UTF8_SUBSTITUTE)));
    }
}
