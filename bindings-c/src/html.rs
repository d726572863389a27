//! The buffer that a snippet is rendered into, so that its html is a C string without a copy: for a large order, the copy
//! would cost a quarter of the render.

use flocktory_postcheckout::Buffer;
use std::ffi::{CStr, CString};

pub(crate) struct Writing(Vec<u8>);

/// A snippet's html, with a NUL at its end.
pub(crate) struct Html(CString);

impl Buffer for Writing {
    type Html = Html;

    fn with_capacity(bytes: usize) -> Writing {
        // One more for the NUL.
        Writing(Vec::with_capacity(bytes.saturating_add(1)))
    }

    #[inline(always)]
    fn bytes(&mut self) -> &mut [u8] {
        &mut self.0
    }

    fn lengthen(&mut self, length: usize) {
        self.0.resize(length, 0);
    }

    fn finish(mut self, length: usize) -> Html {
        self.0.truncate(length);
        // Core writes no NUL.
        Html(CString::new(self.0).unwrap_or_default())
    }
}

impl Html {
    pub(crate) fn c_str(&self) -> &CStr {
        &self.0
    }
}

impl AsRef<str> for Html {
    fn as_ref(&self) -> &str {
        // SAFETY: core writes ASCII only.
        unsafe { str::from_utf8_unchecked(self.0.as_bytes()) }
    }
}
