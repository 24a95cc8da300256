<?php

/**
 * What a user writes after `composer require`: a chat, and how long the library took to load. php chat.php MODEL
 */

declare(strict_types=1);

use Mullama\Context;
use Mullama\LibraryException;
use Mullama\Model;
use Mullama\Mullama;
use Mullama\SamplerParams;

require __DIR__ . '/vendor/autoload.php';

try {
    $begin = hrtime(true);
    Mullama::version();
    $milliseconds = (hrtime(true) - $begin) / 1e6;
    $context = new Context(Model::load($argv[1]), ['nCtx' => 256, 'nThreads' => 1]);
    echo $context->chat([['user', 'What is the capital of France?']], 40, SamplerParams::greedy())->text, "\n";
    printf("loaded in %.1f ms\n", $milliseconds);
} catch (LibraryException $problem) {
    echo $problem->getMessage(), "\n";
}
