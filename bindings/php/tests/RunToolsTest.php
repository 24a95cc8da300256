<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\CancelToken;
use Mullama\Exception\CancelledException;
use Mullama\Exception\GenerationException;
use Mullama\FinishReason;
use Mullama\Future;
use Mullama\Loop;
use Mullama\SamplerParams;
use Mullama\Tool;
use PHPUnit\Framework\TestCase;

/**
 * Functions as tools of the tiny model, which knows one: `get_weather`.
 */
final class RunToolsTest extends TestCase
{
    use TinyModel;

    private const ASKED = [['user', 'What is the weather in Oslo?']];

    public function testTheFunctionIsCalledAndTheModelToldWhatItGave(): void
    {
        $cities = [];
        $tool = self::weather(function (string $city) use (&$cities): array {
            $cities[] = $city;
            return ['degrees' => -3, 'sky' => 'snowy'];
        });
        $answer = $this->context()->runTools(self::ASKED, [$tool], -1, SamplerParams::greedy());
        self::assertSame('It is snowy in Oslo, -3 degrees.', $answer->text);
        self::assertSame([FinishReason::Stop, ['Oslo']], [$answer->finishReason, $cities]);
    }

    public function testWhatAFunctionThrowsIsToldAndTheLoopGoesOn(): void
    {
        $called = 0;
        $tool = self::weather(function (string $city) use (&$called): array {
            $called++;
            throw new \LogicException("the sky over $city is closed");
        });
        try {
            $text = $this->context()->runTools(self::ASKED, [$tool], 40, SamplerParams::greedy())->text;
            self::assertNotSame('', $text);
        } catch (GenerationException $limit) {
            self::assertStringContainsString('8', $limit->getMessage());
        }
        self::assertGreaterThan(0, $called);
    }

    public function testTheLimitIsAnError(): void
    {
        $called = 0;
        $tool = self::weather(function (string $city) use (&$called): string {
            $called++;
            return $city;
        });
        try {
            $this->context()->runTools(self::ASKED, [$tool], -1, SamplerParams::greedy(), [], [], 1);
            self::fail('one step has given an answer');
        } catch (GenerationException $limit) {
            self::assertSame(1, $called);
        }
    }

    public function testACancelTokenThatAFunctionSetsEndsIt(): void
    {
        $token = new CancelToken();
        $tool = self::weather(function (string $city) use ($token): string {
            $token->cancel();
            return $city;
        });
        $answer = $this->context()->runTools(self::ASKED, [$tool], -1, SamplerParams::greedy(), [], ['cancel' => $token]);
        self::assertSame(FinishReason::Cancelled, $answer->finishReason);
    }

    public function testAToolThatIsNotThereAndArgumentsThatDoNotFitAreTold(): void
    {
        $never = static function (string $town): string {
            self::fail("it is called with what it does not take: $town");
        };
        foreach (['get_time', 'get_weather'] as $name) {
            try {
                $tool = new Tool($name, 'Current weather in a town', $never);
                $this->context()->runTools(self::ASKED, [$tool], 40, SamplerParams::greedy(), [], [], 3);
            } catch (GenerationException $limit) {
                self::assertStringContainsString('3', $limit->getMessage());
            }
        }
        $this->addToAssertionCount(1);
    }

    public function testInALoopTheTasksGoOnWhileAFunctionWaits(): void
    {
        $context = $this->context(['nSeqMax' => 2]);
        $order = [];
        $ask = function (string $mark) use ($context, &$order): string {
            $tool = self::weather(function (string $city) use ($mark, &$order): array {
                $order[] = "$mark begins";
                Loop::delay(0.05);
                $order[] = "$mark ends";
                return ['degrees' => -3, 'sky' => 'snowy'];
            });
            return $context->runTools(self::ASKED, [$tool], -1, SamplerParams::greedy())->text;
        };
        $texts = Loop::run(static fn (): array => Loop::all([
            Loop::async(static fn (): string => $ask('a')),
            Loop::async(static fn (): string => $ask('b')),
        ]));
        self::assertSame(array_fill(0, 2, 'It is snowy in Oslo, -3 degrees.'), $texts);
        self::assertCount(4, $order);
    }

    public function testATaskThatIsCancelledInAFunctionEndsTheLoop(): void
    {
        $waits = false;
        $this->expectException(CancelledException::class);
        Loop::run(function () use (&$waits): string {
            $tool = self::weather(function (string $city) use (&$waits): string {
                $waits = true;
                Loop::delay(60);
                return $city;
            });
            $context = $this->context();
            $run = Loop::async(fn (): string => $context->runTools(self::ASKED, [$tool], -1, SamplerParams::greedy())->text);
            while (!$waits) {
                Loop::delay(0.01);
            }
            $run->cancel();
            return $run->await();
        });
    }

    public function testAnAnswerToComeGoesOnWhileItsCallerDoes(): void
    {
        $context = $this->context();
        $called = [];
        $tool = self::weather(function (string $city) use (&$called): array {
            $called[] = $city;
            return ['degrees' => -3, 'sky' => 'snowy'];
        });
        $future = $context->runToolsAsync(self::ASKED, [$tool], -1, SamplerParams::greedy());
        self::assertSame([[], 0.0], [$called, $future->progress()]);
        self::assertSame('It is snowy in Oslo, -3 degrees.', $future->await()->text);
        self::assertSame([['Oslo'], true, 1.0], [$called, $future->isReady(), $future->progress()]);
        self::assertSame($future->await(), $future->await());
        // Without waiting for anything but by `poll`, which calls the function.
        $future = $context->runToolsAsync(self::ASKED, [$tool], -1, SamplerParams::greedy());
        self::assertSame(['it'], Loop::poll(['it' => $future]));
        self::assertSame([['Oslo', 'Oslo'], true], [$called, $future->isReady()]);
        self::assertSame('It is snowy in Oslo, -3 degrees.', $future->await()->text);
    }

    public function testTasksOfALoopAwaitTheSameAnswer(): void
    {
        $context = $this->context();
        $tool = self::weather(function (string $city): array {
            Loop::delay(0.02);
            return ['degrees' => -3, 'sky' => 'snowy'];
        });
        $texts = Loop::run(function () use ($context, $tool): array {
            $future = $context->runToolsAsync(self::ASKED, [$tool], -1, SamplerParams::greedy());
            $await = static fn (): string => $future->await()->text;
            return Loop::all([Loop::async($await), Loop::async($await), $future]);
        });
        self::assertSame(array_fill(0, 2, 'It is snowy in Oslo, -3 degrees.'), array_slice($texts, 0, 2));
        self::assertSame($texts[0], $texts[2]->text);
    }

    public function testFunctionsOfSeveralAnswersGoOnAtOnceInALoop(): void
    {
        $context = $this->context(['nSeqMax' => 2]);
        $called = 0;
        $tool = self::weather(function (string $city) use (&$called): array {
            // One after the other would wait for ever.
            for ($called++; $called < 2;) {
                Loop::delay(0.001);
            }
            return ['degrees' => -3, 'sky' => 'snowy'];
        });
        $begin = static fn (): Future => $context->runToolsAsync(self::ASKED, [$tool], -1, SamplerParams::greedy());
        $answers = Loop::run(static fn (): array => Loop::all(['a' => $begin(), 'b' => $begin()]));
        self::assertSame(['a', 'b'], array_keys($answers));
        self::assertSame([2, 'It is snowy in Oslo, -3 degrees.'], [$called, $answers['b']->text]);
    }

    public function testAnAnswerToComeIsCancelledBeforeAndInItsFunctions(): void
    {
        $context = $this->context();
        $future = $context->runToolsAsync(self::ASKED, [self::weather(static fn (string $city): string => $city)], -1, SamplerParams::greedy());
        $future->cancel();
        self::assertSame(FinishReason::Cancelled, $future->await()->finishReason);
        $tool = self::weather(static function (string $city) use (&$future): string {
            $future->cancel();
            return $city;
        });
        $future = $context->runToolsAsync(self::ASKED, [$tool], -1, SamplerParams::greedy());
        self::assertSame(FinishReason::Cancelled, $future->await()->finishReason);
        // The context answers as before.
        self::assertNotSame('', $context->chat(self::ASKED, 5, SamplerParams::greedy())->text);
    }

    public function testAnAnswerToComeIsDroppedAndFailsAsItsCallWould(): void
    {
        $context = $this->context();
        $tool = self::weather(static fn (string $city): string => $city);
        $future = $context->runToolsAsync(self::ASKED, [$tool], -1, SamplerParams::greedy());
        unset($future);
        $limited = $context->runToolsAsync(self::ASKED, [$tool], -1, SamplerParams::greedy(), [], [], 1);
        try {
            $limited->await();
            self::fail('one step has given an answer');
        } catch (GenerationException $limit) {
            self::assertStringContainsString('no answer after 1 step', $limit->getMessage());
        }
        $itself = self::weather(static function (string $city) use (&$waits): string {
            return $waits->await()->text;
        });
        $waits = $context->runToolsAsync(self::ASKED, [$itself], 40, SamplerParams::greedy(), [], [], 2);
        try {
            $waits->await();
        } catch (GenerationException $limit) {
            self::assertStringContainsString('no answer after 2 steps', $limit->getMessage());
        }
        self::assertTrue($waits->isReady());
    }

    private static function weather(callable $function): Tool
    {
        return new Tool('get_weather', 'Current weather in a city', $function);
    }
}
