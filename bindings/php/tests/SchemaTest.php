<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\ListOf;
use Mullama\Range;
use Mullama\Runtime\Schema;
use Mullama\Runtime\Typed;
use Mullama\Tests\Answers\Flag;
use Mullama\Tests\Answers\Herd;
use Mullama\Tests\Answers\Level;
use Mullama\Tests\Answers\Stock;
use Mullama\Tests\Answers\Unanswerable;
use PHPUnit\Framework\TestCase;

/**
 * What a class says of itself as a JSON Schema, and what becomes of an answer; without a model.
 */
final class SchemaTest extends TestCase
{
    private const STOCK = '{"name":"hay","flags":[{"yes":true}],"counts":{"a":1},"height":2,"since":"2026-01-02T03:04:05Z",'
        . '"code":"x","next":null}';

    public function testASchemaHasTheMembersInTheirOrderAndWhatAListHolds(): void
    {
        self::assertSame(
            '{"type":"object","properties":{"flags":{"type":"array","items":{"$ref":"#/$defs/Flag"}}},"required":["flags"],'
            . '"additionalProperties":false,"$defs":{"Flag":{"type":"object","properties":{"yes":{"type":"boolean"}},'
            . '"required":["yes"],"additionalProperties":false}}}',
            json_encode(Schema::of(Herd::class), JSON_UNESCAPED_SLASHES)
        );
        self::assertEquals(new Herd([new Flag(true)]), Typed::as(Herd::class)->read(json_decode('{"flags":[{"yes":true}]}')));
    }

    public function testEachKindOfMemberHasItsSchema(): void
    {
        $schema = json_decode((string) json_encode(Schema::of(Stock::class)), true);
        self::assertSame('#/$defs/Stock', $schema['$ref']);
        $stock = $schema['$defs']['Stock'];
        self::assertSame([
            'name' => ['description' => 'what it is called', 'type' => 'string', 'minLength' => 1, 'maxLength' => 20],
            'flags' => ['type' => 'array', 'items' => ['$ref' => '#/$defs/Flag'], 'maxItems' => 3],
            'counts' => ['type' => 'object', 'additionalProperties' => ['type' => 'integer']],
            'height' => ['type' => 'number', 'minimum' => 0.5, 'maximum' => 2.5],
            'since' => ['type' => 'string', 'format' => 'date-time'],
            'code' => ['anyOf' => [['type' => 'string'], ['type' => 'integer']]],
            'next' => ['anyOf' => [['$ref' => '#/$defs/Stock'], ['type' => 'null']]],
            'level' => ['enum' => [1, 2]],
        ], $stock['properties']);
        self::assertSame(['name', 'flags', 'counts', 'height', 'since', 'code', 'next'], $stock['required']);
    }

    public function testAnAnswerBecomesEachKindOfMember(): void
    {
        $stock = Typed::as(Stock::class)->read(json_decode(self::STOCK, true));
        self::assertEquals([new Flag(true)], $stock->flags);
        self::assertSame(['a' => 1], $stock->counts);
        self::assertSame(2.0, $stock->height);
        self::assertSame('2026-01-02T03:04:05+00:00', $stock->since->format('c'));
        self::assertSame(['x', null, Level::Low], [$stock->code, $stock->next, $stock->level]);
        $inside = Typed::as(Stock::class)->read(['next' => json_decode(self::STOCK, true)] + json_decode(self::STOCK, true));
        self::assertInstanceOf(Stock::class, $inside->next);
    }

    /**
     * @dataProvider misfits
     */
    public function testWhatDoesNotFitIsNamedWithItsPlace(string $change, string $message): void
    {
        $given = json_decode($change, true) + json_decode(self::STOCK, true);
        $this->expectException(\UnexpectedValueException::class);
        $this->expectExceptionMessage($message);
        Typed::as(Stock::class)->read($given);
    }

    /**
     * @return iterable<array{string, string}>
     */
    public function misfits(): iterable
    {
        yield ['{"name":""}', '$.name is ""; it must be from 1 to 20 characters'];
        yield ['{"flags":[{"yes":true},{"yes":1}]}', '$.flags[1].yes is 1; it must be bool'];
        yield ['{"flags":{"a":{"yes":true}}}', 'it must be a list'];
        yield ['{"counts":{"a":"1"}}', '$.counts.a is "1"; it must be int'];
        yield ['{"height":3}', '$.height is 3; it must be from 0.5 to 2.5'];
        yield ['{"since":"noon or so"}', '$.since is "noon or so"; it must be a time as RFC 3339 writes it'];
        yield ['{"level":3}', '$.level is 3; it must be Mullama\Tests\Answers\Level'];
        yield ['{"more":3}', "$ has 'more', which Stock does not have"];
        yield ['{"next":{}}', "$.next lacks 'name', which Stock must have"];
    }

    /**
     * @dataProvider refusals
     */
    public function testAClassThatNoAnswerCanBecomeIsRefusedWithWhy(string|object $class, string $message): void
    {
        $this->expectException(\TypeError::class);
        $this->expectExceptionMessage($message);
        Schema::of(is_object($class) ? $class::class : $class);
    }

    /**
     * @return iterable<array{string|object, string}>
     */
    public function refusals(): iterable
    {
        yield ['Nowhere', "type is 'Nowhere'; it must be the name of a class"];
        yield [Unanswerable::class, 'Unanswerable::$again must hold a Mullama\Tests\Answers\Unanswerable, which must hold it again'];
        yield [\IteratorIterator::class, 'Traversable'];
        yield [\ReflectionFunctionAbstract::class, 'is abstract or has no public constructor'];
        $unset = new class {
            public int $never = 0;
        };
        yield [$unset, 'takes nothing in its constructor, so $never would never be set'];
        $untyped = new class ([]) {
            /**
             * @param array<mixed> $list
             */
            public function __construct(public array $list)
            {
            }
        };
        yield [$untyped, 'array without the type of its items'];
        $ranged = new class (true) {
            public function __construct(#[Range(1, 2)] public bool $flag)
            {
            }
        };
        yield [$ranged, 'bool with a range'];
        $variadic = new class {
            public function __construct(string ...$rest)
            {
            }
        };
        yield [$variadic, 'any number of values'];
        $unbacked = new class ([]) {
            /**
             * @param list<mixed> $list
             */
            public function __construct(#[ListOf('resource')] public array $list)
            {
            }
        };
        yield [$unbacked, 'resource'];
    }

    public function testAnEmptyRangeIsRefused(): void
    {
        $this->expectException(\TypeError::class);
        $this->expectExceptionMessage('the range from 5 to 1 is empty');
        new Range(5, 1);
    }
}
