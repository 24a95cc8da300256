//! Whether this processor can run what was compiled.

/// The first feature that the engine was compiled for and this processor lacks. Using the engine then ends in an illegal instruction.
///
/// The list is that of ggml's baseline on x86-64, which its build script uses where `GGML_NATIVE` is off.
pub(crate) fn missing_feature() -> Option<&'static str> {
    #[cfg(target_arch = "x86_64")]
    {
        let needed = [
            ("SSE4.2", std::is_x86_feature_detected!("sse4.2")),
            ("AVX", std::is_x86_feature_detected!("avx")),
            ("AVX2", std::is_x86_feature_detected!("avx2")),
            ("FMA", std::is_x86_feature_detected!("fma")),
            ("F16C", std::is_x86_feature_detected!("f16c")),
            ("BMI2", std::is_x86_feature_detected!("bmi2")),
        ];
        needed.iter().find(|(_, present)| !present).map(|(name, _)| *name)
    }
    #[cfg(not(target_arch = "x86_64"))]
    None
}
