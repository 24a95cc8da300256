<?php

/**
 * What a web server answers in WebServerTest.
 */

declare(strict_types=1);

use Mullama\Context;
use Mullama\Loop;
use Mullama\Model;
use Mullama\Exception\MullamaException;
use Mullama\SamplerParams;

require_once __DIR__ . '/../../autoload.php';

header('Content-Type: text/plain; charset=utf-8');
try {
    $heard = 0;
    $model = Model::load(__DIR__ . '/../../../../models/mullama-tiny.Q8_0.gguf', [], static function () use (&$heard): void {
        $heard++;
    });
    $context = new Context($model, ['nCtx' => 256, 'nThreads' => 1]);
    foreach ($context->generateStream('Once upon a time', 5, SamplerParams::greedy()) as $piece) {
        echo $piece;
    }
    echo $heard > 0 ? '|heard' : '|silent';
    // Two at once in one request, one of them read piece by piece.
    $both = Loop::run(fn (): array => Loop::all([
        Loop::async(fn (): string => implode('', iterator_to_array($context->generateStream('Once upon a time', 2, SamplerParams::greedy()), false))),
        $context->generateAsync('Once upon a time', 2, SamplerParams::greedy()),
    ]));
    echo '|', implode('|', $both);
} catch (MullamaException $failure) {
    echo get_class($failure), ': ', $failure->getMessage();
}
