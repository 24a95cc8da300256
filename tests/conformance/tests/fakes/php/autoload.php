<?php

/**
 * A package as small as the fake table, as the PHP client finds it.
 */

declare(strict_types=1);

namespace Mullama\Runtime {

    abstract class Handle
    {
        public function __construct(private readonly string $title)
        {
        }

        public function title(): string
        {
            return $this->title;
        }
    }
}

namespace Mullama\Exception {

    final class MullamaException extends \Exception
    {
    }
}

namespace Mullama {

    final class Mullama
    {
        public static function version(): string
        {
            return '1.2.3';
        }

        public static function abiVersion(): int
        {
            return 3;
        }

        public static function apiDigest(): string
        {
            return 'd1';
        }
    }

    final class Book
    {
        public function __construct(public readonly string $title, public readonly ?Book $part)
        {
        }

        public static function of(array $given): self
        {
            return new self($given['title'], $given['part'] === null ? null : self::of($given['part']));
        }
    }

    final class Filter
    {
        private function __construct(public readonly string $kind, public readonly string $value)
        {
        }

        public static function query(string $value): self
        {
            return new self('query', $value);
        }
    }

    final class Reader extends Runtime\Handle
    {
    }

    final class Shelf extends Runtime\Handle
    {
        public static function open(string $path, int $width = 10, array $params = [], ?callable $progress = null): self
        {
            $progress === null || $progress(0.5);
            return new self("$path $width " . implode('+', $params['tags'] ?? []));
        }

        public function reader(): Reader
        {
            return new Reader("reader of {$this->title()}");
        }

        public function echo(mixed $value): mixed
        {
            return $value;
        }

        public function later(mixed $value): mixed
        {
            return $value;
        }

        public function look(): array
        {
            return ['é' => [1, '/']];
        }

        public function books(array $books): array
        {
            return array_reverse(array_map(Book::of(...), $books));
        }

        public function perhaps(?array $book = null): ?Book
        {
            return $book === null ? null : Book::of($book);
        }

        public function read(callable $callback): void
        {
            foreach (['a', 'b', 'c'] as $piece) {
                if (!$callback($piece)) {
                    return;
                }
            }
        }

        public function fail(): void
        {
            throw new Exception\MullamaException('the shelf is full', -8);
        }

        public function find(string $text): string
        {
            return "text $text";
        }

        public function pages(array $pages): string
        {
            return 'pages ' . $pages[count($pages) - 1];
        }
    }
}
