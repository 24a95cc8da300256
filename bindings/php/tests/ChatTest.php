<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Exception\InvalidInputException;
use Mullama\FinishReason;
use Mullama\SamplerParams;
use PHPUnit\Framework\TestCase;

final class ChatTest extends TestCase
{
    use TinyModel;

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
            'messages[1].content is null; expected a string' => [['user', 'a'], ['role' => 'user', 'content' => null]],
            'messages[0].content is null; expected a string' => [['role' => 'user', 'content' => null]],
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
