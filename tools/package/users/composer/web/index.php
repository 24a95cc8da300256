<?php

/**
 * What a web server answers: a chat, and the worker that computed it.
 */

declare(strict_types=1);

use Mullama\Context;
use Mullama\LibraryException;
use Mullama\Model;
use Mullama\SamplerParams;

require __DIR__ . '/../vendor/autoload.php';

try {
    $context = new Context(Model::load('/mullama-tiny.gguf'), ['nCtx' => 256, 'nThreads' => 1]);
    echo $context->chat([['user', 'What is the capital of France?']], 40, SamplerParams::greedy())->text;
    echo ' worker ', getmypid(), "\n";
} catch (LibraryException $problem) {
    echo $problem->getMessage(), "\n";
}
