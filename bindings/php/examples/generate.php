<?php

/**
 * Continues a story, piece by piece: php examples/generate.php MODEL
 */

declare(strict_types=1);

use Mullama\Context;
use Mullama\Model;
use Mullama\SamplerParams;

require __DIR__ . '/../autoload.php';

if ($argc !== 2) {
    fwrite(STDERR, "usage: php examples/generate.php MODEL\n");
    exit(2);
}

$model = Model::load($argv[1]);
$context = new Context($model, ['nCtx' => 2048, 'nThreads' => 1]);

$prompt = 'Once upon a time';
echo $prompt;
$story = $context->generateStream($prompt, 100, SamplerParams::greedy());
foreach ($story as $piece) {
    echo $piece;
}

$record = $story->getReturn();
echo "\n[{$record->stats->nGenerated} tokens, {$record->finishReason->value}]\n";
