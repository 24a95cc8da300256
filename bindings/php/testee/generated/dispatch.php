<?php

// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

declare(strict_types=1);

namespace Mullama;

// What each path of the description is in PHP. `ways` of a path differ in the argument that they start from.
return [
    'features' => [
        'abi_version',
        'api_digest',
        'backend_free',
        'backend_init',
        'can_pass.fork',
        'can_pass.invalid_utf8',
        'can_pass.nul_in_text',
        'can_pass.zero_seed',
        'cancel_token.cancel',
        'cancel_token.is_cancelled',
        'cancel_token.new',
        'context.chat/result',
        'context.chat/stream',
        'context.clear_cache',
        'context.generate',
        'context.generate/result',
        'context.generate/stream',
        'context.new',
        'context.prompt_tokens',
        'cosine_similarity',
        'device_count',
        'device_info',
        'embedding_generator.embed',
        'embedding_generator.embed_batch',
        'embedding_generator.new',
        'live_handles',
        'max_devices',
        'model.apply_chat_template',
        'model.chat_tokens',
        'model.detokenize',
        'model.load',
        'model.token_is_control',
        'model.token_is_eog',
        'model.token_to_piece',
        'model.tokenize',
        'normalize',
        'stream.finish',
        'stream.next',
        'stream.try_next',
        'supports_gpu_offload',
        'supports_mlock',
        'supports_mmap',
        'system_info',
        'version',
    ],
    'calls' => [
        'abi_version' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'abiVersion',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::I32],
            ],
        ],
        'api_digest' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'apiDigest',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::Text],
            ],
        ],
        'backend_free' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'shutdown',
                'arguments' => [
                ],
                'returns' => [],
            ],
        ],
        'backend_init' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'initialize',
                'arguments' => [
                ],
                'returns' => [],
            ],
        ],
        'cosine_similarity' => [
            [
                'start' => '',
                'class' => 'EmbeddingGenerator',
                'method' => 'cosineSimilarity',
                'arguments' => [
                    'a' => ['a', [Runtime\Type::Vector], []],
                    'b' => ['b', [Runtime\Type::Vector], []],
                ],
                'returns' => [Runtime\Type::F32],
            ],
        ],
        'device_count' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'deviceCount',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::I32],
            ],
        ],
        'device_info' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'deviceInfo',
                'arguments' => [
                    'index' => ['index', [Runtime\Type::I32], []],
                ],
                'returns' => [Runtime\Type::Json],
            ],
        ],
        'live_handles' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'liveHandles',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::I32],
            ],
        ],
        'max_devices' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'maxDevices',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::I32],
            ],
        ],
        'normalize' => [
            [
                'start' => '',
                'class' => 'EmbeddingGenerator',
                'method' => 'normalize',
                'arguments' => [
                    'vector' => ['vector', [Runtime\Type::Vector], []],
                ],
                'returns' => [Runtime\Type::Vector],
            ],
        ],
        'supports_gpu_offload' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'supportsGpuOffload',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::Bool],
            ],
        ],
        'supports_mlock' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'supportsMlock',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::Bool],
            ],
        ],
        'supports_mmap' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'supportsMmap',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::Bool],
            ],
        ],
        'system_info' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'systemInfo',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::Text],
            ],
        ],
        'version' => [
            [
                'start' => '',
                'class' => 'Mullama',
                'method' => 'version',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::Text],
            ],
        ],
        'cancel_token.new' => [
            [
                'start' => '',
                'class' => 'CancelToken',
                'method' => 'new',
                'arguments' => [
                ],
                'returns' => [],
            ],
        ],
        'cancel_token.cancel' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'cancel',
                'arguments' => [
                ],
                'returns' => [],
            ],
        ],
        'cancel_token.is_cancelled' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'isCancelled',
                'arguments' => [
                ],
                'returns' => [Runtime\Type::Bool],
            ],
        ],
        'model.load' => [
            [
                'start' => '',
                'class' => 'Model',
                'method' => 'load',
                'arguments' => [
                    'path' => ['path', [Runtime\Type::Text], []],
                    'params' => ['params', [Runtime\Type::Record, ModelParams::class], []],
                ],
                'returns' => [],
            ],
        ],
        'model.apply_chat_template' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'applyChatTemplate',
                'arguments' => [
                    'messages' => ['messages', [Runtime\Type::ListOf, Runtime\Type::Record, ChatMessage::class], []],
                    'add_generation_prompt' => ['addGenerationPrompt', [Runtime\Type::Bool], []],
                    'options' => ['options', [Runtime\Type::Record, ChatOptions::class], []],
                ],
                'returns' => [Runtime\Type::Text],
            ],
        ],
        'model.chat_tokens' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'chatTokens',
                'arguments' => [
                    'messages' => ['messages', [Runtime\Type::ListOf, Runtime\Type::Record, ChatMessage::class], []],
                    'options' => ['options', [Runtime\Type::Record, ChatOptions::class], []],
                ],
                'returns' => [Runtime\Type::ListOf, Runtime\Type::I32],
            ],
        ],
        'model.token_is_eog' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'tokenIsEog',
                'arguments' => [
                    'token' => ['token', [Runtime\Type::I32], []],
                ],
                'returns' => [Runtime\Type::Bool],
            ],
        ],
        'model.token_is_control' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'tokenIsControl',
                'arguments' => [
                    'token' => ['token', [Runtime\Type::I32], []],
                ],
                'returns' => [Runtime\Type::Bool],
            ],
        ],
        'model.tokenize' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'tokenize',
                'arguments' => [
                    'text' => ['text', [Runtime\Type::Text], []],
                    'add_bos' => ['addBos', [Runtime\Type::Bool], []],
                    'special' => ['special', [Runtime\Type::Bool], []],
                ],
                'returns' => [Runtime\Type::ListOf, Runtime\Type::I32],
            ],
        ],
        'model.detokenize' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'detokenize',
                'arguments' => [
                    'tokens' => ['tokens', [Runtime\Type::ListOf, Runtime\Type::I32], []],
                    'remove_special' => ['removeSpecial', [Runtime\Type::Bool], []],
                    'unparse_special' => ['unparseSpecial', [Runtime\Type::Bool], []],
                ],
                'returns' => [Runtime\Type::Text],
            ],
        ],
        'model.token_to_piece' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'tokenToPiece',
                'arguments' => [
                    'token' => ['token', [Runtime\Type::I32], []],
                    'special' => ['special', [Runtime\Type::Bool], []],
                ],
                'returns' => [Runtime\Type::Bytes],
            ],
        ],
        'context.new' => [
            [
                'start' => '',
                'class' => 'Context',
                'method' => 'new',
                'arguments' => [
                    'model' => ['model', [Runtime\Type::Handle, Model::class], []],
                    'params' => ['params', [Runtime\Type::Record, ContextParams::class], []],
                ],
                'returns' => [],
            ],
        ],
        'context.clear_cache' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'clearCache',
                'arguments' => [
                ],
                'returns' => [],
            ],
        ],
        'context.prompt_tokens' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'promptTokens',
                'arguments' => [
                    'prompt' => ['prompt', [Runtime\Type::Text], []],
                ],
                'returns' => [Runtime\Type::ListOf, Runtime\Type::I32],
            ],
        ],
        'context.generate' => [
            [
                'start' => 'prompt',
                'class' => '',
                'method' => 'generate',
                'arguments' => [
                    'prompt' => ['prompt', [Runtime\Type::Text], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Text],
            ],
            [
                'start' => 'tokens',
                'class' => '',
                'method' => 'generateFromTokens',
                'arguments' => [
                    'tokens' => ['tokens', [Runtime\Type::ListOf, Runtime\Type::I32], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Text],
            ],
        ],
        'context.generate/result' => [
            [
                'start' => 'prompt',
                'class' => '',
                'method' => 'complete',
                'arguments' => [
                    'prompt' => ['prompt', [Runtime\Type::Text], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Record, Generation::class],
            ],
            [
                'start' => 'tokens',
                'class' => '',
                'method' => 'completeFromTokens',
                'arguments' => [
                    'tokens' => ['tokens', [Runtime\Type::ListOf, Runtime\Type::I32], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Record, Generation::class],
            ],
        ],
        'context.generate/stream' => [
            [
                'start' => 'prompt',
                'class' => '',
                'method' => 'openGenerateStream',
                'arguments' => [
                    'prompt' => ['prompt', [Runtime\Type::Text], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Handle, Stream::class],
            ],
            [
                'start' => 'tokens',
                'class' => '',
                'method' => 'openGenerateStreamFromTokens',
                'arguments' => [
                    'tokens' => ['tokens', [Runtime\Type::ListOf, Runtime\Type::I32], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Handle, Stream::class],
            ],
        ],
        'context.chat/result' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'chat',
                'arguments' => [
                    'messages' => ['messages', [Runtime\Type::ListOf, Runtime\Type::Record, ChatMessage::class], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'chat' => ['chat', [Runtime\Type::Record, ChatOptions::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Record, Generation::class],
            ],
        ],
        'context.chat/stream' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'openChatStream',
                'arguments' => [
                    'messages' => ['messages', [Runtime\Type::ListOf, Runtime\Type::Record, ChatMessage::class], []],
                    'max_tokens' => ['maxTokens', [Runtime\Type::I32], []],
                    'sampler' => ['params', [Runtime\Type::Record, SamplerParams::class], []],
                    'chat' => ['chat', [Runtime\Type::Record, ChatOptions::class], []],
                    'options' => ['options', [Runtime\Type::Record, GenerateOptions::class], []],
                ],
                'returns' => [Runtime\Type::Handle, Stream::class],
            ],
        ],
        'embedding_generator.new' => [
            [
                'start' => '',
                'class' => 'EmbeddingGenerator',
                'method' => 'new',
                'arguments' => [
                    'model' => ['model', [Runtime\Type::Handle, Model::class], []],
                    'config' => ['config', [Runtime\Type::Record, EmbeddingConfig::class], ['nCtx', 'normalize']],
                ],
                'returns' => [],
            ],
        ],
        'embedding_generator.embed' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'embed',
                'arguments' => [
                    'text' => ['text', [Runtime\Type::Text], []],
                ],
                'returns' => [Runtime\Type::Vector],
            ],
        ],
        'embedding_generator.embed_batch' => [
            [
                'start' => '',
                'class' => '',
                'method' => 'embedBatch',
                'arguments' => [
                    'texts' => ['texts', [Runtime\Type::ListOf, Runtime\Type::Text], []],
                ],
                'returns' => [Runtime\Type::ListOf, Runtime\Type::Vector],
            ],
        ],
    ],
    'facts' => [
        CancelToken::class => [
        ],
        Model::class => [
            'n_ctx_train' => ['nCtxTrain', [Runtime\Type::I32]],
            'n_embd' => ['nEmbd', [Runtime\Type::I32]],
            'n_vocab' => ['nVocab', [Runtime\Type::I32]],
            'n_layer' => ['nLayer', [Runtime\Type::I32]],
            'n_head' => ['nHead', [Runtime\Type::I32]],
            'token_bos' => ['tokenBos', [Runtime\Type::Option, Runtime\Type::I32]],
            'token_eos' => ['tokenEos', [Runtime\Type::Option, Runtime\Type::I32]],
            'token_nl' => ['tokenNl', [Runtime\Type::Option, Runtime\Type::I32]],
            'size' => ['size', [Runtime\Type::I64]],
            'n_params' => ['nParams', [Runtime\Type::I64]],
            'description' => ['description', [Runtime\Type::Text]],
            'architecture' => ['architecture', [Runtime\Type::Text]],
            'name' => ['name', [Runtime\Type::Text]],
            'metadata' => ['metadata', [Runtime\Type::Map]],
            'chat_template' => ['chatTemplate', [Runtime\Type::Text]],
            'has_encoder' => ['hasEncoder', [Runtime\Type::Bool]],
            'has_decoder' => ['hasDecoder', [Runtime\Type::Bool]],
            'token_eot' => ['tokenEot', [Runtime\Type::Option, Runtime\Type::I32]],
            'token_sep' => ['tokenSep', [Runtime\Type::Option, Runtime\Type::I32]],
            'token_pad' => ['tokenPad', [Runtime\Type::Option, Runtime\Type::I32]],
        ],
        Context::class => [
            'n_ctx' => ['nCtx', [Runtime\Type::I32]],
            'n_batch' => ['nBatch', [Runtime\Type::I32]],
        ],
        EmbeddingGenerator::class => [
            'n_embd' => ['nEmbd', [Runtime\Type::I32]],
        ],
    ],
    'records' => [
        ChatMessage::class => [
            'fields' => [
                'role' => ['role', [Runtime\Type::Text]],
                'content' => ['content', [Runtime\Type::Text]],
            ],
            'presets' => [
            ],
        ],
        ChatOptions::class => [
            'fields' => [
                'add_generation_prompt' => ['addGenerationPrompt', [Runtime\Type::Bool]],
                'messages_json' => ['messagesJson', [Runtime\Type::Option, Runtime\Type::Json]],
                'tools' => ['tools', [Runtime\Type::Option, Runtime\Type::Json]],
                'variables' => ['variables', [Runtime\Type::Option, Runtime\Type::Json]],
                'now_unix' => ['nowUnix', [Runtime\Type::Option, Runtime\Type::I64]],
            ],
            'presets' => [
            ],
        ],
        ContextParams::class => [
            'fields' => [
                'n_ctx' => ['nCtx', [Runtime\Type::U32]],
                'n_batch' => ['nBatch', [Runtime\Type::U32]],
                'n_ubatch' => ['nUbatch', [Runtime\Type::U32]],
                'n_seq_max' => ['nSeqMax', [Runtime\Type::U32]],
                'n_threads' => ['nThreads', [Runtime\Type::I32]],
                'n_threads_batch' => ['nThreadsBatch', [Runtime\Type::I32]],
                'embeddings' => ['embeddings', [Runtime\Type::Bool]],
                'offload_kqv' => ['offloadKqv', [Runtime\Type::Bool]],
                'deterministic' => ['deterministic', [Runtime\Type::Bool]],
                'flash_attn' => ['flashAttn', [Runtime\Type::Enum, FlashAttn::class]],
                'type_k' => ['typeK', [Runtime\Type::Enum, KvType::class]],
                'type_v' => ['typeV', [Runtime\Type::Enum, KvType::class]],
                'overflow' => ['overflow', [Runtime\Type::Enum, Overflow::class]],
            ],
            'presets' => [
            ],
        ],
        EmbeddingConfig::class => [
            'fields' => [
                'n_ctx' => ['nCtx', [Runtime\Type::U32]],
                'normalize' => ['normalize', [Runtime\Type::Bool]],
                'n_batch' => ['nBatch', [Runtime\Type::U32]],
                'n_threads' => ['nThreads', [Runtime\Type::I32]],
                'pooling' => ['pooling', [Runtime\Type::Enum, Pooling::class]],
                'truncate' => ['truncate', [Runtime\Type::Bool]],
            ],
            'presets' => [
            ],
        ],
        LogitBias::class => [
            'fields' => [
                'token' => ['token', [Runtime\Type::I32]],
                'bias' => ['bias', [Runtime\Type::F32]],
            ],
            'presets' => [
            ],
        ],
        GenerateOptions::class => [
            'fields' => [
                'stop' => ['stop', [Runtime\Type::ListOf, Runtime\Type::Text]],
                'constraint' => ['constraint', [Runtime\Type::Option, Runtime\Type::Choice, Constraint::class]],
                'n_logprobs' => ['nLogprobs', [Runtime\Type::I32]],
                'logit_bias' => ['logitBias', [Runtime\Type::ListOf, Runtime\Type::Record, LogitBias::class]],
                'cancel' => ['cancel', [Runtime\Type::Option, Runtime\Type::Handle, CancelToken::class]],
            ],
            'presets' => [
            ],
        ],
        GenerationStats::class => [
            'fields' => [
                'n_prompt' => ['nPrompt', [Runtime\Type::I32]],
                'n_cached' => ['nCached', [Runtime\Type::I32]],
                'n_generated' => ['nGenerated', [Runtime\Type::I32]],
                'seed' => ['seed', [Runtime\Type::U32]],
                'load_ms' => ['loadMs', [Runtime\Type::F64]],
                'prompt_ms' => ['promptMs', [Runtime\Type::F64]],
                'generate_ms' => ['generateMs', [Runtime\Type::F64]],
            ],
            'presets' => [
            ],
        ],
        Generation::class => [
            'fields' => [
                'text' => ['text', [Runtime\Type::Text]],
                'tokens' => ['tokens', [Runtime\Type::ListOf, Runtime\Type::I32]],
                'finish_reason' => ['finishReason', [Runtime\Type::Enum, FinishReason::class]],
                'stats' => ['stats', [Runtime\Type::Record, GenerationStats::class]],
            ],
            'presets' => [
            ],
        ],
        ModelParams::class => [
            'fields' => [
                'n_gpu_layers' => ['nGpuLayers', [Runtime\Type::I32]],
                'main_gpu' => ['mainGpu', [Runtime\Type::I32]],
                'use_mmap' => ['useMmap', [Runtime\Type::Bool]],
                'use_mlock' => ['useMlock', [Runtime\Type::Bool]],
                'vocab_only' => ['vocabOnly', [Runtime\Type::Bool]],
                'check_tensors' => ['checkTensors', [Runtime\Type::Bool]],
                'keep_loaded' => ['keepLoaded', [Runtime\Type::Bool]],
                'split_mode' => ['splitMode', [Runtime\Type::Enum, SplitMode::class]],
                'tensor_split' => ['tensorSplit', [Runtime\Type::ListOf, Runtime\Type::F32]],
                'devices' => ['devices', [Runtime\Type::ListOf, Runtime\Type::I32]],
                'cancel' => ['cancel', [Runtime\Type::Option, Runtime\Type::Handle, CancelToken::class]],
            ],
            'presets' => [
            ],
        ],
        SamplerParams::class => [
            'fields' => [
                'temperature' => ['temperature', [Runtime\Type::F32]],
                'top_k' => ['topK', [Runtime\Type::I32]],
                'top_p' => ['topP', [Runtime\Type::F32]],
                'min_p' => ['minP', [Runtime\Type::F32]],
                'typical_p' => ['typicalP', [Runtime\Type::F32]],
                'penalty_repeat' => ['penaltyRepeat', [Runtime\Type::F32]],
                'penalty_freq' => ['penaltyFreq', [Runtime\Type::F32]],
                'penalty_present' => ['penaltyPresent', [Runtime\Type::F32]],
                'penalty_last_n' => ['penaltyLastN', [Runtime\Type::I32]],
                'ignore_eos' => ['ignoreEos', [Runtime\Type::Bool]],
                'seed' => ['seed', [Runtime\Type::Option, Runtime\Type::U32]],
                'top_n_sigma' => ['topNSigma', [Runtime\Type::F32]],
                'xtc_probability' => ['xtcProbability', [Runtime\Type::F32]],
                'xtc_threshold' => ['xtcThreshold', [Runtime\Type::F32]],
                'dynatemp_range' => ['dynatempRange', [Runtime\Type::F32]],
                'dynatemp_exponent' => ['dynatempExponent', [Runtime\Type::F32]],
                'dry_multiplier' => ['dryMultiplier', [Runtime\Type::F32]],
                'dry_base' => ['dryBase', [Runtime\Type::F32]],
                'dry_allowed_length' => ['dryAllowedLength', [Runtime\Type::I32]],
                'dry_penalty_last_n' => ['dryPenaltyLastN', [Runtime\Type::I32]],
                'mirostat' => ['mirostat', [Runtime\Type::I32]],
                'mirostat_tau' => ['mirostatTau', [Runtime\Type::F32]],
                'mirostat_eta' => ['mirostatEta', [Runtime\Type::F32]],
            ],
            'presets' => [
                'default' => 'default',
                'greedy' => 'greedy',
                'precise' => 'precise',
                'creative' => 'creative',
            ],
        ],
    ],
    'ids' => [
        'chat_message' => ChatMessage::class,
        'chat_options' => ChatOptions::class,
        'context_params' => ContextParams::class,
        'embedding_config' => EmbeddingConfig::class,
        'logit_bias' => LogitBias::class,
        'generate_options' => GenerateOptions::class,
        'generation_stats' => GenerationStats::class,
        'generation' => Generation::class,
        'model_params' => ModelParams::class,
        'sampler_params' => SamplerParams::class,
    ],
    'choices' => [
        Constraint::class => [
            'json_schema' => 'jsonSchema',
            'regex' => 'regex',
            'lark' => 'lark',
            'gbnf' => 'gbnf',
        ],
    ],
];
