<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How the next token is drawn.
 *
 * The steps run in this order: logit bias, penalties, DRY, top-n-sigma, top-k, typical, top-p, min-p, XTC,
 * temperature, draw.
 *
 * @phpstan-type SamplerParamsArray array{temperature?: float|null, topK?: int|null, topP?: float|null,
 *     minP?: float|null, typicalP?: float|null, penaltyRepeat?: float|null, penaltyFreq?: float|null,
 *     penaltyPresent?: float|null, penaltyLastN?: int|null, ignoreEos?: bool|null, seed?: int|null,
 *     topNSigma?: float|null, xtcProbability?: float|null, xtcThreshold?: float|null,
 *     dynatempRange?: float|null, dynatempExponent?: float|null, dryMultiplier?: float|null,
 *     dryBase?: float|null, dryAllowedLength?: int|null, dryPenaltyLastN?: int|null, mirostat?: int|null,
 *     mirostatTau?: float|null, mirostatEta?: float|null}
 */
final class SamplerParams extends Runtime\Params
{
    public const FIELDS = [
        'temperature' => [[Runtime\Type::F32], 'temperature'],
        'topK' => [[Runtime\Type::I32], 'top_k'],
        'topP' => [[Runtime\Type::F32], 'top_p'],
        'minP' => [[Runtime\Type::F32], 'min_p'],
        'typicalP' => [[Runtime\Type::F32], 'typical_p'],
        'penaltyRepeat' => [[Runtime\Type::F32], 'penalty_repeat'],
        'penaltyFreq' => [[Runtime\Type::F32], 'penalty_freq'],
        'penaltyPresent' => [[Runtime\Type::F32], 'penalty_present'],
        'penaltyLastN' => [[Runtime\Type::I32], 'penalty_last_n'],
        'ignoreEos' => [[Runtime\Type::Bool], 'ignore_eos'],
        'seed' => [[Runtime\Type::Unless, 4294967295, Runtime\Type::U32], 'seed'],
        'topNSigma' => [[Runtime\Type::F32], 'top_n_sigma'],
        'xtcProbability' => [[Runtime\Type::F32], 'xtc_probability'],
        'xtcThreshold' => [[Runtime\Type::F32], 'xtc_threshold'],
        'dynatempRange' => [[Runtime\Type::F32], 'dynatemp_range'],
        'dynatempExponent' => [[Runtime\Type::F32], 'dynatemp_exponent'],
        'dryMultiplier' => [[Runtime\Type::F32], 'dry_multiplier'],
        'dryBase' => [[Runtime\Type::F32], 'dry_base'],
        'dryAllowedLength' => [[Runtime\Type::I32], 'dry_allowed_length'],
        'dryPenaltyLastN' => [[Runtime\Type::I32], 'dry_penalty_last_n'],
        'mirostat' => [[Runtime\Type::I32], 'mirostat'],
        'mirostatTau' => [[Runtime\Type::F32], 'mirostat_tau'],
        'mirostatEta' => [[Runtime\Type::F32], 'mirostat_eta'],
    ];

    protected const STRUCT = 'MullamaSamplerParams';
    protected const DEFAULTED_BY = 'mullama_sampler_default_params';
    protected const DEFAULTS = [
        'temperature' => 0.8,
        'topK' => 40,
        'topP' => 0.95,
        'minP' => 0.05,
        'typicalP' => 1.0,
        'penaltyRepeat' => 1.1,
        'penaltyFreq' => 0.0,
        'penaltyPresent' => 0.0,
        'penaltyLastN' => 64,
        'ignoreEos' => false,
        'seed' => null,
        'topNSigma' => -1.0,
        'xtcProbability' => 0.0,
        'xtcThreshold' => 0.1,
        'dynatempRange' => 0.0,
        'dynatempExponent' => 1.0,
        'dryMultiplier' => 0.0,
        'dryBase' => 1.75,
        'dryAllowedLength' => 2,
        'dryPenaltyLastN' => -1,
        'mirostat' => 0,
        'mirostatTau' => 5.0,
        'mirostatEta' => 0.1,
    ];

    /**
     * Divides the logits; 0 takes the most likely token.
     */
    public float $temperature;

    /**
     * Keep the k most likely tokens; 0 keeps all.
     */
    public int $topK;

    /**
     * Keep the most likely tokens that together reach this probability.
     */
    public float $topP;

    /**
     * Drop tokens less likely than this share of the most likely one.
     */
    public float $minP;

    /**
     * Locally typical sampling; 1 is off.
     */
    public float $typicalP;

    /**
     * Divides the logits of recent tokens; 1 is off.
     */
    public float $penaltyRepeat;

    /**
     * Subtracted once for each time a recent token occurred.
     */
    public float $penaltyFreq;

    /**
     * Subtracted when a recent token occurred at all.
     */
    public float $penaltyPresent;

    /**
     * How many tokens are recent, the prompt's included; -1 means the whole context, 0 none.
     */
    public int $penaltyLastN;

    /**
     * Never produce an end-of-generation token.
     */
    public bool $ignoreEos;

    /**
     * Makes draws repeatable; `null` draws a fresh seed, which {@see GenerationStats::$seed} reports. 0xFFFFFFFF
     * means `null`.
     */
    public ?int $seed;

    /**
     * Keep tokens within n standard deviations of the best logit; -1 is off.
     */
    public float $topNSigma;

    /**
     * How often the most likely tokens are excluded by XTC; 0 is off.
     */
    public float $xtcProbability;

    /**
     * Tokens above this probability can be excluded by XTC.
     */
    public float $xtcThreshold;

    /**
     * Width of the dynamic temperature; 0 is off.
     */
    public float $dynatempRange;

    /**
     * How entropy maps to the dynamic temperature.
     */
    public float $dynatempExponent;

    /**
     * Strength of the DRY repetition penalty; 0 is off.
     */
    public float $dryMultiplier;

    /**
     * Growth of the DRY penalty with the length of the repetition.
     */
    public float $dryBase;

    /**
     * Longest repetition that DRY lets pass.
     */
    public int $dryAllowedLength;

    /**
     * Tokens that DRY looks back; -1 means the whole context, 0 none.
     */
    public int $dryPenaltyLastN;

    /**
     * Mirostat version; 0 is off. It replaces every other truncation.
     */
    public int $mirostat;

    /**
     * Target surprise of Mirostat, in nats.
     */
    public float $mirostatTau;

    /**
     * Learning rate of Mirostat.
     */
    public float $mirostatEta;

    /**
     * @param SamplerParamsArray $values
     */
    public function __construct(array $values = [])
    {
        foreach (self::completed($values) as $name => $value) {
            $this->$name = $value;
        }
    }

    /**
     * The same with some values changed.
     *
     * @param SamplerParamsArray $changes
     */
    public function with(array $changes): self
    {
        return new self($changes + get_object_vars($this));
    }

    /**
     * Balanced generation.
     */
    public static function default(): self
    {
        return new self([]);
    }

    /**
     * Deterministic, factual output.
     */
    public static function greedy(): self
    {
        return new self(['temperature' => 0.0, 'topK' => 1, 'topP' => 1.0, 'minP' => 0.0, 'penaltyRepeat' => 1.0]);
    }

    /**
     * Focused, low-variance responses.
     */
    public static function precise(): self
    {
        return new self(['temperature' => 0.3, 'topK' => 20, 'topP' => 0.8, 'minP' => 0.05, 'penaltyRepeat' => 1.1]);
    }

    /**
     * Creative writing, brainstorming.
     */
    public static function creative(): self
    {
        return new self(['temperature' => 1.2, 'topK' => 100, 'topP' => 0.95, 'minP' => 0.0, 'penaltyRepeat' => 1.0]);
    }
}
