//! One call's arena: the values that it keeps, and whether the shop's code has ended the reading.
#![allow(unsafe_code, reason = "iterators are released explicitly")]

use crate::edge::end_request;
use crate::utf8;
use ext_php_rs::ffi::{ext_php_rs_zend_object_release, zend_object_iterator};
use ext_php_rs::types::Zval;
use ext_php_rs::zend::{CatchError, ExecutorGlobals, try_catch};
use flocktory_postcheckout::{Charset, SourceError, View};
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::ops::ControlFlow;
use std::panic::AssertUnwindSafe;
use std::ptr::NonNull;
use typed_arena::Arena;

pub(crate) struct Session {
    /// Keeps values alive, since texts are borrowed from them and the shop's code may drop them during the reading. Most
    /// orders are arrays, and need neither of the two arenas.
    values: OnceCell<Arena<Zval>>,
    iterators: OnceCell<Arena<Iterator>>,
    /// The encoding of texts; without it texts are read as bytes.
    charset: Option<Charset>,
    /// The reading has ended: the shop's code has thrown, or PHP ends the request.
    is_over: Cell<bool>,
    bailed_out: Cell<bool>,
}

/// A PHP iterator, released when the session ends.
pub(crate) struct Iterator(pub(crate) NonNull<zend_object_iterator>);

impl Drop for Iterator {
    fn drop(&mut self) {
        // SAFETY: `get_iterator` returned it with one reference, which is released here.
        unsafe { ext_php_rs_zend_object_release(self.0.as_ptr().cast()) }
    }
}

impl Session {
    pub(crate) fn new(charset: Option<Charset>) -> Session {
        Session {
            values: OnceCell::new(),
            iterators: OnceCell::new(),
            charset,
            is_over: Cell::new(false),
            bailed_out: Cell::new(false),
        }
    }

    /// Keeps a value until the session ends.
    pub(crate) fn keep(&self, value: Zval) -> &Zval {
        self.values.get_or_init(Arena::new).alloc(value)
    }

    pub(crate) fn keep_iterator(&self, iterator: Iterator) -> &Iterator {
        self.iterators.get_or_init(Arena::new).alloc(iterator)
    }

    #[inline]
    pub(crate) fn is_utf8(&self) -> bool {
        matches!(self.charset, Some(Charset::Utf8))
    }

    #[cold]
    pub(crate) fn text<'a>(&self, bytes: &'a [u8]) -> View<'a> {
        if let Some(text) = utf8::ascii(bytes) {
            return View::Text(text.into());
        }
        let bytes = Cow::Borrowed(bytes);
        match self.charset {
            Some(charset) => charset.decode(bytes).map_or(View::Unreadable(SourceError::NotUtf8), View::Text),
            None => View::Bytes(bytes),
        }
    }

    /// Runs a function that may run the shop's code. Returns `None` if that throws, or if the reading has ended before.
    pub(crate) fn host<T>(&self, run: impl FnOnce() -> T) -> Option<T> {
        let (mut run, mut result) = (Some(run), None);
        self.run(&mut || result = run.take().map(|run| run()));
        result.filter(|_| !self.is_over.get())
    }

    fn run(&self, run: &mut dyn FnMut()) {
        if self.is_over.get() {
            return;
        }
        match try_catch(AssertUnwindSafe(run)) {
            Ok(()) => {}
            Err(CatchError::Panic(text)) => panic!("{text}"),
            // PHP ends a request with a long jump; Rust's frames must be unwound first.
            Err(_) => self.bailed_out.set(true),
        }
        self.is_over.set(self.bailed_out.get() || ExecutorGlobals::has_exception());
    }

    /// Ends a walk if the reading has ended.
    #[inline]
    pub(crate) fn go_on(&self, flow: ControlFlow<()>) -> ControlFlow<()> {
        if self.is_over.get() { ControlFlow::Break(()) } else { flow }
    }

    /// Drops the kept values. Returns `None` if an exception has been thrown. Does not return if PHP ends the request.
    #[inline]
    pub(crate) fn end(self) -> Option<()> {
        let holds_any = self.values.get().is_some() || self.iterators.get().is_some();
        if self.is_over.get() || holds_any { self.let_go() } else { Some(()) }
    }

    /// Drops the kept values, which may run the shop's destructors.
    fn let_go(self) -> Option<()> {
        let bailed_out = self.bailed_out.get();
        let dropped = try_catch(AssertUnwindSafe(|| drop(self)));
        if bailed_out || matches!(dropped, Err(CatchError::Bailout)) {
            end_request()
        }
        (!ExecutorGlobals::has_exception()).then_some(())
    }
}
