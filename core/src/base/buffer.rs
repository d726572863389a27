//! Memory that snippets are written into.

/// Memory that a snippet is written into, once and for all: the core's own, which is `Vec<u8>`, or that of a host's
/// string, which then needs no copy.
pub trait Buffer: Sized {
    /// The finished buffer: the host's string.
    type Html: AsRef<str>;

    /// No bytes yet, with room for so many.
    fn with_capacity(bytes: usize) -> Self;

    /// The bytes that there are.
    fn bytes(&mut self) -> &mut [u8];

    /// Makes them more; it does not matter which ones are added.
    fn lengthen(&mut self, length: usize);

    /// Drops all but the first of them, which are ASCII.
    fn finish(self, length: usize) -> Self::Html;
}

impl Buffer for Vec<u8> {
    type Html = String;

    fn with_capacity(bytes: usize) -> Self {
        Vec::with_capacity(bytes)
    }

    #[inline]
    fn bytes(&mut self) -> &mut [u8] {
        self
    }

    fn lengthen(&mut self, length: usize) {
        self.resize(length, 0);
    }

    fn finish(mut self, length: usize) -> String {
        self.truncate(length);
        String::from_utf8(self).unwrap_or_default()
    }
}

/// The bytes written so far, and the memory after them.
#[derive(Debug)]
pub(crate) struct Out<B> {
    buffer: B,
    length: usize,
}

/// Bytes that are added at once: few enough to stay in the nearest cache until they are written.
const STEP: usize = 2048;

impl<B: Buffer> Out<B> {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Out { buffer: B::with_capacity(bytes), length: 0 }
    }

    /// The bytes written so far.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.push_all([bytes]);
    }

    /// Writes several pieces at once: the place of each does not wait for the one before it.
    #[inline(always)]
    pub(crate) fn push_all<const N: usize>(&mut self, pieces: [&[u8]; N]) {
        let length = pieces.iter().map(|piece| piece.len()).sum();
        self.reserve(length);
        let Some(mut space) = self.buffer.bytes().get_mut(self.length..self.length + length) else { return };
        for piece in pieces {
            let (place, rest) = space.split_at_mut(piece.len());
            place.copy_from_slice(piece);
            space = rest;
        }
        self.length += length;
    }

    /// Writes up to `N` bytes: as many as `write` says that it has written.
    #[inline(always)]
    pub(crate) fn write<const N: usize>(&mut self, write: impl FnOnce(&mut [u8; N]) -> usize) {
        self.reserve(N);
        if let Some(space) = self.buffer.bytes().get_mut(self.length..).and_then(<[u8]>::first_chunk_mut) {
            self.length += write(space);
        }
    }

    /// Writes another byte in place of one.
    #[inline]
    pub(crate) fn replace(&mut self, place: usize, byte: u8) {
        if let Some(old) = self.buffer.bytes().get_mut(place) {
            *old = byte;
        }
    }

    /// Drops what was written after so many bytes.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.length = self.length.min(length);
    }

    pub(crate) fn finish(self) -> B::Html {
        self.buffer.finish(self.length)
    }

    #[inline(always)]
    fn reserve(&mut self, bytes: usize) {
        if self.buffer.bytes().len() - self.length < bytes {
            self.lengthen(bytes);
        }
    }

    #[cold]
    fn lengthen(&mut self, bytes: usize) {
        self.buffer.lengthen(self.length + bytes.max(STEP));
    }
}
