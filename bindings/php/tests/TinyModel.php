<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Context;
use Mullama\Model;

/**
 * The repository's own model, loaded once for each test that asks for it.
 */
trait TinyModel
{
    private const PATH = __DIR__ . '/../../../models/mullama-tiny.Q8_0.gguf';
    private const STORY = 'Once upon a time';

    private ?Model $tiny = null;

    private function model(): Model
    {
        return $this->tiny ??= Model::load(self::PATH);
    }

    /**
     * @param array<string, mixed> $params
     */
    private function context(array $params = []): Context
    {
        return new Context($this->model(), $params + ['nCtx' => 512, 'nThreads' => 1]);
    }
}
