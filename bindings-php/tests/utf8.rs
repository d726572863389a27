//! The checks of UTF-8 and of ASCII agree with the standard library's.

#[path = "../src/utf8.rs"]
mod utf8;

#[track_caller]
fn agrees(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).ok();
    assert_eq!(utf8::text(bytes), text, "{bytes:?}");
    assert_eq!(utf8::ascii(bytes), text.filter(|text| text.is_ascii()), "{bytes:?}");
}

#[test]
fn on_all_texts_of_up_to_three_bytes() {
    agrees(&[]);
    for first in 0..=u8::MAX {
        agrees(&[first]);
        for second in 0..=u8::MAX {
            agrees(&[first, second]);
            for third in 0..=u8::MAX {
                agrees(&[first, second, third]);
            }
        }
    }
}

/// The check compares each byte with the one before it, in blocks of 16: the pair may be in one block, or in two.
#[test]
fn on_all_pairs_of_bytes_at_all_places_of_a_block() {
    let texts = ["a".repeat(19), "ж".repeat(19)];
    for text in texts.map(String::into_bytes) {
        for place in 0..text.len() - 1 {
            let mut text = text.clone();
            for first in 0..=u8::MAX {
                for second in 0..=u8::MAX {
                    text[place..place + 2].copy_from_slice(&[first, second]);
                    agrees(&text);
                }
            }
        }
    }
}

#[test]
fn on_characters_of_all_lengths_side_by_side() {
    let pieces: [&[u8]; 8] =
        [b"a", "ж".as_bytes(), "€".as_bytes(), "😀".as_bytes(), b"\xd0", b"\xf0\x9f", b"\x80", b"\xed\xa0\x80"];
    for first in pieces {
        for second in pieces {
            for third in pieces {
                for repeat in [1, 2, 3, 9, 16, 33, 70] {
                    agrees(&[first.repeat(repeat), second.to_vec(), third.repeat(repeat)].concat());
                }
            }
        }
    }
}
