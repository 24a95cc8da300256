<?php

declare(strict_types=1);

namespace Mullama\Runtime;

use Mullama\Exception\InvalidInputException;
use Mullama\Exception\NotAvailableException;
use Mullama\Exception\Utf8Exception;

/**
 * Refuses what C would cut or misread, before it gets there: invalid UTF-8 and NUL.
 *
 * @internal
 */
final class Text
{
    private const WELL_FORMED = '/\A(?:[\x00-\x7F]|[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]'
        . '|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]|\xF0[\x90-\xBF][\x80-\xBF]{2}'
        . '|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2})*+/';

    /**
     * The text, if it is one; `$what` names it in the message.
     */
    public static function check(string $text, string $what): string
    {
        if (preg_match('//u', $text) !== 1) {
            throw new Utf8Exception(self::message(Described::INVALID_UTF8, $what, self::wellFormed($text)));
        }
        $at = strpos($text, "\0");
        if ($at !== false) {
            throw new InvalidInputException(self::message(Described::NUL_IN_TEXT, $what, $at));
        }
        return $text;
    }

    /**
     * The text, if it is one, or its absence.
     */
    public static function checkOptional(?string $text, string $what): ?string
    {
        return $text === null ? null : self::check($text, $what);
    }

    /**
     * Text, or text parts as other APIs write them, which stand for what they are together.
     */
    public static function joined(mixed $value, string $what): string
    {
        if (is_string($value)) {
            return self::check($value, $what);
        }
        is_array($value) || throw Failure::input($what, Memory::shown($value), 'a string or an array of text parts');
        $joined = '';
        foreach (array_values($value) as $at => $part) {
            $place = "{$what}[$at]";
            is_array($part) || throw Failure::input($place, Memory::shown($part), 'an array');
            $kind = is_string($part['type'] ?? null) ? $part['type'] : '';
            if ($kind !== 'text' || !is_string($part['text'] ?? null)) {
                $message = strtr(Described::PART_NOT_AVAILABLE, ['{what}' => $place, '{kind}' => $kind]);
                throw new NotAvailableException($message);
            }
            $joined .= self::check($part['text'], "$place.text");
        }
        return $joined;
    }

    /**
     * How many bytes of the text are well-formed.
     */
    private static function wellFormed(string $text): int
    {
        preg_match(self::WELL_FORMED, $text, $match);
        return strlen($match[0] ?? '');
    }

    private static function message(string $template, string $what, int $at): string
    {
        return strtr($template, ['{what}' => $what, '{at}' => (string) $at]);
    }
}
