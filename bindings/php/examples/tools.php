<?php

/**
 * Answers a question with a function of this program as a tool: php examples/tools.php MODEL
 */

declare(strict_types=1);

use Mullama\Context;
use Mullama\Description;
use Mullama\Model;
use Mullama\SamplerParams;

require __DIR__ . '/../autoload.php';

/**
 * Asks a table; a real one would ask a service.
 *
 * @return array{degrees: int, sky: string}
 */
#[Description('Current weather in a city')]
function get_weather(string $city): array
{
    echo "(get_weather is called with $city)\n";
    return match ($city) {
        'Oslo' => ['degrees' => -3, 'sky' => 'snowy'],
        'Rome' => ['degrees' => 24, 'sky' => 'sunny'],
        default => throw new RuntimeException("no weather is known of $city"),
    };
}

if ($argc !== 2) {
    fwrite(STDERR, "usage: php examples/tools.php MODEL\n");
    exit(2);
}

$context = new Context(Model::load($argv[1]), ['nCtx' => 512]);
$question = [['user', 'What is the weather in Oslo?']];
$answer = $context->runTools($question, [get_weather(...)], -1, SamplerParams::greedy());
echo "$answer->text\n";
