<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Context;
use Mullama\EmbeddingGenerator;
use Mullama\Model;
use Mullama\SamplerParams;
use PHPUnit\Framework\TestCase;

/**
 * The common patterns of the documentation, as they stand there; a folder with the model makes their path true.
 */
final class DocumentedPatternsTest extends TestCase
{
    use TinyModel;

    private string $before;
    private string $folder;

    protected function setUp(): void
    {
        $this->before = getcwd();
        $this->folder = sys_get_temp_dir() . '/mullama-patterns-' . getmypid();
        mkdir($this->folder);
        symlink(realpath(self::PATH), "$this->folder/model.gguf");
        chdir($this->folder);
    }

    protected function tearDown(): void
    {
        chdir($this->before);
        unlink("$this->folder/model.gguf");
        rmdir($this->folder);
    }

    public function testTheCommonPatternsRunAsTheyStandInTheDocumentation(): void
    {
        $model = Model::load('./model.gguf', ['nGpuLayers' => 32]);

        $ctx = new Context($model, ['nCtx' => 2048]);

        $text = $ctx->generate('Hello, AI!', 100, SamplerParams::greedy());

        self::assertSame($ctx->complete('Hello, AI!', 100, SamplerParams::greedy())->text, $text);
        self::assertSame(2048, $ctx->nCtx());

        $gen = new EmbeddingGenerator($model);
        $emb = $gen->embed('Hello, world!');

        self::assertCount($model->nEmbd(), $emb);
        self::assertEqualsWithDelta(1.0, sqrt(array_sum(array_map(fn ($value) => $value ** 2, $emb))), 1e-5);
    }
}
