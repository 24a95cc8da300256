// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
'use strict';

/** Every call of the API by its path, over the public package; see `../codec.js` for tags and shapes. */
module.exports = (mullama, tags, taken) => {
  const shapes = {
    chat_message: {
      role: ['role', null],
      content: ['content', null],
    },
    chat_options: {
      add_generation_prompt: ['addGenerationPrompt', null],
      messages_json: ['messagesJson', null],
      tools: ['tools', null],
      variables: ['variables', null],
      now_unix: ['nowUnix', null],
    },
    context_params: {
      n_ctx: ['nCtx', null],
      n_batch: ['nBatch', null],
      n_ubatch: ['nUbatch', null],
      n_seq_max: ['nSeqMax', null],
      n_threads: ['nThreads', null],
      n_threads_batch: ['nThreadsBatch', null],
      embeddings: ['embeddings', null],
      offload_kqv: ['offloadKqv', null],
      deterministic: ['deterministic', null],
      flash_attn: ['flashAttn', null],
      type_k: ['typeK', null],
      type_v: ['typeV', null],
      overflow: ['overflow', null],
    },
    embedding_config: {
      n_ctx: ['nCtx', null],
      normalize: ['normalize', null],
      n_batch: ['nBatch', null],
      n_threads: ['nThreads', null],
      pooling: ['pooling', null],
      truncate: ['truncate', null],
    },
    logit_bias: {
      token: ['token', null],
      bias: ['bias', null],
    },
    generate_options: {
      stop: ['stop', null],
      constraint: ['constraint', 'constraint'],
      n_logprobs: ['nLogprobs', null],
      logit_bias: ['logitBias', 'logit_bias'],
      cancel: ['cancel', null],
    },
    model_params: {
      n_gpu_layers: ['nGpuLayers', null],
      main_gpu: ['mainGpu', null],
      use_mmap: ['useMmap', null],
      use_mlock: ['useMlock', null],
      vocab_only: ['vocabOnly', null],
      check_tensors: ['checkTensors', null],
      keep_loaded: ['keepLoaded', null],
      split_mode: ['splitMode', null],
      tensor_split: ['tensorSplit', null],
      devices: ['devices', null],
      cancel: ['cancel', null],
    },
    sampler_params: {
      temperature: ['temperature', null],
      top_k: ['topK', null],
      top_p: ['topP', null],
      min_p: ['minP', null],
      typical_p: ['typicalP', null],
      penalty_repeat: ['penaltyRepeat', null],
      penalty_freq: ['penaltyFreq', null],
      penalty_present: ['penaltyPresent', null],
      penalty_last_n: ['penaltyLastN', null],
      ignore_eos: ['ignoreEos', null],
      seed: ['seed', null],
      top_n_sigma: ['topNSigma', null],
      xtc_probability: ['xtcProbability', null],
      xtc_threshold: ['xtcThreshold', null],
      dynatemp_range: ['dynatempRange', null],
      dynatemp_exponent: ['dynatempExponent', null],
      dry_multiplier: ['dryMultiplier', null],
      dry_base: ['dryBase', null],
      dry_allowed_length: ['dryAllowedLength', null],
      dry_penalty_last_n: ['dryPenaltyLastN', null],
      mirostat: ['mirostat', null],
      mirostat_tau: ['mirostatTau', null],
      mirostat_eta: ['mirostatEta', null],
    },
    constraint: {
      json_schema: ['jsonSchema', null],
      regex: ['regex', null],
      lark: ['lark', null],
      gbnf: ['gbnf', null],
    },
  };
  const results = {
    generation_stats: {
      n_prompt: ['nPrompt', tags.i64],
      n_cached: ['nCached', tags.i64],
      n_generated: ['nGenerated', tags.i64],
      seed: ['seed', tags.i64],
      load_ms: ['loadMs', tags.f64],
      prompt_ms: ['promptMs', tags.f64],
      generate_ms: ['generateMs', tags.f64],
    },
    generation: {
      text: ['text', tags.str],
      tokens: ['tokens', tags.i32s],
      finish_reason: ['finishReason', tags.enumeration],
      stats: ['stats', tags.record(() => results.generation_stats)],
    },
  };
  const calls = {};
  const add = (path, when, run, tag) => (calls[path] ??= []).push({ when, run, tag });
  add('abi_version', [], (target, args) => mullama.abiVersion(), tags.i64);
  add('api_digest', [], (target, args) => mullama.apiDigest(), tags.str);
  add('backend_free', [], (target, args) => mullama.backendFree(), tags.none);
  add('backend_init', [], (target, args) => mullama.backendInit(), tags.none);
  add('cosine_similarity', [], (target, args) => mullama.cosineSimilarity(args.a, args.b), tags.f32);
  add('device_count', [], (target, args) => mullama.deviceCount(), tags.i64);
  add('device_info', [], (target, args) => mullama.deviceInfo(args.index), tags.str);
  add('live_handles', [], (target, args) => mullama.liveHandles(), tags.i64);
  add('max_devices', [], (target, args) => mullama.maxDevices(), tags.i64);
  add('normalize', [], (target, args) => mullama.normalize(args.vector), tags.f32s);
  add('supports_gpu_offload', [], (target, args) => mullama.supportsGpuOffload(), tags.bool);
  add('supports_mlock', [], (target, args) => mullama.supportsMlock(), tags.bool);
  add('supports_mmap', [], (target, args) => mullama.supportsMmap(), tags.bool);
  add('system_info', [], (target, args) => mullama.systemInfo(), tags.str);
  add('version', [], (target, args) => mullama.version(), tags.str);
  add('cancel_token.new', [], (target, args) => new mullama.CancelToken(), tags.handle);
  add('cancel_token.cancel', [], (target, args) => target.cancel(), tags.none);
  add('cancel_token.is_cancelled', [], (target, args) => target.isCancelled(), tags.bool);
  add('model.load', [], (target, args) => mullama.Model.load(args.path, args.params, args.progress), tags.handle);
  add('model.load/async', [], (target, args) => mullama.Model.loadAsync(args.path, args.params, args.progress), tags.handle);
  add('model.apply_chat_template', [], (target, args) => target.applyChatTemplate(args.messages, args.add_generation_prompt, args.options), tags.str);
  add('model.chat_tokens', [], (target, args) => target.chatTokens(args.messages, args.options), tags.i32s);
  add('model.token_is_eog', [], (target, args) => target.tokenIsEog(args.token), tags.bool);
  add('model.token_is_control', [], (target, args) => target.tokenIsControl(args.token), tags.bool);
  add('model.tokenize', [], (target, args) => target.tokenize(args.text, args.add_bos, args.special), tags.i32s);
  add('model.detokenize', [], (target, args) => target.detokenize(args.tokens, args.remove_special, args.unparse_special), tags.str);
  add('model.token_to_piece', [], (target, args) => target.tokenToPiece(args.token, args.special), tags.bytes);
  add('context.new', [], (target, args) => new mullama.Context(args.model, args.params), tags.handle);
  add('context.new/async', [], (target, args) => mullama.Context.createAsync(args.model, args.params), tags.handle);
  add('context.clear_cache', [], (target, args) => target.clearCache(), tags.none);
  add('context.prompt_tokens', [], (target, args) => target.promptTokens(args.prompt), tags.i32s);
  add('context.generate', ['prompt', ], (target, args) => target.generate(args.prompt, args.max_tokens, args.sampler, args.options), tags.str);
  add('context.generate', ['tokens', ], (target, args) => target.generateFromTokens(args.tokens, args.max_tokens, args.sampler, args.options), tags.str);
  add('context.generate/result', ['prompt', ], (target, args) => target.complete(args.prompt, args.max_tokens, args.sampler, args.options), tags.record(() => results.generation));
  add('context.generate/result', ['tokens', ], (target, args) => target.completeFromTokens(args.tokens, args.max_tokens, args.sampler, args.options), tags.record(() => results.generation));
  add('context.generate/async', ['prompt', ], (target, args) => target.generateAsync(args.prompt, args.max_tokens, args.sampler, args.options), tags.str);
  add('context.generate/async', ['tokens', ], (target, args) => target.generateAsyncFromTokens(args.tokens, args.max_tokens, args.sampler, args.options), tags.str);
  add('context.generate/stream', ['prompt', ], (target, args) => target.generateStream(args.prompt, args.max_tokens, args.sampler, args.options), tags.handle);
  add('context.generate/stream', ['tokens', ], (target, args) => target.generateStreamFromTokens(args.tokens, args.max_tokens, args.sampler, args.options), tags.handle);
  add('context.chat/result', [], (target, args) => target.chat(args.messages, args.max_tokens, args.sampler, args.chat, args.options), tags.record(() => results.generation));
  add('context.chat/stream', [], (target, args) => target.chatStream(args.messages, args.max_tokens, args.sampler, args.chat, args.options), tags.handle);
  add('embedding_generator.new', [], (target, args) => new mullama.EmbeddingGenerator(args.model, taken(args.config, 'nCtx'), taken(args.config, 'normalize'), args.config), tags.handle);
  add('embedding_generator.new/async', [], (target, args) => mullama.EmbeddingGenerator.createAsync(args.model, taken(args.config, 'nCtx'), taken(args.config, 'normalize'), args.config), tags.handle);
  add('embedding_generator.embed', [], (target, args) => target.embed(args.text), tags.f32s);
  add('embedding_generator.embed/async', [], (target, args) => target.embedAsync(args.text), tags.f32s);
  add('embedding_generator.embed_batch', [], (target, args) => target.embedBatch(args.texts), tags.list(tags.f32s));
  add('embedding_generator.embed_batch/async', [], (target, args) => target.embedBatchAsync(args.texts), tags.list(tags.f32s));
  return {
    shapes,
    calls,
    facts: new Map([
      [mullama.CancelToken, {
      }],
      [mullama.Model, {
        n_ctx_train: ['nCtxTrain', tags.i64],
        n_embd: ['nEmbd', tags.i64],
        n_vocab: ['nVocab', tags.i64],
        n_layer: ['nLayer', tags.i64],
        n_head: ['nHead', tags.i64],
        token_bos: ['tokenBos', tags.option(tags.i64)],
        token_eos: ['tokenEos', tags.option(tags.i64)],
        token_nl: ['tokenNl', tags.option(tags.i64)],
        size: ['size', tags.i64],
        n_params: ['nParams', tags.i64],
        description: ['description', tags.str],
        architecture: ['architecture', tags.str],
        name: ['name', tags.str],
        metadata: ['metadata', tags.map],
        chat_template: ['chatTemplate', tags.str],
        has_encoder: ['hasEncoder', tags.bool],
        has_decoder: ['hasDecoder', tags.bool],
        token_eot: ['tokenEot', tags.option(tags.i64)],
        token_sep: ['tokenSep', tags.option(tags.i64)],
        token_pad: ['tokenPad', tags.option(tags.i64)],
      }],
      [mullama.Context, {
        n_ctx: ['nCtx', tags.i64],
        n_batch: ['nBatch', tags.i64],
      }],
      [mullama.EmbeddingGenerator, {
        n_embd: ['nEmbd', tags.i64],
      }],
    ]),
    streams: new Map([
      [mullama.Stream, { piece: tags.str, record: tags.record(() => results.generation) }],
    ]),
    presets: {
      'sampler_params.default': mullama.samplerParamsDefault,
      'sampler_params.greedy': mullama.samplerParamsGreedy,
      'sampler_params.precise': mullama.samplerParamsPrecise,
      'sampler_params.creative': mullama.samplerParamsCreative,
    },
    features: [
      'abi_version',
      'api_digest',
      'backend_free',
      'backend_init',
      'can_pass.lone_surrogate',
      'can_pass.nul_in_text',
      'can_pass.zero_seed',
      'cancel_token.cancel',
      'cancel_token.is_cancelled',
      'cancel_token.new',
      'context.chat/result',
      'context.chat/stream',
      'context.clear_cache',
      'context.generate',
      'context.generate/async',
      'context.generate/result',
      'context.generate/stream',
      'context.new',
      'context.new/async',
      'context.prompt_tokens',
      'cosine_similarity',
      'device_count',
      'device_info',
      'embedding_generator.embed',
      'embedding_generator.embed/async',
      'embedding_generator.embed_batch',
      'embedding_generator.embed_batch/async',
      'embedding_generator.new',
      'embedding_generator.new/async',
      'live_handles',
      'max_devices',
      'model.apply_chat_template',
      'model.chat_tokens',
      'model.detokenize',
      'model.load',
      'model.load/async',
      'model.token_is_control',
      'model.token_is_eog',
      'model.token_to_piece',
      'model.tokenize',
      'normalize',
      'stream.finish',
      'stream.next',
      'supports_gpu_offload',
      'supports_mlock',
      'supports_mmap',
      'system_info',
      'version',
    ],
  };
};
