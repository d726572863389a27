//! What holds for any bytes in place of an index. The fuzz target asks the same.

use flocktory_postcheckout::feed::Index;
use xxhash_rust::xxh64::xxh64;

/// Bytes of a header, of which the last are the checksum of the others, and those before them the last section's length.
const HEADER: usize = 124;

/// An index with these bytes and this id in an order never panics, and says something of what it does not have.
pub(crate) fn hold(bytes: &[u8], id: &str) {
    ask(bytes, id);
    ask(&mended(bytes), id);
}

fn ask(bytes: &[u8], id: &str) {
    let Ok(index) = Index::new(bytes) else { return };
    let _ = index.verify();
    match index.explain(id, Some(id)) {
        Some(mismatch) => assert!(!index.contains(id) && !mismatch.codes.is_empty()),
        None => assert!(index.contains(id)),
    }
}

/// The same bytes with a length and a checksum that get them past the header, as hardly any have by themselves.
fn mended(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let Some((header, content)) = bytes.split_first_chunk_mut::<HEADER>() else { return bytes };
    let lengths = header[52..HEADER - 16].as_chunks().0;
    let others = lengths.iter().map(|length| u64::from_le_bytes(*length)).fold(0, u64::wrapping_add);
    let last = (content.len() as u64).wrapping_sub(others);
    header[HEADER - 16..HEADER - 8].copy_from_slice(&last.to_le_bytes());
    let checksum = xxh64(&header[..HEADER - 8], 0);
    header[HEADER - 8..].copy_from_slice(&checksum.to_le_bytes());
    bytes
}
