//! What the module keeps for each of Node's environments: the main thread and every worker have their own.

use std::cell::Cell;
use std::rc::Rc;

use mullama as core;
use napi::bindgen_prelude::*;
use napi_derive::napi;

use super::event_loop::EventLoop;

/// Makes an exception of a code, a message and data; it is `makeError` of `runtime/errors.js`.
pub type ErrorMaker = FunctionRef<FnArgs<(i32, String, Object<'static>)>, Unknown<'static>>;

/// The state of one environment.
pub struct Instance {
    pub make_error: ErrorMaker,
    pub vector_to_json: FunctionRef<(), Unknown<'static>>,
    pub event_loop: EventLoop,
    /// Bytes of the library that V8 was told of.
    told: Cell<i64>,
}

/// Called once by the package before anything else.
#[napi(js_name = "setUp", catch_unwind)]
pub fn set_up(
    env: Env,
    make_error: Function<FnArgs<(i32, String, Object<'static>)>, Unknown<'static>>,
    vector_to_json: Function<(), Unknown<'static>>,
) -> Result<()> {
    core::Reserve::keep();
    let instance = Instance {
        make_error: make_error.create_ref()?,
        vector_to_json: vector_to_json.create_ref()?,
        event_loop: EventLoop::new(&env)?,
        told: Cell::new(0),
    };
    env.set_instance_data(Rc::new(instance), (), |_| {})
}

/// Tells V8 how much memory the library holds, with every new object: it collects in time what is forgotten only if it knows of that.
pub fn tell_memory(env: &Env) -> Result<()> {
    let instance = instance(env)?;
    let held = core::reserved_memory();
    env.adjust_external_memory(held - instance.told.replace(held))?;
    Ok(())
}

/// The state of the environment that is calling.
pub fn instance(env: &Env) -> Result<Rc<Instance>> {
    // The data is only borrowed for the clone, so no two mutable borrows of it meet.
    match env.get_instance_data::<Rc<Instance>>()? {
        Some(instance) => Ok(Rc::clone(instance)),
        None => Err(Error::from_reason(
            "the native module is private; use the package 'mullama'",
        )),
    }
}
