<?php

/**
 * Reads what a guest wrote into an object of a class: php examples/structured.php MODEL
 */

declare(strict_types=1);

namespace Example;

// phpcs:disable PSR1.Classes.ClassDeclaration -- a program in one file

use Mullama\Context;
use Mullama\Model;
use Mullama\Range;
use Mullama\SamplerParams;

require __DIR__ . '/../autoload.php';

const TEXT = 'The soup was cold, and the waiter laughed at me. Never again!';

enum Dish: string
{
    case Soup = 'soup';
    case Salad = 'salad';
    case Cake = 'cake';
}

enum Mood: string
{
    case Happy = 'happy';
    case Content = 'content';
    case Angry = 'angry';
}

/** What a guest thinks of a meal. */
final class Review
{
    public function __construct(
        public readonly Dish $dish,
        public readonly Mood $mood,
        #[Range(1, 5)] public readonly int $stars,
        public readonly bool $comesBack,
    ) {
    }
}

/** The review in a text; the model can answer nothing else. */
function review(Context $context, string $text): Review
{
    $question = "A guest wrote: $text\n"
        . 'Give the dish, the mood, the stars from 1 to 5, and whether the guest comes back, as JSON.';
    return $context->parseAs(Review::class, [['user', $question]], -1, SamplerParams::greedy());
}

if ($argc !== 2) {
    fwrite(STDERR, "usage: php examples/structured.php MODEL\n");
    exit(2);
}

$context = new Context(Model::load($argv[1]), ['nCtx' => 512]);
$review = review($context, TEXT);
$stars = str_repeat('*', $review->stars);
$returns = $review->comesBack ? 'comes back' : 'never again';
echo "{$review->dish->value}: $stars, {$review->mood->value}, $returns\n";
