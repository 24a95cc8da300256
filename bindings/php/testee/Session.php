<?php

declare(strict_types=1);

namespace Mullama\Testee;

use Mullama\Exception\MullamaException;
use Mullama\Mullama;
use Mullama\Runtime\Handle;

/**
 * Answers requests one after the other and keeps the objects that they name.
 */
final class Session
{
    private readonly Codec $codec;

    /** @var array<string, Handle> */
    private array $objects = [];

    /**
     * @param array<string, mixed> $table the generated dispatch table
     */
    public function __construct(private readonly array $table)
    {
        $this->codec = new Codec($table, fn (string $name): object => $this->objects[$name]);
    }

    /**
     * The answer to a request as one line.
     *
     * @param array<string, mixed> $request
     */
    public function answer(array $request): string
    {
        $answer = ['id' => $request['id']];
        try {
            $answer['ok'] = $this->done($request);
        } catch (MullamaException $failure) {
            $answer['error'] = ['code' => $failure->getCode(), 'message' => $failure->getMessage()];
        } catch (\Throwable $crash) {
            $answer['crash'] = get_class($crash) . ': ' . $crash->getMessage() . ' at ' . $crash->getFile() . ':' . $crash->getLine();
        }
        return json_encode($answer, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /**
     * The answer that a forked child has to a call.
     *
     * @param array<string, mixed> $request
     */
    public function answerInChild(array $request): string
    {
        [$reader, $writer] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $child = pcntl_fork();
        if ($child === 0) {
            fwrite($writer, $this->answer(['op' => 'call'] + $request));
            // The parent's objects are dropped here as at any script's end: in this process that must do nothing.
            exit(0);
        }
        fclose($writer);
        $answer = stream_get_contents($reader);
        pcntl_waitpid($child, $status);
        return $answer ?: json_encode(['id' => $request['id'], 'crash' => "the child ended with status $status"]);
    }

    /**
     * @param array<string, mixed> $request
     * @return array<mixed>
     */
    private function done(array $request): array
    {
        $target = isset($request['target']) ? $this->objects[$request['target']] : null;
        return match ($request['op']) {
            'hello' => $this->hello(),
            'call' => $this->call($target, $request),
            'fact' => $this->fact($target, $request['name']),
            'next' => $this->piece($target->next()),
            'try_next' => $this->piece($target->tryNext()),
            'finish' => $this->record($target->finish()),
            'drain' => $this->drained($target),
            'close' => $this->closed($target),
            'clone' => $this->kept(clone $target, $request['bind']),
        };
    }

    /**
     * @return array{string, array<string, mixed>}
     */
    private function hello(): array
    {
        $features = array_map(static fn (string $one): array => ['str', $one], $this->table['features']);
        return ['record', [
            'language' => ['str', 'php'],
            'version' => ['str', Mullama::version()],
            'abi' => ['i64', (string) Mullama::abiVersion()],
            'api_digest' => ['str', Mullama::apiDigest()],
            'features' => ['list', $features],
        ]];
    }

    /**
     * @param array<string, mixed> $request
     * @return array<mixed>
     */
    private function call(?object $target, array $request): array
    {
        $given = $request['args'] ?? [];
        $way = $this->way($request['method'], $given);
        $arguments = [];
        foreach ($given as $id => $tagged) {
            if ($id === 'progress' || $id === 'callback') {
                $listener = new Listener($tagged[1]);
                $arguments[$id] = $listener->hears(...);
                continue;
            }
            [$name, $type, $leading] = $way['arguments'][$id];
            $value = $this->codec->decode($tagged, $type);
            foreach (array_intersect_key($leading === [] ? [] : $value, array_flip($leading)) as $key => $one) {
                $arguments[$key] = $one;
                unset($value[$key]);
            }
            $arguments[$name] = $value;
        }
        $class = 'Mullama\\' . $way['class'];
        $result = match (true) {
            $way['class'] === '' => $target->{$way['method']}(...$arguments),
            $way['method'] === 'new' => new $class(...$arguments),
            default => $class::{$way['method']}(...$arguments),
        };
        if ($result instanceof Handle) {
            return $this->kept($result, $request['bind'] ?? '');
        }
        return isset($listener) ? $listener->heard() : $this->codec->encode($result, $way['returns']);
    }

    /**
     * The method that starts from what was given.
     *
     * @param array<string, mixed> $given
     * @return array<string, mixed>
     */
    private function way(string $path, array $given): array
    {
        $ways = $this->table['calls'][$path];
        foreach ($ways as $way) {
            if ($way['start'] === '' || array_key_exists($way['start'], $given)) {
                return $way;
            }
        }
        return $ways[0];
    }

    /**
     * @return array<mixed>
     */
    private function fact(object $target, string $name): array
    {
        [$method, $type] = $this->table['facts'][get_class($target)][$name];
        return $this->codec->encode($target->$method(), $type);
    }

    /**
     * @return array{string, 1?: string}
     */
    private function piece(?string $piece): array
    {
        return $piece === null ? ['none'] : ['str', $piece];
    }

    /**
     * @return array{string, mixed}
     */
    private function record(object $record): array
    {
        return $this->codec->encode($record, [\Mullama\Runtime\Type::Record, get_class($record)]);
    }

    /**
     * Every piece through a loop.
     *
     * @return array{string, list<array{string, string}>}
     */
    private function drained(object $stream): array
    {
        $pieces = [];
        foreach ($stream as $piece) {
            $pieces[] = ['str', $piece];
        }
        return ['list', $pieces];
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
     * @return array{string, string}
     */
    private function kept(Handle $object, string $name): array
    {
        $this->objects[$name] = $object;
        return ['handle', $name];
    }
}
