//! Ruby's global lock, which one thread holds at a time.
#![allow(unsafe_code, reason = "magnus cannot release the lock")]

use magnus::Error;
use magnus::rb_sys::protect;
use rb_sys::{Qnil, VALUE, rb_thread_call_with_gvl, rb_thread_call_without_gvl, rb_thread_check_ints};
use std::cell::OnceCell;
use std::ffi::c_void;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;
use std::sync::atomic::{AtomicBool, Ordering};

/// Runs a long task that uses no Ruby objects with the lock released, so that other threads can run. The task reads its
/// input through [`Interrupts::reader`], so that they can end it.
///
/// # Errors
/// The exception that another thread raised in this one meanwhile. It is caught here because Ruby would otherwise jump
/// over Rust's frames.
pub(crate) fn without<T>(work: impl FnOnce(&Interrupts) -> T + Send) -> Result<T, Error> {
    let interrupts = Interrupts::default();
    let flag = (&raw const interrupts.is_pending).cast_mut().cast();
    let mut task = Task { work: Some(work), result: None, interrupts: &interrupts };
    protect(|| {
        // SAFETY: the task outlives the call, which calls `run` once, and `work` uses no Ruby objects. The flag
        // outlives it too, and is atomic.
        unsafe { rb_thread_call_without_gvl(Some(run_of(&task)), (&raw mut task).cast(), Some(interrupt), flag) };
        Qnil as VALUE
    })?;
    let Task { result, .. } = task;
    if let Some(error) = interrupts.raised.into_inner() {
        return Err(error);
    }
    match result {
        Some(Ok(result)) => Ok(result),
        Some(Err(panic)) => resume_unwind(panic),
        None => unreachable!("the task has run"),
    }
}

/// What other threads want of this one while it runs a task: an exception, as from `Timeout`, or a signal's handler.
#[derive(Default)]
pub(crate) struct Interrupts {
    is_pending: AtomicBool,
    raised: OnceCell<Error>,
}

impl Interrupts {
    /// An input that fails once another thread has raised an exception in this one.
    pub(crate) fn reader<R: Read>(&self, input: R) -> impl Read {
        Interruptible { input, interrupts: self }
    }

    /// Has Ruby handle what is pending. An exception is kept, and ends the task.
    #[cold]
    fn handle(&self) -> io::Result<()> {
        // SAFETY: this thread has released the lock, and `check` gets the pointer that it expects.
        unsafe { rb_thread_call_with_gvl(Some(check), (&raw const self.raised).cast_mut().cast()) };
        if self.raised.get().is_some() { Err(io::Error::other("interrupted")) } else { Ok(()) }
    }
}

struct Interruptible<'a, R> {
    input: R,
    interrupts: &'a Interrupts,
}

impl<R: Read> Read for Interruptible<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.interrupts.is_pending.swap(false, Ordering::Relaxed) {
            self.interrupts.handle()?;
        }
        self.input.read(buffer)
    }
}

struct Task<'a, T, F> {
    work: Option<F>,
    result: Option<std::thread::Result<T>>,
    interrupts: &'a Interrupts,
}

fn run_of<T, F: FnOnce(&Interrupts) -> T>(_: &Task<'_, T, F>) -> unsafe extern "C" fn(*mut c_void) -> *mut c_void {
    run::<T, F>
}

unsafe extern "C" fn run<T, F: FnOnce(&Interrupts) -> T>(task: *mut c_void) -> *mut c_void {
    // SAFETY: `without` passes a pointer to its task, which nothing else uses meanwhile.
    let Task { work, result, interrupts } = unsafe { &mut *task.cast::<Task<'_, T, F>>() };
    *result = work.take().map(|work| catch_unwind(AssertUnwindSafe(|| work(interrupts))));
    ptr::null_mut()
}

/// Called by another thread, which wants this one to handle an interrupt.
unsafe extern "C" fn interrupt(flag: *mut c_void) {
    // SAFETY: `without` passes a pointer to its task's flag.
    unsafe { &*flag.cast::<AtomicBool>() }.store(true, Ordering::Relaxed);
}

/// Called with the lock held: keeps the exception.
unsafe extern "C" fn check(raised: *mut c_void) -> *mut c_void {
    let checked = protect(|| {
        // SAFETY: this thread holds the lock; an exception ends in `protect`.
        unsafe { rb_thread_check_ints() };
        Qnil as VALUE
    });
    if let Err(error) = checked {
        // SAFETY: `handle` passes a pointer to its cell. The first exception counts.
        let _ = unsafe { &*raised.cast::<OnceCell<Error>>() }.set(error);
    }
    ptr::null_mut()
}
