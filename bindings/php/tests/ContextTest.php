<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\CancelToken;
use Mullama\Constraint;
use Mullama\Context;
use Mullama\Exception\ContextFullException;
use Mullama\Exception\InvalidHandleException;
use Mullama\Exception\InvalidInputException;
use Mullama\Exception\NotAvailableException;
use Mullama\FinishReason;
use Mullama\FlashAttn;
use Mullama\Mullama;
use Mullama\SamplerParams;
use PHPUnit\Framework\TestCase;

final class ContextTest extends TestCase
{
    use TinyModel;

    public function testMaxTokensIsTheSecondArgumentAndAHundredByDefault(): void
    {
        $context = $this->context();
        $endless = SamplerParams::greedy()->with(['ignoreEos' => true]);
        self::assertSame(100, $context->complete(self::STORY, params: $endless)->stats->nGenerated);
        self::assertSame(7, $context->complete(self::STORY, 7, $endless)->stats->nGenerated);
        self::assertSame('', $context->generate(self::STORY, 0));
    }

    public function testTheRecordAgreesWithItself(): void
    {
        $record = $this->context()->complete(self::STORY, 12, SamplerParams::greedy());
        self::assertSame(FinishReason::Length, $record->finishReason);
        self::assertCount(12, $record->tokens);
        self::assertSame($record->text, $this->model()->detokenize($record->tokens));
        self::assertSame(count($this->model()->tokenize(self::STORY)), $record->stats->nPrompt);
        self::assertGreaterThan(0.0, $record->stats->generateMs);
    }

    public function testForgottenContextsDoNotPileUp(): void
    {
        $params = ['nCtx' => 1 << 13, 'nThreads' => 1];
        $context = new Context($this->model(), $params);
        $one = Mullama::reservedMemory();
        $most = 0;
        for ($i = 0; $i < 20; $i++) {
            $context = new Context($this->model(), $params);
            $context->generate(self::STORY, 1);
            $most = max($most, Mullama::reservedMemory());
        }
        self::assertLessThanOrEqual(5 * $one, $most);
    }

    public function testTokensAndTextStartTheSame(): void
    {
        $context = $this->context();
        $tokens = $this->model()->tokenize(self::STORY);
        self::assertSame(
            $context->generate(self::STORY, 10, SamplerParams::greedy()),
            $context->generateFromTokens($tokens, 10, SamplerParams::greedy())
        );
    }

    public function testASeedRepeatsAndIsReported(): void
    {
        $context = $this->context(['deterministic' => true]);
        $params = new SamplerParams(['temperature' => 1.5, 'seed' => 4294967294]);
        $first = $context->complete(self::STORY, 20, $params);
        self::assertSame(4294967294, $first->stats->seed);
        self::assertSame($first->text, $context->generate(self::STORY, 20, $params));
    }

    public function testAStopStringEndsTheTextAndIsNoPartOfIt(): void
    {
        $context = $this->context();
        $whole = $context->generate(self::STORY, 30, SamplerParams::greedy());
        $record = $context->complete(self::STORY, 30, SamplerParams::greedy(), ['stop' => ['llama', 'zzz']]);
        self::assertSame(FinishReason::StopString, $record->finishReason);
        self::assertSame(strstr($whole, 'llama', true), $record->text);
    }

    public function testABiasChangesTheFirstToken(): void
    {
        $context = $this->context();
        $token = $this->model()->tokenize(' dragon', false)[0];
        $options = ['logitBias' => [['token' => $token, 'bias' => 100.0]]];
        self::assertSame($token, $context->complete(self::STORY, 1, SamplerParams::greedy(), $options)->tokens[0]);
    }

    public function testASetCancelTokenEndsTheGenerationWithoutAnError(): void
    {
        $token = new CancelToken();
        $token->cancel();
        self::assertTrue($token->isCancelled());
        $record = $this->context()->complete(self::STORY, 10, null, ['cancel' => $token]);
        self::assertSame(FinishReason::Cancelled, $record->finishReason);
        self::assertSame('', $record->text);
    }

    public function testWhatIsNotBuiltYetSaysSo(): void
    {
        $this->expectException(NotAvailableException::class);
        new Context($this->model(), ['embeddings' => true]);
    }

    public function testATextIsHeldToAConstraint(): void
    {
        self::assertSame('ab', $this->context()->generate('x', 9, null, ['constraint' => Constraint::regex('ab')]));
    }

    public function testAPromptThatDoesNotFitSaysHowMuchIsNeeded(): void
    {
        try {
            $this->context(['nCtx' => 256])->generate(str_repeat('word ', 500));
            self::fail('nothing was thrown');
        } catch (ContextFullException $full) {
            self::assertSame(-17, $full->getCode());
            self::assertGreaterThan(500, $full->data()['needed']);
            self::assertSame(256, $full->data()['available']);
        }
    }

    public function testAFreedContextAnswersInvalidHandle(): void
    {
        $context = $this->context();
        $context->free();
        self::assertSame(512, $context->nCtx());
        $this->expectException(InvalidHandleException::class);
        $context->clearCache();
    }

    public function testAnEnumIsGivenAsItsCase(): void
    {
        self::assertSame(256, $this->context(['nCtx' => 256, 'flashAttn' => FlashAttn::Off])->nCtx());
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage('params.flashAttn is a string; expected a case of Mullama\FlashAttn');
        $this->context(['flashAttn' => 'off']);
    }

    public function testNumbersThatCCannotHoldAreRefused(): void
    {
        foreach ([['nCtx' => -1], ['nCtx' => 1 << 32], ['nThreads' => 1 << 31], ['nCtx' => 1.5]] as $params) {
            try {
                $this->context($params);
                self::fail(json_encode($params) . ' was taken');
            } catch (InvalidInputException $refused) {
                self::assertStringContainsString('params.' . array_key_first($params), $refused->getMessage());
            }
        }
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage('maxTokens is 4294967296; expected a whole number in');
        $this->context()->generate('x', 1 << 32);
    }

    public function testAContextCannotBeCloned(): void
    {
        $context = $this->context();
        $this->expectException(InvalidInputException::class);
        clone $context;
    }

    public function testAContextKeepsItsModel(): void
    {
        $context = new Context(\Mullama\Model::load(self::PATH), ['nCtx' => 256, 'nThreads' => 1]);
        self::assertNotSame('', $context->generate(self::STORY, 3));
    }
}
