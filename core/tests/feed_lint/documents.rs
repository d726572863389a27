//! Documents with errors in them, and documents that are meant to harm.

use crate::{GOOD, found, look, with};
use flocktory_postcheckout::feed::{FeedError, read};
use flocktory_postcheckout::{Code, Lang};
use std::io::{self, Read};

fn ids(feed: impl AsRef<[u8]>) -> Vec<String> {
    let mut ids = Vec::new();
    read(feed.as_ref(), Lang::En, |offer| ids.push(offer.id.to_owned())).expect("a feed");
    ids
}

/// A feed of these offers.
fn feed(offers: &str) -> String {
    format!("<yml_catalog><shop><offers>{offers}</offers></shop></yml_catalog>")
}

#[test]
fn reading_goes_on_with_the_next_offer() {
    for (broken, expected) in [
        ("<offer id='1'><name>x</nam></offer><offer id='2'/>", vec!["2"]),
        ("<offer id='1'><name>x</offer><offer id='2'/>", vec!["2"]),
        ("<offer id='1'><name>x</name><offer id='2'/>", vec!["2"]),
        ("<offer id='1><name>x</name></offer><offer id='2'/><offer id='3'/>", vec!["2", "3"]),
        ("<offer id=1/><offer id='2'/>", vec!["2"]),
        ("<offer id='1'><name><![CDATA[x</name></offer><offer id='2'/>", vec!["2"]),
        ("<offer id='1'><!-- x</offer><offer id='2'/>", vec!["2"]),
        ("</offer><offer id='2'/>", vec!["2"]),
        ("<offer id='1'/></offers></shop><offer id='2'/>", vec!["1", "2"]),
        // These are read whole.
        ("<offer id='1'><name>R&D &nbsp; &laquo;</name></offer><offer id='2'/>", vec!["1", "2"]),
        ("<offer id='1'><description>a < b</description></offer><offer id='2'/>", vec!["2"]),
    ] {
        assert_eq!(ids(feed(broken)), expected, "{broken}");
        assert!(!found(feed(broken)).is_empty(), "{broken}");
    }
}

#[test]
fn a_broken_tag_inside_costs_the_lint_an_offer_and_the_index_none() {
    for tag in ["<1/>", "<param name=x/>"] {
        let feed = feed(&format!("<offer id='1'>{tag}</offer><offer id='2'/>"));
        assert_eq!(ids(&feed), ["1", "2"]);
        assert_eq!(look(&feed, Lang::En).1.offers, 1);
        assert!(found(&feed).iter().any(|found| found == "1:42 feed_syntax offer"), "{tag}");
    }
}

#[test]
fn a_byte_order_mark_may_be_anywhere() {
    let bom = '\u{feff}';
    let marked = format!("{bom}{bom}{}{bom}\n", feed(&format!("{bom}<offer id='1'/>{bom}<offer id='2'/>{bom}")));
    assert_eq!(ids(&marked), ["1", "2"]);
    let found = found(format!("{bom}{bom}\u{b}<"));
    assert_eq!(found, ["1:1 feed_control_character feed", "1:2 feed_control_character feed", "1:3 feed_not_yml feed"]);
    // One too many is not XML, and no declaration may follow it; reading continues.
    let found = crate::found(format!("{bom}{bom}{GOOD}"));
    assert_eq!(found, ["1:1 feed_control_character feed", "1:2 feed_syntax feed"]);
}

#[test]
fn an_error_in_the_head_hides_no_offers_and_blames_no_category() {
    let broken = with("</currencies>", "</currency>");
    let found = found(broken);
    assert_eq!(found, ["4:42 feed_syntax feed"]);
}

#[test]
fn entities_are_never_expanded() {
    let laugh = |n: u32| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10));
    let laughs: Vec<_> = (1..20).map(laugh).collect();
    for declaration in
        [format!("<!ENTITY l0 \"lol\">{}", laughs.concat()), "<!ENTITY l19 SYSTEM \"file:///etc/passwd\">".to_owned()]
    {
        let doctype = format!("<!DOCTYPE yml_catalog [{declaration}]>\n<yml_catalog");
        let feed = with("<yml_catalog", &doctype).replace("Лунцзин", "&l19;");
        let mut names = Vec::new();
        let result =
            read(feed.as_bytes(), Lang::En, |offer| names.push(offer.name.map(str::to_owned))).expect("a feed");
        assert_eq!(names, [Some("Чай \"&l19;\"".to_owned())]);
        let codes: Vec<_> = result.problems.iter().map(|finding| finding.problem.code).collect();
        assert_eq!(codes, [Code::FEED_ENTITIES, Code::FEED_REFERENCE]);
    }
}

#[test]
fn a_document_type_is_passed_over() {
    assert!(found(with("<yml_catalog", "<!DOCTYPE yml_catalog SYSTEM \"shops.dtd\">\n<yml_catalog")).is_empty());
}

#[test]
fn what_is_no_feed_is_an_error_that_says_what_it_is() {
    for (input, expected) in [
        (&b""[..], "it is empty"),
        (b"  \n", "it is empty"),
        (b"{\"offers\":[]}", "it is not XML"),
        (b"<!doctype HTML>", "an HTML page"),
        (b"<br />\n<b>Warning</b>: mysql", "an HTML page"),
        (b"<rss><channel/></rss>", "RSS"),
        (b"<feed/>", "Atom"),
        (b"<kml/>", "its root is \"kml\""),
        (b"\xff\xfe<\0", "\"utf-16\""),
        (b"<\0?\0", "\"utf-16\""),
        (b"<?xml version='1.0' encoding='koi8-r'?><yml_catalog/>", "\"koi8-r\""),
        (b"\x1f\x8b\x08nonsense and more of it", "damaged"),
        (b"PK\x03\x04", "damaged"),
    ] {
        match read(input, Lang::En, |_| ()) {
            Err(FeedError::Unreadable { message, .. }) => assert!(message.contains(expected), "{message}"),
            other => panic!("{input:?}: {other:?}"),
        }
    }
}

#[test]
fn errors_of_the_input_are_errors() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let error = read(GOOD.as_bytes().chain(Broken), Lang::En, |_| ()).expect_err("an error");
    assert!(matches!(error, FeedError::Io(error) if error.kind() == io::ErrorKind::ConnectionReset));
}

#[test]
fn texts_in_pieces_are_put_together() {
    // Those of the offer, which nobody wants, come between the others.
    let offer = "x<url>&lt;a<b c='&lt;'/>&gt;<b c='&lt;'/>b</url>&amp;y<name>&lt;<![CDATA[c]]>&gt;</name>&lt;";
    let mut read_back = Vec::new();
    let keep = |offer: &flocktory_postcheckout::feed::Offer<'_>| {
        read_back.push([offer.id, offer.url.unwrap_or_default(), offer.name.unwrap_or_default()].map(str::to_owned));
    };
    read(feed(&format!("<offer id='&lt;1'>{offer}</offer>")).as_bytes(), Lang::En, keep).expect("a feed");
    assert_eq!(read_back, [["<1", "<a>b", "<c>"].map(str::to_owned)]);
}

#[test]
fn what_an_archive_hides_does_not_hide_an_error_before_it() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write as _;
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(feed(&format!("<offer id='1'><name></offer>{}", " ".repeat(300_000))).as_bytes()).expect("memory");
    let packed = packed.finish().expect("memory");
    let found = found(&packed[..packed.len() - 1]);
    assert!(found[1].ends_with("feed_syntax offer") && found[2].ends_with("feed_archive feed"), "{found:?}");
}

#[test]
fn no_message_is_as_long_as_the_feed() {
    let name = "a".repeat(100_000);
    for text in [
        format!("<{name}/>"),
        format!("<yml_catalog><{name}>"),
        format!("<yml_catalog><{name}></{name}b>"),
        format!("<yml_catalog></{name}>"),
        format!("<yml_catalog><{name}:{name}/></yml_catalog>"),
        feed(&format!("<offer id='{name}'><{name}=></{name}></offer>")),
        feed(&format!("<offer id='{name}' id='{name}'>&{name};<price>{name}</price><url>{name}</url></offer>")),
    ] {
        let (findings, _) = look(&text, Lang::En);
        assert!(findings.len() > 1 || text.starts_with("<a"), "{findings:?}");
        assert!(findings.iter().all(|finding| finding.to_string().len() < 500), "{text:.100}");
    }
}
