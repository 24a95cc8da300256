<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How a model is loaded.
 *
 * Users give an array with these keys.
 */
final class ModelParams extends Runtime\Params
{
    public const FIELDS = [
        'nGpuLayers' => [[Runtime\Type::I32], 'n_gpu_layers'],
        'mainGpu' => [[Runtime\Type::I32], 'main_gpu'],
        'useMmap' => [[Runtime\Type::Bool], 'use_mmap'],
        'useMlock' => [[Runtime\Type::Bool], 'use_mlock'],
        'vocabOnly' => [[Runtime\Type::Bool], 'vocab_only'],
        'checkTensors' => [[Runtime\Type::Bool], 'check_tensors'],
        'keepLoaded' => [[Runtime\Type::Bool], 'keep_loaded'],
        'splitMode' => [[Runtime\Type::Enum, SplitMode::class], 'split_mode'],
        'tensorSplit' => [[Runtime\Type::ListOf, Runtime\Type::F32], 'tensor_split', 'n_tensor_split'],
        'devices' => [[Runtime\Type::ListOf, Runtime\Type::I32], 'devices', 'n_devices'],
        'cancel' => [[Runtime\Type::Option, Runtime\Type::Handle, CancelToken::class], 'cancel'],
    ];

    protected const STRUCT = 'MullamaModelParams';
    protected const DEFAULTED_BY = 'mullama_model_default_params';
    protected const DEFAULTS = [
        'nGpuLayers' => 0,
        'mainGpu' => 0,
        'useMmap' => true,
        'useMlock' => false,
        'vocabOnly' => false,
        'checkTensors' => false,
        'keepLoaded' => false,
        'splitMode' => SplitMode::Layer,
        'tensorSplit' => [],
        'devices' => [],
        'cancel' => null,
    ];
}
