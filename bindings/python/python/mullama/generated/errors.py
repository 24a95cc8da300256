# Code generated from api.yaml by mullama-codegen. DO NOT EDIT.
"""An exception for each error code."""

from __future__ import annotations

from .._runtime.errors import MullamaError
from .._runtime.values import public


@public
class NullPointerError(MullamaError):
    """A null pointer was given where a value is needed."""

    code = -1


@public
class ModelLoadError(MullamaError):
    """The model file cannot be loaded."""

    code = -2


@public
class ContextError(MullamaError):
    """The context cannot be created."""

    code = -3


@public
class TokenizationError(MullamaError):
    """The text cannot be turned into tokens."""

    code = -4


@public
class GenerationError(MullamaError):
    """The engine failed or was refused a thread or memory, or the generation ended before it had what the call gives.

    `data` has `n_generated` and `finish_reason`.
    """

    code = -5


@public
class SamplerError(MullamaError):
    """The sampler parameters are out of range."""

    code = -6


@public
class EmbeddingError(MullamaError):
    """The text cannot be embedded.

    `data` has `needed` and `available` and `index`.
    """

    code = -7


@public
class InvalidInputError(MullamaError, ValueError):
    """An argument is out of range or malformed."""

    code = -8


@public
class BufferTooSmallError(MullamaError):
    """The buffer is too small for the result.

    `data` has `needed` and `available`.
    """

    code = -9


@public
class BackendError(MullamaError):
    """The compute backend cannot be started."""

    code = -10


@public
class CancelledError(MullamaError):
    """The call was cancelled before it had anything to give."""

    code = -11


@public
class InternalError(MullamaError):
    """A bug in Mullama; please report it with the message."""

    code = -12


@public
class NotAvailableError(MullamaError):
    """The feature is not built into this library."""

    code = -13


@public
class Utf8Error(MullamaError, ValueError):
    """The text is not valid UTF-8."""

    code = -14


@public
class LockError(MullamaError):
    """A lock is poisoned."""

    code = -15


@public
class InvalidHandleError(MullamaError):
    """The handle was freed, forged or is of another type.

    `data` has `n_generated`.
    """

    code = -16


@public
class ContextFullError(MullamaError, ValueError):
    """The prompt does not fit into the context, or a deterministic context has no memory for the state of another stream.

    `data` has `needed` and `available`.
    """

    code = -17


@public
class ContextBusyError(MullamaError):
    """A conversation whose answer is still running refuses what would change it; a context refuses nothing, requests take turns."""

    code = -18


@public
class WrongProcessError(MullamaError):
    """The handle belongs to the process that was forked from."""

    code = -19


@public
class WouldBlockError(MullamaError):
    """Nothing is ready yet."""

    code = -20


@public
class EngineError(MullamaError):
    """An assertion of the engine failed; the context on which it did answers the same from then on.

    `data` has `line`.
    """

    code = -21


@public
class FileError(MullamaError):
    """A file cannot be written or read, or it is not what was written to it."""

    code = -23


CLASSES: dict[int, type[MullamaError]] = {
    -1: NullPointerError,
    -2: ModelLoadError,
    -3: ContextError,
    -4: TokenizationError,
    -5: GenerationError,
    -6: SamplerError,
    -7: EmbeddingError,
    -8: InvalidInputError,
    -9: BufferTooSmallError,
    -10: BackendError,
    -11: CancelledError,
    -12: InternalError,
    -13: NotAvailableError,
    -14: Utf8Error,
    -15: LockError,
    -16: InvalidHandleError,
    -17: ContextFullError,
    -18: ContextBusyError,
    -19: WrongProcessError,
    -20: WouldBlockError,
    -21: EngineError,
    -23: FileError,
}
