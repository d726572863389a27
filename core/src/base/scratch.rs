//! Memory that stays with the thread from one snippet to the next.

use super::buffer::Buffer;
use std::cell::Cell;

/// Memory for a host that copies the html into its own string. It stays with the thread, so that the allocator need
/// not get it again from the system for each large snippet.
#[derive(Debug)]
pub struct Scratch {
    bytes: Vec<u8>,
    length: usize,
}

/// Bytes that a thread keeps at most.
const KEPT: usize = 1 << 20;

thread_local! {
    static KEPT_BYTES: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

impl Buffer for Scratch {
    type Html = Scratch;

    fn with_capacity(bytes: usize) -> Self {
        let mut scratch = Scratch { bytes: KEPT_BYTES.take(), length: 0 };
        if scratch.bytes.len() < bytes {
            scratch.bytes.resize(bytes, 0);
        }
        scratch
    }

    #[inline]
    fn bytes(&mut self) -> &mut [u8] {
        &mut self.bytes
    }

    fn lengthen(&mut self, length: usize) {
        self.bytes.resize(length.max(self.bytes.len() + self.bytes.len() / 2), 0);
    }

    fn finish(mut self, length: usize) -> Scratch {
        self.length = length;
        self
    }
}

impl AsRef<str> for Scratch {
    fn as_ref(&self) -> &str {
        self.bytes.get(..self.length).and_then(|html| str::from_utf8(html).ok()).unwrap_or_default()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if self.bytes.len() <= KEPT {
            // While the thread ends, it keeps nothing.
            let _ = KEPT_BYTES.try_with(|kept| kept.set(std::mem::take(&mut self.bytes)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(length: usize) -> Scratch {
        let mut scratch = Scratch::with_capacity(length);
        scratch.bytes()[..length].fill(b'a');
        scratch.finish(length)
    }

    #[test]
    fn a_thread_keeps_a_bounded_buffer() {
        drop(of(KEPT / 2));
        assert_eq!(of(3).as_ref(), "aaa");
        let kept = |scratch: Scratch| scratch.bytes.len();
        assert_eq!(Scratch::with_capacity(1).bytes.len(), KEPT / 2);
        // Two at a time: the second has its own.
        let first = of(3);
        assert_eq!(kept(of(5)), 5);
        drop(first);
        drop(of(KEPT + 1));
        assert_eq!(kept(of(7)), 7);
    }
}
