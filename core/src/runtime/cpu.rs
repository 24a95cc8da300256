//! What this processor can run, and which of the engine's variants is used: docs/adr/0009-variants.md.
//!
//! The standard library asks the processor, and whether the system saves the registers.

use crate::{engine, Error, Result};
use std::sync::OnceLock;

/// Names the variant to use, for tests; empty is as good as not set.
const FORCED: &str = "MULLAMA_CPU_VARIANT";

/// Sees to it that the engine's code runs here. Where the build has several variants of it, the first call chooses the best, or the one
/// that is forced. To come before the engine starts; later calls give the first call's answer.
pub(crate) fn choose_variant() -> Result<()> {
    static CHOSEN: OnceLock<Result<()>> = OnceLock::new();
    CHOSEN
        .get_or_init(|| {
            let forced = std::env::var_os(FORCED).map(|name| name.to_string_lossy().into_owned());
            let forced = forced.as_deref().filter(|name| !name.is_empty());
            let index = pick(&engine::variants(), forced, missing_feature)?;
            if let Some(index) = index {
                engine::choose_variant(index);
            }
            Ok(())
        })
        .clone()
}

/// Which of the `built` variants to use, the best of them first; none where there is nothing to choose. `missing` tells what a variant
/// needs and this processor lacks.
fn pick(built: &[&str], forced: Option<&str>, missing: impl Fn(&str) -> Option<&'static str>) -> Result<Option<usize>> {
    let Some(lowest) = built.last() else {
        return match (forced, missing(SINGLE)) {
            (Some(name), _) => Err(Error::Backend {
                reason: format!("{FORCED} is '{name}', and this build has one variant of the engine's code; unset it"),
            }),
            (None, Some(feature)) => Err(Error::CpuTooOld { feature }),
            (None, None) => Ok(None),
        };
    };
    let Some(forced) = forced else {
        let best = built.iter().position(|name| missing(name).is_none());
        // What the lowest lacks is what the others lack too.
        return match (best, missing(lowest)) {
            (None, Some(feature)) => Err(Error::CpuTooOld { feature }),
            (best, _) => Ok(best),
        };
    };
    let refused = |why: String| {
        let (run, not): (Vec<&str>, Vec<&str>) = built.iter().partition(|name| missing(name).is_none());
        let not = if not.is_empty() {
            String::new()
        } else {
            format!("; built too: {}", not.join(", "))
        };
        Error::Backend {
            reason: format!(
                "{FORCED} is '{forced}', {why}; this processor runs: {}{not}",
                run.join(", ")
            ),
        }
    };
    let index = built.iter().position(|name| *name == forced);
    let index = index.ok_or_else(|| refused("which this build does not have".into()))?;
    match missing(forced) {
        Some(feature) => Err(refused(format!("which needs {feature}, and this processor lacks it"))),
        None => Ok(Some(index)),
    }
}

/// What ggml builds where it builds one variant.
const SINGLE: &str = "";

/// The first feature that `variant` was compiled for and this processor lacks. Using it then ends in an illegal instruction.
#[cfg(target_arch = "x86_64")]
fn missing_feature(variant: &str) -> Option<&'static str> {
    macro_rules! features {
        ($($name:tt)*) => { &[$(($name, std::is_x86_feature_detected!($name))),*] };
    }
    // Each level stands on those before it.
    let levels: [Features; 5] = [
        features!("sse3" "ssse3" "sse4.1" "sse4.2" "popcnt" "cmpxchg16b"),
        features!("avx" "avx2" "bmi1" "bmi2" "f16c" "fma" "lzcnt" "movbe"),
        features!("avx512f" "avx512bw" "avx512cd" "avx512dq" "avx512vl"),
        features!("avx512vnni"),
        features!("avx512bf16"),
    ];
    match variant {
        // That of ggml's baseline, which its build script uses where `GGML_NATIVE` is off.
        SINGLE => first_missing(&[features!("sse4.2" "avx" "avx2" "fma" "f16c" "bmi2")]),
        "x86-64-v2" => first_missing(&levels[..1]),
        "x86-64-v3" => first_missing(&levels[..2]),
        "avx512-vnni" => first_missing(&levels[..4]),
        "avx512-bf16" => first_missing(&levels),
        _ => UNKNOWN,
    }
}

/// As above.
#[cfg(target_arch = "aarch64")]
fn missing_feature(variant: &str) -> Option<&'static str> {
    macro_rules! features {
        ($($name:tt)*) => { &[$(($name, std::arch::is_aarch64_feature_detected!($name))),*] };
    }
    let levels: [Features; 2] = [features!("crc" "lse" "rdm" "fp16" "dotprod"), features!("i8mm")];
    match variant {
        SINGLE | "armv8-a" => None,
        "dotprod" => first_missing(&levels[..1]),
        "i8mm" => first_missing(&levels),
        _ => UNKNOWN,
    }
}

/// As above.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
fn missing_feature(variant: &str) -> Option<&'static str> {
    match variant {
        SINGLE => None,
        _ => UNKNOWN,
    }
}

/// A variant that has no entry in the tables above is never used.
const UNKNOWN: Option<&str> = Some("features that this version does not know of");

/// Names of features, as the standard library has them, and whether the processor has each.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type Features<'a> = &'a [(&'static str, bool)];

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
fn first_missing(levels: &[Features]) -> Option<&'static str> {
    let mut features = levels.iter().copied().flatten();
    features.find(|(_, present)| !present).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: [&str; 3] = ["avx512-vnni", "x86-64-v3", "x86-64-v2"];

    fn lacks(variants: &'static [&str]) -> impl Fn(&str) -> Option<&'static str> {
        move |name| variants.contains(&name).then_some("wings")
    }

    fn said(picked: Result<Option<usize>>) -> String {
        picked.expect_err("it is refused").to_string()
    }

    #[test]
    fn the_first_that_runs_is_used() {
        assert_eq!(pick(&BUILT, None, lacks(&[])).unwrap(), Some(0));
        assert_eq!(pick(&BUILT, None, lacks(&["avx512-vnni"])).unwrap(), Some(1));
        let none = pick(&BUILT, None, lacks(&BUILT));
        assert!(matches!(none, Err(Error::CpuTooOld { feature: "wings" })));
    }

    #[test]
    fn a_forced_variant_is_used_where_it_runs() {
        assert_eq!(
            pick(&BUILT, Some("x86-64-v2"), lacks(&["avx512-vnni"])).unwrap(),
            Some(2)
        );
        let text = said(pick(&BUILT, Some("avx512-vnni"), lacks(&["avx512-vnni"])));
        for part in ["needs wings", "runs: x86-64-v3, x86-64-v2", "built too: avx512-vnni"] {
            assert!(text.contains(part), "{text}");
        }
        let text = said(pick(&BUILT, Some("v5"), lacks(&[])));
        for part in ["'v5'", "does not have", "runs: avx512-vnni, x86-64-v3, x86-64-v2"] {
            assert!(text.contains(part), "{text}");
        }
    }

    #[test]
    fn a_build_of_one_variant_has_nothing_to_choose() {
        assert_eq!(pick(&[], None, lacks(&[])).unwrap(), None);
        assert!(matches!(
            pick(&[], None, lacks(&[SINGLE])),
            Err(Error::CpuTooOld { .. })
        ));
        assert!(said(pick(&[], Some("x86-64-v3"), lacks(&[]))).contains("one variant"));
    }

    #[test]
    fn a_variant_without_an_entry_is_never_used() {
        assert_eq!(missing_feature("x86-64-v9"), UNKNOWN);
    }
}
