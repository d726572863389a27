//! Ruby's global lock, which one thread holds at a time.
#![allow(unsafe_code, reason = "magnus cannot release the lock")]

use magnus::Error;
use magnus::rb_sys::protect;
use rb_sys::{Qnil, VALUE, rb_thread_call_without_gvl};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;

/// Runs a long task that uses no Ruby objects with the lock released, so that other threads can run.
///
/// # Errors
/// The exception that another thread raised in this one meanwhile. It is caught here because Ruby would otherwise jump
/// over Rust's frames.
pub(crate) fn without<T>(work: impl FnOnce() -> T + Send) -> Result<T, Error> {
    let mut task = Task { work: Some(work), result: None };
    protect(|| {
        // SAFETY: the task outlives the call, which calls `run` once, and `work` uses no Ruby objects.
        unsafe { rb_thread_call_without_gvl(Some(run_of(&task)), (&raw mut task).cast(), None, ptr::null_mut()) };
        Qnil as VALUE
    })?;
    match task.result {
        Some(Ok(result)) => Ok(result),
        Some(Err(panic)) => resume_unwind(panic),
        None => unreachable!("the task has run"),
    }
}

struct Task<T, F> {
    work: Option<F>,
    result: Option<std::thread::Result<T>>,
}

fn run_of<T, F: FnOnce() -> T>(_: &Task<T, F>) -> unsafe extern "C" fn(*mut c_void) -> *mut c_void {
    run::<T, F>
}

unsafe extern "C" fn run<T, F: FnOnce() -> T>(task: *mut c_void) -> *mut c_void {
    // SAFETY: `without` passes a pointer to its task, which nothing else uses meanwhile.
    let task = unsafe { &mut *task.cast::<Task<T, F>>() };
    task.result = task.work.take().map(|work| catch_unwind(AssertUnwindSafe(work)));
    ptr::null_mut()
}
