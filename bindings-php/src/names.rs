//! The names of core's fields as keys of PHP's arrays.

use crate::table::Key;
use crate::zend::bytes;
use flocktory_postcheckout::Field;

/// The field that a key names, if it is one of `fields`.
#[inline]
pub(crate) fn field(key: Key<'_>, fields: &[Field]) -> Option<Field> {
    let Key::Name(name, hash) = key else { return None };
    let is_named = |&field: &Field| HASHES[field as usize] == hash && field.name().as_bytes() == bytes(name);
    fields.iter().copied().find(is_named)
}

/// The hash of each field's name.
const HASHES: [u64; Field::ALL.len()] = {
    let mut hashes = [0; Field::ALL.len()];
    let mut field = 0;
    while field < hashes.len() {
        hashes[field] = hash(Field::ALL[field].name().as_bytes());
        field += 1;
    }
    hashes
};

/// PHP's hash of a string: DJBX33A with the highest bit set.
const fn hash(bytes: &[u8]) -> u64 {
    let (mut hash, mut index) = (5381_u64, 0);
    while index < bytes.len() {
        hash = hash.wrapping_mul(33).wrapping_add(bytes[index] as u64);
        index += 1;
    }
    hash | 1 << 63
}
