<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Exception\CancelledException;
use Mullama\Model;
use Mullama\Mullama;
use PHPUnit\Framework\TestCase;

/**
 * What PHP does of its own accord while a call is waited for. What would end the process has one of its own.
 */
final class WaitingTest extends TestCase
{
    use TinyModel;

    private const START = <<<'PHP'
        require "autoload.php";
        $model = Mullama\Model::load(__DIR__ . "/../../models/mullama-tiny.Q8_0.gguf");
        $context = new Mullama\Context($model, ["nCtx" => 256, "nThreads" => 1, "overflow" => Mullama\Overflow::Shift]);
        $endless = new Mullama\SamplerParams(["ignoreEos" => true]);
        $talk = [["role" => "user", "content" => "Tell me a story."]];
        PHP;

    private const WAYS = [
        '$context->generate("Once upon a time", -1, $endless);',
        '$context->completeFromTokens([300], -1, $endless);',
        '$context->chat($talk, 1_000_000, $endless);',
        '(new Mullama\EmbeddingGenerator($model))->embedBatch(array_fill(0, 200000, "Once upon a time"));',
    ];

    public function testASignalsHandlerRunsAndItsExceptionEndsTheWait(): void
    {
        if (!extension_loaded('pcntl')) {
            self::markTestSkipped('signals need the pcntl extension, which this PHP does not have');
        }
        foreach (self::WAYS as $way) {
            $said = self::said(<<<PHP
                pcntl_async_signals(true);
                pcntl_signal(SIGALRM, function () { throw new DomainException('rang'); });
                pcntl_alarm(1);
                \$before = Mullama\Mullama::liveHandles();
                try {
                    $way
                } catch (DomainException \$rang) {
                    // What was waited for is stopped: its sequence is free again.
                    echo \$rang->getMessage(), strlen(\$context->generate('Once', 3)) > 0 ? ' and on, ' : '';
                }
                echo Mullama\Mullama::liveHandles() - \$before, ' left';
                PHP);
            self::assertSame('rang and on, 0 left', $said, $way);
        }
    }

    public function testAHandlerRunsWhereSignalsAreNotAsynchronous(): void
    {
        if (!extension_loaded('pcntl')) {
            self::markTestSkipped('signals need the pcntl extension, which this PHP does not have');
        }
        $said = self::said(<<<'PHP'
            pcntl_signal(SIGALRM, function () { throw new DomainException('rang'); });
            pcntl_alarm(1);
            try {
                $context->generate("Once upon a time", -1, $endless);
            } catch (DomainException $rang) {
                echo $rang->getMessage();
            }
            PHP);
        self::assertSame('rang', $said);
    }

    public function testASignalsHandlerRunsWhileAPieceIsWaitedFor(): void
    {
        if (!extension_loaded('pcntl')) {
            self::markTestSkipped('signals need the pcntl extension, which this PHP does not have');
        }
        // Reading the prompt takes many seconds, and no piece comes before its end.
        $said = self::said(<<<'PHP'
            $wide = new Mullama\Context($model, ["nCtx" => 65536, "nThreads" => 1]);
            pcntl_signal(SIGALRM, function () { throw new DomainException('rang'); });
            $stream = $wide->openGenerateStreamFromTokens(array_fill(0, 60000, 300), -1, $endless);
            pcntl_alarm(1);
            try {
                echo $stream->next();
            } catch (DomainException $rang) {
                echo $rang->getMessage();
            }
            PHP);
        self::assertSame('rang', $said);
    }

    public function testAContextThatIsFreedUnderItsCallIsTold(): void
    {
        if (!extension_loaded('pcntl')) {
            self::markTestSkipped('signals need the pcntl extension, which this PHP does not have');
        }
        $free = 'pcntl_async_signals(true); pcntl_signal(SIGALRM, fn () => $context->free()); pcntl_alarm(1);';
        $record = self::said("$free echo \$context->complete('Once upon a time', -1, \$endless)->finishReason->value;");
        self::assertSame('cancelled', $record);
        $text = self::said(<<<PHP
            $free
            try {
                \$context->generate('Once upon a time', -1, \$endless);
            } catch (Mullama\Exception\InvalidHandleException \$closed) {
                echo \$closed->data()['n_generated'] > 0 ? 'made some' : 'made none';
            }
            PHP);
        self::assertSame('made some', $text);
    }

    public function testAHandlerThatReturnsLetsTheWaitGoOn(): void
    {
        if (!extension_loaded('pcntl')) {
            self::markTestSkipped('signals need the pcntl extension, which this PHP does not have');
        }
        $said = self::said(<<<'PHP'
            pcntl_async_signals(true);
            $cancel = new Mullama\CancelToken();
            pcntl_signal(SIGALRM, fn () => $cancel->cancel());
            pcntl_alarm(1);
            echo $context->complete("Once upon a time", -1, $endless, ["cancel" => $cancel])->finishReason->value;
            PHP);
        self::assertSame('cancelled', $said);
    }

    public function testAHandlerThatThrowsWhileTextsAreCopiedCrashesNothing(): void
    {
        if (!extension_loaded('pcntl')) {
            self::markTestSkipped('signals need the pcntl extension, which this PHP does not have');
        }
        // Signals come a few milliseconds after each start, which is while the texts become C's; PHP 8.2 itself errs in `f(g())` then.
        $said = self::said(<<<'PHP'
            $clock = FFI::cdef('struct timer { long every[2]; long first[2]; }; int setitimer(int, const struct timer *, void *);');
            $timer = $clock->new('struct timer');
            $start = FFI::addr($timer);
            $generator = new Mullama\EmbeddingGenerator($model);
            $texts = array_fill(0, 3000, 'Once upon a time');
            $n = 0;
            pcntl_async_signals(true);
            pcntl_signal(SIGALRM, function () use (&$rings) { $rings ? throw new DomainException('rang') : null; });
            for ($round = 1; $round <= 100; $round++) {
                try {
                    $rings = true;
                    $timer->first[1] = 80 * $round;
                    $clock->setitimer(0, $start, null);
                    $generator->embedBatch($texts);
                } catch (DomainException $rang) {
                    $n++;
                }
                $rings = false;
            }
            echo "$n rang";
            PHP);
        self::assertSame('100 rang', $said);
    }

    public function testATimeLimitEndsTheWait(): void
    {
        foreach ([self::WAYS[0], self::WAYS[3]] as $way) {
            $said = self::said("ini_set('display_errors', '1'); set_time_limit(1); $way echo 'went on';");
            self::assertStringContainsString('Maximum execution time of 1 second exceeded', $said);
            self::assertStringNotContainsString('went on', $said);
        }
    }

    public function testWhatATimeLimitEndsIsFreedInAProcessThatLivesOn(): void
    {
        $said = self::said(<<<'PHP'
            // Behind the package's own, which is registered by a function that was registered earlier.
            register_shutdown_function(fn () => register_shutdown_function(fn () => register_shutdown_function(
                function () { echo Mullama\Mullama::liveHandles(), " live"; }
            )));
            set_time_limit(1);
            $context->generate("Once upon a time", -1, $endless);
            PHP);
        self::assertStringEndsWith('0 live', $said);
    }

    public function testTheRecordIsWhatTheStreamHas(): void
    {
        $said = self::said(<<<'PHP'
            $greedy = Mullama\SamplerParams::greedy();
            $stream = $context->generateStream("Once upon a time", 40, $greedy);
            $text = implode("", iterator_to_array($stream, false));
            $record = $context->complete("Once upon a time", 40, $greedy);
            echo $text !== "" && [$text, $stream->getReturn()->tokens] === [$record->text, $record->tokens] ? "same" : "not the same";
            PHP);
        self::assertSame('same', $said);
    }

    public function testProgressIsHeardUntilTheEnd(): void
    {
        $heard = [];
        Model::load(self::PATH, [], function (float $fraction) use (&$heard): void {
            $heard[] = $fraction;
        });
        $sorted = $heard;
        sort($sorted);
        self::assertSame($sorted, $heard);
        self::assertGreaterThanOrEqual(0.0, $heard[0]);
        self::assertSame(1.0, end($heard));
    }

    public function testAListenerThatSaysFalseStopsTheWork(): void
    {
        $before = Mullama::liveHandles();
        foreach ([static fn (): bool => false, static fn (float $fraction): bool => $fraction < 1.0] as $listener) {
            try {
                Model::load(self::PATH, [], $listener);
                self::fail('nothing was thrown');
            } catch (CancelledException $stopped) {
                self::assertNotSame('', $stopped->getMessage());
            }
        }
        self::assertSame($before, Mullama::liveHandles());
    }

    public function testAnExceptionOfAListenerStopsTheWorkAndIsThrown(): void
    {
        $before = Mullama::liveHandles();
        try {
            Model::load(self::PATH, [], static fn () => throw new \DomainException('mine'));
            self::fail('nothing was thrown');
        } catch (\DomainException $mine) {
            self::assertSame('mine', $mine->getMessage());
        }
        self::assertSame($before, Mullama::liveHandles());
    }

    private static function said(string $code): string
    {
        // A wait that nothing ends is a failure, not a hang.
        $command = ['timeout', '-k', '1', '60', PHP_BINARY, '-d', 'log_errors=0', '-r', self::START . "\n" . $code];
        $process = proc_open($command, [1 => ['pipe', 'w']], $pipes, __DIR__ . '/..');
        $said = stream_get_contents($pipes[1]);
        proc_close($process);
        return $said;
    }
}
