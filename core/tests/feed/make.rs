//! The index of a feed file, made in one call.

use flocktory_postcheckout::feed::{Feed, FeedError, IndexOptions, index_file, index_input};
use flocktory_postcheckout::{Code, Lang, Severity};
use std::io::{self, Read};
use std::path::Path;

fn options(partial: bool, lang: Lang) -> IndexOptions {
    let mut options = IndexOptions::default();
    (options.partial, options.lang) = (partial, lang);
    options
}

const FEED: &str = r#"<?xml version="1.0" encoding="windows-1251"?><yml_catalog date="2026-11-25 13:00"><shop><offers>
<offer id="777"><name>N</name><price>1</price></offer>
<offer id="778"><name>N & M</name><price>1</price></offer>
<offer id="779"><name>N</nome></offer>
<offer id="780"><name>N</name></offer>
</offers></shop></yml_catalog>"#;

#[test]
fn a_whole_feed_becomes_an_index_that_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let (feed, index) = (folder.path().join("feed.xml"), folder.path().join("feed.idx"));
    let (whole, name) = (FEED.replace("N & M", "N").replace("nome", "name"), b"\xcf\xf0\xe8\xe2\xe5\xf2");
    let whole: Vec<u8> = whole.bytes().flat_map(|b| if b == b'N' { name.to_vec() } else { vec![b] }).collect();
    std::fs::write(&feed, whole).expect("a feed");
    let made = index_file(&feed, &index, options(false, Lang::En)).expect("an index");
    assert_eq!((made.offers, made.bytes), (4, std::fs::metadata(&index).expect("a file").len()));
    assert!(made.problems.is_empty());
    assert!(Feed::open(&index).expect("an index").contains("778").expect("an answer"));
}

#[test]
fn half_a_feed_leaves_the_index_alone_unless_it_is_wanted() {
    let folder = tempfile::tempdir().expect("a folder");
    let (feed, index) = (folder.path().join("feed.xml"), folder.path().join("feed.idx"));
    std::fs::write(&feed, FEED).expect("a feed");
    let error = index_file(&feed, &index, options(false, Lang::En)).expect_err("half a feed");
    assert!(matches!(*error.error, FeedError::Partial));
    let text = error.text(Lang::En);
    assert!(text.contains("feed.xml: parts of it cannot be read, so no index was written: line 3, column "), "{text}");
    assert!(!index.exists());

    let made = index_file(&feed, &index, options(true, Lang::Ru)).expect("an index");
    assert!(made.offers >= 2, "{made:?}");
    assert!(made.problems.iter().all(|problem| problem.message.starts_with("строка ")), "{made:?}");
}

#[test]
fn an_input_that_fails_makes_no_index_even_of_a_part() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("interrupted"))
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let index = folder.path().join("feed.idx");
    let input = FEED.as_bytes().chain(Failing);
    let error = index_input(input, Path::new("feed.xml"), &index, options(true, Lang::En)).expect_err("half an input");
    assert_eq!(error.text(Lang::En), "feed.xml: interrupted");
    assert!(!index.exists());
}

#[test]
fn an_offer_with_an_id_that_is_too_long_is_left_out_with_a_warning() {
    let folder = tempfile::tempdir().expect("a folder");
    let (feed, index) = (folder.path().join("feed.xml"), folder.path().join("feed.idx"));
    let long = "7".repeat(1025);
    std::fs::write(&feed, FEED.replace("N & M", "N").replace("nome", "name").replace("777", &long)).expect("a feed");
    let made = index_file(&feed, &index, options(false, Lang::En)).expect("an index");
    assert_eq!((made.offers, made.problems.len()), (3, 1));
    let problem = &made.problems[0];
    assert_eq!((problem.code, problem.severity), (Code::FEED_OFFER_ID_LONG, Severity::Warning));
    let expected = "line 2, column 12: offer.id is longer than 255 characters: \"7777";
    assert!(problem.message.starts_with(expected), "{}", problem.message);
}

/// Of the problems only the first are kept; what counts is whether there was an error.
#[test]
fn an_error_behind_many_warnings_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let (feed, index) = (folder.path().join("feed.xml"), folder.path().join("feed.idx"));
    let entities = "<!DOCTYPE a [<!ENTITY x \"y\">]>".repeat(120);
    std::fs::write(&feed, entities.clone() + FEED).expect("a feed");
    assert!(matches!(
        *index_file(&feed, &index, options(false, Lang::En)).expect_err("half").error,
        FeedError::Partial
    ));
    std::fs::write(&feed, entities + "<html/>").expect("a page");
    assert!(matches!(
        *index_file(&feed, &index, options(true, Lang::En)).expect_err("a page").error,
        FeedError::Unreadable { .. }
    ));
}

/// Errors that cost no offer leave an index of all of them, whose names are as they were meant.
#[test]
fn a_feed_whose_offers_were_all_read_is_indexed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (feed, index) = (folder.path().join("feed.xml"), folder.path().join("feed.idx"));
    let offers = "<offer id=\"1\" id=\"2\"><name>R&D</name></offer><offer id=\"A&B\" type=\"artist.title\"><title>T</title></offer>";
    let text = format!("<yml_catalog><shop><name>N & M &nbsp;</name><offers>{offers}</offers></shop></yml_catalog>");
    std::fs::write(&feed, &text).expect("a feed");
    let made = index_file(&feed, &index, options(false, Lang::En)).expect("an index");
    assert_eq!((made.offers, made.problems.len()), (2, 5));
    assert!(made.problems.iter().all(|problem| problem.severity == Severity::Error));
    let feed_index = Feed::open(&index).expect("an index");
    assert!(["1", "A&B"].iter().all(|id| feed_index.contains(id).expect("an answer")));

    let garbled = text.into_bytes().iter().map(|&b| if b == b'T' { 0xff } else { b }).collect::<Vec<_>>();
    std::fs::write(&feed, garbled).expect("a feed");
    assert!(matches!(
        *index_file(&feed, &index, options(false, Lang::En)).expect_err("bytes").error,
        FeedError::Partial
    ));
}

/// A feed that is not in the encoding that it declares would have ids that no order has.
#[test]
fn a_feed_in_another_encoding_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (feed, index) = (folder.path().join("feed.xml"), folder.path().join("feed.idx"));
    std::fs::write(&feed, FEED.replace("N & M", "Чай и кофе")).expect("a feed");
    let error = index_file(&feed, &index, options(true, Lang::En)).expect_err("UTF-8");
    let FeedError::Unreadable { message, .. } = &*error.error else { panic!("{:?}", error.error) };
    assert!(message.contains("\"us-ascii\"") || message.contains("windows-1251"), "{message}");
}

#[test]
fn a_failure_names_the_file_in_both_languages() {
    for (lang, text) in
        [(Lang::En, "feed: the file cannot be used: \"/nowhere/feed.xml\": "), (Lang::Ru, "feed: файл непригоден: ")]
    {
        let error = index_file(Path::new("/nowhere/feed.xml"), Path::new("/nowhere/feed.idx"), options(false, lang));
        let problems = error.expect_err("no file").into_problems(lang);
        assert_eq!((problems[0].code, problems[0].severity), (Code::FEED_FILE, Severity::Error));
        assert!(problems[0].message.starts_with(text), "{}", problems[0].message);
    }
}
