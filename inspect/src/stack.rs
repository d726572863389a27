//! A stack for code that descends into nested JavaScript.

use flocktory_postcheckout::Lang;
use std::thread::{Builder, scope};

/// Bytes of one script at most that are parsed: a longer one could be nested more deeply than any stack is large.
pub(crate) const MOST: usize = 4 << 20;

/// Why the work has no result.
pub(crate) enum Failure {
    /// The work panicked.
    Panic,
    /// The system has no memory for the stack.
    Memory,
}

impl Failure {
    pub(crate) const fn text(&self, lang: Lang) -> &'static str {
        match self {
            Failure::Panic => lang.choose(
                "a fault of the check itself; please report it",
                "ошибка в самой проверке; пожалуйста, сообщите о ней",
            ),
            Failure::Memory => lang.choose("not enough memory", "не хватает памяти"),
        }
    }
}

/// Runs work on a stack that is large enough to parse so many bytes of code, as nested as they can be.
pub(crate) fn with_room_for<T: Send>(bytes: usize, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
    const BASE: usize = 16 << 20;
    // Brackets need the most: 1.3 KB each in a release build, with what is in the heap.
    const PER_BYTE: usize = if cfg!(debug_assertions) { 6 << 10 } else { 2 << 10 };
    let stack = BASE + PER_BYTE * bytes.min(MOST);
    scope(|scope| {
        let thread = Builder::new().stack_size(stack).spawn_scoped(scope, work).map_err(|_| Failure::Memory)?;
        thread.join().map_err(|_| Failure::Panic)
    })
}
