<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI\CData;
use Mullama\Exception\InvalidInputException;

/**
 * An object of the library's. It is freed once, at the latest when PHP drops it; after that every call answers
 * INVALID_HANDLE, while its facts stay readable.
 */
abstract class Handle
{
    /** The C function that frees it. */
    protected const FREE = '';

    /** The C function that gives a second handle on the same thing, where there is one. */
    protected const CLONE = null;

    /** @var array<int, \WeakReference<self>> what is not freed yet, by its object's id */
    private static array $live = [];
    private static bool $isWatched = false;

    private CData $pointer;
    private bool $isFreed = false;

    /** @var list<Handle> what must not be collected before this */
    private array $kept = [];

    /** @var array<string, mixed> */
    private array $facts = [];

    /**
     * Frees the object at once; doing it again does nothing.
     */
    public function free(): void
    {
        if ($this->isFreed || !isset($this->pointer)) {
            return;
        }
        $this->isFreed = true;
        unset(self::$live[spl_object_id($this)]);
        Library::ffi()->{static::FREE}($this->pointer);
        $this->kept = [];
    }

    public function __destruct()
    {
        $this->free();
    }

    public function __clone()
    {
        if (static::CLONE === null) {
            throw new InvalidInputException(static::class . ' cannot be cloned; create another one');
        }
        $this->pointer = Library::ffi()->{static::CLONE}($this->pointer) ?? throw Failure::last();
        $this->isFreed = false;
        $this->remember();
    }

    /**
     * It lives in this process alone, so a cache or a session cannot hold it.
     *
     * @return never
     */
    public function __serialize(): array
    {
        throw new InvalidInputException(static::class . ' cannot be serialised: it lives in this process; keep what it was made of and make it again');
    }

    /**
     * @param array<mixed> $data
     */
    public function __unserialize(array $data): void
    {
        throw new InvalidInputException(static::class . ' cannot be serialised; make another one');
    }

    /**
     * The handle as C takes it; a stale one where it was freed.
     *
     * @internal
     */
    public function pointer(): CData
    {
        return $this->pointer;
    }

    /**
     * Makes an object of a handle that the library has given; null is a failure.
     *
     * @internal
     */
    public static function adopt(?CData $pointer, self ...$kept): static
    {
        $made = (new \ReflectionClass(static::class))->newInstanceWithoutConstructor();
        $made->own($pointer, ...$kept);
        return $made;
    }

    /**
     * A descriptor of C's as what `stream_select` takes; it is never read from. PHP opens descriptors on its command line alone.
     *
     * @return resource
     */
    protected function descriptor(string $function): mixed
    {
        $fd = Answer::count(Library::ffi()->$function($this->pointer()));
        $opened = @fopen("php://fd/$fd", 'r');
        if ($opened === false) {
            throw new \RuntimeException("PHP cannot open descriptor $fd here; wait with Loop::poll()");
        }
        return $opened;
    }

    /**
     * Takes a handle that the library has given, and reads its facts; null is a failure.
     */
    protected function own(?CData $pointer, self ...$kept): void
    {
        $this->pointer = $pointer ?? throw Failure::last();
        $this->kept = array_values($kept);
        $this->remember();
        $this->facts = $this->readFacts(new Reader($this->pointer));
    }

    private function remember(): void
    {
        if (!self::$isWatched) {
            self::$isWatched = true;
            // Behind the functions that the program has registered, and those that they register.
            register_shutdown_function(static fn () => register_shutdown_function(self::release(...)));
        }
        self::$live[spl_object_id($this)] = \WeakReference::create($this);
    }

    /**
     * Frees everything once a fatal error, such as the time limit's, has ended the script: PHP drops objects then without a word to
     * them, and a web server's process lives on.
     */
    private static function release(): void
    {
        if (((error_get_last()['type'] ?? 0) & (E_ERROR | E_USER_ERROR | E_CORE_ERROR | E_COMPILE_ERROR)) !== 0) {
            foreach (self::$live as $object) {
                $object->get()?->free();
            }
        }
    }

    /**
     * The facts by name; generated classes that have some answer them.
     *
     * @return array<string, mixed>
     */
    protected function readFacts(Reader $read): array
    {
        return [];
    }

    /**
     * A value that was read when the object was created.
     */
    protected function fact(string $name): mixed
    {
        return $this->facts[$name];
    }

    /**
     * A predicate's answer, one of those that were read when the object was created: a bit for each token, lowest first.
     */
    protected function flag(string $name, int $token): bool
    {
        $byte = $this->facts[$name][$token >> 3] ?? "\0";
        return $token >= 0 && (ord($byte) >> ($token & 7) & 1) === 1;
    }
}
