<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\CancelToken;
use Mullama\Context;
use Mullama\Exception\CancelledException;
use Mullama\Exception\InvalidHandleException;
use Mullama\Exception\InvalidInputException;
use Mullama\Exception\ModelLoadException;
use Mullama\Model;
use Mullama\Mullama;
use PHPUnit\Framework\TestCase;

final class ModelTest extends TestCase
{
    use TinyModel;

    public function testFactsDescribeTheFile(): void
    {
        $model = $this->model();
        self::assertSame(2048, $model->nVocab());
        self::assertGreaterThan(0, $model->nEmbd());
        self::assertGreaterThan(1_000_000, $model->nParams());
        self::assertStringContainsString('llama', $model->description());
        self::assertSame(0, $model->tokenBos());
        self::assertTrue($model->tokenIsEog($model->tokenEos()));
        self::assertFalse($model->tokenIsEog(400));
    }

    public function testFactsStayReadableAfterFree(): void
    {
        $model = Model::load(self::PATH);
        $model->free();
        $model->free();
        self::assertSame(2048, $model->nVocab());
        self::assertTrue($model->tokenIsEog(0) && $model->tokenIsControl(0));
        $this->expectException(InvalidHandleException::class);
        $this->expectExceptionCode(-16);
        $model->tokenize('x');
    }

    public function testAPredicateIsFalseOfWhatIsNoToken(): void
    {
        $model = $this->model();
        foreach ([-1, 2048, PHP_INT_MAX, PHP_INT_MIN] as $token) {
            self::assertFalse($model->tokenIsEog($token) || $model->tokenIsControl($token));
        }
    }

    public function testBosComesFirstUnlessTheSecondArgumentIsFalse(): void
    {
        $model = $this->model();
        $plain = $model->tokenize(self::STORY, false);
        self::assertSame([$model->tokenBos(), ...$plain], $model->tokenize(self::STORY));
        self::assertSame($model->tokenize(self::STORY, true, false), $model->tokenize(self::STORY));
    }

    public function testSpecialTokensAreParsedWhereTheThirdArgumentIsTrue(): void
    {
        $model = $this->model();
        $text = $model->detokenize([$model->tokenBos()], false, true);
        self::assertNotSame('', $text);
        self::assertSame([$model->tokenBos()], $model->tokenize($text, false, true));
        self::assertNotSame([$model->tokenBos()], $model->tokenize($text, false));
    }

    public function testDetokenizeUndoesTokenizeInManyScripts(): void
    {
        foreach (['Hello', 'こんにちは', 'مرحبا', 'नमस्ते', '🦙🦙', "a\nb\tc", str_repeat('long ', 2000), ''] as $text) {
            self::assertSame($text, $this->model()->detokenize($this->model()->tokenize($text, false)));
        }
    }

    public function testAPieceMayBePartOfACharacter(): void
    {
        $model = $this->model();
        $pieces = array_map(static fn (int $token): string => $model->tokenToPiece($token), $model->tokenize('龘', false));
        self::assertSame('龘', implode('', $pieces));
        self::assertGreaterThan(1, count($pieces));
    }

    public function testATokenOutsideTheVocabularyIsRefused(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->model()->tokenToPiece(1 << 20);
    }

    public function testAMissingFileIsALoadErrorThatNamesIt(): void
    {
        $this->expectException(ModelLoadException::class);
        $this->expectExceptionCode(-2);
        $this->expectExceptionMessage('/no/such/file.gguf');
        Model::load('/no/such/file.gguf');
    }

    public function testAnUnknownKeyIsAnErrorThatNamesTheNearestOnes(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage("unknown key 'n_gpu_layers'; did you mean 'nGpuLayers'?");
        Model::load(self::PATH, ['n_gpu_layers' => 3]);
    }

    public function testAValueOfAnotherTypeIsAnErrorThatNamesTheKey(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage('params.useMmap is a string; expected true or false');
        Model::load(self::PATH, ['useMmap' => 'yes']);
    }

    public function testProgressIsHeardInOrder(): void
    {
        $heard = [];
        Model::load(self::PATH, [], static function (float $fraction) use (&$heard): void {
            $heard[] = $fraction;
        });
        $sorted = $heard;
        sort($sorted);
        self::assertSame($sorted, $heard);
        self::assertSame(1.0, end($heard));
    }

    public function testFalseFromTheProgressCallbackStopsTheLoad(): void
    {
        $this->expectException(CancelledException::class);
        Model::load(self::PATH, ['useMmap' => false], static fn (float $fraction): bool => $fraction < 0.5);
    }

    public function testAnExceptionInTheProgressCallbackStopsTheLoadAndIsThrown(): void
    {
        $before = Mullama::liveHandles();
        foreach ([0.0, 1.0] as $at) {
            try {
                Model::load(self::PATH, [], static fn (float $fraction): bool => $fraction < $at ?: throw new \DomainException('mine'));
                self::fail('nothing was thrown');
            } catch (\DomainException $thrown) {
                self::assertSame('mine', $thrown->getMessage());
            }
        }
        self::assertSame($before, Mullama::liveHandles());
    }

    public function testALoadInsideAProgressCallbackHasItsOwn(): void
    {
        $inner = 0;
        $outer = 0;
        Model::load(self::PATH, [], function () use (&$inner, &$outer): void {
            if ($outer++ === 0) {
                Model::load(self::PATH, [], static function () use (&$inner): void {
                    $inner++;
                });
            }
        });
        self::assertGreaterThan(0, $inner);
        self::assertGreaterThan(1, $outer);
    }

    public function testASetCancelTokenStopsTheLoad(): void
    {
        $token = new CancelToken();
        $token->cancel();
        $this->expectException(CancelledException::class);
        Model::load(self::PATH, ['cancel' => $token, 'useMmap' => false]);
    }

    public function testTokenDetailsAreAListOfReadonlyObjects(): void
    {
        $model = Model::load(self::PATH);
        $before = Mullama::liveHandles();
        [$special, $once] = $model->tokenDetails([1, $model->tokenize('Once', false)[0]]);
        self::assertSame('<|im_start|>', $special->text);
        self::assertSame(\Mullama\TokenKind::Control, $special->kind);
        self::assertSame('Once', $once->text);
        self::assertSame([], $model->tokenDetails([]));
        self::assertSame($before, Mullama::liveHandles(), 'the list and its records are freed');
    }

    public function testACloneIsASecondHandleOnTheSameWeights(): void
    {
        $model = Model::load(self::PATH);
        $clone = clone $model;
        $model->free();
        self::assertSame('Once', $clone->detokenize($clone->tokenize('Once', false)));
    }

    public function testAModelMayBeFreedBeforeItsContext(): void
    {
        $model = Model::load(self::PATH);
        $context = new Context($model, ['nCtx' => 128, 'nThreads' => 1]);
        $model->free();
        self::assertNotSame('', $context->generate(self::STORY, 4));
    }

    public function testWhatPhpDropsIsFreed(): void
    {
        $before = Mullama::liveHandles();
        $context = new Context(Model::load(self::PATH), ['nCtx' => 128, 'nThreads' => 1]);
        self::assertSame($before + 2, Mullama::liveHandles());
        unset($context);
        self::assertSame($before, Mullama::liveHandles());
    }
}
