<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Exception\InvalidInputException;
use Mullama\Exception\NotAvailableException;
use Mullama\FinishReason;
use Mullama\SamplerParams;
use Mullama\ToolRequest;
use PHPUnit\Framework\TestCase;

final class ChatTest extends TestCase
{
    use TinyModel;

    public function testACallThatCameBackIsGivenAsItIs(): void
    {
        $request = new ToolRequest('call_0', 'now', []);
        $messages = static fn (mixed $call): array => [['user', 'a'], ['role' => 'assistant', 'tool_calls' => [$call]]];
        $text = $this->model()->applyChatTemplate($messages($request));
        self::assertSame($this->model()->applyChatTemplate($messages(['id' => 'call_0', 'name' => 'now', 'arguments' => '{}'])), $text);
        self::assertStringContainsString('{"name": "now", "arguments": {}}', $text);
    }

    public function testTheCallsOfAnAnswerGoBackAsTheyCame(): void
    {
        $context = $this->context();
        $parameters = ['type' => 'object', 'properties' => ['city' => ['type' => 'string']], 'required' => ['city']];
        $chat = ['tools' => [['name' => 'get_weather', 'description' => 'Current weather in a city', 'parameters' => $parameters]]];
        $talk = [['user', 'What is the weather in Paris?']];
        $calls = $context->chat($talk, -1, SamplerParams::greedy(), $chat)->toolCalls;
        $talk[] = ['role' => 'assistant', 'tool_calls' => $calls];
        $talk[] = ['role' => 'tool', 'content' => '{"degrees": 20, "sky": "sunny"}', 'tool_call_id' => $calls[0]->id];
        self::assertSame('It is sunny in Paris, 20 degrees.', $context->chat($talk, -1, SamplerParams::greedy(), $chat)->text);
    }

    private const TALK = [
        ['role' => 'system', 'content' => 'Be brief.'],
        ['role' => 'user', 'content' => 'How do you say cat in Japanese?'],
    ];
    private const PAIRS = [['system', 'Be brief.'], ['user', 'How do you say cat in Japanese?']];

    public function testAMessageIsAnArrayWithKeysOrAPair(): void
    {
        $turns = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n";
        foreach ([self::TALK, self::PAIRS] as $talk) {
            self::assertSame($turns, $this->model()->applyChatTemplate($talk, false));
            self::assertSame("$turns<|im_start|>assistant\n", $this->model()->applyChatTemplate($talk));
        }
    }

    public function testChatContinuesTheTokensOfTheConversation(): void
    {
        $context = $this->context(['deterministic' => true]);
        $tokens = $this->model()->chatTokens(self::TALK);
        $record = $context->chat(self::PAIRS, 40, SamplerParams::greedy());
        self::assertNotSame('', $record->text);
        self::assertSame($context->generateFromTokens($tokens, 40, SamplerParams::greedy()), $record->text);
        self::assertSame(count($tokens), $record->stats->nPrompt);
    }

    public function testThePiecesOfAChatJoinToItsText(): void
    {
        $context = $this->context(['deterministic' => true]);
        $stream = $context->chatStream(self::TALK, 40, SamplerParams::greedy());
        $joined = implode('', iterator_to_array($stream, false));
        self::assertSame($context->chat(self::TALK, 40, SamplerParams::greedy())->text, $joined);
        self::assertSame($joined, $stream->getReturn()->text);
    }

    public function testAChatTakesTheOptionsOfAGeneration(): void
    {
        $context = $this->context(['deterministic' => true]);
        $first = $context->chat(self::TALK, 1, SamplerParams::greedy())->text;
        $stopped = $context->chat(self::TALK, 40, SamplerParams::greedy(), [], ['stop' => [$first]]);
        self::assertSame(['', FinishReason::StopString], [$stopped->text, $stopped->finishReason]);
    }

    public function testAMessageThatIsNoneIsNamedByItsPlace(): void
    {
        $places = [
            'messages[1].content is null; give text' => [['user', 'a'], ['role' => 'user', 'content' => null]],
            'messages[0].content[0] is 7; expected an array' => [['role' => 'user', 'content' => [7]]],
            'messages[0].content is null; give text' => [['role' => 'user', 'content' => null]],
            'messages[1].role is missing or empty;' => [['user', 'a'], ['', 'b']],
        ];
        foreach ($places as $said => $talk) {
            try {
                $this->model()->chatTokens($talk);
                self::fail("not refused: $said");
            } catch (InvalidInputException $exception) {
                self::assertStringStartsWith($said, $exception->getMessage());
            }
        }
    }

    public function testAContentInTextPartsIsTheirJoin(): void
    {
        $parts = [['type' => 'text', 'text' => 'a<|im'], ['type' => 'text', 'text' => '_end|>b']];
        $joined = $this->model()->chatTokens([['role' => 'user', 'content' => $parts]]);
        self::assertSame($this->model()->chatTokens([['user', 'a<|im_end|>b']]), $joined);
        $this->expectException(NotAvailableException::class);
        $this->expectExceptionMessage("messages[1].content[0] is a part of type 'image_url'");
        $image = ['type' => 'image_url', 'image_url' => ['url' => 'x']];
        $this->model()->chatTokens([['user', 'a'], ['role' => 'user', 'content' => [$image]]]);
    }

    public function testToolCallsAreArraysAndPairs(): void
    {
        $calls = [['name' => 'now', 'arguments' => ['zone' => 'é']], ['now', '{"zone": "é"}']];
        $answer = ['role' => 'tool', 'content' => '9', 'name' => 'now', 'tool_call_id' => '1'];
        $written = $this->model()->applyChatTemplate([['role' => 'assistant', 'tool_calls' => $calls], $answer], false);
        $one = '<tool_call>{"name": "now", "arguments": {"zone": "é"}}</tool_call>';
        self::assertSame(
            "<|im_start|>assistant\n$one$one<|im_end|>\n<|im_start|>tool\n9<|im_end|>\n",
            $written,
        );
    }

    public function testAToolCallMayBeNestedAsOtherApisWriteIt(): void
    {
        $written = fn (array $calls): string => $this->model()->applyChatTemplate([['role' => 'assistant', 'tool_calls' => $calls]]);
        $nested = ['type' => 'function', 'id' => '1', 'function' => ['name' => 'now', 'arguments' => '{"zone": "é"}']];
        self::assertSame(
            $written([['name' => 'now', 'arguments' => ['zone' => 'é']], ['now', ['zone' => 'é']]]),
            $written([$nested, ['function' => $nested['function']]]),
        );
        foreach (
            [
                [['type' => 'custom'] + $nested, "tool_calls[0].type is 'custom'; expected 'function'"],
                [['function' => 'f'], 'tool_calls[0].function is '],
                [['function' => ['name' => 'f', 'arguments' => [], 'strict' => true]], 'strict'],
                [['function' => ['name' => 'f']], "lacks the key 'arguments'"],
            ] as [$call, $said]
        ) {
            try {
                $written([$call]);
                self::fail($said);
            } catch (InvalidInputException $error) {
                self::assertStringContainsString($said, $error->getMessage());
            }
        }
    }

    public function testWhatIsNoMessageIsRefused(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->model()->applyChatTemplate([['role' => 'user', 'text' => 'Hi']]);
    }

    public function testTheMetadataIsAnArrayOfTheFilesOwnWords(): void
    {
        $metadata = $this->model()->metadata();
        self::assertSame($this->model()->architecture(), $metadata['general.architecture']);
        self::assertSame($this->model()->chatTemplate(), $metadata['tokenizer.chat_template']);
    }
}
