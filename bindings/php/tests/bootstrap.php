<?php

declare(strict_types=1);

require __DIR__ . '/../vendor/autoload.php';

// An abort inside the engine ends the process at once instead of starting a debugger.
putenv('GGML_NO_BACKTRACE=1');
