// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The doc texts of what core writes by hand: `#[doc = doc!("model.load")]`.

macro_rules! doc {
    ("abi_version") => {
        "The version of the C ABI; a binding refuses a library of another one.\n\n# Returns\n\nA number that grows with each incompatible change."
    };
    ("api_digest") => {
        "A fingerprint of the API that this library was generated from.\n\n# Returns\n\n64 hexadecimal digits."
    };
    ("backend_free") => {
        "Marks the end of use; it frees nothing that a live handle needs."
    };
    ("backend_init") => {
        "Starts the compute backend; optional, the first call does it.\n\n# Errors\n\n- [`ErrorCode::Backend`](crate::ErrorCode::Backend): The compute backend cannot be started."
    };
    ("cosine_similarity") => {
        "The cosine of the angle between two vectors.\n\n# Arguments\n\n- `a`: A vector, shape (n,).\n- `b`: Another of the same length.\n\n# Returns\n\nIn \\[-1, 1\\]; 0 when either vector is zero.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("device_count") => {
        "Counts the devices that llama.cpp can compute on, the CPU included.\n\n# Returns\n\nA number of devices."
    };
    ("device_info") => {
        "Describes a device.\n\n# Arguments\n\n- `index`: From 0 up to [`device_count`](crate::device_count).\n\n# Returns\n\nAn object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("leaked_objects") => {
        "Counts the engine's objects that can never be freed, because an assertion failed on them.\n\n# Returns\n\n0 as long as no call has failed with that error."
    };
    ("live_handles") => {
        "Counts the objects that are not closed yet.\n\n# Returns\n\nModels, contexts, streams and tokens of this process."
    };
    ("max_devices") => {
        "The most devices that a model can be spread over.\n\n# Returns\n\nA number of devices."
    };
    ("normalize") => {
        "Scales a vector to length 1.\n\n# Arguments\n\n- `vector`: A vector, shape (n,).\n\n# Returns\n\nThe scaled vector; a zero vector stays as it is.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("reserved_memory") => {
        "Tells how much memory contexts and embedding generators hold beside the weights.\n\n# Returns\n\nBytes of their caches and logits; what is closed counts until it has ended, and what an assertion has left for good counts on."
    };
    ("supports_gpu_offload") => {
        "Tells whether this build can use a GPU.\n\n# Returns\n\n`true` where a GPU backend is built in and finds a device."
    };
    ("supports_mlock") => {
        "Tells whether weights can be locked in memory.\n\n# Returns\n\n`true` where the system can lock pages."
    };
    ("supports_mmap") => {
        "Tells whether files can be mapped into memory.\n\n# Returns\n\n`true` on every system that llama.cpp maps files on."
    };
    ("system_info") => {
        "The processor features and backends in use.\n\nA library from a package has the engine's code in variants for several kinds of processor and uses the best that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts; where it is not there or cannot run here, what needs the engine fails with [`ErrorCode::Backend`](crate::ErrorCode::Backend) and a message that says which can.\n\n# Returns\n\nOne line of text."
    };
    ("version") => {
        "The library's version.\n\n# Returns\n\nMajor, minor and patch, as in `0.4.0`."
    };
    ("cancel_token") => {
        "A flag that stops work from any thread.\n\nWork ends soon after it is set: on the CPU within one operation of the compute graph, which takes [`ContextParams::n_ubatch`](crate::ContextParams::n_ubatch) tokens at most, and on a GPU within one such graph; a load within one tensor; what reads a text, a template or a constraint looks at it all along."
    };
    ("cancel_token.new") => {
        "Creates a token that is not set."
    };
    ("cancel_token.cancel") => {
        "Sets the token. What watches it stops at its next step."
    };
    ("cancel_token.is_cancelled") => {
        "Tells whether the token is set.\n\n# Returns\n\n`true` after [`CancelToken::cancel`](crate::CancelToken::cancel)."
    };
    ("model") => {
        "Weights and vocabulary of one GGUF file.\n\nA model is read-only and can be used from every thread. Freeing it while a context lives is safe: the weights go with the last one that needs them."
    };
    ("model.n_ctx_train") => {
        "Context length that the model was trained with."
    };
    ("model.n_embd") => {
        "Width of an embedding."
    };
    ("model.n_vocab") => {
        "Number of tokens in the vocabulary."
    };
    ("model.n_layer") => {
        "Number of layers."
    };
    ("model.n_head") => {
        "Number of attention heads."
    };
    ("model.token_bos") => {
        "The token that begins a text; `None` where the vocabulary has none."
    };
    ("model.token_eos") => {
        "The token that ends a text; `None` where the vocabulary has none."
    };
    ("model.token_nl") => {
        "The token of a line break; `None` where the vocabulary has none."
    };
    ("model.size") => {
        "Size of all tensors in bytes."
    };
    ("model.n_params") => {
        "Number of parameters."
    };
    ("model.description") => {
        "Architecture, size and quantisation in words."
    };
    ("model.architecture") => {
        "The architecture's name, as in `llama`."
    };
    ("model.name") => {
        "The model's name; empty where the file gives none."
    };
    ("model.metadata") => {
        "The file's metadata; arrays are left out."
    };
    ("model.chat_template") => {
        "The chat template, in Jinja; empty where the file gives none."
    };
    ("model.has_encoder") => {
        "Whether the model has an encoder, as T5 has."
    };
    ("model.has_decoder") => {
        "Whether the model has a decoder."
    };
    ("model.token_eot") => {
        "The token that ends a turn; `None` where the vocabulary has none."
    };
    ("model.token_sep") => {
        "The token that separates two texts; `None` where the vocabulary has none."
    };
    ("model.token_pad") => {
        "The token that fills up; `None` where the vocabulary has none."
    };
    ("model.load_with_progress") => {
        "Loads a model file.\n\n# Arguments\n\n- `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.\n- `params`: How to load it.\n- `progress`: Called with the fraction in \\[0, 1\\] that is loaded; `false` stops the load.\n\n# Errors\n\n- [`ErrorCode::ModelLoad`](crate::ErrorCode::ModelLoad): The model file cannot be loaded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("model.load_async_with_progress") => {
        "Loads a model file on a thread of its own.\n\n# Arguments\n\n- `path`: A GGUF file, or the first part of a split one under the name that it was given when it was split.\n- `params`: How to load it.\n- `progress`: Called with the fraction in \\[0, 1\\] that is loaded; `false` stops the load.\n\n# Errors\n\n- [`ErrorCode::ModelLoad`](crate::ErrorCode::ModelLoad): The model file cannot be loaded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("model.apply_chat_template_with") => {
        "Writes a conversation as the text that the model was trained on.\n\nThe text is for reading: a special token that a user typed looks like a real one in it. [`Model::chat_tokens`](crate::Model::chat_tokens) tells them apart.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `add_generation_prompt`: End with what begins the assistant's answer.\n- `options`: Tools, variables and the clock; its own [`ChatOptions::add_generation_prompt`](crate::ChatOptions::add_generation_prompt) is not looked at.\n\n# Returns\n\nThe prompt.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives."
    };
    ("model.chat_tokens_with") => {
        "Turns a conversation into tokens, in which only the template's own special tokens are special.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `options`: Tools, variables and the clock.\n\n# Returns\n\nToken ids, shape (n,).\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives."
    };
    ("model.token_is_eog") => {
        "Tells whether a token ends a generation.\n\n# Arguments\n\n- `token`: Any number.\n\n# Returns\n\n`true` for end-of-text, end-of-turn and the like; `false` for a number that is no token."
    };
    ("model.token_is_control") => {
        "Tells whether a token is a control token, which text of a user should not become.\n\n# Arguments\n\n- `token`: Any number.\n\n# Returns\n\n`true` for the tokens that begin, end or separate texts and turns; `false` for a number that is no token."
    };
    ("model.tokenize_with") => {
        "Turns text into tokens.\n\n# Arguments\n\n- `text`: The text.\n- `add_bos`: Put the BOS token first when the vocabulary asks for one.\n- `special`: Parse special tokens written in the text.\n\n# Returns\n\nToken ids, shape (n,).\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("model.detokenize_with") => {
        "Turns tokens into text.\n\nThe text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.\n\n# Arguments\n\n- `tokens`: Token ids, shape (n,).\n- `remove_special`: Leave out BOS and EOS where the vocabulary adds them.\n- `unparse_special`: Write special tokens as text.\n\n# Returns\n\nThe text; incomplete characters are U+FFFD.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("model.token_to_piece_with") => {
        "Gives the bytes of one token.\n\n# Arguments\n\n- `token`: A token id from 0 up to [`Model::n_vocab`](crate::Model::n_vocab).\n- `special`: Write special tokens as text.\n\n# Returns\n\nThe bytes, perhaps only part of a character.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("model.token_details") => {
        "Tells what the vocabulary has on tokens.\n\n# Arguments\n\n- `tokens`: Token ids from 0 up to [`Model::n_vocab`](crate::Model::n_vocab), shape (n,).\n\n# Returns\n\nOne record for each token, in their order.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Tokenization`](crate::ErrorCode::Tokenization): The text cannot be turned into tokens."
    };
    ("context") => {
        "A model's working memory; runs generations.\n\nCalls may come from every thread; they wait for each other behind one owner thread. [`ContextParams::n_seq_max`](crate::ContextParams::n_seq_max) generations are computed at once, and any number can be open: a stream that nobody pulls gives up its sequence to a request that needs one and goes on where it was when it is pulled again; streams that are pulled, and calls that take long, take turns. Prompts that begin alike share what was computed for the beginning, but in a deterministic context. Closing a context ends what runs on it: a call that gives a record says [`FinishReason::Cancelled`](crate::FinishReason::Cancelled), one that gives text alone answers [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle), which says how many tokens it had made."
    };
    ("context.n_ctx") => {
        "Tokens that fit into the context."
    };
    ("context.n_batch") => {
        "Tokens evaluated in one call of the engine."
    };
    ("context.n_threads") => {
        "Threads for single tokens, at most; fewer than were asked for where the system refused some."
    };
    ("context.new_with") => {
        "Creates a context on a model.\n\n# Arguments\n\n- `model`: The model, loaded with its weights.\n- `params`: How to create it.\n\n# Errors\n\n- [`ErrorCode::Context`](crate::ErrorCode::Context): The context cannot be created.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("context.create_async_with") => {
        "Creates a context on a thread of its own.\n\n# Arguments\n\n- `model`: The model, loaded with its weights.\n- `params`: How to create it.\n\n# Errors\n\n- [`ErrorCode::Context`](crate::ErrorCode::Context): The context cannot be created.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("context.clear_cache") => {
        "Forgets every token that is cached.\n\n# Errors\n\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("context.prompt_tokens") => {
        "Turns a prompt into the tokens that a generation starts from.\n\n# Arguments\n\n- `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.\n\n# Returns\n\nToken ids, shape (n,).\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("context.generate_with") => {
        "Continues a prompt or a list of tokens and gives the text.\n\n# Arguments\n\n- `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe text; bytes that never became a whole character are U+FFFD.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("context.complete_with") => {
        "Continues a prompt or a list of tokens and gives the text with its record.\n\n# Arguments\n\n- `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("context.generate_async_with") => {
        "Continues a prompt or a list of tokens while the caller goes on, and gives the text.\n\n# Arguments\n\n- `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe text; bytes that never became a whole character are U+FFFD.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("context.complete_async_with") => {
        "Continues a prompt or a list of tokens while the caller goes on, and gives the text with its record.\n\n# Arguments\n\n- `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("context.generate_stream_with") => {
        "Continues a prompt or a list of tokens piece by piece, as the pieces come.\n\n# Arguments\n\n- `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("context.generate_stream_async_with") => {
        "Continues a prompt or a list of tokens piece by piece without blocking the event loop.\n\n# Arguments\n\n- `prompt`: Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it. Or token ids, used as they are, shape (n,).\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("context.chat_with") => {
        "Answers a conversation and gives the text with its record.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.chat_async_with") => {
        "Answers a conversation while the caller goes on.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.chat_stream_with") => {
        "Answers a conversation piece by piece, as the pieces come.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.chat_stream_async_with") => {
        "Answers a conversation piece by piece without blocking the event loop.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.chat_events_with") => {
        "Answers a conversation part by part, with the thought and the calls of tools among the parts.\n\nThe texts of the parts of kind [`EventKind::Text`](crate::EventKind::Text), joined, are the record's [`Generation::text`](crate::Generation::text); the same goes for the thought and the calls.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: Stop strings and the like.\n\n# Returns\n\nAn answer that is still being generated, pulled part by part.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.chat_events_async_with") => {
        "Answers a conversation part by part without blocking the event loop.\n\nThe texts of the parts of kind [`EventKind::Text`](crate::EventKind::Text), joined, are the record's [`Generation::text`](crate::Generation::text); the same goes for the thought and the calls.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `max_tokens`: Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for ever in a context that shifts and a model that does not end.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: Stop strings and the like.\n\n# Returns\n\nAn answer that is still being generated, pulled part by part.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.parse_with") => {
        "Answers a conversation with a JSON text of a schema.\n\nThe answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: What stops it and the like; its [`GenerateOptions::constraint`](crate::GenerateOptions::constraint) must be left out, for the schema is one.\n\n# Returns\n\nThe answer, compact, with its properties in the schema's order.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.parse_async_with") => {
        "Answers a conversation with a JSON text of a schema while the caller goes on.\n\nThe answer is whole: where the generation ends with another [`FinishReason`](crate::FinishReason) than [`FinishReason::Stop`](crate::FinishReason::Stop), the call answers [`ErrorCode::Generation`](crate::ErrorCode::Generation), whose data has the reason's code and how many tokens there were, and whose message ends with the text so far.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n- `schema`: A JSON Schema, as [`Constraint::JsonSchema`](crate::Constraint::JsonSchema) takes it. A schema alone tells the model nothing: say in the messages what is asked for.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `chat`: Tools, variables and the clock.\n- `options`: What stops it and the like; its [`GenerateOptions::constraint`](crate::GenerateOptions::constraint) must be left out, for the schema is one.\n\n# Returns\n\nThe answer, compact, with its properties in the schema's order.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("context.score_with") => {
        "Tells how likely a text is to follow another.\n\nTexts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as [`Context::prompt_tokens`](crate::Context::prompt_tokens) gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.\n\n# Arguments\n\n- `prompt`: What stands before; empty where the continuation begins a text.\n- `continuation`: What is scored; one token at least.\n- `options`: What may stop it and the like.\n\n# Returns\n\nThe score of the continuation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("context.score_async_with") => {
        "Tells how likely a text is to follow another while the caller goes on.\n\nTexts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to the continuation, and the tokens scored are those of both texts together, as [`Context::prompt_tokens`](crate::Context::prompt_tokens) gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else its EOS. A score runs beside generations, and takes its turns as their prompts do.\n\n# Arguments\n\n- `prompt`: What stands before; empty where the continuation begins a text.\n- `continuation`: What is scored; one token at least.\n- `options`: What may stop it and the like.\n\n# Returns\n\nThe score of the continuation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("context.score_batch_with_progress") => {
        "Tells how likely texts are to follow others, several at once.\n\nAs many pairs are computed at once as the context has sequences ([`ContextParams::n_seq_max`](crate::ContextParams::n_seq_max)), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.\n\n# Arguments\n\n- `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.\n- `options`: What may stop it and the like.\n- `progress`: Called with the fraction of the pairs in \\[0, 1\\] that is scored; `false` stops the work.\n\n# Returns\n\nThe scores in the order of the pairs.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("context.score_batch_async_with_progress") => {
        "Tells how likely texts are to follow others while the caller goes on.\n\nAs many pairs are computed at once as the context has sequences ([`ContextParams::n_seq_max`](crate::ContextParams::n_seq_max)), and what prompts begin with alike is computed once, but in a deterministic context: give the continuations of one prompt one behind the other.\n\n# Arguments\n\n- `pairs`: The pairs; all are checked before any work, and an error names the index of a bad one.\n- `options`: What may stop it and the like.\n- `progress`: Called with the fraction of the pairs in \\[0, 1\\] that is scored; `false` stops the work.\n\n# Returns\n\nThe scores in the order of the pairs.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("context.score_rolling_with_progress") => {
        "Tells how likely a text is from its first token on, however long it is.\n\nEach token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.\n\n# Arguments\n\n- `text`: The text; one without tokens has the score 0.\n- `options`: What may stop it; its [`ScoreOptions::truncate`](crate::ScoreOptions::truncate) is not looked at.\n- `progress`: Called with the fraction of the windows in \\[0, 1\\] that is scored; `false` stops the work.\n\n# Returns\n\nThe score of the text, its windows joined.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("context.score_rolling_async_with_progress") => {
        "Tells how likely a text is while the caller goes on.\n\nEach token is scored after as many of those before it as fit, in windows as evaluation harnesses make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last token of the one before, and the last one reaches back to fill up.\n\n# Arguments\n\n- `text`: The text; one without tokens has the score 0.\n- `options`: What may stop it; its [`ScoreOptions::truncate`](crate::ScoreOptions::truncate) is not looked at.\n- `progress`: Called with the fraction of the windows in \\[0, 1\\] that is scored; `false` stops the work.\n\n# Returns\n\nThe score of the text, its windows joined.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("conversation") => {
        "Messages and answers on a context, of which only what is new is evaluated.\n\nIt keeps the messages, the tools and what the model has evaluated of them. What was said before is found again in the context's cache; where other requests needed the place meanwhile, its state is kept in the memory that [`ContextParams::swap_mib`](crate::ContextParams::swap_mib) bounds, and what is not kept is evaluated again. A deterministic context evaluates all of it each time. [`GenerationStats::n_cached`](crate::GenerationStats::n_cached) tells.\nA conversation gives one answer at a time. Calls that give a record wait for each other in order; while a stream of it is open, which only its reader can end, another call that would change it answers [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy). When an answer has come to its end, also by a limit or a stop string, it is the assistant's message. One that was cancelled, or whose stream was closed early, leaves the text that was delivered; where nothing was, and where the call answers an error, the conversation is as it was before the call. Closing it ends no answer that is running."
    };
    ("conversation.n_messages") => {
        "Messages that it has."
    };
    ("conversation.n_tokens") => {
        "Tokens of its last prompt with the answer; 0 before the first one."
    };
    ("conversation.n_dropped") => {
        "Messages that were dropped or condensed so far."
    };
    ("conversation.new_with") => {
        "Begins a conversation on a context.\n\n# Arguments\n\n- `context`: The context that answers.\n- `params`: How it begins.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("conversation.restore") => {
        "Goes on with a conversation that was saved to a file.\n\nThe file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers [`ErrorCode::File`](crate::ErrorCode::File) with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.\n\n# Arguments\n\n- `context`: The context that answers.\n- `path`: The file.\n\n# Errors\n\n- [`ErrorCode::File`](crate::ErrorCode::File): A file cannot be written or read, or it is not what was written to it.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("conversation.restore_async") => {
        "Goes on with a conversation that was saved to a file, without waiting for the file.\n\nThe file is not trusted: one that is damaged, cut short, of another kind or version, or of another model, answers [`ErrorCode::File`](crate::ErrorCode::File) with its path and the reason. The engine's state in it is used where the context has the same number formats and the library the same version; otherwise, as in a deterministic context, the messages are evaluated again with the next answer. What comes out of a file is shared with no other conversation but its forks.\n\n# Arguments\n\n- `context`: The context that answers.\n- `path`: The file.\n\n# Errors\n\n- [`ErrorCode::File`](crate::ErrorCode::File): A file cannot be written or read, or it is not what was written to it.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("conversation.send_with") => {
        "Says something as the user, and gives the answer with its record.\n\n# Arguments\n\n- `text`: What the user says.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("conversation.send_async_with") => {
        "Says something as the user, and gives the answer while the caller goes on.\n\n# Arguments\n\n- `text`: What the user says.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("conversation.send_stream_with") => {
        "Says something as the user, and gives the answer piece by piece, as the pieces come.\n\n# Arguments\n\n- `text`: What the user says.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("conversation.send_stream_async_with") => {
        "Says something as the user, and gives the answer piece by piece without blocking the event loop.\n\n# Arguments\n\n- `text`: What the user says.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::Utf8`](crate::ErrorCode::Utf8): The text is not valid UTF-8."
    };
    ("conversation.send_messages_with") => {
        "Adds messages, and gives the answer with its record.\n\n# Arguments\n\n- `messages`: What is new, oldest first; none answers what is there.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.send_messages_async_with") => {
        "Adds messages, and gives the answer while the caller goes on.\n\n# Arguments\n\n- `messages`: What is new, oldest first; none answers what is there.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nThe record of one generation.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.send_messages_stream_with") => {
        "Adds messages, and gives the answer piece by piece, as the pieces come.\n\n# Arguments\n\n- `messages`: What is new, oldest first; none answers what is there.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.send_messages_stream_async_with") => {
        "Adds messages, and gives the answer piece by piece without blocking the event loop.\n\n# Arguments\n\n- `messages`: What is new, oldest first; none answers what is there.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nA generation that is still running, pulled piece by piece.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.send_events_with") => {
        "Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.\n\n# Arguments\n\n- `text`: What the user says.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nAn answer that is still being generated, pulled part by part.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.send_events_async_with") => {
        "Says something as the user, and gives the answer part by part without blocking the event loop.\n\n# Arguments\n\n- `text`: What the user says.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nAn answer that is still being generated, pulled part by part.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.send_messages_events_with") => {
        "Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.\n\n# Arguments\n\n- `messages`: What is new, oldest first; none answers what is there.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nAn answer that is still being generated, pulled part by part.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.send_messages_events_async_with") => {
        "Adds messages, and gives the answer part by part without blocking the event loop.\n\n# Arguments\n\n- `messages`: What is new, oldest first; none answers what is there.\n- `max_tokens`: Tokens to generate at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `options`: Stop strings and the like.\n\n# Returns\n\nAn answer that is still being generated, pulled part by part.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.add") => {
        "Adds messages without asking for an answer.\n\n# Arguments\n\n- `messages`: The messages, oldest first.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns."
    };
    ("conversation.messages") => {
        "Gives all messages.\n\n# Returns\n\nA JSON list, as [`ChatOptions::messages_json`](crate::ChatOptions::messages_json) takes it; without an answer that is still running."
    };
    ("conversation.undo") => {
        "Takes back the last message of the user and all that followed it.\n\n# Returns\n\nHow many messages it took; 0 where the user has said nothing.\n\n# Errors\n\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns."
    };
    ("conversation.save") => {
        "Writes the conversation to a file, with what the model has evaluated of it.\n\nThe file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what [`ContextParams::swap_mib`](crate::ContextParams::swap_mib) keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.\n\n# Arguments\n\n- `path`: The file.\n\n# Errors\n\n- [`ErrorCode::File`](crate::ErrorCode::File): A file cannot be written or read, or it is not what was written to it."
    };
    ("conversation.save_async") => {
        "Writes the conversation to a file while the caller goes on.\n\nThe file is written beside its place and then moved there, so that an older one stays as it was until the new one is whole. It has the messages, the tools and the engine's state, as large as what [`ContextParams::swap_mib`](crate::ContextParams::swap_mib) keeps of it; without a state where the model sees a window or keeps no cells, or an answer is running, which is no part of it.\n\n# Arguments\n\n- `path`: The file.\n\n# Errors\n\n- [`ErrorCode::File`](crate::ErrorCode::File): A file cannot be written or read, or it is not what was written to it."
    };
    ("conversation.excess_with") => {
        "Tells which of the oldest messages have to go so that there is space.\n\nA program that would rather condense than drop asks before it sends, has what [`Excess::messages`](crate::Excess::messages) says summarised, as by a conversation of its own, and gives the summary to [`Conversation::condense`](crate::Conversation::condense), until [`Excess::n_messages`](crate::Excess::n_messages) is 0.\n\n# Arguments\n\n- `n_tokens`: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.\n\n# Returns\n\nThe oldest turns without which there is space, the last one never among them.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.excess_async_with") => {
        "Tells which of the oldest messages have to go while the caller goes on.\n\nA program that would rather condense than drop asks before it sends, has what [`Excess::messages`](crate::Excess::messages) says summarised, as by a conversation of its own, and gives the summary to [`Conversation::condense`](crate::Conversation::condense), until [`Excess::n_messages`](crate::Excess::n_messages) is 0.\n\n# Arguments\n\n- `n_tokens`: Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation keeps free.\n\n# Returns\n\nThe oldest turns without which there is space, the last one never among them.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("conversation.condense") => {
        "Puts other messages in the place of the oldest ones, as a summary of them.\n\n# Arguments\n\n- `n_oldest`: How many go, as [`Excess::n_messages`](crate::Excess::n_messages) says: whole turns, in which messages of the system do not count.\n- `messages`: What stands there instead; none drops them. A message of the system stays from then on, one of another role can be condensed again.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::ContextBusy`](crate::ErrorCode::ContextBusy): A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns."
    };
    ("conversation.fork") => {
        "Begins another conversation that has said the same so far.\n\nWhat both have in common is evaluated once, and an answer that is still running is no part of it.\n\n# Returns\n\nThe other one, on the same context."
    };
    ("embedding_generator") => {
        "Turns texts into vectors.\n\nIt has a context of its own, whose batches hold several texts; calls from several threads wait for each other."
    };
    ("embedding_generator.n_embd") => {
        "Length of an embedding."
    };
    ("embedding_generator.new_with") => {
        "Creates a generator on a model.\n\n# Arguments\n\n- `model`: The model, loaded with its weights.\n- `config`: How to create it.\n\n# Errors\n\n- [`ErrorCode::Context`](crate::ErrorCode::Context): The context cannot be created.\n- [`ErrorCode::Embedding`](crate::ErrorCode::Embedding): The text cannot be embedded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("embedding_generator.create_async_with") => {
        "Creates a generator on a thread of its own.\n\n# Arguments\n\n- `model`: The model, loaded with its weights.\n- `config`: How to create it.\n\n# Errors\n\n- [`ErrorCode::Context`](crate::ErrorCode::Context): The context cannot be created.\n- [`ErrorCode::Embedding`](crate::ErrorCode::Embedding): The text cannot be embedded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("embedding_generator.embed") => {
        "Turns a text into a vector.\n\n# Arguments\n\n- `text`: The text.\n\n# Returns\n\nThe embedding, [`EmbeddingGenerator::n_embd`](crate::EmbeddingGenerator::n_embd) numbers.\n\n# Errors\n\n- [`ErrorCode::Embedding`](crate::ErrorCode::Embedding): The text cannot be embedded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("embedding_generator.embed_async") => {
        "Turns a text into a vector while the caller goes on.\n\n# Arguments\n\n- `text`: The text.\n\n# Returns\n\nThe embedding, [`EmbeddingGenerator::n_embd`](crate::EmbeddingGenerator::n_embd) numbers.\n\n# Errors\n\n- [`ErrorCode::Embedding`](crate::ErrorCode::Embedding): The text cannot be embedded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("embedding_generator.embed_batch_with_progress") => {
        "Turns texts into vectors, several in one batch of the engine.\n\n# Arguments\n\n- `texts`: The texts; all are checked before any work, and an error names the index of a bad one.\n- `options`: What may stop it.\n- `progress`: Called with the fraction of the texts in \\[0, 1\\] that is embedded; `false` stops the work.\n\n# Returns\n\nThe embeddings in the order of the texts, [`EmbeddingGenerator::n_embd`](crate::EmbeddingGenerator::n_embd) numbers each.\n\n# Errors\n\n- [`ErrorCode::Embedding`](crate::ErrorCode::Embedding): The text cannot be embedded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("embedding_generator.embed_batch_async_with_progress") => {
        "Turns texts into vectors while the caller goes on.\n\n# Arguments\n\n- `texts`: The texts; all are checked before any work, and an error names the index of a bad one.\n- `options`: What may stop it.\n- `progress`: Called with the fraction of the texts in \\[0, 1\\] that is embedded; `false` stops the work.\n\n# Returns\n\nThe embeddings in the order of the texts, [`EmbeddingGenerator::n_embd`](crate::EmbeddingGenerator::n_embd) numbers each.\n\n# Errors\n\n- [`ErrorCode::Embedding`](crate::ErrorCode::Embedding): The text cannot be embedded.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Cancelled`](crate::ErrorCode::Cancelled): The call was cancelled before it had anything to give."
    };
    ("tool_run") => {
        "A conversation whose answer may need tools, step by step.\n\nIt keeps the messages. Each [`ToolRun::next`](crate::ToolRun::next) is one generation; where the model calls tools, their results are given with [`ToolRun::give`](crate::ToolRun::give) and the next step goes on from there, until a step has the answer."
    };
    ("tool_run.new_with") => {
        "Begins with the messages of a conversation.\n\n# Arguments\n\n- `context`: Where it is generated.\n- `messages`: The messages, oldest first.\n- `tools`: The tools, as [`ChatOptions::tools`](crate::ChatOptions::tools) has them, which must be left out.\n- `max_tokens`: Tokens of one generation at most; -1 means as many as fit into the context.\n- `sampler`: How tokens are drawn.\n- `chat`: Variables, the clock and the like. A call that its [`ChatOptions::tool_choice`](crate::ChatOptions::tool_choice) asks for is asked for in the first generation alone.\n- `options`: Stop strings and the like, for each generation.\n- `max_steps`: Generations at most.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library.\n- [`ErrorCode::InvalidHandle`](crate::ErrorCode::InvalidHandle): The handle was freed, forged or is of another type."
    };
    ("tool_run.next") => {
        "Generates once and gives the calls that the model makes, or its answer.\n\nAfter the last generation that it may make, without an answer, it answers [`ErrorCode::Generation`](crate::ErrorCode::Generation). A generation that was cancelled, or cut short before a call was whole, is the answer.\n\n# Returns\n\nThe calls or the answer.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("tool_run.next_async") => {
        "Generates once while the caller goes on.\n\nAfter the last generation that it may make, without an answer, it answers [`ErrorCode::Generation`](crate::ErrorCode::Generation). A generation that was cancelled, or cut short before a call was whole, is the answer.\n\n# Returns\n\nThe calls or the answer.\n\n# Errors\n\n- [`ErrorCode::ContextFull`](crate::ErrorCode::ContextFull): The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.\n- [`ErrorCode::Sampler`](crate::ErrorCode::Sampler): The sampler parameters are out of range.\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed.\n- [`ErrorCode::Generation`](crate::ErrorCode::Generation): The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.\n- [`ErrorCode::NotAvailable`](crate::ErrorCode::NotAvailable): The feature is not built into this library."
    };
    ("tool_run.give") => {
        "Gives the results of the calls of the last step, all of them, in any order.\n\n# Arguments\n\n- `results`: One for each call.\n\n# Errors\n\n- [`ErrorCode::InvalidInput`](crate::ErrorCode::InvalidInput): An argument is out of range or malformed."
    };
    ("tool_run.messages") => {
        "Gives the conversation so far.\n\n# Returns\n\nA list of messages, as [`ChatOptions::messages_json`](crate::ChatOptions::messages_json) takes it."
    };
    ("tool_run.is_cancelled") => {
        "Tells whether the run was asked to end.\n\nWho calls functions between the steps asks before each: the result of one that is not called any more may be any text, for the next step is an answer, with [`FinishReason::Cancelled`](crate::FinishReason::Cancelled).\n\n# Returns\n\n`true` once the token of its [`GenerateOptions::cancel`](crate::GenerateOptions::cancel) is set."
    };
    ("event_stream") => {
        "An answer that is still being generated, pulled part by part.\n\nIt is as [`Stream`](crate::Stream) is, but for what it gives."
    };
    ("event_stream.next") => {
        "Waits for the next part."
    };
    ("event_stream.try_next") => {
        "Gives the next part if one is ready."
    };
    ("event_stream.finish") => {
        "Stops what still runs and gives the record of what was delivered."
    };
    ("event_stream.fd") => {
        "Gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without waiting.\n\nIt is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none."
    };
    ("stream") => {
        "A generation that is still running, pulled piece by piece.\n\nPieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long prompt is read beside the event loop, and what is wrong with it comes instead of the first piece."
    };
    ("stream.next") => {
        "Waits for the next piece."
    };
    ("stream.try_next") => {
        "Gives the next piece if one is ready."
    };
    ("stream.finish") => {
        "Stops what still runs and gives the record of what was delivered."
    };
    ("stream.fd") => {
        "Gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without waiting.\n\nIt is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is none."
    };
}
