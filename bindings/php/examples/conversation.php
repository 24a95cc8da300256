<?php

/**
 * Answers each line of standard input; "/undo" takes the last one back: php examples/conversation.php MODEL [FILE]
 *
 * With a file the conversation is kept there, and gone on with the next time.
 */

declare(strict_types=1);

use Mullama\Context;
use Mullama\Conversation;
use Mullama\Model;
use Mullama\SamplerParams;

require __DIR__ . '/../autoload.php';

if ($argc < 2) {
    fwrite(STDERR, "usage: php examples/conversation.php MODEL [FILE]\n");
    exit(2);
}

$context = new Context(Model::load($argv[1]), ['nCtx' => 1024]);
$file = $argv[2] ?? null;
$talk = $file !== null && is_file($file)
    ? Conversation::restore($context, $file)
    : new Conversation($context, ['system' => 'You are a helpful assistant.']);

while (($line = fgets(STDIN)) !== false) {
    $line = rtrim($line, "\n");
    if ($line === '/undo') {
        echo "({$talk->undo()} messages less)\n";
        continue;
    }
    $answer = $talk->sendStream($line, 100, SamplerParams::greedy());
    foreach ($answer as $piece) {
        echo $piece;
    }
    $stats = $answer->getReturn()->stats;
    echo "\n(", $stats->nPrompt - $stats->nCached, " of $stats->nPrompt tokens were new)\n";
}
if ($file !== null) {
    $talk->save($file);
}
