<?php

declare(strict_types=1);

namespace Mullama\Conformance;

use Mullama\Future;
use Mullama\Loop;
use Mullama\Mullama;
use Mullama\Runtime\Handle;

/**
 * The client: it finds what a request names in the package, calls it as a user would, and writes down what comes back.
 */
final class Client
{
    private readonly Answers $answers;
    private readonly Arguments $arguments;

    /** @var array<string, Handle> the objects under the suite's names; closed ones stay, so that using them can be tried */
    private array $objects = [];

    /** @var array<string, string> their types in the table */
    private array $types = [];

    public function __construct(private readonly Table $table)
    {
        $this->answers = new Answers($table);
        $this->arguments = new Arguments($table, fn (string $name): object => $this->objects[$name]);
    }

    /**
     * The tagged answer of one request.
     *
     * @param array<string, mixed> $request
     * @return array<mixed>
     */
    public function answer(array $request): array
    {
        $target = $this->objects[$request['target'] ?? ''] ?? null;
        $shape = $this->shape($this->types[$request['target'] ?? ''] ?? '');
        return match ($request['op']) {
            'hello' => $this->hello(),
            'call' => $this->call($target, $request),
            'fact' => $this->fact($target, $shape['facts'][$request['name']]),
            'next' => $this->answers->tagged("option<{$shape['item']}>", $target->next()),
            'try_next' => $this->answers->tagged("option<{$shape['item']}>", $target->tryNext()),
            'drain' => $this->answers->tagged("list<{$shape['item']}>", iterator_to_array($target, false)),
            'drain_async' => $this->answers->tagged("list<{$shape['item']}>", self::awaited($target)),
            'finish' => $this->answers->tagged($shape['record'], $target->finish()),
            'close' => $this->closed($target),
            'clone' => $this->kept(clone $target, $this->types[$request['target']], $request['bind']),
        };
    }

    /**
     * @param array<string, mixed> $request
     * @return array<mixed>
     */
    private function call(?object $target, array $request): array
    {
        $given = $request['args'] ?? [];
        $call = $this->chosen($request['method'], $given);
        $arguments = $this->arguments->named($call['takes'], $given);
        $made = match (true) {
            isset($call['method']) => $target->{$call['method']}(...$arguments),
            isset($call['new']) => new (Table::classOf($call['new']))(...$arguments),
            default => Table::method($call['function'])(...$arguments),
        };
        if ($made instanceof Future) {
            $made = Loop::run(static fn (): mixed => $made->await());
        }
        [$outer, $inner] = Table::parts($call['gives']);
        return match ($outer) {
            'handle', 'stream' => $this->kept($made, $call['gives'], $request['bind'] ?? ''),
            'heard' => $this->answers->tagged("list<$inner>", $arguments['callback']->heard),
            default => $this->answers->tagged($call['gives'], $made),
        };
    }

    /**
     * The call of a path that takes what is given; only where there are several inputs has a path several calls.
     *
     * @param array<string, mixed> $given
     * @return array<string, mixed>
     */
    private function chosen(string $path, array $given): array
    {
        foreach ($this->table->calls[$path] ?? [] as $call) {
            if (array_diff(array_keys($given), array_column($call['takes'], 0)) === []) {
                return $call;
            }
        }
        throw new \LogicException("no call $path of " . implode(', ', array_keys($given)));
    }

    /**
     * @param array{string, string} $named
     * @return array<mixed>
     */
    private function fact(object $target, array $named): array
    {
        [$method, $type] = $named;
        return $this->answers->tagged($type, $target->$method());
    }

    /**
     * Keeps an object, which must be of the class that the table says.
     *
     * @return array{string, string}
     */
    private function kept(mixed $object, string $type, string $name): array
    {
        Answers::member($this->shape($type)['type'], $object);
        $this->objects[$name] = $object;
        $this->types[$name] = $type;
        return ['handle', $name];
    }

    /**
     * What the table says of a handle or a stream.
     *
     * @return array<string, mixed>
     */
    private function shape(string $type): array
    {
        [$outer, $id] = Table::parts($type);
        return ($outer === 'stream' ? $this->table->streams : $this->table->handles)[$id] ?? [];
    }

    /**
     * What a stream still has, read by a task of a loop beside another task.
     *
     * @return list<mixed>
     */
    private static function awaited(object $stream): array
    {
        return Loop::run(static function () use ($stream): array {
            $beside = Loop::async(static fn () => Loop::delay(0));
            $items = iterator_to_array($stream, false);
            $beside->await();
            return $items;
        });
    }

    /**
     * @return array{string}
     */
    private function closed(?Handle $object): array
    {
        $object?->free();
        return ['none'];
    }

    /**
     * @return array{string, array<string, mixed>}
     */
    private function hello(): array
    {
        return ['record', [
            'language' => ['str', 'php'],
            'version' => $this->answers->tagged('str', Mullama::version()),
            'abi' => $this->answers->tagged('i64', Mullama::abiVersion()),
            'api_digest' => $this->answers->tagged('str', Mullama::apiDigest()),
            'features' => $this->answers->tagged('list<str>', $this->table->features),
        ]];
    }
}
