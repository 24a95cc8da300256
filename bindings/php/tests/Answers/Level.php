<?php

declare(strict_types=1);

namespace Mullama\Tests\Answers;

enum Level: int
{
    case Low = 1;
    case High = 2;
}
