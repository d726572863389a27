//! Feeds of any content are read back as they are, and damage never causes a panic.

use crate::{GOOD, promises};
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::read;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fmt::Write as _;

/// How a text is written.
#[derive(Clone, Copy, Debug)]
enum Way {
    Escaped,
    CData,
    Numbers,
}

/// Characters that XML may hold.
const TEXT: &str = "[ -~а-яА-ЯёЁ«»№€😀]{0,20}";

fn written(text: &str, way: Way) -> String {
    match way {
        Way::Escaped => text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\'', "&apos;"),
        Way::CData => format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>")),
        Way::Numbers => text.chars().flat_map(|c| ["&#".to_owned(), (c as u32).to_string(), ";".to_owned()]).collect(),
    }
}

fn ways() -> impl Strategy<Value = Way> {
    prop_oneof![Just(Way::Escaped), Just(Way::CData), Just(Way::Numbers)]
}

proptest! {
    #[test]
    fn offers_are_read_back(offers in vec((TEXT, TEXT, ways(), "[0-9]{1,6}", any::<bool>()), 1..20)) {
        let mut feed = "<yml_catalog><shop><offers>".to_owned();
        for (id, name, way, price, has_more) in &offers {
            let more = if *has_more { "<param name='a'><name>other</name></param><!-- <name>x</name> --><?pi <name>?>" } else { " \n" };
            let id = written(id, if matches!(way, Way::CData) { Way::Escaped } else { *way });
            let _ = write!(feed, "<offer id=\"{id}\">{more}<name>{}</name>{more}<price>{price}</price></offer>", written(name, *way));
        }
        feed += "</offers></shop></yml_catalog>";
        let mut read_back = Vec::new();
        let result = read(feed.as_bytes(), Lang::En, |offer| {
            read_back.push((offer.id.to_owned(), offer.name.unwrap_or("none").to_owned(), offer.price.map(str::to_owned)));
        }).expect("a feed");
        let expected: Vec<_> = offers.into_iter().map(|(id, name, _, price, _)| (id, name, Some(price))).collect();
        prop_assert_eq!(read_back, expected);
        prop_assert!(result.problems.is_empty(), "{:?}", result.problems);
        promises::hold(feed.as_bytes());
    }

    #[test]
    fn damage_is_no_panic(
        damage in vec((any::<prop::sample::Index>(), prop::sample::select(&b"<>&\"'/!?[]-= \n\xd0\xff\x00ao"[..])), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut feed = GOOD.as_bytes().to_vec();
        for (place, byte) in damage {
            let place = place.index(feed.len());
            feed[place] = byte;
        }
        promises::hold(&feed);
        promises::hold(&feed[cut.index(feed.len())..]);
        promises::hold(&feed[..cut.index(feed.len())]);
    }

    #[test]
    fn any_bytes_are_no_panic(bytes in vec(any::<u8>(), 0..300)) {
        promises::hold(&bytes);
    }
}
