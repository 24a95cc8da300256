//! The list of tensors: every one lies within the file and has a number format that its use can compute with.

use super::fault::Fault;
use super::header::{Header, Tensor};

const DEFAULT_ALIGNMENT: u64 = 32;

/// Parts of the names of tensors that hold indices: expert routing by token, and draft vocabularies.
const INDEX_TABLES: [&str; 2] = ["tid2eid", "d2t"];

/// Number formats by their number in GGUF.
mod kind {
    pub(super) const F32: u32 = 0;
    /// Not stored in files: llama.cpp's own scratch formats.
    pub(super) const Q8_1: u32 = 9;
    pub(super) const Q8_K: u32 = 15;
    pub(super) const I8: u32 = 24;
    pub(super) const I16: u32 = 25;
    pub(super) const I32: u32 = 26;
    pub(super) const I64: u32 = 27;
    pub(super) const F64: u32 = 28;

    /// Elements and bytes of a block; `None` leaves a format that is newer than this table to llama.cpp.
    pub(super) fn block(kind: u32) -> Option<(u64, u64)> {
        Some(match kind {
            F32 | I32 => (1, 4),
            1 | I16 | 30 => (1, 2),
            I8 => (1, 1),
            I64 | F64 => (1, 8),
            2 | 20 => (32, 18),
            3 => (32, 20),
            6 => (32, 22),
            7 => (32, 24),
            8 => (32, 34),
            10 => (256, 84),
            11 | 21 => (256, 110),
            12 => (256, 144),
            13 => (256, 176),
            14 => (256, 210),
            16 | 35 => (256, 66),
            17 => (256, 74),
            18 => (256, 98),
            19 => (256, 50),
            22 => (256, 82),
            23 => (256, 136),
            29 => (256, 56),
            34 => (256, 54),
            39 => (32, 17),
            40 => (64, 36),
            41 => (128, 18),
            _ => return None,
        })
    }
}

pub(super) fn check(header: &Header) -> Result<(), Fault> {
    let alignment = alignment(header)?;
    // A file without tensors needs no padding after its header.
    let data = header.end.checked_next_multiple_of(alignment).unwrap_or(u64::MAX);
    header.tensors.iter().try_for_each(|tensor| {
        check_format(tensor)?;
        check_place(tensor, data, header.file_length)
    })
}

/// ggml asserts that the addresses of tensors are multiples of this; a file may pack them more tightly.
const MAPPED_ALIGNMENT: u64 = 32;

/// Whether every tensor lies at an address that ggml can use in a mapped file. The header has passed [`check`].
pub(super) fn are_mappable(header: &Header) -> bool {
    let Ok(alignment) = alignment(header) else { return false };
    let data = header.end.checked_next_multiple_of(alignment).unwrap_or(0);
    let mut starts = header.tensors.iter().map(|tensor| data.wrapping_add(tensor.offset));
    data.is_multiple_of(MAPPED_ALIGNMENT) && starts.all(|start| start.is_multiple_of(MAPPED_ALIGNMENT))
}

fn alignment(header: &Header) -> Result<u64, Fault> {
    let key = "general.alignment";
    let given = header.metadata.u32(key);
    match given {
        None if header.metadata.get(key).is_none() => Ok(DEFAULT_ALIGNMENT),
        Some(power) if power.is_power_of_two() => Ok(u64::from(power)),
        _ => Err(Fault::Value {
            key: key.to_owned(),
            given: given.map_or_else(|| "of another type".to_owned(), |value| value.to_string()),
            expected: "a power of two as u32".to_owned(),
        }),
    }
}

/// ggml computes some things in F32 only and has assertions for the rest.
fn check_format(tensor: &Tensor) -> Result<(), Fault> {
    let name = tensor.name.as_str();
    // ggml-cpu's binary_op aborts on anything but F32 beside F32, and rope asserts F32 factors.
    let summand = name.ends_with("norm.weight") || name.ends_with(".bias") || name == "token_types.weight";
    let rope = name.contains("rope_freqs") || name.contains("rope_factors");
    if (summand || rope) && tensor.kind != kind::F32 {
        return Err(wrong_format(tensor, "F32 (0)"));
    }
    // There is no product with these: get_rows aborts and mul_mat calls a null function. Index tables are looked up, not multiplied.
    let index = matches!(tensor.kind, kind::I32 | kind::I64) && INDEX_TABLES.iter().any(|table| name.contains(table));
    let integer = matches!(tensor.kind, kind::I8 | kind::I16 | kind::I32 | kind::I64);
    let uncomputable = integer || matches!(tensor.kind, kind::F64 | kind::Q8_1 | kind::Q8_K);
    if uncomputable && !index {
        return Err(wrong_format(tensor, "a floating or quantised format for weights"));
    }
    Ok(())
}

fn wrong_format(tensor: &Tensor, expected: &str) -> Fault {
    Fault::Tensor {
        name: tensor.name.clone(),
        given: format!("number format {}", tensor.kind),
        expected: expected.to_owned(),
    }
}

fn check_place(tensor: &Tensor, data: u64, file_length: u64) -> Result<(), Fault> {
    let Some((elements, bytes)) = kind::block(tensor.kind) else {
        return Ok(());
    };
    let wrong = |given: String, expected: String| Fault::Tensor {
        name: tensor.name.clone(),
        given,
        expected,
    };
    // ggml takes a tensor without elements for a transposed one, and asserts that there is none.
    if tensor.shape.contains(&0) {
        return Err(wrong(
            format!("the shape {:?}", tensor.shape),
            "at least one element along each dimension".to_owned(),
        ));
    }
    let row = tensor.shape.first().copied().unwrap_or(1);
    if !row.is_multiple_of(elements) {
        return Err(wrong(
            format!("rows of {row} elements"),
            format!("a multiple of {elements} in this number format"),
        ));
    }
    let size = tensor
        .shape
        .iter()
        .try_fold(1u64, |product, &count| product.checked_mul(count));
    let Some(size) = size
        .filter(|&size| i64::try_from(size).is_ok())
        .and_then(|size| (size / elements).checked_mul(bytes))
    else {
        return Err(wrong(
            format!("the shape {:?}", tensor.shape),
            "one whose size in bytes can be counted".to_owned(),
        ));
    };
    let needed = data
        .checked_add(tensor.offset)
        .and_then(|start| start.checked_add(size));
    match needed {
        Some(end) if end <= file_length => Ok(()),
        _ => Err(wrong(
            format!("{size} bytes at offset {} of the data", tensor.offset),
            format!("data within the file's {file_length} bytes (a download that was cut?)"),
        )),
    }
}
