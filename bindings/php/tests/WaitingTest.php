<?php

declare(strict_types=1);

namespace Mullama\Tests;

use PHPUnit\Framework\TestCase;

/**
 * What PHP does of its own accord while a generation is waited for; each in a process of its own, which these would end.
 */
final class WaitingTest extends TestCase
{
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
        '$context->chat($talk, -1, $endless);',
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
                try {
                    $way
                } catch (DomainException \$rang) {
                    // What was waited for is stopped: its sequence is free again.
                    echo \$rang->getMessage(), strlen(\$context->generate('Once', 3)) > 0 ? ' and on' : '';
                }
                PHP);
            self::assertSame('rang and on', $said, $way);
        }
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

    public function testATimeLimitEndsTheWait(): void
    {
        $said = self::said("ini_set('display_errors', '1'); set_time_limit(1); " . self::WAYS[0] . " echo 'went on';");
        self::assertStringContainsString('Maximum execution time of 1 second exceeded', $said);
        self::assertStringNotContainsString('went on', $said);
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
