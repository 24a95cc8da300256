<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Exception\InvalidHandleException;
use Mullama\Exception\InvalidInputException;
use Mullama\Exception\WouldBlockException;
use Mullama\FinishReason;
use Mullama\Generation;
use Mullama\Mullama;
use Mullama\SamplerParams;
use Mullama\Stream;
use PHPUnit\Framework\TestCase;

final class StreamTest extends TestCase
{
    use TinyModel;

    private const JAPANESE = "<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n<|im_start|>assistant\n";

    public function testTheJoinOfTheStreamIsTheText(): void
    {
        $context = $this->context();
        foreach ([self::STORY, self::JAPANESE] as $prompt) {
            $pieces = iterator_to_array($context->generateStream($prompt, 60, SamplerParams::greedy()));
            self::assertSame($context->generate($prompt, 60, SamplerParams::greedy()), implode('', $pieces));
            foreach ($pieces as $piece) {
                self::assertTrue(mb_check_encoding($piece, 'UTF-8'), 'a piece is whole characters');
            }
        }
    }

    public function testPiecesComeOneByOne(): void
    {
        $stream = $this->context()->generateStream(self::STORY, 50, SamplerParams::greedy());
        self::assertInstanceOf(\Generator::class, $stream);
        self::assertSame(' there', $stream->current());
        $stream->next();
        self::assertSame(' was', $stream->current());
    }

    public function testTheGeneratorReturnsTheRecord(): void
    {
        $stream = $this->context()->generateStream(self::STORY, 9, SamplerParams::greedy());
        $text = implode('', iterator_to_array($stream));
        $record = $stream->getReturn();
        self::assertInstanceOf(Generation::class, $record);
        self::assertSame($text, $record->text);
        self::assertSame(9, $record->stats->nGenerated);
        self::assertSame(FinishReason::Length, $record->finishReason);
    }

    public function testAFaultyArgumentIsThrownByTheCallItself(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->context()->generateStream("nul\0");
    }

    public function testGeneratingInsideTheLoopIsAnsweredAndTheLoopGoesOn(): void
    {
        $context = $this->context();
        $greedy = SamplerParams::greedy();
        $alone = $context->generate(self::STORY, 40, $greedy);
        $text = '';
        foreach ($context->generateStream(self::STORY, 40, $greedy) as $piece) {
            $text .= $piece;
            self::assertNotSame('', $context->generate('The cat', 1, $greedy));
        }
        self::assertSame($alone, $text);
    }

    public function testDroppingAGeneratorFreesItsStream(): void
    {
        $context = $this->context();
        $before = Mullama::liveHandles();
        $started = $context->generateStream(self::STORY, 100);
        $started->current();
        self::assertSame($before + 1, Mullama::liveHandles());
        unset($started);
        $untouched = $context->generateStream(self::STORY, 100);
        unset($untouched);
        self::assertSame($before, Mullama::liveHandles());
    }

    public function testAnExceptionInTheLoopFreesTheStream(): void
    {
        $context = $this->context();
        try {
            foreach ($context->generateStream(self::STORY, 100) as $piece) {
                throw new \DomainException($piece);
            }
        } catch (\DomainException $mine) {
            self::assertSame(' there', $mine->getMessage());
        }
        self::assertNotSame('', $context->generate(self::STORY, 3));
    }

    public function testAStreamKeepsItsContext(): void
    {
        $stream = $this->context()->generateStream(self::STORY, 5, SamplerParams::greedy());
        self::assertSame(' there was a brave llama', implode('', iterator_to_array($stream)));
    }

    public function testAStreamCanBePulledByHand(): void
    {
        $stream = $this->context()->openGenerateStream(self::STORY, 3, SamplerParams::greedy());
        self::assertSame([' there', ' was', ' a', null, null], array_map(static fn (): ?string => $stream->next(), range(1, 5)));
        self::assertSame(' there was a', $stream->finish()->text);
    }

    public function testFinishStopsWhatStillRunsAndCountsWhatWasDelivered(): void
    {
        $stream = $this->context()->openGenerateStream(self::STORY, 100, SamplerParams::greedy());
        $stream->next();
        $record = $stream->finish();
        self::assertSame(' there', $record->text);
        self::assertSame(1, $record->stats->nGenerated);
        self::assertSame(FinishReason::Cancelled, $record->finishReason);
        self::assertEquals($record, $stream->finish());
    }

    public function testAClosedStreamAnswersInvalidHandle(): void
    {
        $stream = $this->context()->openGenerateStream(self::STORY, 100);
        $stream->close();
        $stream->close();
        $this->expectException(InvalidHandleException::class);
        $stream->next();
    }

    public function testStreamsInterleaveInOneThread(): void
    {
        $context = $this->context(['nCtx' => 1024, 'nSeqMax' => 2]);
        $greedy = SamplerParams::greedy();
        $alone = [$context->generate(self::STORY, 20, $greedy), $context->generate('The llama', 20, $greedy)];
        $streams = [
            $context->openGenerateStream(self::STORY, 20, $greedy),
            $context->openGenerateStream('The llama', 20, $greedy),
        ];
        self::assertSame($alone, self::interleaved($streams));
    }

    public function testFibersTakeTurns(): void
    {
        $context = $this->context(['nCtx' => 1024, 'nSeqMax' => 2]);
        $texts = [];
        $fibers = [];
        foreach ([self::STORY, 'The llama'] as $prompt) {
            $fibers[] = new \Fiber(static function () use ($context, $prompt, &$texts): void {
                foreach ($context->generateStream($prompt, 10, SamplerParams::greedy()) as $piece) {
                    $texts[$prompt] = ($texts[$prompt] ?? '') . $piece;
                    \Fiber::suspend();
                }
            });
        }
        array_walk($fibers, static fn (\Fiber $fiber) => $fiber->start());
        self::assertCount(2, $texts, 'both have begun before either has ended');
        while ($fibers = array_filter($fibers, static fn (\Fiber $fiber): bool => !$fiber->isTerminated())) {
            array_walk($fibers, static fn (\Fiber $fiber) => $fiber->resume());
        }
        self::assertSame($context->generate(self::STORY, 10, SamplerParams::greedy()), $texts[self::STORY]);
    }

    /**
     * What streams say when whoever is ready is heard next.
     *
     * @param list<Stream> $streams
     * @return list<string>
     */
    private static function interleaved(array $streams): array
    {
        $texts = array_fill(0, count($streams), '');
        while ($streams !== []) {
            foreach ($streams as $index => $stream) {
                try {
                    $piece = $stream->tryNext();
                } catch (WouldBlockException $wait) {
                    self::assertSame(-20, $wait->getCode());
                    // Nobody is ready at once: this one may wait for its piece.
                    $piece = $stream->next();
                }
                if ($piece === null) {
                    unset($streams[$index]);
                    continue;
                }
                $texts[$index] .= $piece;
            }
        }
        return $texts;
    }
}
