<?php

// The bench of Mullama in PHP. What is measured and how it is said: benches/README.md.

declare(strict_types=1);

use Mullama\Context;
use Mullama\Model;
use Mullama\SamplerParams;

require __DIR__ . '/../../bindings/php/vendor/autoload.php';

const PROMPT = 'Once upon a time';

/** Runs `$once` one time more than `$rounds` and prints all times but the first; `$prepare` is not measured. */
function measure(string $what, int $rounds, callable $prepare, callable $once): void
{
    $times = [];
    $count = 0;
    for ($round = 0; $round <= $rounds; $round++) {
        $prepare();
        $start = hrtime(true);
        $count = $once();
        $times[] = hrtime(true) - $start;
    }
    $said = ['language' => 'php', 'what' => $what, 'ns' => array_slice($times, 1), 'count' => $count];
    echo json_encode($said, JSON_THROW_ON_ERROR), "\n";
}

[, $path, $what, $rounds, $argument] = $argv;
$nothing = static function (): void {
};

if ($what === 'load') {
    $model = null;
    $free = static function () use (&$model): void {
        $model?->free();
    };
    measure($what, (int) $rounds, $free, static function () use (&$model, $path): int {
        $model = Model::load($path);
        return 1;
    });
    exit(0);
}

$model = Model::load($path);
if ($what === 'tokenize') {
    $text = file_get_contents($argument);
    measure($what, (int) $rounds, $nothing, static fn (): int => count($model->tokenize($text)));
    exit(0);
}

$n = (int) $argument;
$context = new Context($model, ['nCtx' => 512, 'nThreads' => 1]);
$greedy = new SamplerParams([
    'temperature' => 0.0,
    'topK' => 1,
    'topP' => 1.0,
    'minP' => 0.0,
    'penaltyRepeat' => 1.0,
    'ignoreEos' => true,
]);
$work = [
    'stream' => static function () use ($context, $greedy, $n): int {
        $text = '';
        foreach ($context->generateStream(PROMPT, $n, $greedy) as $piece) {
            $text .= $piece;
        }
        return strlen($text);
    },
    'generate' => static fn (): int => strlen($context->generate(PROMPT, $n, $greedy)),
];
measure($what, (int) $rounds, $context->clearCache(...), $work[$what]);
