<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * What a JSON is, where that is known.
 *
 * @internal
 */
enum Holds
{
    case Object;
    /** A JSON Schema. */
    case Schema;
    /** A list of tools, each with a schema of its parameters. */
    case Tools;
    /** A list of messages, whose calls have objects as arguments. */
    case Messages;
}
