//! Any bytes in place of an index: each answer is right, or an error.

use crate::{bytes, offers, promises};
use flocktory_postcheckout::feed::{Index, Offer};
use proptest::collection::vec;
use proptest::prelude::*;

#[test]
fn a_damaged_byte_is_an_error_or_changes_no_answer() {
    let good = bytes(offers(["1", "22", "SKU-333", "SKU-334"]));
    for place in 0..good.len() {
        for damage in [0x01, 0x80, 0xff] {
            let mut bytes = good.clone();
            bytes[place] ^= damage;
            let Ok(index) = promises::opened(&bytes) else { continue };
            for (id, wanted) in [("1", true), ("SKU-333", true), ("333", false), ("sku-334", false), ("", false)] {
                assert!(
                    index.contains(id).is_ok_and(|has| has == wanted) || index.contains(id).is_err(),
                    "{place}: {id}"
                );
            }
            if let Ok(reason) = index.explain("sku-334", None) {
                assert_eq!(reason.expect("a reason").meant, ["SKU-334"], "{place}");
            }
            assert!(index.verify().is_err(), "{place}");
        }
    }
}

/// The blocks of two indexes of one length, in any mixture.
#[test]
fn a_block_of_another_index_is_an_error() {
    let [one, other] = ["A", "B"].map(|start| {
        let ids: Vec<_> = (0..400).map(|number| format!("{start}-{number:03}")).collect();
        bytes(ids.iter().map(|id| Offer { id, ..Offer::default() }))
    });
    assert_eq!(one.len(), other.len());
    for place in (0..one.len()).step_by(512) {
        let mut mixed = one.clone();
        mixed[place..place + 512].copy_from_slice(&other[place..place + 512]);
        assert_ne!(mixed, one);
        assert!(Index::new(mixed.clone()).is_err());
        let Ok(index) = promises::opened(&mixed) else { continue };
        for number in 0..400 {
            assert!(index.contains(&format!("A-{number:03}")).unwrap_or(true));
            assert!(!index.contains(&format!("B-{number:03}")).unwrap_or(false));
        }
    }
    // Nor is a block a right one in another place.
    let mut moved = one.clone();
    moved[512..].rotate_left(512);
    let index = promises::opened(&moved).expect("the header");
    assert!((0..400).all(|number| index.contains(&format!("A-{number:03}")).is_err()));
}

proptest! {
    #[test]
    fn any_bytes_are_no_panic(bytes in vec(any::<u8>(), 0..3000), id in ".{0,12}") {
        promises::hold(&bytes, &id);
    }

    #[test]
    fn an_index_of_any_offers_with_any_damage_is_right_or_an_error(
        ids in vec(".{0,12}", 0..20),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        id in ".{0,12}",
    ) {
        let offer = |id| Offer { id, group_id: Some("7"), vendor_code: Some(id), name: Some(id), ..Offer::default() };
        let mut bytes = bytes(ids.iter().map(|id| offer(&**id)));
        let is_there = |id: &String| !id.is_empty() && ids.contains(id);
        let index = Index::new(&*bytes).expect("an index");
        for id in ids.iter().chain([&id]) {
            prop_assert_eq!(index.contains(id).expect("an answer"), is_there(id));
        }
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(index) = promises::opened(&bytes) {
            for id in ids.iter().chain([&id]) {
                prop_assert!(index.contains(id).map_or(true, |has| has == is_there(id)));
            }
        }
        promises::hold(&bytes, &id);
    }
}
