//! Feeds as exporters write them, in both encodings, plain and packed: the same offers come out, and no problem.

use crate::made::{Exporter, Feed};
use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{Lint, lint, read};
use std::io::Write as _;

/// An offer as it is read: id, group, code, name, price, address.
type Read = (String, Option<String>, Option<String>, Option<String>, Option<String>, Option<String>);

fn offers(feed: &[u8]) -> Vec<Read> {
    let mut offers = Vec::new();
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let read = read(feed, Lang::En, |offer| {
        let (group, code) = (owned(offer.group_id), owned(offer.vendor_code));
        offers.push((offer.id.to_owned(), group, code, owned(offer.name), owned(offer.price), owned(offer.url)));
    })
    .expect("a feed");
    assert_eq!((read.offers, read.problem_count), (offers.len() as u64, 0), "{:?}", read.problems);
    offers
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

/// A member of a zip archive; with `streamed`, its lengths and checksum come after it. The real programs are asked in
/// `tests/feed/run`.
fn member(name: &str, bytes: &[u8], is_packed: bool, streamed: bool) -> Vec<u8> {
    let data = if is_packed { deflate(bytes) } else { bytes.to_vec() };
    let mut crc = Crc::new();
    crc.update(bytes);
    let number = |length: usize| u32::try_from(length).expect("a short file").to_le_bytes();
    let facts = [crc.sum().to_le_bytes(), number(data.len()), number(bytes.len())].concat();
    let flags = if streamed { 8 } else { 0 };
    let method = if is_packed { 8 } else { 0 };
    let mut member = [b"PK\x03\x04\x14\0", &[flags, 0, method, 0, 0, 0, 0, 0][..]].concat();
    member.extend(if streamed { vec![0; 12] } else { facts.clone() });
    member.extend([u8::try_from(name.len()).expect("a short name"), 0, 0, 0]);
    member.extend(name.as_bytes());
    member.extend(data);
    if streamed {
        member.extend(b"PK\x07\x08");
        member.extend(facts);
    }
    member
}

#[test]
fn offers_are_the_same_whatever_the_shape() {
    for (name, exporter) in Exporter::ALL {
        for utf8 in [false, true] {
            let feed = Feed { exporter, offers: 300, seed: 7, utf8 };
            let mut plain = Vec::new();
            feed.write(&mut plain).expect("memory");
            let expected: Vec<Read> = (0..300)
                .map(|number| feed.offer(number))
                .map(|o| {
                    (
                        o.id.clone(),
                        o.group_id.clone(),
                        Some(o.vendor_code.clone()),
                        Some(o.name()),
                        Some(o.price.clone()),
                        Some(o.url),
                    )
                })
                .collect();
            assert_eq!(offers(&plain), expected, "{name}");
            let (first, second) = plain.split_at(plain.len() / 2);
            let readme = member("readme.txt", b"see feed.xml", true, false);
            let streamed = member("folder/readme.txt", b"see feed.xml", true, true);
            let mac = member("__MACOSX/._feed.xml", b"\0\x05\x16\x07", false, false);
            for packed in [
                gzip(&plain),
                [gzip(first), gzip(second)].concat(),
                member("feed.xml", &plain, true, false),
                member("FEED.YML", &plain, false, false),
                [readme, streamed, mac, member("feed.xml", &plain, true, true), member("b.xml", b"x", true, false)]
                    .concat(),
            ] {
                assert_eq!(offers(&packed), expected, "{name}, packed");
            }
        }
    }
}

#[test]
fn zeros_behind_a_gzip_file_are_passed_over_and_nothing_else_is() {
    let mut feed = Vec::new();
    Feed { exporter: Exporter::OpenCart, offers: 300, seed: 5, utf8: true }.write(&mut feed).expect("memory");
    let expected = offers(&feed);
    let (first, second) = feed.split_at(feed.len() / 3);
    for zeros in [1, 511, 200_000] {
        let zeros = vec![0; zeros];
        assert_eq!(offers(&[gzip(&feed), zeros.clone()].concat()), expected);
        // Two files of a tape.
        let two = [gzip(first), zeros.clone(), gzip(second), gzip(b""), zeros.clone()].concat();
        assert_eq!(offers(&two), expected);
        for more in [&b"x"[..], b"\x1f", b"\x1f\x8b\x08"] {
            let error = read(&[&gzip(&feed), &zeros, more].concat()[..], Lang::En, |_| ()).expect_err("an error");
            assert!(error.to_string().contains("damaged"), "{error}");
        }
    }
}

#[test]
fn an_archive_that_unpacks_to_far_more_than_itself_is_not_read_on() {
    // Spaces, a mebibyte in each block of some hundred bytes, which a decoder passes without the others.
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(&vec![b' '; 1 << 20]).and_then(|()| encoder.flush()).expect("memory");
    let block = encoder.get_ref().clone();
    let bomb = |mebibytes: usize| [block.repeat(mebibytes), vec![3, 0]].concat();
    let member = |name: &str, data: &[u8]| {
        let length = u8::try_from(name.len()).expect("a short name");
        let header = [&b"PK\x03\x04\x14\0\0\0\x08\0"[..], &[0; 16], &[length, 0, 0, 0]].concat();
        [&header, name.as_bytes(), data].concat()
    };
    let gzip = |data: &[u8]| [&b"\x1f\x8b\x08\0\0\0\0\0\0\xff"[..], data].concat();
    let error = |packed: &[u8]| read(packed, Lang::En, |_| ()).expect_err("an error").to_string();
    // Of so little nobody asks how it was packed.
    assert!(error(&gzip(&bomb(63))).ends_with("it is not XML"));
    let start = b"<yml_catalog><shop>";
    let stored = [&[0, 19, 0, !19, 0xff][..], start].concat();
    for packed in [
        gzip(&[&stored, &*bomb(65)].concat()),
        member("feed.xml", &[&stored, &*bomb(65)].concat()),
        [member("a.txt", &bomb(65)), member("feed.xml", &stored)].concat(),
    ] {
        assert!(error(&packed).ends_with("it unpacks to more than 100 times its own size"), "{}", error(&packed));
    }
}

#[test]
fn nothing_is_wrong_with_them() {
    for (name, exporter) in Exporter::ALL {
        let mut feed = Vec::new();
        Feed { exporter, offers: 500, seed: 3, utf8: false }.write(&mut feed).expect("memory");
        let report = lint(&feed[..], Lint::default(), |finding| panic!("{name}: {finding}")).expect("a report");
        assert_eq!((report.offers, report.categories), (500, 40));
    }
}

#[test]
fn damage_in_an_archive_is_told() {
    let mut feed = Vec::new();
    Feed { exporter: Exporter::OpenCart, offers: 50, seed: 3, utf8: true }.write(&mut feed).expect("memory");
    let mut wrong_sum = member("feed.xml", &feed, true, false);
    wrong_sum[14] ^= 1;
    let mut encrypted = member("feed.xml", &feed, true, false);
    encrypted[6] |= 1;
    let mut method = member("feed.xml", &feed, true, false);
    method[8] = 14;
    let packed = gzip(&feed);
    for (packed, expected) in [
        (packed[..packed.len() / 2].to_vec(), "damaged"),
        (packed[..packed.len() - 4].to_vec(), "damaged"),
        (wrong_sum, "damaged"),
        (encrypted, "encrypted"),
        (method, "method 14"),
        ([member("readme.txt", b"x", false, false), b"PK\x01\x02".to_vec()].concat(), "no file named"),
    ] {
        let error = read(&packed[..], Lang::En, |_| ()).expect_err("an error").to_string();
        assert!(error.contains(expected), "{error}");
    }
}
