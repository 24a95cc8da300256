<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Constraint;
use Mullama\Exception\InvalidInputException;
use Mullama\ListOf;
use Mullama\MapOf;
use Mullama\Runtime\Holds;
use Mullama\Runtime\Json;
use Mullama\Tool;
use Mullama\ToolRequest;
use PHPUnit\Framework\TestCase;

/**
 * Objects that PHP's arrays would make lists of: empty ones, and those whose keys are 0, 1 and so on.
 */
final class JsonTest extends TestCase
{
    /**
     * @dataProvider texts
     */
    public function testWhatWasReadIsWrittenAsItWas(string $json): void
    {
        self::assertSame($json, Json::text(Json::value($json), 'value'));
    }

    /**
     * @return iterable<array{string}>
     */
    public static function texts(): iterable
    {
        yield from [['{}'], ['[]'], ['[{},[],{"a":{}}]'], ['{"a":{"b":{}},"c":[]}'], ['{"0":"a","1":{"0":{}}}'], ['{"1":"a"}']];
        yield from [['[""]'], ['null'], ['1.0'], ['{"\u0000a":1}'], ['{"":{}}'], ['{"a":"ä/"}']];
    }

    public function testAnEmptyObjectIsReadAsAnArrayIs(): void
    {
        ['all' => $all] = Json::value('{"all": {}}');
        self::assertSame([0, 'none', []], [count($all), $all['city'] ?? 'none', iterator_to_array($all)]);
        self::assertSame([], Json::value('{}', Holds::Object));
    }

    /**
     * @dataProvider held
     */
    public function testAnEmptyArrayIsAnObjectWhereOneMustStand(Holds $holds, mixed $value, string $json): void
    {
        self::assertSame($json, Json::text($value, 'value', $holds));
    }

    /**
     * @return iterable<string, array{Holds, mixed, string}>
     */
    public static function held(): iterable
    {
        yield 'no arguments' => [Holds::Object, [], '{}'];
        yield 'text' => [Holds::Object, '[]', '[]'];
        yield 'lists inside' => [Holds::Object, ['a' => []], '{"a":[]}'];
        yield 'anything' => [Holds::Schema, [], '{}'];
        yield 'a flag' => [Holds::Schema, false, 'false'];
        $schema = ['type' => 'object', 'properties' => [], 'required' => []];
        $json = '{"type":"object","properties":{},"required":[]}';
        yield 'no members' => [Holds::Schema, $schema, $json];
        yield 'as an object' => [Holds::Schema, (object) $schema, $json];
        yield 'inside' => [
            Holds::Schema,
            ['anyOf' => [[], $schema], 'items' => [], '$defs' => ['a' => []], 'properties' => ['items' => [], 'enum' => (object) []]],
            '{"anyOf":[{},' . $json . '],"items":{},"$defs":{"a":{}},"properties":{"items":{},"enum":{}}}',
        ];
        yield 'values' => [
            Holds::Schema,
            ['enum' => [[], ['properties' => []]], 'const' => [], 'default' => ['items' => []]],
            '{"enum":[[],{"properties":[]}],"const":[],"default":{"items":[]}}',
        ];
        yield 'no tools' => [Holds::Tools, [], '[]'];
        yield 'tools' => [
            Holds::Tools,
            [['name' => 'a', 'parameters' => $schema], ['type' => 'function', 'function' => ['name' => 'b', 'parameters' => []]]],
            '[{"name":"a","parameters":' . $json . '},{"type":"function","function":{"name":"b","parameters":{}}}]',
        ];
        yield 'messages' => [
            Holds::Messages,
            [['role' => 'user', 'content' => []], ['tool_calls' => [['function' => ['arguments' => []]], ['arguments' => []]]]],
            '[{"role":"user","content":[]},{"tool_calls":[{"function":{"arguments":{}}},{"arguments":{}}]}]',
        ];
    }

    public function testWhatIsNoJsonIsRefused(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessageMatches('/^tools is no JSON .*; expected what json_encode takes/');
        Json::text([['name' => "\xFF"]], 'tools', Holds::Tools);
    }

    public function testACallAndAConstraintAreWrittenAsTheyMustBe(): void
    {
        self::assertSame('{"id":"call_0","name":"now","arguments":{}}', json_encode(new ToolRequest('call_0', 'now', [])));
        self::assertSame('{"json_schema":{"properties":{}}}', json_encode(Constraint::jsonSchema(['properties' => []])));
    }

    public function testAToolTakesEmptyObjectsForWhatItsTypesSay(): void
    {
        $tool = new Tool('take', 'Takes', static fn (
            #[MapOf('int')] array $map,
            object $object,
            mixed $any
        ): array => [$map, $object, $any]);
        self::assertSame('[[],{},{}]', $tool->call(Json::value('{"map": {}, "object": {}, "any": {}}', Holds::Object)));
        self::assertSame('done', (new Tool('none', 'Takes nothing', static fn (): string => 'done'))->call(Json::value('{}')));
        $listed = new Tool('list', 'Takes', static fn (#[ListOf('int')] array $list): string => 'done');
        self::assertSame('done', $listed->call(['list' => []]));
        $this->expectExceptionMessage('$.list is {}; it must be a list');
        $listed->call(Json::value('{"list": {}}'));
    }
}
