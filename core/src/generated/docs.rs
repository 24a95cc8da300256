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
    ("cosine_similarity") => {
        "The cosine of the angle between two vectors.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("device_count") => {
        "Counts the devices that llama.cpp can compute on, the CPU included."
    };
    ("device_info") => {
        "Describes a device.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("live_handles") => {
        "Counts the objects that are not closed yet."
    };
    ("max_devices") => {
        "The most devices that a model can be spread over."
    };
    ("normalize") => {
        "Scales a vector to length 1.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("supports_gpu_offload") => {
        "Tells whether this build can use a GPU."
    };
    ("supports_mlock") => {
        "Tells whether weights can be locked in memory."
    };
    ("supports_mmap") => {
        "Tells whether files can be mapped into memory."
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
        "The token that ends a turn."
    };
    ("model.token_sep") => {
        "The token that separates two texts."
    };
    ("model.token_pad") => {
        "The token that fills up."
    };
    ("model.load") => {
        "Loads a model file.\n\n# Errors\n\n- `MODEL_LOAD`: The model file cannot be loaded.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `CANCELLED`: The call was cancelled before it had anything to give."
    };
    ("model.load_async") => {
        "Loads a model file on a thread of its own.\n\n# Errors\n\n- `MODEL_LOAD`: The model file cannot be loaded.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library.\n- `CANCELLED`: The call was cancelled before it had anything to give."
    };
    ("model.apply_chat_template") => {
        "Writes a conversation as the text that the model was trained on.\n\nThe text is for reading: a special token that a user typed looks like a real one in it. [`Model::chat_tokens`] tells them apart.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library."
    };
    ("model.chat_tokens") => {
        "Turns a conversation into tokens, in which only the template's own special tokens are special.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `NOT_AVAILABLE`: The feature is not built into this library."
    };
    ("model.token_is_eog") => {
        "Tells whether a token ends a generation."
    };
    ("model.token_is_control") => {
        "Tells whether a token is a control token, which text of a user should not become."
    };
    ("model.tokenize") => {
        "Turns text into tokens.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `UTF8`: The text is not valid UTF-8."
    };
    ("model.detokenize") => {
        "Turns tokens into text.\n\nThe text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("model.token_to_piece") => {
        "Gives the bytes of one token.\n\n# Errors\n\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("context") => {
        "A model's working memory; runs generations.\n\nCalls may come from every thread; they wait for each other behind one owner thread. Open streams hold a sequence each: where all `n_seq_max` are held, a further generation answers CONTEXT_BUSY. Closing a context ends what runs on it: a call that gives a record says `cancelled`, one that gives text alone answers INVALID_HANDLE, which says how many tokens it had made."
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
    ("context.chat") => {
        "Answers a conversation and gives the text with its record.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library."
    };
    ("context.chat_stream") => {
        "Answers a conversation piece by piece, as the pieces come.\n\n# Errors\n\n- `CONTEXT_FULL`: The prompt does not fit into the context.\n- `CONTEXT_BUSY`: Open streams hold all sequences of the context.\n- `SAMPLER`: The sampler parameters are out of range.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `GENERATION`: The engine failed while generating.\n- `NOT_AVAILABLE`: The feature is not built into this library."
    };
    ("embedding_generator") => {
        "Turns texts into vectors.\n\nIt has a context of its own, whose batches hold several texts; calls from several threads wait for each other."
    };
    ("embedding_generator.n_embd") => {
        "Length of an embedding."
    };
    ("embedding_generator.new") => {
        "Creates a generator on a model.\n\n# Errors\n\n- `CONTEXT`: The context cannot be created.\n- `EMBEDDING`: The text cannot be embedded.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `INVALID_HANDLE`: The handle was freed, forged or is of another type."
    };
    ("embedding_generator.create_async") => {
        "Creates a generator on a thread of its own.\n\n# Errors\n\n- `CONTEXT`: The context cannot be created.\n- `EMBEDDING`: The text cannot be embedded.\n- `INVALID_INPUT`: An argument is out of range or malformed.\n- `INVALID_HANDLE`: The handle was freed, forged or is of another type."
    };
    ("embedding_generator.embed") => {
        "Turns a text into a vector.\n\n# Errors\n\n- `EMBEDDING`: The text cannot be embedded.\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("embedding_generator.embed_async") => {
        "Turns a text into a vector without blocking the event loop.\n\n# Errors\n\n- `EMBEDDING`: The text cannot be embedded.\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("embedding_generator.embed_batch") => {
        "Turns texts into vectors, several in one batch of the engine.\n\n# Errors\n\n- `EMBEDDING`: The text cannot be embedded.\n- `INVALID_INPUT`: An argument is out of range or malformed."
    };
    ("embedding_generator.embed_batch_async") => {
        "Turns texts into vectors without blocking the event loop.\n\n# Errors\n\n- `EMBEDDING`: The text cannot be embedded.\n- `INVALID_INPUT`: An argument is out of range or malformed."
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
