//! The arguments and options of a call.

use crate::handle;
use flocktory_postcheckout::feed::Feed;
use flocktory_postcheckout::{Field, InvalidInput, Key, Options, Packed, Source, SourceError, View};
use jni_sys::jlong;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// The options of a snippet; no bytes are the defaults.
///
/// # Safety
/// As for [`handle::of`].
pub(crate) unsafe fn options(packed: &[u8], feed: jlong) -> Result<Options<'_>, InvalidInput> {
    if packed.is_empty() {
        return Ok(Options::default());
    }
    // SAFETY: the caller's promise.
    let feed = unsafe { handle::of(feed) };
    Options::from_source(&Given { value: Packed::new(packed), feed: feed.as_ref() })
}

/// A value of packed options. Their object of a feed has no content: it is passed as a handle.
struct Given<'a, 'f> {
    value: Packed<'a>,
    feed: Option<&'f Feed>,
}

impl<'a> Source<'a> for Given<'a, '_> {
    type Child = Self;

    fn view(&self) -> View<'a> {
        self.value.view()
    }

    fn text(&self) -> Option<&'a str> {
        self.value.text()
    }

    fn pairs<F>(&self, fields: &'static [Field], mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Key<'a>, Self) -> ControlFlow<()>,
    {
        self.value.pairs(fields, |key, value| visit(key, Given { value, feed: self.feed }))
    }

    fn elements<F>(&self, mut visit: F) -> Result<(), SourceError>
    where
        F: FnMut(Self) -> ControlFlow<()>,
    {
        self.value.elements(|value| visit(Given { value, feed: self.feed }))
    }

    fn row(&self, field: Field) -> Option<Cow<'a, str>> {
        self.value.row(field)
    }

    fn feed(&self) -> Option<Feed> {
        self.feed.cloned()
    }

    fn finish(&self) -> Result<(), SourceError> {
        self.value.finish()
    }
}
