//! The bytes of the packed form that are not content, for whoever reads or writes it. `docs/packed.md` describes it.
#![allow(missing_docs, reason = "shared through `internal`, not a part of the API")]

/// The first byte of a packed input: the form, and its version. No JSON text begins with it.
pub const VERSION: u8 = 0xf1;

/// The number of a key that is a field, after this.
pub const FIELD: u8 = 0x80;

/// In place of the number of a field: none.
pub const NO_FIELD: u8 = 0xff;

/// The kinds of values.
pub const NOTHING: u8 = 0x00;
pub const FALSE: u8 = 0x01;
pub const TRUE: u8 = 0x02;
pub const INTEGER: u8 = 0x03;
pub const FLOAT: u8 = 0x04;
pub const NUMBER: u8 = 0x05;
pub const TEXT: u8 = 0x06;
pub const BYTES: u8 = 0x07;
pub const LIST: u8 = 0x08;
pub const MAP: u8 = 0x09;
pub const OTHER: u8 = 0x0a;
pub const OBJECT: u8 = 0x0b;
pub const UNREADABLE: u8 = 0x0c;
/// In place of a key or an element: the walk failed there.
pub const FAULT: u8 = 0x0d;

/// The reasons of a value that is unreadable, and of a fault.
pub const NOT_UTF8: u8 = 0;
pub const LONE_SURROGATE: u8 = 1;
pub const TOO_DEEP: u8 = 2;
pub const METHOD: u8 = 3;
pub const HOST_FAILED: u8 = 4;
