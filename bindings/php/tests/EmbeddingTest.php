<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\EmbeddingGenerator;
use Mullama\Exception\EmbeddingException;
use Mullama\Exception\InvalidHandleException;
use Mullama\Exception\InvalidInputException;
use PHPUnit\Framework\TestCase;

final class EmbeddingTest extends TestCase
{
    use TinyModel;

    private const TEXTS = ['the cat', 'a dog and the sun', '', 'moon moon moon moon moon moon moon'];

    private function generator(int $nCtx = 512, bool $normalize = true): EmbeddingGenerator
    {
        return new EmbeddingGenerator($this->model(), $nCtx, $normalize, ['nThreads' => 1]);
    }

    /**
     * @param list<float> $vector
     */
    private static function length(array $vector): float
    {
        return sqrt(array_sum(array_map(fn (float $value): float => $value ** 2, $vector)));
    }

    public function testAnEmbeddingIsAListOfFloatsOfLengthOne(): void
    {
        $generator = $this->generator();
        $vector = $generator->embed('the cat');
        self::assertTrue(array_is_list($vector));
        self::assertCount($generator->nEmbd(), $vector);
        self::assertContainsOnly('float', $vector);
        self::assertEqualsWithDelta(1.0, self::length($vector), 1e-5);
    }

    public function testABatchHasTheEmbeddingOfEachText(): void
    {
        $generator = $this->generator();
        $rows = $generator->embedBatch(self::TEXTS);
        self::assertCount(count(self::TEXTS), $rows);
        foreach (self::TEXTS as $index => $text) {
            self::assertEqualsWithDelta($generator->embed($text), $rows[$index], 1e-5);
        }
        self::assertSame([], $generator->embedBatch([]));
    }

    public function testNormalizeIsTheThirdArgument(): void
    {
        $plain = $this->generator(512, false)->embed('the cat');
        self::assertGreaterThan(0.01, abs(self::length($plain) - 1));
        $scaled = $this->generator()->embed('the cat');
        self::assertEqualsWithDelta($scaled, EmbeddingGenerator::normalize($plain), 1e-5);
    }

    public function testATextThatIsTooLongIsNamedByItsIndex(): void
    {
        try {
            $this->generator(16)->embedBatch(['moon', str_repeat('moon ', 100)]);
            self::fail('it was embedded');
        } catch (EmbeddingException $error) {
            self::assertSame(1, $error->data()['index']);
            self::assertGreaterThan($error->data()['available'], $error->data()['needed']);
        }
    }

    public function testCosineSimilarityIsStatic(): void
    {
        self::assertSame(1.0, EmbeddingGenerator::cosineSimilarity([1.0, 0.0], [1, 0]));
        self::assertSame(0.0, EmbeddingGenerator::cosineSimilarity([1.0, 0.0], [0.0, 2.0]));
        self::assertSame(-1.0, EmbeddingGenerator::cosineSimilarity([3.0, 4.0], [-3.0, -4.0]));
        self::assertSame(0.0, EmbeddingGenerator::cosineSimilarity([0.0, 0.0], [1.0, 1.0]));
    }

    public function testVectorsOfDifferentLengthsAreInvalidInput(): void
    {
        $this->expectException(InvalidInputException::class);
        EmbeddingGenerator::cosineSimilarity([1.0, 0.0], [1.0, 0.0, 0.0]);
    }

    public function testAfterFreeItThrowsAndItsSizeStays(): void
    {
        $generator = $this->generator();
        $generator->free();
        $generator->free();
        self::assertSame($this->model()->nEmbd(), $generator->nEmbd());
        $this->expectException(InvalidHandleException::class);
        $generator->embed('the cat');
    }
}
