//! Any bytes in place of an index: a wrong answer at worst.

use crate::{bytes, promises};
use flocktory_postcheckout::feed::{Index, Offer};
use proptest::collection::vec;
use proptest::prelude::*;

/// The id lies there, where its hash does not lead.
#[test]
fn an_id_that_is_damaged_to_the_one_looked_up_is_unknown() {
    let mut bytes = bytes([Offer { id: "SKU-1", ..Offer::default() }]);
    let at = bytes.windows(5).position(|bytes| bytes == b"SKU-1").expect("the id");
    bytes[at..at + 5].copy_from_slice(b"sku-1");
    promises::hold(&bytes, "sku-1");
}

proptest! {
    #[test]
    fn any_bytes_are_no_panic(bytes in vec(any::<u8>(), 0..400), id in ".{0,12}") {
        promises::hold(&bytes, &id);
    }

    #[test]
    fn an_index_of_any_offers_with_any_damage_is_no_panic(
        ids in vec(".{0,12}", 0..20),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        id in ".{0,12}",
    ) {
        let offer = |id| Offer { id, group_id: Some("7"), vendor_code: Some(id), name: Some(id), ..Offer::default() };
        let mut bytes = bytes(ids.iter().map(|id| offer(&**id)));
        {
            let index = Index::new(&bytes).expect("an index");
            for id in ids.iter().filter(|id| !id.is_empty()) {
                prop_assert!(index.contains(id));
            }
            prop_assert!(index.contains(&id) == (!id.is_empty() && ids.contains(&id)));
        }
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        promises::hold(&bytes, &id);
    }
}
