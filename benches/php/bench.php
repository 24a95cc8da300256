<?php

// The bench of Mullama in PHP. What is measured and how it is said: benches/README.md.

declare(strict_types=1);

use Mullama\Context;
use Mullama\Model;
use Mullama\SamplerParams;

require __DIR__ . '/../../bindings/php/vendor/autoload.php';

const PROMPT = 'Once upon a time';

/** Runs `$once` for each line of the standard input and prints its nanoseconds and what it counted; `$prepare` is not measured. */
function measure(callable $prepare, callable $once): void
{
    while (fgets(STDIN) !== false) {
        $prepare();
        $start = hrtime(true);
        $count = $once();
        $ns = hrtime(true) - $start;
        echo "$ns $count\n";
    }
}

[, $path, $what, $argument] = $argv;
$nothing = static function (): void {
};

if ($what === 'load') {
    $model = null;
    $free = static function () use (&$model): void {
        $model?->free();
    };
    measure($free, static function () use (&$model, $path): int {
        $model = Model::load($path);
        return 1;
    });
    exit(0);
}

$model = Model::load($path);
if ($what === 'tokenize') {
    $text = file_get_contents($argument);
    measure($nothing, static fn (): int => count($model->tokenize($text)));
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
measure($context->clearCache(...), $work[$what]);
