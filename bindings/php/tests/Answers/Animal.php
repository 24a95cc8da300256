<?php

declare(strict_types=1);

namespace Mullama\Tests\Answers;

enum Animal: string
{
    case Fox = 'fox';
    case Crow = 'crow';
}
