"""The lowering to C: shapes that other languages rely on."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from mullama_codegen import pipeline
from mullama_codegen.cabi.shapes import CFunction, Pointer
from mullama_codegen.meaning.model import Api

HERE = Path(__file__).parent


def spelt(function: CFunction) -> str:
    stars = {Pointer.NONE: "", Pointer.CONST: " const*", Pointer.MUT: "*", Pointer.CONST_CONST: " const*const*"}
    params = ", ".join(f"{p.type.base}{stars[p.type.pointer]} {p.name}" for p in function.params)
    return f"{function.returns.base}{stars[function.returns.pointer]} {function.symbol}({params})"


def test_signatures_of_each_kind(features: Api) -> None:
    lowered = pipeline.abi_of(features)
    expected = [
        "MullamaShelf* mullama_shelf_open(char const* path, MullamaShelfParams const* params)",
        "i32 mullama_shelf_n_books(MullamaShelf const* shelf)",
        "i64 mullama_shelf_bytes_on_disk(MullamaShelf const* shelf)",
        "i64 mullama_shelf_title(MullamaShelf const* shelf, char* text, usize capacity)",
        "i64 mullama_shelf_label_key(MullamaShelf const* shelf, i32 index, char* text, usize capacity)",
        "i32 mullama_find(MullamaShelf const* shelf, char const* text, i32* tokens, i32 capacity, bool whole, i32 order)",
        "i64 mullama_shelf_cover(MullamaShelf const* shelf, i32 book, u8* bytes, usize capacity)",
        "f32 mullama_shelf_weigh(MullamaShelf const* shelf, u8 const* data, usize n_data)",
        "i32 mullama_reader_go_back(MullamaReader* reader)",
        "i64 mullama_reader_sense_all(MullamaReader const* reader, char const*const* texts, i32 n_texts, f32* vector, usize capacity)",
        "i64 mullama_stream_next(MullamaStream* stream, char* piece, usize capacity)",
        "i32 mullama_reading_stats(MullamaReading const* reading, MullamaReadingStats* stats)",
        "void mullama_stop_all()",
        "char const* mullama_version()",
    ]
    by_symbol = {f.symbol: spelt(f) for f in lowered.functions}
    assert [by_symbol.get(line.split("(")[0].split()[-1].lstrip("*")) for line in expected] == expected


def test_an_optional_number_is_one_field_and_its_absence_a_named_value(features: Api) -> None:
    lowered = pipeline.abi_of(features)
    door, seed = (lowered.struct("shelf_params").fields_of(id_) for id_ in ("door", "seed"))
    assert [(f.name, f.type.base, f.absent and f.absent.value) for f in (*door, *seed)] == [("door", "i32", -1), ("seed", "u32", 0)]
    named = {c.name: (c.value, c.base) for group in lowered.constants for c in group.constants}
    assert named["MULLAMA_DOOR_ANY"] == (-1, "i32")


def test_a_list_is_a_pointer_and_a_count(features: Api) -> None:
    names = [f.name for f in pipeline.abi_of(features).struct("shelf_params").fields]
    for pair in (["tags", "n_tags"], ["filter_kind", "filter"], ["progress", "progress_data"]):
        at = names.index(pair[0])
        assert names[at : at + 2] == pair


def test_fields_lie_as_a_c_compiler_lays_them(features: Api) -> None:
    struct = pipeline.abi_of(features).struct("shelf_params")
    places = {f.name: f.offset for f in struct.fields}
    assert (places["width"], places["n_books"], places["depth"], places["slope"], places["weight"], places["open"]) == (0, 4, 8, 24, 32, 40)
    assert struct.size % 8 == 0
    assert struct.fields[-1].name == "reserved"


def test_digest_changes_with_the_abi_and_not_with_the_docs(features: Api) -> None:
    good = (HERE / "features.yaml").read_text(encoding="utf-8")

    def digest(text: str) -> str:
        return pipeline.abi_of(pipeline.read_text(text, "api.yaml")).digest

    assert digest(good.replace("Gives a cover.", "Gives the cover.")) == digest(good)
    assert digest(good.replace("width: { type: i32", "width: { type: u32")) != digest(good)
    assert digest(good.replace("code: -30", "code: -31")) != digest(good)
    assert digest(good) == pipeline.abi_of(dataclasses.replace(features, features=())).digest
