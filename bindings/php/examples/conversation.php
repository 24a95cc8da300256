<?php

/**
 * A conversation, its answers streamed: php examples/conversation.php MODEL [QUESTION]...
 */

declare(strict_types=1);

use Mullama\Context;
use Mullama\Conversation;
use Mullama\Model;
use Mullama\SamplerParams;

require __DIR__ . '/../autoload.php';

if ($argc < 2) {
    fwrite(STDERR, "usage: php examples/conversation.php MODEL [QUESTION]...\n");
    exit(2);
}

$context = new Context(Model::load($argv[1]), ['nCtx' => 2048]);
$conversation = new Conversation($context, ['system' => 'Be brief.']);
$questions = array_slice($argv, 2) ?: ['What is the capital of France?', 'How do you say cat in Japanese?'];
foreach ($questions as $question) {
    echo "> $question\n";
    $answer = $conversation->sendStream($question, -1, SamplerParams::greedy());
    foreach ($answer as $piece) {
        echo $piece;
    }
    $stats = $answer->getReturn()->stats;
    echo "\n[{$stats->nCached} of {$stats->nPrompt} prompt tokens were cached]\n";
}
