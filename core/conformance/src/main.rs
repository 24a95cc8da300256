//! Answers the conformance suite: one JSON request a line on stdin, one answer a line on stdout.

mod arguments;
mod generated;
mod objects;
mod tagged;

use std::cell::RefCell;
use std::io::{BufRead, Write};

use futures_util::StreamExt;
use mullama::AsyncStream;
use serde_json::{json, Value};

use arguments::Arguments;
use objects::{Object, Objects};
use tagged::{ToTagged, Wrong};

fn main() -> std::io::Result<()> {
    let mut objects = Objects::default();
    let mut output = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        if request["op"] == "bye" {
            break;
        }
        let answer = match answer(&request, &mut objects) {
            Ok(value) => json!({ "id": request["id"], "ok": value }),
            Err(Wrong::Library(error)) => {
                json!({ "id": request["id"], "error": { "code": error.code().code(), "message": error.to_string() } })
            }
            Err(Wrong::Request(text)) => json!({ "id": request["id"], "crash": text }),
        };
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn answer(request: &Value, objects: &mut Objects) -> Result<Value, Wrong> {
    let text = |key: &str| request[key].as_str().unwrap_or_default();
    let target = text("target");
    let arguments = Arguments::new(&request["args"], objects);
    let made = match text("op") {
        "call" => generated::call(text("method"), objects, target, &arguments)?,
        "fact" => return generated::fact(objects.get(target)?, text("name")),
        "hello" => return Ok(generated::hello()),
        op @ ("next" | "try_next" | "finish" | "drain") => return generated::pull(objects.get(target)?, op),
        "drain_async" => {
            let mut stream = AsyncStream::from(objects.take_stream(target)?);
            let pieces = pollster::block_on(drain_async(&mut stream));
            objects.bind(target, Object::Stream(RefCell::new(stream.into())));
            return pieces;
        }
        "close" => {
            generated::close(objects.get(target)?);
            return Ok(json!(["none"]));
        }
        "clone" => generated::clone(objects.get(target)?)?,
        other => return Err(Wrong::Request(format!("no op {other}"))),
    };
    Ok(match made {
        Made::Value(value) => value,
        Made::Object(object) => {
            objects.bind(text("bind"), object);
            json!(["handle", text("bind")])
        }
    })
}

/// What a call has made: a value to answer, or an object to keep.
#[allow(clippy::large_enum_variant)] // one at a time is made
pub enum Made {
    Value(Value),
    Object(Object),
}

/// What a loop of an asynchronous function gets.
async fn drain_async(stream: &mut AsyncStream) -> Result<Value, Wrong> {
    let mut pieces = Vec::new();
    while let Some(piece) = stream.next().await {
        pieces.push(piece?);
    }
    Ok(pieces.to_tagged())
}
