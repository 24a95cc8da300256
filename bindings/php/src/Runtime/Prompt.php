<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use FFI;
use FFI\CData;

/**
 * Turns a prompt into the tokens that the C ABI starts from, without a detour over a PHP array.
 *
 * @internal
 */
final class Prompt
{
    /** A token stands for one byte at least; the vocabulary may add one at each end and a space. */
    private const ADDED = 8;

    /**
     * The prompt's tokens by a C function that takes a handle, a text and a buffer.
     */
    public static function tokens(string $function, CData $handle, string $prompt, string $what): Memory
    {
        $ffi = Library::ffi();
        $text = Text::check($prompt, $what);
        $room = strlen($text) + self::ADDED;
        $tokens = $ffi->new("int32_t[$room]");
        $count = Answer::count($ffi->$function($handle, $text, $tokens, $room));
        return $count === 0 ? new Memory() : new Memory($ffi->cast('int32_t *', FFI::addr($tokens)), $count, [$tokens]);
    }

    /**
     * The prompt's tokens, where it may be a list of tokens already.
     *
     * @param string|array<int> $prompt
     */
    public static function either(string $function, CData $handle, string|array $prompt, string $what): Memory
    {
        if (is_string($prompt)) {
            return self::tokens($function, $handle, $prompt, $what);
        }
        return Memory::integers('int32_t', $prompt, $what);
    }
}
