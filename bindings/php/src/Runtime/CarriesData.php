<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * The body of every exception class: its code is the class's `CODE`, its numbers are those of the class's `DATA`.
 *
 * @internal
 */
trait CarriesData
{
    /**
     * @param array<string, int> $data
     */
    public function __construct(string $message, private readonly array $data = [])
    {
        parent::__construct($message, self::CODE);
        Failure::remember($message);
    }

    /**
     * @return array<string, int>
     */
    public function data(): array
    {
        return $this->data;
    }
}
