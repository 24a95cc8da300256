<?php

declare(strict_types=1);

namespace Mullama\Tests;

use Mullama\Constraint;
use Mullama\Context;
use Mullama\EmbeddingGenerator;
use Mullama\Exception\InvalidInputException;
use Mullama\Exception\MullamaException;
use Mullama\Exception\SamplerException;
use Mullama\Exception\Utf8Exception;
use Mullama\FinishReason;
use Mullama\FlashAttn;
use Mullama\KvType;
use Mullama\LibraryException;
use Mullama\Model;
use Mullama\Mullama;
use Mullama\Runtime\Codes;
use Mullama\Runtime\Memory;
use Mullama\SamplerParams;
use PHPUnit\Framework\TestCase;

final class ValuesTest extends TestCase
{
    use TinyModel;

    public function testThePresetsAreThoseOfTheDocumentation(): void
    {
        $rows = ['greedy' => [0.0, 1, 1.0, 0.0, 1.0], 'precise' => [0.3, 20, 0.8, 0.05, 1.1]]
            + ['default' => [0.8, 40, 0.95, 0.05, 1.1], 'creative' => [1.2, 100, 0.95, 0.0, 1.0]];
        foreach ($rows as $preset => $row) {
            $params = SamplerParams::$preset();
            $found = [$params->temperature, $params->topK, $params->topP, $params->minP, $params->penaltyRepeat];
            self::assertSame($row, $found, $preset);
        }
        self::assertEquals(new SamplerParams(), SamplerParams::default());
    }

    public function testSamplerParamsAreChangedInPlaceOrCopiedWithChanges(): void
    {
        $greedy = SamplerParams::greedy();
        $params = $greedy->with(['seed' => 7]);
        $params->topK = 2;
        $params->temperature = 1;
        self::assertSame([7, 2, 1.0], [$params->seed, $params->topK, $params->temperature]);
        self::assertSame([null, 1], [$greedy->seed, $greedy->topK]);
    }

    public function testAChangedPropertyIsWhatTheDrawUses(): void
    {
        $params = SamplerParams::greedy();
        $params->seed = 4242;
        self::assertSame(4242, $this->context()->complete('x', 1, $params)->stats->seed);
    }

    public function testAChangedPropertyIsCheckedAtItsUse(): void
    {
        $params = new SamplerParams();
        $params->topP = 1.5;
        try {
            $this->context()->generate('x', 1, $params);
            self::fail('a probability of 1.5 was taken');
        } catch (SamplerException $refused) {
            self::assertStringContainsString('top_p', $refused->getMessage());
        }
        $params = new SamplerParams();
        $params->seed = -1;
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage('params.seed is -1');
        $this->context()->generate('x', 1, $params);
    }

    public function testAPropertyThatNobodyKnowsIsRefused(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage("SamplerParams has the unknown key 'top_k'; did you mean 'topK'");
        $params = new SamplerParams();
        $params->top_k = 3;
    }

    public function testBiasesAreAlsoAnArrayKeyedByToken(): void
    {
        $listed = $this->context()->complete(self::STORY, 5, null, ['logitBias' => [['token' => 300, 'bias' => 100.0]]]);
        $keyed = $this->context()->complete(self::STORY, 5, null, ['logitBias' => [300 => 100]]);
        self::assertSame([300, 300, 300, 300, 300], $keyed->tokens);
        self::assertSame($listed->tokens, $keyed->tokens);
        $from0 = [...array_fill(0, 300, 0.0), 1000.0];
        self::assertSame([300], $this->context()->complete(self::STORY, 1, null, ['logitBias' => $from0])->tokens);
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage('options.logitBias[0] is a string');
        $this->context()->generate('x', 1, null, ['logitBias' => [300 => 'much']]);
    }

    public function testAWholeNumberIsTakenForAFloat(): void
    {
        self::assertSame(1.0, (new SamplerParams(['temperature' => 1]))->temperature);
    }

    public function testARangeIsCheckedByTheLibrary(): void
    {
        $this->expectException(SamplerException::class);
        $this->expectExceptionMessage('temperature');
        $this->context()->generate('x', 1, new SamplerParams(['temperature' => -1]));
    }

    public function testSamplerParamsNameAnUnknownKey(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage("SamplerParams has the unknown key 'top_k'; did you mean 'topK'");
        new SamplerParams(['top_k' => 3]);
    }

    public function testAMissingKeyOfARecordIsNamed(): void
    {
        $this->expectException(InvalidInputException::class);
        $this->expectExceptionMessage("options.logitBias[0] lacks the key 'bias'");
        $this->context()->generate('x', 1, null, ['logitBias' => [['token' => 1]]]);
    }

    public function testNulAndInvalidUtf8AreRefusedBeforeTheyAreCut(): void
    {
        $texts = [
            "a\0b" => [InvalidInputException::class, -8, 'byte 1'],
            "ab\xFF" => [Utf8Exception::class, -14, 'byte 2'],
            "é\xC3" => [Utf8Exception::class, -14, 'byte 2'],
            "\xED\xA0\x80" => [Utf8Exception::class, -14, 'byte 0'],
            "ok\xC0\x80\0" => [Utf8Exception::class, -14, 'byte 2'],
        ];
        $ways = [
            'text' => fn (string $text) => $this->model()->tokenize($text),
            'path' => static fn (string $text) => Model::load($text),
            'prompt' => fn (string $text) => $this->context()->generate($text),
            'options.stop[0]' => fn (string $text) => $this->context()->generate('x', 1, null, ['stop' => [$text]]),
        ];
        foreach ($ways as $what => $way) {
            foreach ($texts as $text => [$class, $code, $place]) {
                try {
                    $way($text);
                    self::fail("$what took " . bin2hex($text));
                } catch (MullamaException $refused) {
                    self::assertSame([$class, $code], [get_class($refused), $refused->getCode()]);
                    self::assertStringStartsWith("$what ", $refused->getMessage());
                    self::assertStringContainsString($place, $refused->getMessage());
                    self::assertSame($refused->getMessage(), Mullama::getLastError());
                }
            }
        }
    }

    public function testEveryExceptionIsARuntimeExceptionAndOneOfOurs(): void
    {
        $classes = [...array_values(Codes::EXCEPTIONS), LibraryException::class];
        self::assertGreaterThan(20, count($classes));
        foreach ($classes as $class) {
            self::assertTrue(is_subclass_of($class, \RuntimeException::class), $class);
            self::assertTrue(is_subclass_of($class, MullamaException::class), $class);
        }
        $this->expectException(\RuntimeException::class);
        EmbeddingGenerator::cosineSimilarity([1.0], [1.0, 2.0]);
    }

    public function testARecordIsJsonInSnakeCaseWithTheReasonAsAWord(): void
    {
        $record = $this->context()->complete(self::STORY, 3, SamplerParams::greedy());
        $found = json_decode(json_encode($record), true);
        self::assertSame(['text', 'tokens', 'finish_reason', 'stats', 'thinking', 'tool_calls', 'logprobs'], array_keys($found));
        self::assertSame([$record->text, $record->tokens, 'length'], [$found['text'], $found['tokens'], $found['finish_reason']]);
        self::assertSame([$record->stats->nPrompt, 3], [$found['stats']['n_prompt'], $found['stats']['n_generated']]);
    }

    public function testAnObjectOfTheLibrarysCannotBeSerialised(): void
    {
        $model = $this->model();
        $ways = [
            'serialize' => static fn () => serialize(['a cache' => $model]),
            'unserialize' => static fn () => unserialize('O:13:"Mullama\\Model":0:{}'),
        ];
        foreach ($ways as $way => $try) {
            try {
                $try();
                self::fail("$way took a model");
            } catch (InvalidInputException $refused) {
                self::assertStringStartsWith('Mullama\Model cannot be serialised', $refused->getMessage());
            }
        }
        self::assertGreaterThan(0, $model->nVocab());
    }

    public function testFactsStayReadableOnceTheObjectIsFreed(): void
    {
        $model = Model::load(self::PATH);
        $context = new Context($model, ['nCtx' => 256, 'nThreads' => 1]);
        $before = [$model->nVocab(), $model->description(), $model->metadata(), $model->tokenEos(), $context->nCtx()];
        $context->free();
        $model->free();
        self::assertSame($before, [$model->nVocab(), $model->description(), $model->metadata(), $model->tokenEos(), $context->nCtx()]);
    }

    public function testDocsSayOnceWhatAnArrayHas(): void
    {
        $folder = dirname((string) (new \ReflectionClass(Model::class))->getFileName());
        $known = [];
        foreach (glob("$folder/*.php") as $file) {
            $text = file_get_contents($file);
            preg_match_all('/@phpstan-type (\w+Array) array\{/', $text, $said);
            self::assertSame(count($said[0]), substr_count($text, 'array{'), basename($file));
            $known = [...$known, ...$said[1]];
            // Every alias that the file's docs name is its own or imported.
            preg_match_all('/@(?:param|var|return) [^$\n]*?\b(\w+Array)\b/', $text, $used);
            foreach (array_unique($used[1]) as $alias) {
                self::assertMatchesRegularExpression("/@phpstan-(import-type $alias from|type $alias array)/", $text, basename($file));
            }
        }
        self::assertContains('ContextParamsArray', $known);
        self::assertSame($known, array_unique($known));
    }

    public function testAnEnumHasTextAndANumber(): void
    {
        self::assertSame('stop_string', FinishReason::StopString->value);
        self::assertSame([-1, FlashAttn::Auto], [FlashAttn::Auto->code(), FlashAttn::ofCode(-1)]);
        self::assertSame(8, KvType::Q8_0->code());
    }

    public function testAConstraintTakesAnArrayOrTextAsItsSchema(): void
    {
        $carried = static function (Constraint $one): string {
            $memory = $one->memory('constraint');
            return \FFI::string($memory->pointer);
        };
        $schema = Constraint::jsonSchema(['type' => 'object']);
        self::assertSame(['json_schema', ['type' => 'object']], [$schema->kind, $schema->value]);
        self::assertSame('{"json_schema":{"type":"object"}}', json_encode($schema));
        self::assertSame('{"type":"object"}', $carried($schema));
        self::assertSame('{}', $carried(Constraint::jsonSchema('{}')));
        self::assertSame(['regex', 'a+'], [Constraint::regex('a+')->kind, $carried(Constraint::regex('a+'))]);
    }

    public function testNumbersSurviveTheWayThroughC(): void
    {
        self::assertSame([1, -2, 2147483647], Memory::integers('int32_t', [1, -2, 2147483647], 'x')->toIntegers());
        self::assertSame([0.5, -0.0], Memory::floats('float', [0.5, -0.0], 'x')->toFloats());
        self::assertSame("a\0b", Memory::bytes("a\0b")->toBytes());
        self::assertNull(Memory::integers('int32_t', [], 'x')->pointer);
        $this->expectExceptionMessage("x[1] is a string; expected a whole number");
        Memory::integers('int32_t', [1, '3'], 'x');
    }

    public function testTheLibraryTellsWhatItIs(): void
    {
        Mullama::initialize();
        Mullama::backendInit();
        self::assertMatchesRegularExpression('/^\d+\.\d+\.\d+$/', Mullama::version());
        self::assertSame(\Mullama\Runtime\Described::ABI_VERSION, Mullama::abiVersion());
        self::assertSame(\Mullama\Runtime\Described::API_DIGEST, Mullama::apiDigest());
        self::assertNotSame('', Mullama::systemInfo());
        Mullama::shutdown();
        self::assertSame([self::STORY], [$this->model()->detokenize($this->model()->tokenize(self::STORY, false))]);
    }

    public function testTheLibrarysPathCannotChangeOnceItIsOpen(): void
    {
        Mullama::version();
        $this->expectException(LibraryException::class);
        Mullama::setLibraryPath('/elsewhere/libmullama_ffi.so');
    }

    public function testNullIsTheSameAsLeavingItOut(): void
    {
        self::assertSame(512, (new Context($this->model(), null))->nCtx());
        $context = new Context($this->model(), ['nCtx' => 256, 'nThreads' => 1, 'nBatch' => null, 'overflow' => null]);
        self::assertSame(256, $context->nBatch());
        self::assertSame($this->model()->tokenize('a'), $this->model()->tokenize('a', null, null));
        $endless = new SamplerParams(['temperature' => 0, 'ignoreEos' => true, 'seed' => null, 'topK' => null]);
        self::assertSame(40, $endless->topK);
        $record = $context->complete(self::STORY, null, $endless, ['stop' => null, 'logitBias' => null, 'cancel' => null]);
        self::assertSame(100, $record->stats->nGenerated);
        self::assertSame($record->text, $context->generate(self::STORY, null, $endless, null));
    }

    public function testSignaturesAreThoseOfTheDocumentation(): void
    {
        $expected = [
            [Model::class, 'load', '(string $path, ?array $params = [], ?callable $progress = NULL): self'],
            [Model::class, 'tokenize', '(string $text, ?bool $addBos = true, ?bool $special = false): array'],
            [Model::class, 'detokenize', '(array $tokens, ?bool $removeSpecial = false, ?bool $unparseSpecial = false): string'],
            [Context::class, '__construct', '(Mullama\Model $model, ?array $params = [])'],
            [SamplerParams::class, '__construct', '(array $values = [])'],
        ];
        $generate = ', ?int $maxTokens = 100, ?Mullama\SamplerParams $params = NULL, ?array $options = [])';
        foreach (['generate' => 'string', 'complete' => 'Mullama\Generation', 'generateStream' => 'Generator'] as $name => $type) {
            $expected[] = [Context::class, $name, "(string \$prompt$generate: $type"];
            $expected[] = [Context::class, "{$name}FromTokens", "(array \$tokens$generate: $type"];
        }
        foreach ($expected as [$class, $name, $signature]) {
            self::assertSame($signature, self::signature(new \ReflectionMethod($class, $name)), "$class::$name");
        }
    }

    private static function signature(\ReflectionMethod $method): string
    {
        $params = array_map(static function (\ReflectionParameter $param): string {
            $default = $param->isOptional() ? ' = ' . str_replace(['array (', ')', "\n"], ['[', ']', ''], var_export($param->getDefaultValue(), true)) : '';
            return "{$param->getType()} \${$param->getName()}$default";
        }, $method->getParameters());
        return '(' . implode(', ', $params) . ')' . ($method->hasReturnType() ? ": {$method->getReturnType()}" : '');
    }
}
