//! Prints `mullama.h`: `mullama-headergen CONFIG SHIM.rs…`. The generator calls it; nothing else needs it.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(config) = arguments.next() else {
        eprintln!("usage: mullama-headergen CONFIG SHIM.rs…");
        return ExitCode::from(2);
    };
    match header(&config, &arguments.collect::<Vec<_>>()) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("mullama-headergen: {error}");
            ExitCode::FAILURE
        }
    }
}

fn header(config: &str, sources: &[String]) -> Result<String, Box<dyn std::error::Error>> {
    let mut config = cbindgen::Config::from_file(config)?;
    let mut builder = cbindgen::Builder::new();
    for source in sources {
        config.export.include.extend(aliases(&std::fs::read_to_string(source)?));
        builder = builder.with_src(Path::new(source));
    }
    let mut text = Vec::new();
    builder.with_config(config).generate()?.write(&mut text);
    Ok(String::from_utf8(text)?)
}

/// cbindgen leaves out a type alias that no function names; all of ours are meant for C.
fn aliases(source: &str) -> Vec<String> {
    source
        .lines()
        .filter_map(|line| line.strip_prefix("pub type "))
        .filter_map(|rest| rest.split([' ', '=']).next())
        .map(str::to_owned)
        .collect()
}
