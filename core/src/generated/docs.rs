// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! The doc texts of what core writes by hand: `#[doc = doc!("model.load")]`.

macro_rules! doc {
    ("abi_version") => {
        "The version of the C ABI; a binding refuses a library of another one."
    };
    ("api_digest") => {
        "A fingerprint of the API that this library was generated from."
    };
    ("backend_free") => {
        "Marks the end of use; it frees nothing that a live handle needs."
    };
    ("backend_init") => {
        "Starts the compute backend; optional, the first call does it.\n\n# Errors\n\n- `BACKEND`: The compute backend cannot be started."
    };
    ("live_handles") => {
        "Counts the objects that are not closed yet."
    };
    ("supports_gpu_offload") => {
        "Tells whether this build can use a GPU."
    };
    ("system_info") => {
        "The processor features and backends in use."
    };
    ("version") => {
        "The library's version."
    };
    ("cancel_token") => {
        "A flag that stops work from any thread."
    };
    ("cancel_token.new") => {
        "Creates a token that is not set."
    };
    ("cancel_token.cancel") => {
        "Sets the token. What watches it stops at its next step."
    };
    ("cancel_token.is_cancelled") => {
        "Tells whether the token is set."
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
        "The token that begins a text."
    };
    ("model.token_eos") => {
        "The token that ends a text."
    };
    ("model.token_nl") => {
        "The token of a line break."
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
    ("model.load") => {
        "Loads a model file.\n\n# Errors\n\n- `MODEL_LOAD`: The model file cannot be loaded.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `CANCELLED`: The call was cancelled before it had anything to give."
    };
    ("model.load_async") => {
        "Loads a model file on a thread of its own.\n\n# Errors\n\n- `MODEL_LOAD`: The model file cannot be loaded.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `CANCELLED`: The call was cancelled before it had anything to give."
    };
    ("model.token_is_eog") => {
        "Tells whether a token ends a generation.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("model.token_is_control") => {
        "Tells whether a token is a control token, which text of a user should not become.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("model.tokenize") => {
        "Turns text into tokens.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("model.detokenize") => {
        "Turns tokens into text.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("model.token_to_piece") => {
        "Gives the bytes of one token.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("context") => {
        "A model's working memory; runs generations.\n\nCalls may come from every thread; they wait for each other behind one owner thread. Open streams hold a sequence each: where all `n_seq_max` are held, a further generation answers CONTEXT_BUSY."
    };
    ("context.n_ctx") => {
        "Tokens that fit into the context."
    };
    ("context.n_batch") => {
        "Tokens evaluated in one call of the engine."
    };
    ("context.new") => {
        "Creates a context on a model.\n\n# Errors\n\n- `CONTEXT`: The context cannot be created.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `INVALID_HANDLE`: The handle was freed, forged or is of another type."
    };
    ("context.create_async") => {
        "Creates a context on a thread of its own.\n\n# Errors\n\n- `CONTEXT`: The context cannot be created.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `INVALID_HANDLE`: The handle was freed, forged or is of another type."
    };
    ("context.clear_cache") => {
        "Forgets every token that is cached.\n\n# Errors\n\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context."
    };
    ("context.prompt_tokens") => {
        "Turns a prompt into the tokens that a generation starts from.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.generate") => {
        "Continues a prompt and gives the text.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.generate_from_tokens") => {
        "Continues a prompt and gives the text.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.complete") => {
        "Continues a prompt and gives the text with its record.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.complete_from_tokens") => {
        "Continues a prompt and gives the text with its record.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.generate_async") => {
        "Continues a prompt without blocking the event loop.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.generate_async_from_tokens") => {
        "Continues a prompt without blocking the event loop.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.generate_stream") => {
        "Continues a prompt piece by piece, as the pieces come.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("context.generate_stream_from_tokens") => {
        "Continues a prompt piece by piece, as the pieces come.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("stream") => {
        "A generation that is still running, pulled piece by piece.\n\nPieces are whole characters and their join is the text. Nothing is computed far ahead of the reader; closing the stream stops the work."
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
}
