<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\CancelToken;
use Mullama\Context;
use Mullama\EmbeddingGenerator;
use Mullama\Exception\CancelledException;
use Mullama\Exception\InvalidInputException;
use Mullama\Exception\ModelLoadException;
use Mullama\FinishReason;
use Mullama\Future;
use Mullama\Loop;
use Mullama\Model;
use Mullama\Mullama;
use Mullama\Overflow;
use Mullama\SamplerParams;
use PHPUnit\Framework\TestCase;

/**
 * Started calls, and several calls and streams at once in a loop.
 */
final class LoopTest extends TestCase
{
    use TinyModel;

    private static function greedy(): SamplerParams
    {
        return SamplerParams::greedy();
    }

    private static function endless(): SamplerParams
    {
        return SamplerParams::greedy()->with(['ignoreEos' => true]);
    }

    private function wide(int $nSeqMax = 2): Context
    {
        return $this->context(['nCtx' => 1024, 'nSeqMax' => $nSeqMax]);
    }

    public function testAStartedCallGivesWhatTheOtherGives(): void
    {
        $context = $this->context();
        $text = $context->generate(self::STORY, 8, self::greedy());
        $call = $context->generateAsync(self::STORY, 8, self::greedy());
        self::assertInstanceOf(Future::class, $call);
        self::assertSame($text, $call->await());
        self::assertSame($text, $call->await(), 'as often as it is asked for');
        self::assertTrue($call->isReady());
        self::assertSame(1.0, $call->progress());
        self::assertSame($text, $context->completeAsync(self::STORY, 8, self::greedy())->await()->text);
        $talk = [['user', 'Tell me a story.']];
        self::assertSame($context->chat($talk, 5, self::greedy())->text, $context->chatAsync($talk, 5, self::greedy())->await()->text);
    }

    public function testModelsContextsAndGeneratorsAreMadeBeside(): void
    {
        $heard = [];
        $model = Model::loadAsync(self::PATH, [], function (float $fraction) use (&$heard): void {
            $heard[] = $fraction;
        })->await();
        self::assertSame(1.0, end($heard));
        $context = Context::createAsync($model, ['nCtx' => 256, 'nThreads' => 1])->await();
        self::assertNotSame('', $context->generate(self::STORY, 3));
        $generator = EmbeddingGenerator::createAsync($model)->await();
        self::assertSame($generator->embed('the cat'), $generator->embedAsync('the cat')->await());
        self::assertSame($generator->embedBatch(['a', 'b']), $generator->embedBatchAsync(['a', 'b'])->await());
    }

    public function testTheErrorOfACallComesOutOfAwait(): void
    {
        $call = Model::loadAsync('no/such/file.gguf');
        foreach (range(1, 2) as $_) {
            try {
                $call->await();
                self::fail('nothing was thrown');
            } catch (ModelLoadException $failure) {
                self::assertStringContainsString('no/such/file.gguf', $failure->getMessage());
            }
        }
    }

    public function testCancelGivesWhatWasMade(): void
    {
        $context = $this->context(['overflow' => Overflow::Shift]);
        $call = $context->completeAsync(self::STORY, -1, self::endless());
        self::assertFalse($call->isReady());
        $call->cancel();
        self::assertSame(FinishReason::Cancelled, $call->await()->finishReason);
        $embedding = (new EmbeddingGenerator($this->model()))->embedBatchAsync(array_fill(0, 20000, self::STORY));
        $embedding->cancel();
        $this->expectException(CancelledException::class);
        $embedding->await();
    }

    public function testACallThatNobodyHoldsEnds(): void
    {
        $context = $this->context(['overflow' => Overflow::Shift]);
        $before = Mullama::liveHandles();
        $context->generateAsync(self::STORY, -1, self::endless());
        // It would have kept the only sequence for ever.
        self::assertNotSame('', $context->generate(self::STORY, 3));
        self::assertSame($before, Mullama::liveHandles());
    }

    public function testTasksOfALoopWaitAtTheSameTime(): void
    {
        $context = $this->wide();
        $expected = $context->generate(self::STORY, 40, self::greedy());
        $order = '';
        $read = static function (string $mark) use ($context, &$order): string {
            $text = '';
            foreach ($context->generateStream(self::STORY, 40, self::greedy()) as $piece) {
                $text .= $piece;
                $order .= $mark;
            }
            return $text;
        };
        $texts = Loop::run(fn (): array => Loop::all([
            'a' => Loop::async(fn (): string => $read('a')),
            'b' => Loop::async(fn (): string => $read('b')),
            'c' => $context->generateAsync(self::STORY, 40, self::greedy()),
        ]));
        self::assertSame(['a' => $expected, 'b' => $expected, 'c' => $expected], $texts);
        self::assertLessThan(strrpos($order, 'a'), strpos($order, 'b'), $order);
        self::assertLessThan(strrpos($order, 'b'), strpos($order, 'a'), $order);
    }

    public function testEveryWaitOfATaskIsItsOwn(): void
    {
        // Nothing here says that it is asynchronous.
        $turns = 0;
        $context = $this->context();
        $text = Loop::run(function () use ($context, &$turns): string {
            $counting = Loop::async(function () use (&$turns): void {
                while (true) {
                    $turns++;
                    Loop::delay(0);
                }
            });
            $text = $context->generate(self::STORY, 60, self::endless());
            self::assertFalse($counting->isReady());
            return $text;
        });
        self::assertSame($context->generate(self::STORY, 60, self::endless()), $text);
        self::assertGreaterThan(10, $turns);
    }

    public function testATaskGivesOrThrowsWhatItsFunctionDoes(): void
    {
        self::assertSame(7, Loop::run(fn (): int => Loop::async(fn (): int => 7)->await()));
        $seen = Loop::run(function (): string {
            $failing = Loop::async(static fn () => throw new \DomainException('mine'));
            try {
                return $failing->await();
            } catch (\DomainException $mine) {
                return $mine->getMessage();
            }
        });
        self::assertSame('mine', $seen);
        $this->expectExceptionMessage('nobody has awaited it');
        Loop::run(function (): void {
            Loop::async(static fn () => throw new \DomainException('nobody has awaited it'));
            Loop::delay(0);
        });
    }

    public function testCancellingATaskEndsTheCallThatItWaitsFor(): void
    {
        $context = $this->context(['overflow' => Overflow::Shift]);
        $before = Mullama::liveHandles();
        $ways = [
            fn () => $context->generate(self::STORY, -1, self::endless()),
            fn () => iterator_to_array($context->generateStream(self::STORY, -1, self::endless()), false),
            fn () => $context->generateAsync(self::STORY, -1, self::endless())->await(),
            fn () => Loop::all([$context->generateAsync(self::STORY, -1, self::endless())]),
        ];
        foreach ($ways as $way) {
            $text = Loop::run(function () use ($way, $context): string {
                $task = Loop::async(\Closure::fromCallable($way));
                Loop::delay(0.01);
                $task->cancel();
                try {
                    $task->await();
                    self::fail('nothing was thrown');
                } catch (CancelledException) {
                    return $context->generate(self::STORY, 3);
                }
            });
            self::assertNotSame('', $text);
            self::assertSame($before, Mullama::liveHandles());
        }
    }

    public function testTheEndOfTheFirstTaskEndsTheOthers(): void
    {
        $context = $this->context(['overflow' => Overflow::Shift]);
        $cleaned = false;
        Loop::run(function () use ($context, &$cleaned): void {
            Loop::async(function () use ($context, &$cleaned): void {
                try {
                    $context->generate(self::STORY, -1, self::endless());
                } finally {
                    $cleaned = true;
                }
            });
            Loop::delay(0.01);
        });
        self::assertTrue($cleaned);
        self::assertNotSame('', $context->generate(self::STORY, 3));
    }

    public function testAnExceptionOfTheFirstTaskEndsTheOthersAndIsThrown(): void
    {
        $context = $this->context(['overflow' => Overflow::Shift]);
        try {
            Loop::run(function () use ($context): void {
                Loop::async(fn () => $context->generate(self::STORY, -1, self::endless()));
                Loop::delay(0.01);
                throw new \DomainException('mine');
            });
            self::fail('nothing was thrown');
        } catch (\DomainException $mine) {
            self::assertSame('mine', $mine->getMessage());
        }
        self::assertNotSame('', $context->generate(self::STORY, 3));
    }

    public function testPollTellsWhichStreamsAndCallsAreReady(): void
    {
        $context = $this->wide(3);
        $expected = $context->generate(self::STORY, 30, self::greedy());
        $open = array_map(fn () => $context->openGenerateStream(self::STORY, 30, self::greedy()), ['x' => 1, 'y' => 2]);
        $open['call'] = $context->generateAsync(self::STORY, 30, self::greedy());
        $texts = ['x' => '', 'y' => '', 'call' => ''];
        while ($open !== []) {
            foreach (Loop::poll($open) as $key) {
                $piece = $key === 'call' ? $open[$key]->await() : $open[$key]->tryNext();
                $texts[$key] .= $piece ?? '';
                if ($key === 'call' || $piece === null) {
                    unset($open[$key]);
                }
            }
        }
        self::assertSame(['x' => $expected, 'y' => $expected, 'call' => $expected], $texts);
    }

    public function testPollHasATimeOutAndTakesNothing(): void
    {
        $context = $this->context(['nCtx' => 8192]);
        $slow = $context->openGenerateStreamFromTokens(array_fill(0, 8000, 300), 2, self::greedy());
        self::assertSame([], Loop::poll([$slow], 0));
        self::assertSame([], Loop::poll([$slow], 0.01));
        self::assertSame([0], Loop::poll([$slow]));
        self::assertSame([0], Loop::poll([$slow], 0));
        self::assertNotNull($slow->tryNext());
        self::assertSame([], Loop::poll([]));
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage('sources has string');
        Loop::poll(['slow']);
    }

    public function testDescriptorsAreSelected(): void
    {
        $context = $this->wide();
        $expected = $context->generate(self::STORY, 30, self::greedy());
        $streams = [$context->openGenerateStream(self::STORY, 30, self::greedy()), $context->openGenerateStream(self::STORY, 30, self::greedy())];
        $open = [$streams[0]->fd(), $streams[1]->fd()];
        $call = $context->generateAsync(self::STORY, 30, self::greedy());
        $texts = ['', ''];
        while ($open !== []) {
            [$ready, $write, $except] = [$open, null, null];
            self::assertGreaterThan(0, stream_select($ready, $write, $except, 60));
            foreach (array_keys($ready) as $at) {
                $piece = $streams[$at]->tryNext();
                $texts[$at] .= $piece ?? '';
                if ($piece === null) {
                    unset($open[$at]);
                }
            }
        }
        self::assertSame([$expected, $expected], $texts);
        [$ready, $write, $except] = [[$call->fd()], null, null];
        self::assertSame(1, stream_select($ready, $write, $except, 60));
        self::assertTrue($call->isReady());
        self::assertSame($expected, $call->await());
    }

    public function testTwoTasksAwaitOneCall(): void
    {
        $context = $this->context();
        $call = $context->generateAsync(self::STORY, 20, self::greedy());
        $texts = Loop::run(fn (): array => Loop::all([Loop::async($call->await(...)), Loop::async($call->await(...))]));
        self::assertSame($texts[0], $texts[1]);
        self::assertSame($context->generate(self::STORY, 20, self::greedy()), $texts[0]);
    }

    public function testMisuseOfTheLoopIsTold(): void
    {
        foreach ([fn () => Loop::async(fn () => 1), fn () => Loop::delay(0), fn () => Loop::run(fn () => Loop::run(fn () => 1))] as $misuse) {
            try {
                $misuse();
                self::fail('nothing was thrown');
            } catch (InvalidInputException $told) {
                self::assertStringContainsString('loop', $told->getMessage());
            }
        }
        $this->expectException(\LogicException::class);
        $this->expectExceptionMessage('waits for another one');
        Loop::run(function (): void {
            $me = null;
            $me = Loop::async(function () use (&$me): void {
                Loop::delay(0);
                $me->await();
            });
            $me->await();
        });
    }

    public function testATokenAndAListenerEndACallInsideOfATask(): void
    {
        $cancel = new CancelToken();
        $context = $this->context(['overflow' => Overflow::Shift]);
        $record = Loop::run(function () use ($context, $cancel): object {
            Loop::async(fn () => $cancel->cancel());
            return $context->complete(self::STORY, -1, self::endless(), ['cancel' => $cancel]);
        });
        self::assertSame(FinishReason::Cancelled, $record->finishReason);
        $this->expectException(CancelledException::class);
        Loop::run(fn () => Model::load(self::PATH, [], static fn (): bool => false));
    }
}
