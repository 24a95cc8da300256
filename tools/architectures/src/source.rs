//! The names that llama.cpp knows, read from its source: architectures, metadata keys, tensors.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What stands in `src/llama-arch.cpp`.
pub struct Names {
    pub architectures: Vec<String>,
    /// Keys under an architecture's name, without it: `attention.head_count`.
    pub keys: Vec<String>,
    /// Tensors, `%d` in the place of a number, without `.weight` or `.bias`.
    pub tensors: Vec<String>,
}

/// Where the source of the llama.cpp lies that we are built with.
///
/// # Errors
///
/// What cargo says, where it cannot tell.
pub fn folder() -> Result<PathBuf, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())?;
    metadata["packages"]
        .as_array()
        .and_then(|packages| packages.iter().find(|package| package["name"] == "llama-cpp-sys-2"))
        .and_then(|package| package["manifest_path"].as_str())
        .and_then(|manifest| Path::new(manifest).parent())
        .map(|folder| folder.join("llama.cpp"))
        .ok_or_else(|| "cargo metadata: no llama-cpp-sys-2 among the packages".to_owned())
}

impl Names {
    /// Reads the names.
    ///
    /// # Errors
    ///
    /// That a file or a table of it is not there.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let path = folder.join("src/llama-arch.cpp");
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut architectures = table(&text, "LLM_ARCH_NAMES")?;
        // What llama.cpp calls a file whose architecture it does not know.
        architectures.retain(|name| name != "(unknown)");
        let keys = table(&text, "LLM_KV_NAMES")?;
        let keys = keys
            .iter()
            .filter_map(|key| key.strip_prefix("%s."))
            .map(str::to_owned)
            .collect();
        let mut tensors = table(&text, "LLM_TENSOR_NAMES")?;
        tensors.sort();
        tensors.dedup();
        Ok(Self {
            architectures,
            keys,
            tensors,
        })
    }
}

/// The texts of one `static const std::map`, in their order.
fn table(text: &str, name: &str) -> Result<Vec<String>, String> {
    let missing = || format!("llama-arch.cpp has no table {name}");
    let (_, rest) = text.split_once(&format!("{name} = {{")).ok_or_else(missing)?;
    let (body, _) = rest.split_once("\n};").ok_or_else(missing)?;
    let found: Vec<String> = body
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix('{'))
        .filter_map(|line| line.split('"').nth(1))
        .map(str::to_owned)
        .collect();
    if found.is_empty() {
        return Err(missing());
    }
    Ok(found)
}
