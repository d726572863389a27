//! The status that a call returns.

/// How a call ended.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlocktoryPostcheckoutStatus {
    /// Success; all problems are warnings.
    Ok = 0,
    /// The order, the site's id, the options or a file have errors: there is a result, and its problems say which.
    Invalid = 1,
    /// The result has no such text.
    Absent = 2,
    /// A pointer is NULL that must not be, or a length is larger than any memory. There is no result.
    BadArgument = 3,
    /// The library has failed: this is a bug in it, please report it. There is no result.
    Failed = 4,
    /// A writer was used in a wrong way: flocktory_postcheckout_writer_mistake says how.
    Misuse = 5,
}
