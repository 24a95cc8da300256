// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! What crosses into the C++ shim: the twins of the structs in `engine.hpp`, and how params become them.

#[allow(unused_imports)]
use super::enums::*;
#[allow(unused_imports)]
use super::params::*;
#[allow(unused_imports)]
use std::mem::{offset_of, size_of};

/// `SamplerParams` as the shim reads it, `mullama_engine_sampler_params`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub(crate) struct EngineSamplerParams {
    pub temperature: f32,
    pub top_k: i32,
    pub top_p: f32,
    pub min_p: f32,
    pub typical_p: f32,
    pub penalty_repeat: f32,
    pub penalty_freq: f32,
    pub penalty_present: f32,
    pub penalty_last_n: i32,
    pub ignore_eos: bool,
    pub seed: u32,
    pub top_n_sigma: f32,
    pub xtc_probability: f32,
    pub xtc_threshold: f32,
    pub dynatemp_range: f32,
    pub dynatemp_exponent: f32,
    pub dry_multiplier: f32,
    pub dry_base: f32,
    pub dry_allowed_length: i32,
    pub dry_penalty_last_n: i32,
    pub mirostat: i32,
    pub mirostat_tau: f32,
    pub mirostat_eta: f32,
}

impl SamplerParams {
    /// What the shim reads; what these params may leave open is settled.
    pub(crate) fn for_engine(&self, seed: u32) -> EngineSamplerParams {
        EngineSamplerParams {
            temperature: self.temperature,
            top_k: self.top_k,
            top_p: self.top_p,
            min_p: self.min_p,
            typical_p: self.typical_p,
            penalty_repeat: self.penalty_repeat,
            penalty_freq: self.penalty_freq,
            penalty_present: self.penalty_present,
            penalty_last_n: self.penalty_last_n,
            ignore_eos: self.ignore_eos,
            seed,
            top_n_sigma: self.top_n_sigma,
            xtc_probability: self.xtc_probability,
            xtc_threshold: self.xtc_threshold,
            dynatemp_range: self.dynatemp_range,
            dynatemp_exponent: self.dynatemp_exponent,
            dry_multiplier: self.dry_multiplier,
            dry_base: self.dry_base,
            dry_allowed_length: self.dry_allowed_length,
            dry_penalty_last_n: self.dry_penalty_last_n,
            mirostat: self.mirostat,
            mirostat_tau: self.mirostat_tau,
            mirostat_eta: self.mirostat_eta,
        }
    }
}

// Laid out as in `engine.hpp`, or this does not compile.
const _: () = {
    assert!(size_of::<EngineSamplerParams>() == 92);
    assert!(offset_of!(EngineSamplerParams, temperature) == 0);
    assert!(offset_of!(EngineSamplerParams, top_k) == 4);
    assert!(offset_of!(EngineSamplerParams, top_p) == 8);
    assert!(offset_of!(EngineSamplerParams, min_p) == 12);
    assert!(offset_of!(EngineSamplerParams, typical_p) == 16);
    assert!(offset_of!(EngineSamplerParams, penalty_repeat) == 20);
    assert!(offset_of!(EngineSamplerParams, penalty_freq) == 24);
    assert!(offset_of!(EngineSamplerParams, penalty_present) == 28);
    assert!(offset_of!(EngineSamplerParams, penalty_last_n) == 32);
    assert!(offset_of!(EngineSamplerParams, ignore_eos) == 36);
    assert!(offset_of!(EngineSamplerParams, seed) == 40);
    assert!(offset_of!(EngineSamplerParams, top_n_sigma) == 44);
    assert!(offset_of!(EngineSamplerParams, xtc_probability) == 48);
    assert!(offset_of!(EngineSamplerParams, xtc_threshold) == 52);
    assert!(offset_of!(EngineSamplerParams, dynatemp_range) == 56);
    assert!(offset_of!(EngineSamplerParams, dynatemp_exponent) == 60);
    assert!(offset_of!(EngineSamplerParams, dry_multiplier) == 64);
    assert!(offset_of!(EngineSamplerParams, dry_base) == 68);
    assert!(offset_of!(EngineSamplerParams, dry_allowed_length) == 72);
    assert!(offset_of!(EngineSamplerParams, dry_penalty_last_n) == 76);
    assert!(offset_of!(EngineSamplerParams, mirostat) == 80);
    assert!(offset_of!(EngineSamplerParams, mirostat_tau) == 84);
    assert!(offset_of!(EngineSamplerParams, mirostat_eta) == 88);
};
