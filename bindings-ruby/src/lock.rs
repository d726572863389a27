//! Ruby's lock, which one thread at a time holds.
#![allow(unsafe_code, reason = "magnus does not let go of the lock")]

use magnus::Error;
use magnus::rb_sys::protect;
use rb_sys::{Qnil, VALUE, rb_thread_call_without_gvl};
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;

/// Does what takes long and needs nothing of Ruby's, while its other threads run.
///
/// # Errors
/// What another thread has raised in this one meanwhile. Ruby would jump over the frames here, so it is caught first.
pub(crate) fn without<T>(work: impl FnOnce() -> T + Send) -> Result<T, Error> {
    let mut task = Task { work: Some(work), result: None };
    protect(|| {
        // SAFETY: the task outlives the call, which calls `run` once, and nothing of Ruby's is touched meanwhile.
        unsafe { rb_thread_call_without_gvl(Some(run_of(&task)), (&raw mut task).cast(), None, ptr::null_mut()) };
        Qnil as VALUE
    })?;
    match task.result {
        Some(Ok(result)) => Ok(result),
        Some(Err(panic)) => resume_unwind(panic),
        None => unreachable!("the task was done"),
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
    // SAFETY: what `without` hands over, to nobody else.
    let task = unsafe { &mut *task.cast::<Task<T, F>>() };
    task.result = task.work.take().map(|work| catch_unwind(AssertUnwindSafe(work)));
    ptr::null_mut()
}
