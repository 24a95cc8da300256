<?php

/**
 * The loop: reads requests as lines of JSON, lets the client do what they ask, answers.
 */

declare(strict_types=1);

use Mullama\Conformance\Client;
use Mullama\Conformance\Loop;
use Mullama\Conformance\Table;

require __DIR__ . '/../autoload.php';
foreach (['Table', 'Answers', 'Arguments', 'Listener', 'Client', 'Loop'] as $class) {
    require __DIR__ . "/$class.php";
}

(new Loop(new Client(new Table(__DIR__ . '/table.json'))))->run();
