//! What holds for any bytes in place of an index. The fuzz target asks the same.

use flocktory_postcheckout::feed::{FeedError, Index};
use std::cell::RefCell;
use std::fs::{File, OpenOptions};
use std::io::{Seek as _, Write as _};
use std::process;
use xxhash_rust::xxh64::xxh64;

/// Bytes of a block, and of the part that its checksum is of.
const BLOCK: usize = 512;
const CONTENT: usize = BLOCK - 8;
/// What an index begins with, format included.
const START: [u8; 12] = *b"\x89FLFX\r\n\x1a\x01\0\0\0";
/// The numbers of the header: identity, offers, bare ids, longest id, two for each table, one for each text.
const NUMBERS: usize = 18;

/// An index with these bytes and this id in an order never panics, and says something of what it does not have.
pub(crate) fn hold(bytes: &[u8], id: &str) {
    ask(bytes, id);
    ask(&sealed(bytes), id);
}

fn ask(bytes: &[u8], id: &str) {
    for index in [Index::new(bytes), opened(bytes)].into_iter().flatten() {
        let _ = index.verify();
        if let (Ok(has), Ok(reason)) = (index.contains(id), index.explain(id, Some(id))) {
            assert_eq!(has, reason.is_none());
            assert!(reason.is_none_or(|reason| !reason.reasons.is_empty()));
        }
    }
}

/// The index in a file of these bytes.
pub(crate) fn opened(bytes: &[u8]) -> Result<Index, FeedError> {
    thread_local! {
        static FILE: RefCell<File> = RefCell::new(file());
    }
    FILE.with_borrow_mut(|file| {
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(bytes)?;
        Index::open(file.try_clone()?)
    })
}

fn file() -> File {
    let name = format!("flocktory-index-{}-{:?}", process::id(), std::thread::current().id());
    let path = std::env::temp_dir().join(name);
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path).expect("a file");
    #[cfg(unix)]
    std::fs::remove_file(path).expect("its name");
    file
}

/// The same bytes with a header, lengths and checksums that get them past those, as hardly any have.
fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let total = bytes.len().div_ceil(BLOCK).max(1);
    bytes.resize(total * BLOCK, 0xff);
    bytes[..START.len()].copy_from_slice(&START);
    let numbers = &mut bytes[START.len()..][..8 * NUMBERS].as_chunks_mut::<8>().0;
    let mut left = total as u64 - 1;
    for (place, number) in numbers.iter_mut().enumerate().skip(5) {
        let (given, content) = (u64::from_le_bytes(*number), CONTENT as u64);
        let blocks = given % (left + 1);
        let is_blocks = place < 15 && place % 2 == 0;
        *number = match place {
            17 => left * content,
            15.. => blocks * content,
            _ => blocks,
        }
        .to_le_bytes();
        if place >= 15 || is_blocks {
            left -= blocks;
        }
    }
    let identity = u64::from_le_bytes(numbers[0]);
    for (number, block) in (0..).zip(bytes.as_chunks_mut::<BLOCK>().0) {
        let (content, sum) = block.split_at_mut(CONTENT);
        sum.copy_from_slice(&xxh64(content, identity.wrapping_add(number)).to_le_bytes());
    }
    bytes
}
