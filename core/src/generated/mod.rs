// Code generated from api.yaml by mullama-codegen. DO NOT EDIT.

//! What api.yaml says about core: parameters, enums, errors, records and doc texts.

#[macro_use]
pub(crate) mod docs;
pub mod enums;
pub mod errors;
pub mod library;
pub mod methods;
pub mod params;
pub mod records;
mod setters;
