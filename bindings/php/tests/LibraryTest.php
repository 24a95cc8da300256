<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Runtime\Described;
use PHPUnit\Framework\TestCase;

/**
 * What happens where the shared library is not as it should be; each in a process of its own, for a process opens it once.
 */
final class LibraryTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';

    public function testAMissingLibraryIsAnErrorThatNamesThePlace(): void
    {
        $said = self::said('Mullama\Mullama::setLibraryPath("/no/such/library.so"); Mullama\Mullama::version();');
        self::assertStringContainsString('/no/such/library.so: no such file', $said);
        self::assertStringContainsString('cargo build --release -p mullama-ffi', $said);
    }

    public function testTheEnvironmentNamesTheLibrary(): void
    {
        $named = realpath(self::PACKAGE . '/../../target/release/libmullama_ffi.so');
        $said = self::said('echo Mullama\Mullama::version();', ['MULLAMA_LIB' => $named]);
        self::assertSame(Described::VERSION, $said);
        self::assertSame(Described::VERSION, self::said('echo Mullama\Mullama::version();', ['MULLAMA_LIB' => dirname($named)]));
        $said = self::said('Mullama\Mullama::version();', ['MULLAMA_LIB' => '/no/such/library.so']);
        self::assertStringContainsString('/no/such/library.so: no such file', $said);
        self::assertStringNotContainsString('target/release', $said);
    }

    public function testWhatTheLoaderSaysOfABadLibraryIsInTheError(): void
    {
        $path = sys_get_temp_dir() . '/mullama-no-library-' . getmypid() . '.so';
        file_put_contents($path, 'this is no library');
        $said = self::said('Mullama\Mullama::version();', ['MULLAMA_LIB' => $path]);
        unlink($path);
        self::assertMatchesRegularExpression('/(invalid ELF header|file too short|not a mach-o file)/i', $said);
    }

    public function testALibraryOfAnotherAbiIsRefused(): void
    {
        exec('cc --version 2>&1', $output, $status);
        if ($status !== 0) {
            self::markTestSkipped('a library of another ABI is made with a C compiler, and there is none');
        }
        $path = sys_get_temp_dir() . '/mullama-other-abi-' . getmypid() . '.so';
        $source = "int mullama_abi_version(void) { return 77; }";
        exec("echo '$source' | cc -shared -fPIC -x c -o " . escapeshellarg($path) . ' -', $output, $status);
        self::assertSame(0, $status, implode("\n", $output));
        $said = self::said("Mullama\Mullama::setLibraryPath('$path'); Mullama\Mullama::version();");
        unlink($path);
        self::assertStringContainsString('has ABI 77, this package needs ' . Described::ABI_VERSION, $said);
    }

    public function testAChildProcessLoadsAfreshAndMayNotUseItsParentsObjects(): void
    {
        if (!extension_loaded('pcntl')) {
            self::markTestSkipped('forking needs the pcntl extension, which this PHP does not have');
        }
        $said = self::said(<<<'PHP'
            $path = __DIR__ . '/../../models/mullama-tiny.Q8_0.gguf';
            $model = Mullama\Model::load($path);
            if (pcntl_fork() === 0) {
                try {
                    $model->tokenize('x');
                } catch (Mullama\Exception\WrongProcessException $wrong) {
                    echo $wrong->getCode(), ' ';
                }
                echo Mullama\Model::load($path)->detokenize([400]), ' ';
                exit(0);
            }
            pcntl_wait($status);
            echo $status, ' ', $model->nVocab();
            PHP);
        self::assertSame('-19 Once 0 2048', preg_replace('/ +/', ' ', $said));
    }

    public function testTheExamplePrintsTheStory(): void
    {
        $model = self::PACKAGE . '/../../models/mullama-tiny.Q8_0.gguf';
        exec(escapeshellarg(PHP_BINARY) . ' ' . escapeshellarg(self::PACKAGE . '/examples/generate.php') . ' ' . escapeshellarg($model), $output, $status);
        self::assertSame(0, $status);
        self::assertStringStartsWith('Once upon a time there was a brave llama', $output[0]);
    }

    public function testTheConversationIsPaidForWhatIsNewAlone(): void
    {
        $model = self::PACKAGE . '/../../models/mullama-tiny.Q8_0.gguf';
        $command = array_map(escapeshellarg(...), [PHP_BINARY, self::PACKAGE . '/examples/conversation.php', $model]);
        exec(implode(' ', $command), $output, $status);
        self::assertSame(0, $status);
        self::assertStringContainsString('Paris', $output[1]);
        self::assertStringStartsWith('[0 of ', $output[2]);
        self::assertMatchesRegularExpression('/^\[[1-9]\d* of \d+ prompt tokens were cached\]$/', end($output));
    }

    /**
     * What a process of its own prints.
     *
     * @param array<string, string> $environment
     */
    private static function said(string $code, array $environment = []): string
    {
        $code = 'require "autoload.php"; try { ' . $code . ' } catch (Mullama\LibraryException $e) { echo $e->getMessage(); }';
        $command = [PHP_BINARY, '-r', $code];
        $process = proc_open($command, [1 => ['pipe', 'w']], $pipes, self::PACKAGE, $environment + getenv());
        $said = stream_get_contents($pipes[1]);
        proc_close($process);
        return $said;
    }
}
