<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Exception\GenerationException;
use Mullama\SamplerParams;
use Mullama\Tests\Answers\Seen;
use PHPUnit\Framework\TestCase;

final class ParseTest extends TestCase
{
    use TinyModel;

    private const TALK = [['user', 'What is 2 plus 3?']];

    public function testAnAnswerIsAnObjectOfAClass(): void
    {
        $seen = $this->context()->parseAs(Seen::class, self::TALK, -1, SamplerParams::greedy());
        self::assertInstanceOf(Seen::class, $seen);
        self::assertIsBool($seen->flag->yes);
    }

    public function testAnAnswerThatIsCutIsAnErrorWithWhy(): void
    {
        $this->expectException(GenerationException::class);
        $this->expectExceptionMessage("the text so far is '{");
        $this->context()->parseAs(Seen::class, self::TALK, 2, SamplerParams::greedy());
    }
}
