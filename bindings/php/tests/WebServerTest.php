<?php

declare(strict_types=1);

namespace Mullama\Tests;

use PHPUnit\Framework\TestCase;

/**
 * PHP's own web server, which like any other allows FFI in preloaded files only.
 */
final class WebServerTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';

    /** @var resource|null */
    private $server = null;

    protected function tearDown(): void
    {
        if ($this->server !== null) {
            proc_terminate($this->server);
            proc_close($this->server);
        }
    }

    public function testAPreloadedPackageServesEveryRequest(): void
    {
        if (!extension_loaded('Zend OPcache')) {
            self::markTestSkipped('preloading needs OPcache, which this PHP does not have');
        }
        $url = $this->serve(['ffi.enable=preload', 'opcache.enable=1', 'opcache.preload=' . realpath(self::PACKAGE . '/preload.php')]);
        foreach (range(1, 3) as $request) {
            self::assertSame(' there was a brave llama|heard| there was| there was', file_get_contents($url), "request $request");
        }
    }

    public function testWithoutPreloadingTheExceptionSaysTheThreeLines(): void
    {
        $answer = file_get_contents($this->serve(['ffi.enable=preload']));
        self::assertStringStartsWith('Mullama\LibraryException: PHP forbids FFI here', $answer);
        self::assertStringContainsString("\nffi.enable=preload\nopcache.preload=" . realpath(self::PACKAGE) . "/preload.php\nopcache.preload_user=", $answer);
    }

    /**
     * Starts a server with lines of php.ini and gives its address once it listens.
     *
     * @param list<string> $ini
     */
    private function serve(array $ini): string
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0');
        $address = stream_socket_get_name($socket, false);
        fclose($socket);
        if (function_exists('posix_geteuid') && posix_geteuid() === 0) {
            // Only root has to say who may preload.
            $ini[] = 'opcache.preload_user=root';
        }
        $command = [PHP_BINARY, '-S', $address, '-t', __DIR__ . '/web'];
        foreach ($ini as $line) {
            array_push($command, '-d', $line);
        }
        $this->server = proc_open($command, [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['pipe', 'w']], $pipes);
        $said = '';
        while (($line = fgets($pipes[2])) !== false) {
            $said .= $line;
            if (str_contains($line, 'started')) {
                return "http://$address/index.php";
            }
        }
        self::fail("the server did not start: $said");
    }
}
