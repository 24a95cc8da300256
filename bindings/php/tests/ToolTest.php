<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Description;
use Mullama\ListOf;
use Mullama\Loop;
use Mullama\Range;
use Mullama\Runtime\Tools;
use Mullama\Tests\Answers\Animal;
use Mullama\Tool;
use PHPUnit\Framework\TestCase;

/**
 * Functions as tools: what a model is told of them, and what a call of theirs comes to; without a model.
 */
final class ToolTest extends TestCase
{
    /**
     * @param list<string> $extras
     */
    #[Description('Feeds an animal')]
    public static function feed(
        Animal $animal,
        #[Description('portions')] #[Range(1, 3)] int $count = 1,
        #[ListOf('string')] array $extras = [],
    ): string {
        return "$animal->name $count " . implode(' ', $extras);
    }

    public function testAFunctionSaysWhatItTakes(): void
    {
        $tool = Tool::from([self::class, 'feed']);
        self::assertSame(['feed', 'Feeds an animal'], [$tool->name, $tool->description]);
        self::assertSame([
            'type' => 'object',
            'properties' => [
                'animal' => ['enum' => ['fox', 'crow']],
                'count' => ['description' => 'portions', 'type' => 'integer', 'minimum' => 1, 'maximum' => 3],
                'extras' => ['type' => 'array', 'items' => ['type' => 'string']],
            ],
            'required' => ['animal'],
            'additionalProperties' => false,
        ], json_decode((string) json_encode($tool->parameters), true));
        $none = new Tool('now', 'The time', fn () => 12);
        self::assertSame('{"type":"object","properties":{},"required":[],"additionalProperties":false}', json_encode($none->parameters));
    }

    public function testACallHasItsResultAsTextOrAsJson(): void
    {
        $tool = Tool::from([self::class, 'feed']);
        self::assertSame('Fox 2 hay sun', $tool->call(['animal' => 'fox', 'count' => 2, 'extras' => ['hay', 'sun']]));
        self::assertSame('Crow 1 ', $tool->call(['animal' => 'crow']));
        $sum = new Tool('sum', 'Adds', static fn (float $a, float $b): array => ['sum' => $a + $b, 'text' => 'ä/']);
        self::assertSame('{"sum":3.0,"text":"ä/"}', $sum->call(['a' => 1, 'b' => 2]));
        self::assertSame('null', (new Tool('none', 'Gives nothing', static function (): void {
        }))->call([]));
    }

    /**
     * @dataProvider misfits
     */
    public function testArgumentsThatDoNotFitAreNamed(mixed $arguments, string $message): void
    {
        $this->expectException(\UnexpectedValueException::class);
        $this->expectExceptionMessage($message);
        Tool::from([self::class, 'feed'])->call($arguments);
    }

    /**
     * @return iterable<array{mixed, string}>
     */
    public function misfits(): iterable
    {
        yield [[], "$ lacks 'animal', which feed() must have"];
        yield [['animal' => 'cow'], '$.animal is "cow"; it must be Mullama\Tests\Answers\Animal'];
        yield [['animal' => 'fox', 'count' => 4], '$.count is 4; it must be from 1 to 3'];
        yield [['animal' => 'fox', 'count' => '2'], '$.count is "2"; it must be int'];
        yield [['animal' => 'fox', 'tip' => 1], "$ has 'tip', which feed() does not have"];
        yield ['fox', '$ is "fox"; it must be an object that becomes feed()'];
        yield [['fox'], '$ is ["fox"]; it must be an object that becomes feed()'];
        yield [null, '$ is null'];
    }

    public function testAFunctionThatNoModelCanCallIsRefused(): void
    {
        $refusals = [
            'has no name that a model could call' => static fn () => Tool::from(static fn (): int => 1),
            'has no #[Description' => static fn () => Tool::from('strlen'),
            'array without the type of its items' => static fn () => new Tool('a', 'b', static fn (array $list): int => 1),
            'any number of values' => static fn () => new Tool('a', 'b', static fn (int ...$numbers): int => 1),
            "tools[1] is called 'a', as one before it is" => static fn () => Tools::of([self::named('a'), self::named('a')]),
            'tools[0] is int; it must be a Tool' => static fn () => Tools::of([7]),
        ];
        foreach ($refusals as $message => $refused) {
            try {
                $refused();
                self::fail("nothing was refused: $message");
            } catch (\TypeError $error) {
                self::assertStringContainsString($message, $error->getMessage());
            }
        }
    }

    public function testALoopTellsResultsAndFailuresUntilThereIsAnAnswer(): void
    {
        $run = new class {
            /** @var list<mixed> */
            public array $given = [];
            public bool $freed = false;
            private int $step = 0;

            public function next(): object
            {
                $calls = [
                    (object) ['id' => 'call_0', 'name' => 'add', 'arguments' => ['a' => 1, 'b' => 2]],
                    (object) ['id' => 'call_1', 'name' => 'add', 'arguments' => 'no object'],
                    (object) ['id' => 'call_2', 'name' => 'fail', 'arguments' => []],
                    (object) ['id' => 'call_3', 'name' => 'nothing', 'arguments' => []],
                ];
                $this->step++;
                return $this->step === 1
                    ? (object) ['calls' => $calls, 'answer' => null]
                    : (object) ['calls' => [], 'answer' => (object) ['text' => 'three']];
            }

            /**
             * @param list<mixed> $results
             */
            public function give(array $results): void
            {
                $this->given[] = $results;
            }

            public function isCancelled(): bool
            {
                return false;
            }

            public function free(): void
            {
                $this->freed = true;
            }
        };
        $tools = [
            new Tool('add', 'Adds', static fn (int $a, int $b): int => $a + $b),
            new Tool('fail', 'Fails', static fn () => throw new \LogicException('not today')),
        ];
        $told = [];
        $answer = Tools::of($tools)->run(function (array $described) use ($run, &$told): object {
            $told = array_column($described, 'description', 'name');
            return $run;
        });
        self::assertSame(['add' => 'Adds', 'fail' => 'Fails'], $told);
        self::assertSame('three', $answer->text);
        self::assertTrue($run->freed);
        self::assertSame([[
            ['id' => 'call_0', 'content' => '3', 'isError' => false],
            ['id' => 'call_1', 'content' => '$ is "no object"; it must be an object that becomes add()', 'isError' => true],
            ['id' => 'call_2', 'content' => 'not today', 'isError' => true],
            ['id' => 'call_3', 'content' => "there is no tool 'nothing'; there are: add, fail", 'isError' => true],
        ]], $run->given);
    }

    public function testCallsOfOneStepGoOnBesideEachOtherInALoop(): void
    {
        $heard = [];
        $waiting = new Tool('wait', 'Waits for the other', static function (int $mine) use (&$heard): int {
            $heard[] = $mine;
            // One after the other would wait for ever.
            while (count($heard) < 2) {
                Loop::delay(0);
            }
            return $mine;
        });
        $run = self::twice('wait');
        Loop::run(static fn (): object => Tools::of([$waiting])->run(static fn (): object => $run));
        self::assertSame(['0', '1'], $run->given);
    }

    public function testAfterACancelNoFurtherFunctionOfTheStepIsCalled(): void
    {
        foreach (['alone' => static fn (\Closure $made): object => $made(), 'in a loop' => Loop::run(...)] as $running) {
            [$run, $heard] = [self::twice('stop'), []];
            $stop = new Tool('stop', 'Stops', static function (int $mine) use ($run, &$heard): string {
                $heard[] = $mine;
                $run->isOver = true;
                return 'stopped';
            });
            $running(static fn (): object => Tools::of([$stop])->run(static fn (): object => $run));
            self::assertSame([[0], ['stopped', 'cancelled']], [$heard, $run->given]);
        }
    }

    public function testWhatIsNoTextIsToldAsFarAsItIs(): void
    {
        $run = self::twice('odd');
        $odd = new Tool('odd', 'Gives bytes', static fn (int $mine): string => $mine === 1
            ? throw new \LogicException("a\xFF")
            : "a\0b\xE4 " . 'ä');
        Tools::of([$odd])->run(static fn (): object => $run);
        self::assertSame(["a\u{FFFD}b\u{FFFD} ä", "a\u{FFFD}"], $run->given);
    }

    /**
     * A run of one step that calls a function twice, and of an answer.
     */
    private static function twice(string $name): object
    {
        return new class ($name) {
            /** @var list<mixed> */
            public array $given = [];
            public bool $isOver = false;

            public function __construct(private readonly string $name)
            {
            }

            public function next(): object
            {
                $call = fn (int $n): object => (object) ['id' => "call_$n", 'name' => $this->name, 'arguments' => ['mine' => $n]];
                $isFirst = $this->given === [];
                return (object) ['calls' => $isFirst ? [$call(0), $call(1)] : [], 'answer' => $isFirst ? null : (object) []];
            }

            /**
             * @param list<array{content: string}> $results
             */
            public function give(array $results): void
            {
                $this->given = array_column($results, 'content');
            }

            public function isCancelled(): bool
            {
                return $this->isOver;
            }

            public function free(): void
            {
            }
        };
    }

    private static function named(string $name): Tool
    {
        return new Tool($name, 'A tool', static fn (): int => 1);
    }
}
