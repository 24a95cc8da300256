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

    private static function said(string $code): string
    {
        $code = 'require "autoload.php"; try { ' . $code . ' } catch (Mullama\LibraryException $e) { echo $e->getMessage(); }';
        $command = [PHP_BINARY, '-r', $code];
        $process = proc_open($command, [1 => ['pipe', 'w']], $pipes, self::PACKAGE);
        $said = stream_get_contents($pipes[1]);
        proc_close($process);
        return $said;
    }
}
