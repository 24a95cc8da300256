"""Go, as its package spells it."""

from __future__ import annotations

from ...cabi.shapes import Abi
from ...meaning.model import Api, Callback, Enum, ErrorCode, Fact, Handle, Preset, Record, RecordKind, Stream, Union
from ...meaning.types import Type
from ...plan.calls import Call
from ...plan.planned import Plans
from . import records
from .call_views import CallView
from .callbacks import signature, type_of
from .calls import Calls, clone
from .cwrap import Wrappers
from .docs import name_of_error
from .language import GO
from .spell import argument, exported, received, receiver_name, stored, type_name
from .unions import case_name


class GoSpeller:
    """Spells Go."""

    language = GO

    def __init__(self, api: Api, abi: Abi, plans: Plans) -> None:
        self.calls = Calls(api, abi, plans[GO.id], Wrappers())
        self.params = {view.name: view for view in records.params(api, abi)}
        self.results = {view.name: view for view in records.results(api, abi, Wrappers())}

    def call(self, call: Call) -> str:
        """Every function that the call becomes."""
        return "\n".join(_function(view) for view in self.calls.views(self.calls.plan.of(call.id)))

    def fact(self, handle: Handle, fact: Fact) -> str:
        """A method that needs no error."""
        name = fact.surface.names.get(self.language.id) or exported(fact.name)
        gives = f"({stored(fact)}, error)" if fact.changes else stored(fact)
        return f"func ({receiver_name(handle)} *{type_name(handle.id)}) {name}() {gives}"

    def life(self, handle: Handle) -> str:
        """What is forgotten is closed when it is collected."""
        second = clone(self.calls.abi, handle, self.calls.wrappers)
        rows = (_function(second),) if second else ()
        receiver = f"{receiver_name(handle)} *{type_name(handle.id)}"
        return "\n".join((*rows, f"func ({receiver}) Free()", f"func ({receiver}) Close() error // Free, as an io.Closer"))

    def stream(self, stream: Stream) -> str:
        """A puller, and a sequence to range over."""
        item, name = received(stream.item), type_name(stream.id)
        own = {
            "fd": f"func (s *{name}) Fd() (int, error)",
            "give": f"func (s *{name}) Give({argument(stream.takes) if stream.takes else ''} []string) (int, error)",
            "end_input": f"func (s *{name}) EndInput() error",
        }
        return "\n".join(
            (
                *(own[m.id] for m in stream.methods if m.id in own and self.language.id in m.surface),
                f"func (s *{name}) Next() ({item}, error) // io.EOF at the end",
                f"func (s *{name}) All(ctx context.Context) func(yield func({item}, error) bool)",
                f"func (s *{name}) Finish() ({type_name(stream.result)}, error)",
                f"func (s *{name}) Close() error",
            )
        )

    def record(self, record: Record) -> str:
        """A struct, or the functions that make its options."""
        view = self._view(record)
        options = view.options if isinstance(view, records.ParamsView) else None
        if options is not None:
            rows = [f"func {o.name}({o.param}) {options.name}" for o in options.options]
            result = (f"func WithResult(result *{options.result}) {options.name}",) if options.result else ()
            return "\n".join((*rows, *result))
        width = max((len(f.name) for f in view.fields), default=0)
        return "\n".join((f"type {view.name} struct {{", *(f"\t{f.name:{width}} {f.type}" for f in view.fields), "}"))

    def _view(self, record: Record) -> records.ParamsView | records.ResultView:
        if record.kind is RecordKind.RESULT:
            return self.results[type_name(record.id)]
        return self.params[records.struct_name(self.calls.api, record)]

    def preset(self, record: Record, preset: Preset) -> str:
        """A function of the package."""
        view = self._view(record)
        if not isinstance(view, records.ParamsView) or view.defaults is None or view.options is not None:
            return ""
        return f"{view.defaults.name if preset.id == 'default' else exported(preset.name) + view.name}()"

    def enum(self, enum: Enum) -> str:
        """Constants."""
        return "\n".join(constant for _, constant, _, _ in records.enum(enum).values)

    def union(self, union: Union) -> str:
        """An interface, and a type for each case."""
        cases = (f"type {case_name(union, case)} {received(case.type)}" for case in union.cases)
        return "\n".join((f"type {type_name(union.id)} interface // one of these, or nil", *cases))

    def callback(self, callback: Callback) -> str:
        """A function type."""
        return f"type {type_of(callback)} {signature(callback)}"

    def error(self, error: ErrorCode) -> str:
        """A sentinel for `errors.Is`."""
        return name_of_error(error.name)

    def type(self, type_: Type) -> str:
        """What a call gives."""
        return received(type_)


def _function(view: CallView) -> str:
    receiver = f"({view.receiver}) " if view.receiver else ""
    return f"func {receiver}{view.name}({view.params}) {view.results}".rstrip()
