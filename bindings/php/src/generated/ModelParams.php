<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

/**
 * How a model is loaded.
 *
 * Users give an array with these keys:
 * - `nGpuLayers` (default `0`): Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the
 *   CPU, and so it does in a child that was forked from a process whose GPU driver has started.
 * - `mainGpu` (default `0`): Index of the GPU that holds what is not split.
 * - `useMmap` (default `true`): Map the file instead of reading it. What is mapped must stay as it is: a file
 *   that is cut short while it is in use ends the process by a signal (SIGBUS), which no library can make an
 *   error of. Replace a model by renaming another file over it, or read the file where others may write to it.
 * - `useMlock` (default `false`): Lock the weights in memory.
 * - `vocabOnly` (default `false`): Load the vocabulary without the weights.
 * - `checkTensors` (default `false`): Check every tensor for invalid values while loading.
 * - `keepLoaded` (default `false`): Keep the weights in this process after the last handle is gone.
 * - `splitMode` (default `SplitMode::Layer`): How the model is spread over several GPUs.
 * - `tensorSplit` (default `[]`): Share of each GPU, one number for each; empty lets the engine decide.
 * - `devices` (default `[]`): Indices of the devices to use; empty means all.
 * - `cancel` (default `null`): Stops the load when it is set.
 *
 * @phpstan-type ModelParamsArray array{nGpuLayers?: int|null, mainGpu?: int|null, useMmap?: bool|null,
 *     useMlock?: bool|null, vocabOnly?: bool|null, checkTensors?: bool|null, keepLoaded?: bool|null,
 *     splitMode?: SplitMode|null, tensorSplit?: list<float>|null, devices?: list<int>|null,
 *     cancel?: CancelToken|null}
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
