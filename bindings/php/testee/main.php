<?php

/**
 * The conformance testee: lines of JSON on stdin, over the package's public API, answers on stdout.
 */

declare(strict_types=1);

use Mullama\Testee\Session;

require __DIR__ . '/../autoload.php';
require __DIR__ . '/Codec.php';
require __DIR__ . '/Listener.php';
require __DIR__ . '/Session.php';

$session = new Session(require __DIR__ . '/generated/dispatch.php');
while (($line = fgets(STDIN)) !== false) {
    $request = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    if ($request['op'] === 'bye') {
        break;
    }
    $answer = $request['op'] === 'in_child' ? $session->answerInChild($request) : $session->answer($request);
    fwrite(STDOUT, "$answer\n");
    fflush(STDOUT);
}
