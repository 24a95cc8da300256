//! Runs futures on Node's own event loop: no thread is parked while a call or a stream waits.
//!
//! A waker puts a message into a queue and knocks at the door, a thread-safe function; Node then comes back to this thread and
//! the future is polled here. So futures and what they hold never leave the thread of their environment.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::c_void;
use std::mem;
use std::ptr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use napi::bindgen_prelude::*;
use napi::{check_status, sys};

use super::instance::instance;
use super::tasks::Task;

/// The futures of one environment.
pub struct EventLoop {
    door: Arc<Door>,
    tasks: RefCell<HashMap<u32, Task>>,
    last: Cell<u32>,
}

/// What other threads may touch.
struct Door {
    knocker: Mutex<Option<Knocker>>,
    messages: Mutex<Vec<Message>>,
}

/// What another thread has to say to a task.
enum Message {
    Wake(u32),
    Progress(u32, f32),
}

/// Tells a task, from another thread, how far its work has come.
pub type Teller = Box<dyn FnMut(f32) -> bool + Send>;

struct Knocker(sys::napi_threadsafe_function);

// SAFETY: to be called from any thread is what a thread-safe function is for; the mutex around it keeps calls and its release apart.
unsafe impl Send for Knocker {}

struct TaskWaker {
    door: Arc<Door>,
    task: u32,
}

impl Wake for TaskWaker {
    fn wake(self: Arc<Self>) {
        self.door.send(Message::Wake(self.task));
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.door.send(Message::Wake(self.task));
    }
}

impl EventLoop {
    /// The loop of an environment; closed with it.
    pub fn new(env: &Env) -> Result<Self> {
        let knocker = create_knocker(env)?;
        // SAFETY: the function was just made in this environment. An idle loop must not keep the program alive.
        check_status!(unsafe { sys::napi_unref_threadsafe_function(env.raw(), knocker.0) })?;
        let door = Arc::new(Door {
            knocker: Mutex::new(Some(knocker)),
            messages: Mutex::new(Vec::new()),
        });
        env.add_env_cleanup_hook(Arc::clone(&door), |door| door.close())?;
        Ok(Self {
            door,
            tasks: RefCell::new(HashMap::new()),
            last: Cell::new(0),
        })
    }

    /// A number for a task that is about to start.
    pub fn new_task(&self) -> u32 {
        self.last.set(self.last.get().wrapping_add(1));
        self.last.get()
    }

    /// What wakes a task, from any thread.
    pub fn waker(&self, task: u32) -> Waker {
        Arc::new(TaskWaker {
            door: Arc::clone(&self.door),
            task,
        })
        .into()
    }

    /// A function for another thread that tells a task how far its work has come.
    pub fn teller(&self, task: u32) -> Teller {
        let door = Arc::clone(&self.door);
        Box::new(move |fraction| {
            door.send(Message::Progress(task, fraction));
            true
        })
    }

    /// Keeps a task until it is done or taken out; while there is one, the program stays alive.
    pub fn keep(&self, env: &Env, id: u32, task: Task) -> Result<()> {
        let first = self.tasks.borrow().is_empty();
        self.tasks.borrow_mut().insert(id, task);
        if first {
            self.door
                // SAFETY: the lock that is held keeps the function alive; this is its environment's thread.
                .with_knocker(|raw| unsafe { sys::napi_ref_threadsafe_function(env.raw(), raw) })?;
        }
        Ok(())
    }

    /// Takes a task out, if it is still there.
    pub fn take(&self, env: &Env, id: u32) -> Result<Option<Task>> {
        let task = self.tasks.borrow_mut().remove(&id);
        if task.is_some() && self.tasks.borrow().is_empty() {
            self.door
                // SAFETY: the lock that is held keeps the function alive; this is its environment's thread.
                .with_knocker(|raw| unsafe { sys::napi_unref_threadsafe_function(env.raw(), raw) })?;
        }
        Ok(task)
    }

    /// Reads every message that has come.
    fn turn(&self, env: &Env) -> Result<()> {
        for message in mem::take(&mut *lock(&self.door.messages)) {
            match message {
                Message::Wake(id) => self.poll(env, id)?,
                Message::Progress(id, fraction) => self.tell(env, id, fraction)?,
            }
        }
        Ok(())
    }

    fn poll(&self, env: &Env, id: u32) -> Result<()> {
        // A task that was aborted or is done can still be woken.
        let Some(mut task) = self.tasks.borrow_mut().remove(&id) else {
            return Ok(());
        };
        let answer = task.future.as_mut().poll(&mut Context::from_waker(&self.waker(id)));
        self.tasks.borrow_mut().insert(id, task);
        if let Poll::Ready(settle) = answer {
            if let Some(task) = self.take(env, id)? {
                return task.settle(env, settle(env));
            }
        }
        Ok(())
    }

    fn tell(&self, env: &Env, id: u32, fraction: f32) -> Result<()> {
        let callback = match self.tasks.borrow().get(&id).and_then(|task| task.progress.as_ref()) {
            Some(callback) => callback.borrow_back(env)?,
            None => return Ok(()),
        };
        // An answer of `false` stops nothing here: by now the work is elsewhere. An exception ends the task, as nobody else can hear it.
        match callback.call(f64::from(fraction)) {
            Ok(_) => Ok(()),
            Err(error) => match self.take(env, id)? {
                Some(task) => task.settle(env, Err(error)),
                None => Ok(()),
            },
        }
    }
}

impl Door {
    fn send(&self, message: Message) {
        let mut messages = lock(&self.messages);
        let first = messages.is_empty();
        messages.push(message);
        drop(messages);
        // Only the first message knocks: the turn that it brings about reads all.
        if first {
            // SAFETY: the lock that is held keeps the function alive, and it may be called from every thread.
            // A loop that is closing has nobody left to tell.
            let _ = self.with_knocker(|raw| unsafe {
                sys::napi_call_threadsafe_function(raw, ptr::null_mut(), sys::ThreadsafeFunctionCallMode::nonblocking)
            });
        }
    }

    fn with_knocker(&self, use_: impl FnOnce(sys::napi_threadsafe_function) -> sys::napi_status) -> Result<()> {
        match &*lock(&self.knocker) {
            Some(knocker) => check_status!(use_(knocker.0)),
            None => Ok(()),
        }
    }

    fn close(&self) {
        if let Some(knocker) = lock(&self.knocker).take() {
            // SAFETY: the environment is still there and nobody can call the function any more.
            unsafe { sys::napi_release_threadsafe_function(knocker.0, sys::ThreadsafeFunctionReleaseMode::abort) };
        }
    }
}

fn create_knocker(env: &Env) -> Result<Knocker> {
    let name = env.create_string("mullama")?;
    let mut raw = ptr::null_mut();
    // SAFETY: the environment and the name are live; there is no JavaScript function behind it, so `on_knock` gets a null one.
    check_status!(unsafe {
        sys::napi_create_threadsafe_function(
            env.raw(),
            ptr::null_mut(),
            ptr::null_mut(),
            name.raw(),
            0,
            1,
            ptr::null_mut(),
            None,
            ptr::null_mut(),
            Some(on_knock),
            &mut raw,
        )
    })?;
    Ok(Knocker(raw))
}

unsafe extern "C" fn on_knock(env: sys::napi_env, _: sys::napi_value, _: *mut c_void, _: *mut c_void) {
    // Null while the environment is being taken down.
    if env.is_null() {
        return;
    }
    let env = Env::from_raw(env);
    if let Err(error) = instance(&env).and_then(|instance| instance.event_loop.turn(&env)) {
        // No caller is left on the stack: it becomes an uncaught exception.
        env.fatal_exception(error);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
