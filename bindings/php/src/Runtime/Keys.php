<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception\InvalidInputException;

/**
 * Refuses a key that nobody knows, and names those that the writer may have meant.
 *
 * @internal
 */
final class Keys
{
    private const NEAR = 3;

    /**
     * @param list<int|string> $given
     * @param list<string> $known
     */
    public static function check(array $given, array $known, string $what): void
    {
        foreach (array_diff($given, $known) as $key) {
            throw new InvalidInputException("$what has the unknown key '$key'; " . self::hint((string) $key, $known));
        }
    }

    /**
     * @param list<string> $known
     */
    private static function hint(string $key, array $known): string
    {
        $distances = [];
        foreach ($known as $candidate) {
            // `n_ctx` and `nctx` are as near to `nCtx` as can be.
            $distances[$candidate] = levenshtein(self::plain($key), self::plain($candidate));
        }
        asort($distances);
        $near = array_keys(array_filter($distances, static fn (int $distance): bool => $distance <= self::NEAR));
        [$says, $names] = $near === [] ? ['known are', $known] : ['did you mean', array_slice($near, 0, self::NEAR)];
        return "$says '" . implode("', '", $names) . "'" . ($near === [] ? '' : '?');
    }

    private static function plain(string $key): string
    {
        return strtolower(str_replace('_', '', $key));
    }
}
