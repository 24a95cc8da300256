<?php

declare(strict_types=1);

namespace Mullama\Runtime;

/**
 * What the values of a record's fields are. A field's type is a list read from the left: `[Type::ListOf, Type::Text]`;
 * the class of an enum, choice, handle or record stands behind it.
 *
 * @internal
 */
enum Type
{
    case Bool;
    case I32;
    case U32;
    case I64;
    case U64;
    case F32;
    case F64;
    case Text;
    /** Text, or a list of text parts. */
    case Parts;
    /** What it holds may stand behind. */
    case Json;
    case Bytes;
    case Enum;
    case Choice;
    case Handle;
    case Record;
    case Map;
    case Vector;
    case ListOf;
    case Option;
    /** May be absent, and is a number in C: the one that says so stands behind, and then the type. */
    case Unless;
    /** A number some of whose values have names: these stand behind, and then the type. */
    case Named;
}
