<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI;
use Mullama\LibraryException;

/**
 * Finds the shared library, opens it once and refuses one of another ABI.
 *
 * @internal
 */
final class Library
{
    private const DECLARATIONS = __DIR__ . '/../generated/mullama.h';
    private const NAMES = ['Darwin' => 'libmullama_ffi.dylib', 'Windows' => 'mullama_ffi.dll'];
    private const SYSTEMS = ['Linux' => 'linux', 'Darwin' => 'macos', 'Windows' => 'windows'];
    private const MACHINES = ['amd64' => 'x86_64', 'arm64' => 'aarch64'];

    private static ?FFI $ffi = null;
    private static ?string $path = null;

    /**
     * The library with its functions as methods.
     */
    public static function ffi(): FFI
    {
        return self::$ffi ??= self::open();
    }

    /**
     * Says where the library is, before anything uses it.
     */
    public static function setPath(string $path): void
    {
        if (self::$ffi !== null && $path !== self::$path) {
            throw new LibraryException('the library is open already; call Mullama::setLibraryPath before anything else');
        }
        self::$path = $path;
    }

    /**
     * Where the library may lie: in the package, in the repository that the package is part of, where the system looks.
     *
     * @return list<string>
     */
    public static function candidates(): array
    {
        $package = dirname(__DIR__, 2);
        $name = self::fileName();
        return [
            "$package/lib/" . self::platform() . "/$name",
            dirname($package, 2) . "/target/release/$name",
            $name,
        ];
    }

    private static function fileName(): string
    {
        return self::NAMES[PHP_OS_FAMILY] ?? 'libmullama_ffi.so';
    }

    /**
     * The folder of this platform's library in the package, as in `linux-x86_64`.
     */
    private static function platform(): string
    {
        $machine = strtolower(php_uname('m'));
        return (self::SYSTEMS[PHP_OS_FAMILY] ?? strtolower(PHP_OS_FAMILY)) . '-' . (self::MACHINES[$machine] ?? $machine);
    }

    /**
     * The library, or its folder, that the program names, or the environment's `MULLAMA_LIB`; then no other is looked for.
     *
     * @return array{string}|null
     */
    private static function named(): ?array
    {
        $path = self::$path ?? (string) getenv('MULLAMA_LIB');
        if ($path === '') {
            return null;
        }
        return [is_dir($path) ? rtrim($path, '/') . '/' . self::fileName() : $path];
    }

    private static function open(): FFI
    {
        if (!extension_loaded('ffi')) {
            throw new LibraryException('PHP has no FFI extension; install or enable it (Debian: the package php-common has it)');
        }
        $declarations = file_get_contents(self::DECLARATIONS);
        $failures = [];
        foreach (self::named() ?? self::candidates() as $path) {
            if (str_contains($path, '/') && !is_file($path)) {
                $failures[] = "$path: no such file";
                continue;
            }
            try {
                // A library of another ABI may lack functions: it is asked for its ABI alone first.
                self::check(FFI::cdef('int32_t mullama_abi_version(void);', $path), $path);
                $ffi = FFI::cdef($declarations, $path);
            } catch (FFI\Exception $cause) {
                $failures[] = "$path: " . self::explained($cause, $path);
                continue;
            }
            self::$path = $path;
            return $ffi;
        }
        throw new LibraryException(
            'the library cannot be loaded. The package carries it for the platforms in its lib/, and this is ' . self::platform()
            . '; else build it with `cargo build --release -p mullama-ffi`, name it or its folder in MULLAMA_LIB, or call '
            . "Mullama::setLibraryPath. Tried:\n"
            . implode("\n", $failures)
        );
    }

    /**
     * A web server allows FFI in preloaded files only: its message gets the lines that php.ini needs.
     */
    private static function explained(FFI\Exception $cause, string $path): string
    {
        if (!str_contains($cause->getMessage(), 'restricted by "ffi.enable"')) {
            return self::reason($path) ?? $cause->getMessage();
        }
        throw new LibraryException(
            "PHP forbids FFI here. Put these three lines into php.ini and start the server anew:\n"
            . "ffi.enable=preload\nopcache.preload=" . dirname(__DIR__, 2) . "/preload.php\n"
            . 'opcache.preload_user=www-data  ; the user of the workers, where root starts the server',
            0,
            $cause
        );
    }

    /**
     * What the system's loader says of a library that it cannot load: FFI itself only says that it could not.
     */
    private static function reason(string $path): ?string
    {
        try {
            $loader = FFI::cdef('void *dlopen(const char *path, int flags); const char *dlerror(void);');
        } catch (FFI\Exception) {
            return null;
        }
        return $loader->dlopen($path, 2) === null ? $loader->dlerror() : null;
    }

    private static function check(FFI $ffi, string $path): void
    {
        $abi = $ffi->mullama_abi_version();
        if ($abi !== Described::ABI_VERSION) {
            $wanted = Described::ABI_VERSION;
            throw new LibraryException("$path has ABI $abi, this package needs $wanted; install the library of its version");
        }
    }
}
