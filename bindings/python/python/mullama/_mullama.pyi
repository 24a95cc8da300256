# Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
"""The native half of the package; use `mullama`, which exports all of it."""

import os
from collections.abc import (
    Callable,
    Coroutine,
    Iterable,
    Mapping,
)
from typing import (
    Any,
    TypeVar,
    final,
)

import numpy as np
import numpy.typing as npt

from ._runtime.tools import (
    Tool,
)
from .generated.enums import (
    FlashAttn,
    FlashAttnName,
    KvType,
    KvTypeName,
    Overflow,
    OverflowName,
    Pooling,
    PoolingName,
    SplitMode,
    SplitModeName,
    WhenFull,
    WhenFullName,
)
from .generated.records import (
    ChatMessage,
    ChatMessageDict,
    ChatOptions,
    ChatOptionsDict,
    Excess,
    Generation,
    GenerationEvent,
    LogitBias,
    LogitBiasDict,
    SamplerParams,
    SamplerParamsDict,
    Score,
    ScorePair,
    ScorePairDict,
    TokenDetail,
    ToolResult,
    ToolResultDict,
    ToolStep,
)
from .generated.streams import (
    AsyncEventStream,
    AsyncStream,
)
from .generated.unions import (
    Constraint,
)

__all__ = [
    "Bell",
    "CancelToken",
    "Context",
    "Conversation",
    "EmbeddingGenerator",
    "EventStream",
    "Job",
    "Model",
    "Stream",
    "ToolRun",
    "__version__",
    "abi_version",
    "api_digest",
    "backend_free",
    "backend_init",
    "cosine_similarity",
    "device_count",
    "device_info",
    "leaked_objects",
    "live_handles",
    "max_devices",
    "normalize",
    "reserved_memory",
    "supports_gpu_offload",
    "supports_mlock",
    "supports_mmap",
    "system_info",
]

_T = TypeVar("_T")

__version__: str

@final
class Bell:
    """Wakes an event loop; only the package itself uses it."""

    def __new__(cls) -> Bell: ...
    def fileno(self) -> int: ...
    def fall_back(self, call: Callable[[], object]) -> None: ...
    def take(self) -> list[int]: ...

@final
class Job:
    """Work that an event loop awaits; only the package itself uses it."""

    def poll(self, bell: Bell, ticket: int) -> tuple[Any] | None: ...
    def close(self) -> None: ...

@final
class CancelToken:
    """A flag that stops work from any thread.

    Work ends soon after it is set: on the CPU within one operation of the compute graph, which takes
    `n_ubatch` tokens at most, and on a GPU within one such graph; a load within one tensor; what reads
    a text, a template or a constraint looks at it all along.
    """

    def __new__(
        cls,
    ) -> CancelToken:
        """Creates a token that is not set."""

    def cancel(
        self,
    ) -> None:
        """Sets the token. What watches it stops at its next step."""

    def is_cancelled(
        self,
    ) -> bool:
        """Tells whether the token is set.

        Returns
        -------
        bool
            ``True`` after `CancelToken.cancel`.
        """

    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> CancelToken: ...
    def __exit__(self, *exception: object) -> None: ...

@final
class Model:
    """Weights and vocabulary of one GGUF file.

    A model is read-only and can be used from every thread. Freeing it while a context lives is safe:
    the weights go with the last one that needs them.
    """

    @staticmethod
    def load(
        path: str | bytes | os.PathLike[str] | os.PathLike[bytes],
        n_gpu_layers: int = 0,
        use_mmap: bool = True,
        use_mlock: bool = False,
        vocab_only: bool = False,
        *,
        main_gpu: int = 0,
        check_tensors: bool = False,
        keep_loaded: bool = False,
        split_mode: SplitMode | SplitModeName = "layer",
        tensor_split: Iterable[float] = (),
        devices: Iterable[int] = (),
        cancel: CancelToken | None = None,
        progress: Callable[[float], bool | None] | None = None,
    ) -> Model:
        """Loads a model file.

        Parameters
        ----------
        path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
            A GGUF file, or the first part of a split one under the name that it was given when it was split.
        n_gpu_layers : int, default 0
            Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in
            a child that was forked from a process whose GPU driver has started.
        use_mmap : bool, default True
            Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short
            while it is in use ends the process by a signal (SIGBUS), which no library can make an error of.
            Replace a model by renaming another file over it, or read the file where others may write to it.
        use_mlock : bool, default False
            Lock the weights in memory.
        vocab_only : bool, default False
            Load the vocabulary without the weights.
        main_gpu : int, default 0
            Index of the GPU that holds what is not split.
        check_tensors : bool, default False
            Check every tensor for invalid values while loading.
        keep_loaded : bool, default False
            Keep the weights in this process after the last handle is gone.
        split_mode : SplitMode | SplitModeName, default "layer"
            How the model is spread over several GPUs.
        tensor_split : Iterable[float], default ()
            Share of each GPU, one number for each; empty lets the engine decide.
        devices : Iterable[int], default ()
            Indices of the devices to use; empty means all.
        cancel : CancelToken | None, default None
            Stops the load when it is set.
        progress : Callable[[float], bool | None] | None, default None
            Called with the fraction in [0, 1] that is loaded; ``False`` stops the load.

        Raises
        ------
        ModelLoadError
            The model file cannot be loaded.
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    @staticmethod
    def load_async(
        path: str | bytes | os.PathLike[str] | os.PathLike[bytes],
        n_gpu_layers: int = 0,
        use_mmap: bool = True,
        use_mlock: bool = False,
        vocab_only: bool = False,
        *,
        main_gpu: int = 0,
        check_tensors: bool = False,
        keep_loaded: bool = False,
        split_mode: SplitMode | SplitModeName = "layer",
        tensor_split: Iterable[float] = (),
        devices: Iterable[int] = (),
        cancel: CancelToken | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Coroutine[Any, Any, Model]:
        """Loads a model file on a thread of its own.

        Parameters
        ----------
        path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
            A GGUF file, or the first part of a split one under the name that it was given when it was split.
        n_gpu_layers : int, default 0
            Layers to keep on the GPU; -1 means all. Without a GPU the model runs on the CPU, and so it does in
            a child that was forked from a process whose GPU driver has started.
        use_mmap : bool, default True
            Map the file instead of reading it. What is mapped must stay as it is: a file that is cut short
            while it is in use ends the process by a signal (SIGBUS), which no library can make an error of.
            Replace a model by renaming another file over it, or read the file where others may write to it.
        use_mlock : bool, default False
            Lock the weights in memory.
        vocab_only : bool, default False
            Load the vocabulary without the weights.
        main_gpu : int, default 0
            Index of the GPU that holds what is not split.
        check_tensors : bool, default False
            Check every tensor for invalid values while loading.
        keep_loaded : bool, default False
            Keep the weights in this process after the last handle is gone.
        split_mode : SplitMode | SplitModeName, default "layer"
            How the model is spread over several GPUs.
        tensor_split : Iterable[float], default ()
            Share of each GPU, one number for each; empty lets the engine decide.
        devices : Iterable[int], default ()
            Indices of the devices to use; empty means all.
        cancel : CancelToken | None, default None
            Stops the load when it is set.
        progress : Callable[[float], object] | None, default None
            Called with the fraction in [0, 1] that is loaded; ``False`` stops the load. Here it is called on
            the event loop's thread and only informs; cancelling the task stops the work.

        Raises
        ------
        ModelLoadError
            The model file cannot be loaded.
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    def apply_chat_template(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        add_generation_prompt: bool = True,
        *,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
    ) -> str:
        """Writes a conversation as the text that the model was trained on.

        The text is for reading: a special token that a user typed looks like a real one in it.
        `Model.chat_tokens` tells them apart.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.

        Returns
        -------
        str
            The prompt.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        """

    def chat_tokens(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
    ) -> list[int]:
        """Turns a conversation into tokens, in which only the template's own special tokens are special.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.

        Returns
        -------
        list[int]
            Token ids, shape (n,).

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        """

    def token_is_eog(
        self,
        token: int,
    ) -> bool:
        """Tells whether a token ends a generation.

        Parameters
        ----------
        token : int
            Any number.

        Returns
        -------
        bool
            ``True`` for end-of-text, end-of-turn and the like; ``False`` for a number that is no token.
        """

    def token_is_control(
        self,
        token: int,
    ) -> bool:
        """Tells whether a token is a control token, which text of a user should not become.

        Parameters
        ----------
        token : int
            Any number.

        Returns
        -------
        bool
            ``True`` for the tokens that begin, end or separate texts and turns; ``False`` for a number that is
            no token.
        """

    def tokenize(
        self,
        text: str,
        add_bos: bool = True,
        special: bool = False,
    ) -> list[int]:
        """Turns text into tokens.

        Parameters
        ----------
        text : str
            The text.
        add_bos : bool, default True
            Put the BOS token first when the vocabulary asks for one.
        special : bool, default False
            Parse special tokens written in the text.

        Returns
        -------
        list[int]
            Token ids, shape (n,).

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        Utf8Error
            The text is not valid UTF-8.
        """

    def detokenize(
        self,
        tokens: Iterable[int],
        remove_special: bool = False,
        unparse_special: bool = False,
    ) -> str:
        """Turns tokens into text.

        The text is the tokens' pieces, joined: that of a generation's tokens is the generation's text.

        Parameters
        ----------
        tokens : Iterable[int]
            Token ids, shape (n,).
        remove_special : bool, default False
            Leave out BOS and EOS where the vocabulary adds them.
        unparse_special : bool, default False
            Write special tokens as text.

        Returns
        -------
        str
            The text; incomplete characters are U+FFFD.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        """

    def token_to_piece(
        self,
        token: int,
        special: bool = False,
    ) -> bytes:
        """Gives the bytes of one token.

        Parameters
        ----------
        token : int
            A token id from 0 up to `Model.n_vocab`.
        special : bool, default False
            Write special tokens as text.

        Returns
        -------
        bytes
            The bytes, perhaps only part of a character.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        """

    def token_details(
        self,
        tokens: Iterable[int],
    ) -> list[TokenDetail]:
        """Tells what the vocabulary has on tokens.

        Parameters
        ----------
        tokens : Iterable[int]
            Token ids from 0 up to `Model.n_vocab`, shape (n,).

        Returns
        -------
        list[TokenDetail]
            One record for each token, in their order.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        TokenizationError
            The text cannot be turned into tokens.
        """

    @property
    def n_ctx_train(self) -> int:
        """Context length that the model was trained with."""

    @property
    def n_embd(self) -> int:
        """Width of an embedding."""

    @property
    def n_vocab(self) -> int:
        """Number of tokens in the vocabulary."""

    @property
    def n_layer(self) -> int:
        """Number of layers."""

    @property
    def n_head(self) -> int:
        """Number of attention heads."""

    @property
    def token_bos(self) -> int | None:
        """The token that begins a text; ``None`` where the vocabulary has none."""

    @property
    def token_eos(self) -> int | None:
        """The token that ends a text; ``None`` where the vocabulary has none."""

    @property
    def token_nl(self) -> int | None:
        """The token of a line break; ``None`` where the vocabulary has none."""

    @property
    def size(self) -> int:
        """Size of all tensors in bytes."""

    @property
    def n_params(self) -> int:
        """Number of parameters."""

    @property
    def description(self) -> str:
        """Architecture, size and quantisation in words."""

    @property
    def architecture(self) -> str:
        """The architecture's name, as in `llama`."""

    @property
    def name(self) -> str:
        """The model's name; empty where the file gives none."""

    def metadata(self) -> dict[str, str]:
        """The file's metadata; arrays are left out."""

    @property
    def chat_template(self) -> str:
        """The chat template, in Jinja; empty where the file gives none."""

    @property
    def has_encoder(self) -> bool:
        """Whether the model has an encoder, as T5 has."""

    @property
    def has_decoder(self) -> bool:
        """Whether the model has a decoder."""

    @property
    def token_eot(self) -> int | None:
        """The token that ends a turn; ``None`` where the vocabulary has none."""

    @property
    def token_sep(self) -> int | None:
        """The token that separates two texts; ``None`` where the vocabulary has none."""

    @property
    def token_pad(self) -> int | None:
        """The token that fills up; ``None`` where the vocabulary has none."""

    def clone(self) -> Model:
        """Gives a second handle on the same weights."""

    def __copy__(self) -> Model: ...
    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> Model: ...
    def __exit__(self, *exception: object) -> None: ...

@final
class Context:
    """A model's working memory; runs generations.

    Calls may come from every thread; they wait for each other behind one owner thread. `n_seq_max`
    generations are computed at once, and any number can be open: a stream that nobody pulls gives up
    its sequence to a request that needs one and goes on where it was when it is pulled again; streams
    that are pulled, and calls that take long, take turns. Prompts that begin alike share what was
    computed for the beginning, but in a deterministic context. Closing a context ends what runs on it:
    a call that gives a record says `FinishReason.CANCELLED`, one that gives text alone answers
    `InvalidHandleError`, which says how many tokens it had made.
    """

    def __new__(
        cls,
        model: Model,
        n_ctx: int = 0,
        n_batch: int = 2048,
        n_threads: int = 0,
        embeddings: bool = False,
        *,
        n_ubatch: int = 512,
        n_seq_max: int = 1,
        n_threads_batch: int = 0,
        offload_kqv: bool = True,
        deterministic: bool = False,
        flash_attn: FlashAttn | FlashAttnName = "auto",
        type_k: KvType | KvTypeName = "f16",
        type_v: KvType | KvTypeName = "f16",
        overflow: Overflow | OverflowName = "stop",
        swap_mib: int = 0,
    ) -> Context:
        """Creates a context on a model.

        Parameters
        ----------
        model : Model
            The model, loaded with its weights.
        n_ctx : int, default 0
            Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than
            a quarter of the memory that is left, the most that fits, 512 at least; `Context.n_ctx` says how
            many, and a program whose results are to repeat gives its own number.
        n_batch : int, default 2048
            Tokens evaluated in one call of the engine.
        n_threads : int, default 0
            Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are
            slower, as they can be beside other work, unless the context is `deterministic`. The context goes on
            with fewer where the system refuses some.
        embeddings : bool, default False
            Keep embeddings of what is decoded.
        n_ubatch : int, default 512
            Tokens evaluated in one compute graph.
        n_seq_max : int, default 1
            Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns.
        n_threads_batch : int, default 0
            Threads for prompts, at most, in the same way; 0 takes `n_threads`.
        offload_kqv : bool, default True
            Keep the KV cache on the GPU with its layers.
        deterministic : bool, default False
            Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to
            the bit: on the same build, with the same variant of its code (`system_info`) and the same number of
            threads. Creating fails where the system refuses a thread.
        flash_attn : FlashAttn | FlashAttnName, default "auto"
            Whether flash attention is used.
        type_k : KvType | KvTypeName, default "f16"
            Number format of the cached keys.
        type_v : KvType | KvTypeName, default "f16"
            Number format of the cached values; a quantised one needs flash attention.
        overflow : Overflow | OverflowName, default "stop"
            What happens when the context is full in the middle of a generation.
        swap_mib : int, default 0
            Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what
            is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a
            deterministic context a request that would need that answers `ContextFullError`.

        Raises
        ------
        ContextError
            The context cannot be created.
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    @staticmethod
    def create_async(
        model: Model,
        n_ctx: int = 0,
        n_batch: int = 2048,
        n_threads: int = 0,
        embeddings: bool = False,
        *,
        n_ubatch: int = 512,
        n_seq_max: int = 1,
        n_threads_batch: int = 0,
        offload_kqv: bool = True,
        deterministic: bool = False,
        flash_attn: FlashAttn | FlashAttnName = "auto",
        type_k: KvType | KvTypeName = "f16",
        type_v: KvType | KvTypeName = "f16",
        overflow: Overflow | OverflowName = "stop",
        swap_mib: int = 0,
    ) -> Coroutine[Any, Any, Context]:
        """Creates a context on a thread of its own.

        Parameters
        ----------
        model : Model
            The model, loaded with its weights.
        n_ctx : int, default 0
            Tokens that fit into the context. 0 takes the model's own, or where their cache would take more than
            a quarter of the memory that is left, the most that fits, 512 at least; `Context.n_ctx` says how
            many, and a program whose results are to repeat gives its own number.
        n_batch : int, default 2048
            Tokens evaluated in one call of the engine.
        n_threads : int, default 0
            Threads for single tokens, at most; 0 takes the physical cores. A step gets fewer while more are
            slower, as they can be beside other work, unless the context is `deterministic`. The context goes on
            with fewer where the system refuses some.
        embeddings : bool, default False
            Keep embeddings of what is decoded.
        n_ubatch : int, default 512
            Tokens evaluated in one compute graph.
        n_seq_max : int, default 1
            Generations that are computed at once; they share `n_ctx`. Any number can be open: they take turns.
        n_threads_batch : int, default 0
            Threads for prompts, at most, in the same way; 0 takes `n_threads`.
        offload_kqv : bool, default True
            Keep the KV cache on the GPU with its layers.
        deterministic : bool, default False
            Evaluate every prompt from its start and alone, with exactly `n_threads`, so that results repeat to
            the bit: on the same build, with the same variant of its code (`system_info`) and the same number of
            threads. Creating fails where the system refuses a thread.
        flash_attn : FlashAttn | FlashAttnName, default "auto"
            Whether flash attention is used.
        type_k : KvType | KvTypeName, default "f16"
            Number format of the cached keys.
        type_v : KvType | KvTypeName, default "f16"
            Number format of the cached values; a quantised one needs flash attention.
        overflow : Overflow | OverflowName, default "stop"
            What happens when the context is full in the middle of a generation.
        swap_mib : int, default 0
            Memory in MiB for the states of generations that gave up their sequence; 0 takes a quarter of what
            is available when the context is created, -1 keeps none. What is not kept is evaluated again; in a
            deterministic context a request that would need that answers `ContextFullError`.

        Raises
        ------
        ContextError
            The context cannot be created.
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    def clear_cache(
        self,
    ) -> None:
        """Forgets every token that is cached.

        Raises
        ------
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    def prompt_tokens(
        self,
        prompt: str,
    ) -> list[int]:
        """Turns a prompt into the tokens that a generation starts from.

        Parameters
        ----------
        prompt : str
            Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.

        Returns
        -------
        list[int]
            Token ids, shape (n,).

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        Utf8Error
            The text is not valid UTF-8.
        """

    def generate(
        self,
        prompt: str | Iterable[int],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> str:
        """Continues a prompt or a list of tokens and gives the text.

        Parameters
        ----------
        prompt : str | Iterable[int]
            Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
            Or token ids, used as they are, shape (n,).
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        str
            The text; bytes that never became a whole character are U+FFFD.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def complete(
        self,
        prompt: str | Iterable[int],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Generation:
        """Continues a prompt or a list of tokens and gives the text with its record.

        Parameters
        ----------
        prompt : str | Iterable[int]
            Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
            Or token ids, used as they are, shape (n,).
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Generation
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def generate_async(
        self,
        prompt: str | Iterable[int],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, str]:
        """Continues a prompt or a list of tokens while the caller goes on, and gives the text.

        Parameters
        ----------
        prompt : str | Iterable[int]
            Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
            Or token ids, used as they are, shape (n,).
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, str]
            The text; bytes that never became a whole character are U+FFFD.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def complete_async(
        self,
        prompt: str | Iterable[int],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, Generation]:
        """Continues a prompt or a list of tokens while the caller goes on, and gives the text with its record.

        Parameters
        ----------
        prompt : str | Iterable[int]
            Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
            Or token ids, used as they are, shape (n,).
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, Generation]
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def generate_stream(
        self,
        prompt: str | Iterable[int],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Stream:
        """Continues a prompt or a list of tokens piece by piece, as the pieces come.

        Parameters
        ----------
        prompt : str | Iterable[int]
            Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
            Or token ids, used as they are, shape (n,).
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Stream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def stream_async(
        self,
        prompt: str | Iterable[int],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> AsyncStream:
        """Continues a prompt or a list of tokens piece by piece without blocking the event loop.

        Parameters
        ----------
        prompt : str | Iterable[int]
            Text; special tokens in it are parsed, and BOS is put first where the text does not begin with it.
            Or token ids, used as they are, shape (n,).
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        AsyncStream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def chat(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Generation:
        """Answers a conversation and gives the text with its record.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Generation
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def chat_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, Generation]:
        """Answers a conversation while the caller goes on.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, Generation]
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def chat_stream(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Stream:
        """Answers a conversation piece by piece, as the pieces come.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Stream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def chat_stream_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> AsyncStream:
        """Answers a conversation piece by piece without blocking the event loop.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context, also where that shifts.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        AsyncStream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def chat_events(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> EventStream:
        """Answers a conversation part by part, with the thought and the calls of tools among the parts.

        The texts of the parts of kind `EventKind.TEXT`, joined, are the record's `Generation.text`; the
        same goes for the thought and the calls.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        EventStream
            An answer that is still being generated, pulled part by part.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def chat_events_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = 100,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> AsyncEventStream:
        """Answers a conversation part by part without blocking the event loop.

        The texts of the parts of kind `EventKind.TEXT`, joined, are the record's `Generation.text`; the
        same goes for the thought and the calls.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default 100
            Tokens to generate at most; only -1 means no limit: on until the model or the context ends, and for
            ever in a context that shifts and a model that does not end.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        AsyncEventStream
            An answer that is still being generated, pulled part by part.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def run_tools(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        tools: Iterable[Tool | Callable[..., Any]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        max_steps: int = 8,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Generation:
        """Answers a conversation, with functions of the program as tools.

        A `ToolRun` from its beginning to its answer: the functions that the model calls are called, and
        what they give is told to the model, until it answers. A function that fails is told to the model as
        its result.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        tools : Iterable[Tool | Callable[..., Any]]
            Functions, whose docstrings and annotations tell the model what they do and take, or Tool where
            these cannot. An exception of one is told to the model as its result.
        max_tokens : int, default -1
            Tokens of one generation at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        max_steps : int, default 8
            Generations at most.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Generation
            The record of the answer.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def run_tools_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        tools: Iterable[Tool | Callable[..., Any]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        max_steps: int = 8,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, Generation]:
        """Answers a conversation, with functions of the program as tools, while the caller goes on.

        A `ToolRun` from its beginning to its answer: the functions that the model calls are called, and
        what they give is told to the model, until it answers. A function that fails is told to the model as
        its result.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        tools : Iterable[Tool | Callable[..., Any]]
            Functions, whose docstrings and annotations tell the model what they do and take, or Tool where
            these cannot. An exception of one is told to the model as its result. Coroutine functions are
            awaited, those that one step calls together.
        max_tokens : int, default -1
            Tokens of one generation at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        max_steps : int, default 8
            Generations at most.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, Generation]
            The record of the answer.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def parse(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        schema: Any,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Any:
        """Answers a conversation with a JSON text of a schema.

        The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
        the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
        and whose message ends with the text so far.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        schema : Any
            A JSON Schema, as `Constraint.json_schema` takes it. A schema alone tells the model nothing: say in
            the messages what is asked for.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Any
            The answer, compact, with its properties in the schema's order.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def parse_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        schema: Any,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, Any]:
        """Answers a conversation with a JSON text of a schema while the caller goes on.

        The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
        the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
        and whose message ends with the text so far.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        schema : Any
            A JSON Schema, as `Constraint.json_schema` takes it. A schema alone tells the model nothing: say in
            the messages what is asked for.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, Any]
            The answer, compact, with its properties in the schema's order.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def parse_as(
        self,
        type: type[_T],
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> _T:
        """Answers a conversation with a value of a type.

        The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
        the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
        and whose message ends with the text so far.

        Parameters
        ----------
        type : type[_T]
            What the answer becomes: a dataclass, a TypedDict, a model of Pydantic's, or any type that
            annotations name. What does not fit is a ValueError that says where.
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        _T
            The answer, compact, with its properties in the schema's order.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def parse_as_async(
        self,
        type: type[_T],
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        tools: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, _T]:
        """Answers a conversation with a value of a type while the caller goes on.

        The answer is whole: where the generation ends with another `FinishReason` than `FinishReason.STOP`,
        the call answers `GenerationError`, whose data has the reason's code and how many tokens there were,
        and whose message ends with the text so far.

        Parameters
        ----------
        type : type[_T]
            What the answer becomes: a dataclass, a TypedDict, a model of Pydantic's, or any type that
            annotations name. What does not fit is a ValueError that says where.
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        tools : Any | None, default None
            A JSON list of tools that the model may call: objects with a `name`, a `description` and
            `parameters`, a JSON Schema of an object; alone or, as other APIs have them, under `function` beside
            the `type` of that name.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, _T]
            The answer, compact, with its properties in the schema's order.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def score(
        self,
        prompt: str,
        continuation: str,
        *,
        cancel: CancelToken | None = None,
        truncate: bool = False,
        cache_key: str | None = None,
    ) -> Score:
        """Tells how likely a text is to follow another.

        Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to
        the continuation, and the tokens scored are those of both texts together, as `Context.prompt_tokens`
        gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else
        its EOS. A score runs beside generations, and takes its turns as their prompts do.

        Parameters
        ----------
        prompt : str
            What stands before; empty where the continuation begins a text.
        continuation : str
            What is scored; one token at least.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        truncate : bool, default False
            Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
            refusing it.
        cache_key : str | None, default None
            Whose texts these are, as `cache_key` says.

        Returns
        -------
        Score
            The score of the continuation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    def score_async(
        self,
        prompt: str,
        continuation: str,
        *,
        cancel: CancelToken | None = None,
        truncate: bool = False,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, Score]:
        """Tells how likely a text is to follow another while the caller goes on.

        Texts become tokens as evaluation harnesses have it: white space at the prompt's end goes over to
        the continuation, and the tokens scored are those of both texts together, as `Context.prompt_tokens`
        gives them, less as many as the prompt has alone. An empty prompt is the vocabulary's BOS, or else
        its EOS. A score runs beside generations, and takes its turns as their prompts do.

        Parameters
        ----------
        prompt : str
            What stands before; empty where the continuation begins a text.
        continuation : str
            What is scored; one token at least.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        truncate : bool, default False
            Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
            refusing it.
        cache_key : str | None, default None
            Whose texts these are, as `cache_key` says.

        Returns
        -------
        Coroutine[Any, Any, Score]
            The score of the continuation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    def score_batch(
        self,
        pairs: Iterable[ScorePair | ScorePairDict | tuple[str, str] | list[str]],
        *,
        cancel: CancelToken | None = None,
        truncate: bool = False,
        cache_key: str | None = None,
        progress: Callable[[float], bool | None] | None = None,
    ) -> list[Score]:
        """Tells how likely texts are to follow others, several at once.

        As many pairs are computed at once as the context has sequences (`n_seq_max`), and what prompts
        begin with alike is computed once, but in a deterministic context: give the continuations of one
        prompt one behind the other.

        Parameters
        ----------
        pairs : Iterable[ScorePair | ScorePairDict | tuple[str, str] | list[str]]
            The pairs; all are checked before any work, and an error names the index of a bad one.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        truncate : bool, default False
            Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
            refusing it.
        cache_key : str | None, default None
            Whose texts these are, as `cache_key` says.
        progress : Callable[[float], bool | None] | None, default None
            Called with the fraction of the pairs in [0, 1] that is scored; ``False`` stops the work.

        Returns
        -------
        list[Score]
            The scores in the order of the pairs.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    def score_batch_async(
        self,
        pairs: Iterable[ScorePair | ScorePairDict | tuple[str, str] | list[str]],
        *,
        cancel: CancelToken | None = None,
        truncate: bool = False,
        cache_key: str | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Coroutine[Any, Any, list[Score]]:
        """Tells how likely texts are to follow others while the caller goes on.

        As many pairs are computed at once as the context has sequences (`n_seq_max`), and what prompts
        begin with alike is computed once, but in a deterministic context: give the continuations of one
        prompt one behind the other.

        Parameters
        ----------
        pairs : Iterable[ScorePair | ScorePairDict | tuple[str, str] | list[str]]
            The pairs; all are checked before any work, and an error names the index of a bad one.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        truncate : bool, default False
            Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
            refusing it.
        cache_key : str | None, default None
            Whose texts these are, as `cache_key` says.
        progress : Callable[[float], object] | None, default None
            Called with the fraction of the pairs in [0, 1] that is scored; ``False`` stops the work. Here it is
            called on the event loop's thread and only informs; cancelling the task stops the work.

        Returns
        -------
        Coroutine[Any, Any, list[Score]]
            The scores in the order of the pairs.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    def score_rolling(
        self,
        text: str,
        *,
        cancel: CancelToken | None = None,
        truncate: bool = False,
        cache_key: str | None = None,
        progress: Callable[[float], bool | None] | None = None,
    ) -> Score:
        """Tells how likely a text is from its first token on, however long it is.

        Each token is scored after as many of those before it as fit, in windows as evaluation harnesses
        make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last
        token of the one before, and the last one reaches back to fill up.

        Parameters
        ----------
        text : str
            The text; one without tokens has the score 0.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        truncate : bool, default False
            Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
            refusing it.
        cache_key : str | None, default None
            Whose texts these are, as `cache_key` says.
        progress : Callable[[float], bool | None] | None, default None
            Called with the fraction of the windows in [0, 1] that is scored; ``False`` stops the work.

        Returns
        -------
        Score
            The score of the text, its windows joined.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    def score_rolling_async(
        self,
        text: str,
        *,
        cancel: CancelToken | None = None,
        truncate: bool = False,
        cache_key: str | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Coroutine[Any, Any, Score]:
        """Tells how likely a text is while the caller goes on.

        Each token is scored after as many of those before it as fit, in windows as evaluation harnesses
        make them: the first begins with the vocabulary's BOS, or else its EOS, each later one with the last
        token of the one before, and the last one reaches back to fill up.

        Parameters
        ----------
        text : str
            The text; one without tokens has the score 0.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        truncate : bool, default False
            Leave out the beginning of a prompt with which a pair does not fit into the context, instead of
            refusing it.
        cache_key : str | None, default None
            Whose texts these are, as `cache_key` says.
        progress : Callable[[float], object] | None, default None
            Called with the fraction of the windows in [0, 1] that is scored; ``False`` stops the work. Here it
            is called on the event loop's thread and only informs; cancelling the task stops the work.

        Returns
        -------
        Coroutine[Any, Any, Score]
            The score of the text, its windows joined.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    @property
    def n_ctx(self) -> int:
        """Tokens that fit into the context."""

    @property
    def n_batch(self) -> int:
        """Tokens evaluated in one call of the engine."""

    @property
    def n_threads(self) -> int:
        """Threads for single tokens, at most; fewer than were asked for where the system refused some."""

    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> Context: ...
    def __exit__(self, *exception: object) -> None: ...

@final
class Conversation:
    """Messages and answers on a context, of which only what is new is evaluated.

    It keeps the messages, the tools and what the model has evaluated of them. What was said before is
    found again in the context's cache; where other requests needed the place meanwhile, its state is
    kept in the memory that `swap_mib` bounds, and what is not kept is evaluated again. A deterministic
    context evaluates all of it each time. `GenerationStats.n_cached` tells. A conversation gives one
    answer at a time. Calls that give a record wait for each other in order; while a stream of it is
    open, which only its reader can end, another call that would change it answers `ContextBusyError`.
    When an answer has come to its end, also by a limit or a stop string, it is the assistant's message.
    One that was cancelled, or whose stream was closed early, leaves the text that was delivered; where
    nothing was, and where the call answers an error, the conversation is as it was before the call.
    Closing it ends no answer that is running.
    """

    def __new__(
        cls,
        context: Context,
        *,
        system: str | None = None,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]] = (),
        chat: ChatOptions | ChatOptionsDict | None = None,
        cache_key: str | None = None,
        when_full: WhenFull | WhenFullName = "drop_oldest",
        n_reserve: int = 0,
    ) -> Conversation:
        """Begins a conversation on a context.

        Parameters
        ----------
        context : Context
            The context that answers.
        system : str | None, default None
            A system message that stands first.
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]], default ()
            Messages that were said before, oldest first.
        chat : ChatOptions | ChatOptionsDict | None, default None
            Tools, variables and the clock, which stands still from here on where it is not given, so that a
            date in the prompt stays what it was. Messages that were said before can be its
            `ChatOptions.messages_json`, in place of `messages`; its `ChatOptions.add_generation_prompt` is not
            looked at.
        cache_key : str | None, default None
            Whose conversation this is, where the call gives no `cache_key` of its own.
        when_full : WhenFull | WhenFullName, default "drop_oldest"
            What happens when messages and answer do not fit.
        n_reserve : int, default 0
            Tokens that are kept free for an answer, or as many as the answer may have where those are fewer; 0
            takes a quarter of the context. A conversation that leaves no such space is full, and what is
            dropped then leaves it three quarters of what it may have.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    @staticmethod
    def restore(
        context: Context,
        path: str | bytes | os.PathLike[str] | os.PathLike[bytes],
    ) -> Conversation:
        """Goes on with a conversation that was saved to a file.

        The file is not trusted: one that is damaged, cut short, of another kind or version, or of another
        model, answers `FileError` with its path and the reason. The engine's state in it is used where the
        context has the same number formats and the library the same version; otherwise, as in a
        deterministic context, the messages are evaluated again with the next answer. What comes out of a
        file is shared with no other conversation but its forks.

        Parameters
        ----------
        context : Context
            The context that answers.
        path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
            The file.

        Raises
        ------
        FileError
            A file cannot be written or read, or it is not what was written to it.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    @staticmethod
    def restore_async(
        context: Context,
        path: str | bytes | os.PathLike[str] | os.PathLike[bytes],
    ) -> Coroutine[Any, Any, Conversation]:
        """Goes on with a conversation that was saved to a file, without waiting for the file.

        The file is not trusted: one that is damaged, cut short, of another kind or version, or of another
        model, answers `FileError` with its path and the reason. The engine's state in it is used where the
        context has the same number formats and the library the same version; otherwise, as in a
        deterministic context, the messages are evaluated again with the next answer. What comes out of a
        file is shared with no other conversation but its forks.

        Parameters
        ----------
        context : Context
            The context that answers.
        path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
            The file.

        Raises
        ------
        FileError
            A file cannot be written or read, or it is not what was written to it.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    def send(
        self,
        text: str,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Generation:
        """Says something as the user, and gives the answer with its record.

        Parameters
        ----------
        text : str
            What the user says.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Generation
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def send_async(
        self,
        text: str,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, Generation]:
        """Says something as the user, and gives the answer while the caller goes on.

        Parameters
        ----------
        text : str
            What the user says.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, Generation]
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def send_stream(
        self,
        text: str,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Stream:
        """Says something as the user, and gives the answer piece by piece, as the pieces come.

        Parameters
        ----------
        text : str
            What the user says.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Stream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def send_stream_async(
        self,
        text: str,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> AsyncStream:
        """Says something as the user, and gives the answer piece by piece without blocking the event loop.

        Parameters
        ----------
        text : str
            What the user says.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        AsyncStream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        Utf8Error
            The text is not valid UTF-8.
        """

    def send_messages(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Generation:
        """Adds messages, and gives the answer with its record.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            What is new, oldest first; none answers what is there.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Generation
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def send_messages_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Coroutine[Any, Any, Generation]:
        """Adds messages, and gives the answer while the caller goes on.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            What is new, oldest first; none answers what is there.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Coroutine[Any, Any, Generation]
            The record of one generation.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def send_messages_stream(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> Stream:
        """Adds messages, and gives the answer piece by piece, as the pieces come.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            What is new, oldest first; none answers what is there.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        Stream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def send_messages_stream_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> AsyncStream:
        """Adds messages, and gives the answer piece by piece without blocking the event loop.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            What is new, oldest first; none answers what is there.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        AsyncStream
            A generation that is still running, pulled piece by piece.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def send_events(
        self,
        text: str,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> EventStream:
        """Says something as the user, and gives the answer part by part, with the thought and the calls of tools among the parts.

        Parameters
        ----------
        text : str
            What the user says.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        EventStream
            An answer that is still being generated, pulled part by part.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def send_events_async(
        self,
        text: str,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> AsyncEventStream:
        """Says something as the user, and gives the answer part by part without blocking the event loop.

        Parameters
        ----------
        text : str
            What the user says.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        AsyncEventStream
            An answer that is still being generated, pulled part by part.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def send_messages_events(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> EventStream:
        """Adds messages, and gives the answer part by part, with the thought and the calls of tools among the parts.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            What is new, oldest first; none answers what is there.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        EventStream
            An answer that is still being generated, pulled part by part.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def send_messages_events_async(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        *,
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> AsyncEventStream:
        """Adds messages, and gives the answer part by part without blocking the event loop.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            What is new, oldest first; none answers what is there.
        max_tokens : int, default -1
            Tokens to generate at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Returns
        -------
        AsyncEventStream
            An answer that is still being generated, pulled part by part.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def add(
        self,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
    ) -> None:
        """Adds messages without asking for an answer.

        Parameters
        ----------
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        """

    def messages(
        self,
    ) -> Any:
        """Gives all messages.

        Returns
        -------
        Any
            A JSON list, as `ChatOptions.messages_json` takes it; without an answer that is still running.
        """

    def undo(
        self,
    ) -> int:
        """Takes back the last message of the user and all that followed it.

        Returns
        -------
        int
            How many messages it took; 0 where the user has said nothing.

        Raises
        ------
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        """

    def save(
        self,
        path: str | bytes | os.PathLike[str] | os.PathLike[bytes],
    ) -> None:
        """Writes the conversation to a file, with what the model has evaluated of it.

        The file is written beside its place and then moved there, so that an older one stays as it was
        until the new one is whole. It has the messages, the tools and the engine's state, as large as what
        `swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an
        answer is running, which is no part of it.

        Parameters
        ----------
        path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
            The file.

        Raises
        ------
        FileError
            A file cannot be written or read, or it is not what was written to it.
        """

    def save_async(
        self,
        path: str | bytes | os.PathLike[str] | os.PathLike[bytes],
    ) -> Coroutine[Any, Any, None]:
        """Writes the conversation to a file while the caller goes on.

        The file is written beside its place and then moved there, so that an older one stays as it was
        until the new one is whole. It has the messages, the tools and the engine's state, as large as what
        `swap_mib` keeps of it; without a state where the model sees a window or keeps no cells, or an
        answer is running, which is no part of it.

        Parameters
        ----------
        path : str | bytes | os.PathLike[str] | os.PathLike[bytes]
            The file.

        Raises
        ------
        FileError
            A file cannot be written or read, or it is not what was written to it.
        """

    def excess(
        self,
        n_tokens: int = 0,
    ) -> Excess:
        """Tells which of the oldest messages have to go so that there is space.

        A program that would rather condense than drop asks before it sends, has what `Excess.messages` says
        summarised, as by a conversation of its own, and gives the summary to `Conversation.condense`, until
        `Excess.n_messages` is 0.

        Parameters
        ----------
        n_tokens : int, default 0
            Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation
            keeps free.

        Returns
        -------
        Excess
            The oldest turns without which there is space, the last one never among them.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        """

    def excess_async(
        self,
        n_tokens: int = 0,
    ) -> Coroutine[Any, Any, Excess]:
        """Tells which of the oldest messages have to go while the caller goes on.

        A program that would rather condense than drop asks before it sends, has what `Excess.messages` says
        summarised, as by a conversation of its own, and gives the summary to `Conversation.condense`, until
        `Excess.n_messages` is 0.

        Parameters
        ----------
        n_tokens : int, default 0
            Tokens that are to be free for what comes next, messages and answer; 0 takes what the conversation
            keeps free.

        Returns
        -------
        Coroutine[Any, Any, Excess]
            The oldest turns without which there is space, the last one never among them.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        """

    def condense(
        self,
        n_oldest: int,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
    ) -> None:
        """Puts other messages in the place of the oldest ones, as a summary of them.

        Parameters
        ----------
        n_oldest : int
            How many go, as `Excess.n_messages` says: whole turns, in which messages of the system do not count.
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            What stands there instead; none drops them. A message of the system stays from then on, one of
            another role can be condensed again.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        ContextBusyError
            A conversation whose answer is still running refuses what would change it; a context refuses
            nothing, requests take turns.
        """

    def fork(
        self,
    ) -> Conversation:
        """Begins another conversation that has said the same so far.

        What both have in common is evaluated once, and an answer that is still running is no part of it.

        Returns
        -------
        Conversation
            The other one, on the same context.
        """

    @property
    def n_messages(self) -> int:
        """Messages that it has."""

    @property
    def n_tokens(self) -> int:
        """Tokens of its last prompt with the answer; 0 before the first one."""

    @property
    def n_dropped(self) -> int:
        """Messages that were dropped or condensed so far."""

    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> Conversation: ...
    def __exit__(self, *exception: object) -> None: ...

@final
class EmbeddingGenerator:
    """Turns texts into vectors.

    It has a context of its own, whose batches hold several texts; calls from several threads wait for
    each other.
    """

    def __new__(
        cls,
        model: Model,
        n_ctx: int = 512,
        normalize: bool = True,
        *,
        n_batch: int = 0,
        n_threads: int = 0,
        pooling: Pooling | PoolingName = "unspecified",
        truncate: bool = False,
    ) -> EmbeddingGenerator:
        """Creates a generator on a model.

        Parameters
        ----------
        model : Model
            The model, loaded with its weights.
        n_ctx : int, default 512
            Longest text in tokens; the model's own limit cuts it.
        normalize : bool, default True
            Scale every embedding to length 1.
        n_batch : int, default 0
            Tokens evaluated together; 0 takes 256, and at least `n_ctx`.
        n_threads : int, default 0
            Threads; 0 takes the physical cores.
        pooling : Pooling | PoolingName, default "unspecified"
            How the vectors of a text's tokens become one.
        truncate : bool, default False
            Cut a text that is too long instead of refusing it.

        Raises
        ------
        ContextError
            The context cannot be created.
        EmbeddingError
            The text cannot be embedded.
        InvalidInputError
            An argument is out of range or malformed.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    @staticmethod
    def create_async(
        model: Model,
        n_ctx: int = 512,
        normalize: bool = True,
        *,
        n_batch: int = 0,
        n_threads: int = 0,
        pooling: Pooling | PoolingName = "unspecified",
        truncate: bool = False,
    ) -> Coroutine[Any, Any, EmbeddingGenerator]:
        """Creates a generator on a thread of its own.

        Parameters
        ----------
        model : Model
            The model, loaded with its weights.
        n_ctx : int, default 512
            Longest text in tokens; the model's own limit cuts it.
        normalize : bool, default True
            Scale every embedding to length 1.
        n_batch : int, default 0
            Tokens evaluated together; 0 takes 256, and at least `n_ctx`.
        n_threads : int, default 0
            Threads; 0 takes the physical cores.
        pooling : Pooling | PoolingName, default "unspecified"
            How the vectors of a text's tokens become one.
        truncate : bool, default False
            Cut a text that is too long instead of refusing it.

        Raises
        ------
        ContextError
            The context cannot be created.
        EmbeddingError
            The text cannot be embedded.
        InvalidInputError
            An argument is out of range or malformed.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    def embed(
        self,
        text: str,
    ) -> npt.NDArray[np.float32]:
        """Turns a text into a vector.

        Parameters
        ----------
        text : str
            The text.

        Returns
        -------
        npt.NDArray[np.float32]
            The embedding, `EmbeddingGenerator.n_embd` numbers.

        Raises
        ------
        EmbeddingError
            The text cannot be embedded.
        InvalidInputError
            An argument is out of range or malformed.
        """

    def embed_async(
        self,
        text: str,
    ) -> Coroutine[Any, Any, npt.NDArray[np.float32]]:
        """Turns a text into a vector while the caller goes on.

        Parameters
        ----------
        text : str
            The text.

        Returns
        -------
        Coroutine[Any, Any, npt.NDArray[np.float32]]
            The embedding, `EmbeddingGenerator.n_embd` numbers.

        Raises
        ------
        EmbeddingError
            The text cannot be embedded.
        InvalidInputError
            An argument is out of range or malformed.
        """

    def embed_batch(
        self,
        texts: Iterable[str],
        *,
        cancel: CancelToken | None = None,
        progress: Callable[[float], bool | None] | None = None,
    ) -> list[npt.NDArray[np.float32]]:
        """Turns texts into vectors, several in one batch of the engine.

        Parameters
        ----------
        texts : Iterable[str]
            The texts; all are checked before any work, and an error names the index of a bad one.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        progress : Callable[[float], bool | None] | None, default None
            Called with the fraction of the texts in [0, 1] that is embedded; ``False`` stops the work.

        Returns
        -------
        list[npt.NDArray[np.float32]]
            The embeddings in the order of the texts, `EmbeddingGenerator.n_embd` numbers each.

        Raises
        ------
        EmbeddingError
            The text cannot be embedded.
        InvalidInputError
            An argument is out of range or malformed.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    def embed_batch_async(
        self,
        texts: Iterable[str],
        *,
        cancel: CancelToken | None = None,
        progress: Callable[[float], object] | None = None,
    ) -> Coroutine[Any, Any, list[npt.NDArray[np.float32]]]:
        """Turns texts into vectors while the caller goes on.

        Parameters
        ----------
        texts : Iterable[str]
            The texts; all are checked before any work, and an error names the index of a bad one.
        cancel : CancelToken | None, default None
            Stops the work when it is set.
        progress : Callable[[float], object] | None, default None
            Called with the fraction of the texts in [0, 1] that is embedded; ``False`` stops the work. Here it
            is called on the event loop's thread and only informs; cancelling the task stops the work.

        Returns
        -------
        Coroutine[Any, Any, list[npt.NDArray[np.float32]]]
            The embeddings in the order of the texts, `EmbeddingGenerator.n_embd` numbers each.

        Raises
        ------
        EmbeddingError
            The text cannot be embedded.
        InvalidInputError
            An argument is out of range or malformed.
        CancelledError
            The call was cancelled before it had anything to give.
        """

    @property
    def n_embd(self) -> int:
        """Length of an embedding."""

    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> EmbeddingGenerator: ...
    def __exit__(self, *exception: object) -> None: ...

@final
class ToolRun:
    """A conversation whose answer may need tools, step by step.

    It keeps the messages. Each `ToolRun.next` is one generation; where the model calls tools, their
    results are given with `ToolRun.give` and the next step goes on from there, until a step has the
    answer.
    """

    def __new__(
        cls,
        context: Context,
        messages: Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]],
        tools: Any,
        max_tokens: int = -1,
        params: SamplerParams | SamplerParamsDict | None = None,
        max_steps: int = 8,
        *,
        add_generation_prompt: bool = True,
        messages_json: Any | None = None,
        variables: Any | None = None,
        now_unix: int | None = None,
        tool_choice: str = "auto",
        stop: Iterable[str] = (),
        constraint: Constraint | None = None,
        n_logprobs: int = -1,
        logit_bias: Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float] = (),
        cancel: CancelToken | None = None,
        cache_key: str | None = None,
    ) -> ToolRun:
        """Begins with the messages of a conversation.

        Parameters
        ----------
        context : Context
            Where it is generated.
        messages : Iterable[ChatMessage | ChatMessageDict | tuple[str, Iterable[Mapping[str, Any]] | str | None] | list[str]]
            The messages, oldest first.
        tools : Any
            The tools, as `ChatOptions.tools` has them, which must be left out.
        max_tokens : int, default -1
            Tokens of one generation at most; -1 means as many as fit into the context.
        params : SamplerParams | SamplerParamsDict | None, default None
            How tokens are drawn.
        max_steps : int, default 8
            Generations at most.
        add_generation_prompt : bool, default True
            End with what begins the assistant's answer.
        messages_json : Any | None, default None
            A JSON list of messages instead of the typed ones, as other APIs have it.
        variables : Any | None, default None
            A JSON object of further variables of the template.
        now_unix : int | None, default None
            The template's clock, in seconds since 1970 UTC; ``None`` takes the machine's.
        tool_choice : str, default "auto"
            Whether the answer calls one of `tools`: `"auto"` leaves it to the model, `"none"` takes what it
            writes for text, `"required"` makes it call one or more of them, and a tool's name that one, once.
            Calls are read in the form in which the model's template writes them. A call that is asked for is
            generated under a constraint: it is whole unless the generation is cut short, and its arguments
            conform to the tool's `parameters`. Where a template takes tools and the form of its calls is not
            known, `"auto"` leaves them in the text, and a call cannot be asked for. A template that knows no
            tools refuses them with `NotAvailableError`.
        stop : Iterable[str], default ()
            Strings that end the text; they are not part of it.
        constraint : Constraint | None, default None
            What the text must conform to; of a conversation's answer, neither the thought before it nor a call
            of a tool. Each token is drawn among those that can still become such a text, and the generation
            ends where it is complete; one that ends for another reason may have come to no end. JSON is compact
            and has its properties in the schema's order; a keyword of a schema that is not kept to (like `not`,
            `if`, `contains`, `uniqueItems`) is refused with its place.
        n_logprobs : int, default -1
            Log probabilities in the record: -1 none, 0 those of each token of the text, k those of the k
            likeliest tokens at each place, too. A place costs a look at every token of the vocabulary; without
            them nothing.
        logit_bias : Iterable[LogitBias | LogitBiasDict | tuple[int, float] | list[float]] | Mapping[int, float], default ()
            Numbers added to single logits before anything else; a token named twice gets the sum.
        cancel : CancelToken | None, default None
            Ends the generation when it is set; the text so far is kept.
        cache_key : str | None, default None
            Whose prompt this is: only tokens that were cached under the same key are found again. A server that
            shares a context between clients who do not trust each other gives each one a key of its own, for
            `GenerationStats.n_cached` and times tell one how a prompt begins that another sent.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        NotAvailableError
            The feature is not built into this library.
        InvalidHandleError
            The handle was freed, forged or is of another type.
        """

    def next(
        self,
    ) -> ToolStep:
        """Generates once and gives the calls that the model makes, or its answer.

        After the last generation that it may make, without an answer, it answers `GenerationError`. A
        generation that was cancelled, or cut short before a call was whole, is the answer.

        Returns
        -------
        ToolStep
            The calls or the answer.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def next_async(
        self,
    ) -> Coroutine[Any, Any, ToolStep]:
        """Generates once while the caller goes on.

        After the last generation that it may make, without an answer, it answers `GenerationError`. A
        generation that was cancelled, or cut short before a call was whole, is the answer.

        Returns
        -------
        Coroutine[Any, Any, ToolStep]
            The calls or the answer.

        Raises
        ------
        ContextFullError
            The prompt does not fit into the context, or a deterministic context has no memory for the state of
            another stream.
        SamplerError
            The sampler parameters are out of range.
        InvalidInputError
            An argument is out of range or malformed.
        GenerationError
            The engine failed or was refused a thread or memory, or the generation ended before it had what the
            call gives.
        NotAvailableError
            The feature is not built into this library.
        """

    def give(
        self,
        results: Iterable[ToolResult | ToolResultDict | tuple[str, str] | list[str]],
    ) -> None:
        """Gives the results of the calls of the last step, all of them, in any order.

        Parameters
        ----------
        results : Iterable[ToolResult | ToolResultDict | tuple[str, str] | list[str]]
            One for each call.

        Raises
        ------
        InvalidInputError
            An argument is out of range or malformed.
        """

    def messages(
        self,
    ) -> Any:
        """Gives the conversation so far.

        Returns
        -------
        Any
            A list of messages, as `ChatOptions.messages_json` takes it.
        """

    def is_cancelled(
        self,
    ) -> bool:
        """Tells whether the run was asked to end.

        Who calls functions between the steps asks before each: the result of one that is not called any
        more may be any text, for the next step is an answer, with `FinishReason.CANCELLED`.

        Returns
        -------
        bool
            ``True`` once the token of its `cancel` is set.
        """

    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> ToolRun: ...
    def __exit__(self, *exception: object) -> None: ...

@final
class EventStream:
    """An answer that is still being generated, pulled part by part.

    It is as `Stream` is, but for what it gives.
    """

    def __iter__(self) -> EventStream: ...
    def __next__(self) -> GenerationEvent:
        """Waits for the next part."""

    def fileno(self) -> int:
        """Gives a descriptor for `poll` and its like, readable while the next part or the end can be taken without waiting.

        It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is
        none.
        """

    def finish(self) -> Generation:
        """Stops what still runs and gives the record of what was delivered."""

    @property
    def result(self) -> Generation:
        """The record, once the end was reached or the stream was closed; before that, `WouldBlockError`."""

    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> EventStream: ...
    def __exit__(self, *exception: object) -> None: ...
    def _poll(self, bell: Bell, ticket: int) -> tuple[GenerationEvent | None] | None: ...

@final
class Stream:
    """A generation that is still running, pulled piece by piece.

    Pieces are whole characters and their join is the text. Nothing is computed far ahead of the reader;
    closing the stream stops the work. Where its pieces can be awaited it opens without waiting: a long
    prompt is read beside the event loop, and what is wrong with it comes instead of the first piece.
    """

    def __iter__(self) -> Stream: ...
    def __next__(self) -> str:
        """Waits for the next piece."""

    def fileno(self) -> int:
        """Gives a descriptor for `poll` and its like, readable while the next piece or the end can be taken without waiting.

        It is made when it is first asked for, and nobody reads from it. Elsewhere than on Unix there is
        none.
        """

    def finish(self) -> Generation:
        """Stops what still runs and gives the record of what was delivered."""

    @property
    def result(self) -> Generation:
        """The record, once the end was reached or the stream was closed; before that, `WouldBlockError`."""

    def close(self) -> None:
        """Closes it; closing twice is closing once."""

    @property
    def closed(self) -> bool:
        """Whether it is closed."""

    def __enter__(self) -> Stream: ...
    def __exit__(self, *exception: object) -> None: ...
    def _poll(self, bell: Bell, ticket: int) -> tuple[str | None] | None: ...

def abi_version() -> int:
    """The version of the C ABI; a binding refuses a library of another one.

    Returns
    -------
    int
        A number that grows with each incompatible change.
    """

def api_digest() -> str:
    """A fingerprint of the API that this library was generated from.

    Returns
    -------
    str
        64 hexadecimal digits.
    """

def backend_free() -> None:
    """Marks the end of use; it frees nothing that a live handle needs."""

def backend_init() -> None:
    """Starts the compute backend; optional, the first call does it.

    Raises
    ------
    BackendError
        The compute backend cannot be started.
    """

def cosine_similarity(
    a: npt.ArrayLike,
    b: npt.ArrayLike,
) -> float:
    """The cosine of the angle between two vectors.

    Parameters
    ----------
    a : npt.ArrayLike
        A vector, shape (n,).
    b : npt.ArrayLike
        Another of the same length.

    Returns
    -------
    float
        In [-1, 1]; 0 when either vector is zero.

    Raises
    ------
    InvalidInputError
        An argument is out of range or malformed.
    """

def device_count() -> int:
    """Counts the devices that llama.cpp can compute on, the CPU included.

    Returns
    -------
    int
        A number of devices.
    """

def device_info(
    index: int,
) -> Any:
    """Describes a device.

    Parameters
    ----------
    index : int
        From 0 up to `device_count`.

    Returns
    -------
    Any
        An object with `name`, `description`, `type`, `memory_free` and `memory_total` in bytes.

    Raises
    ------
    InvalidInputError
        An argument is out of range or malformed.
    """

def leaked_objects() -> int:
    """Counts the engine's objects that can never be freed, because an assertion failed on them.

    Returns
    -------
    int
        0 as long as no call has failed with that error.
    """

def live_handles() -> int:
    """Counts the objects that are not closed yet.

    Returns
    -------
    int
        Models, contexts, streams and tokens of this process.
    """

def max_devices() -> int:
    """The most devices that a model can be spread over.

    Returns
    -------
    int
        A number of devices.
    """

def normalize(
    vector: npt.ArrayLike,
) -> npt.NDArray[np.float32]:
    """Scales a vector to length 1.

    Parameters
    ----------
    vector : npt.ArrayLike
        A vector, shape (n,).

    Returns
    -------
    npt.NDArray[np.float32]
        The scaled vector; a zero vector stays as it is.

    Raises
    ------
    InvalidInputError
        An argument is out of range or malformed.
    """

def reserved_memory() -> int:
    """Tells how much memory contexts and embedding generators hold beside the weights.

    Returns
    -------
    int
        Bytes of their caches and logits; what is closed counts until it has ended, and what an assertion
        has left for good counts on.
    """

def supports_gpu_offload() -> bool:
    """Tells whether this build can use a GPU.

    Returns
    -------
    bool
        ``True`` where a GPU backend is built in and finds a device.
    """

def supports_mlock() -> bool:
    """Tells whether weights can be locked in memory.

    Returns
    -------
    bool
        ``True`` where the system can lock pages.
    """

def supports_mmap() -> bool:
    """Tells whether files can be mapped into memory.

    Returns
    -------
    bool
        ``True`` on every system that llama.cpp maps files on.
    """

def system_info() -> str:
    """The processor features and backends in use.

    A library from a package has the engine's code in variants for several kinds of processor and uses
    the best that runs here; the line begins with its name, as in `CPU variant: x86-64-v3`. For tests
    the environment forces one, as in `MULLAMA_CPU_VARIANT=x86-64-v2`, read when the engine starts;
    where it is not there or cannot run here, what needs the engine fails with `BackendError` and a
    message that says which can.

    Returns
    -------
    str
        One line of text.
    """
