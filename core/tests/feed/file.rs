//! The file, and the handle that follows it.

use crate::{bytes, codes, feed, offers, options, told, write};
use flocktory_postcheckout::feed::{Feed, FeedError, Index, IndexBuilder, Offer};
use flocktory_postcheckout::limits::MAX_FEED_ID;
use flocktory_postcheckout::{Code, Json, Lang, Options, Value, render};
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// Somewhat longer than a handle waits before it looks at its file again.
const PAUSE: Duration = Duration::from_millis(1100);

#[test]
fn what_was_written_is_found() {
    let ids: Vec<_> = (0..5000).map(|id| format!("SKU-{id}")).collect();
    let bytes = bytes(ids.iter().map(|id| Offer { id, ..Offer::default() }));
    let index = Index::new(&bytes).expect("an index");
    index.verify().expect("whole");
    assert_eq!(index.offers(), 5000);
    assert!(ids.iter().all(|id| index.contains(id)));
    assert!((5000..6000).all(|id| !index.contains(&format!("SKU-{id}"))));
    assert!(!index.contains(""));
}

#[test]
fn the_same_offers_give_the_same_bytes() {
    // Programs of other releases read them: a change of the format counts its number up.
    let offer =
        Offer { id: "SKU-1", group_id: Some("1"), vendor_code: Some("V"), name: Some("Shoes"), ..Offer::default() };
    let bytes = bytes([offer, Offer { id: "2", ..Offer::default() }]);
    let mut hex = String::new();
    for (index, byte) in bytes.iter().enumerate() {
        let end = if index % 32 == 31 || index + 1 == bytes.len() { "\n" } else { "" };
        let _ = write!(hex, "{byte:02x}{end}");
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/feed/format-1.hex");
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, &hex).expect(path);
    }
    assert_eq!(hex, fs::read_to_string(path).expect(path));
}

#[test]
fn long_ids_are_found_too_and_longer_ones_left_out() {
    let longest = "ж".repeat(MAX_FEED_ID / 2);
    let longer = format!("{longest}x");
    let bytes = bytes(offers([&*longest, &longer, "", "\u{0}"]));
    let index = Index::new(&bytes).expect("an index");
    assert_eq!(index.offers(), 2);
    assert!(index.contains(&longest) && index.contains("\u{0}"));
    assert!(!index.contains(&longest[2..]) && !index.contains(&longer));
}

#[test]
fn a_truncated_index_is_told_at_every_length() {
    let bytes = bytes(offers(["1", "22", "SKU-333"]));
    for length in 0..bytes.len() {
        match Index::new(&bytes[..length]) {
            Err(FeedError::Foreign) => assert!(length < 8, "{length}"),
            Err(FeedError::Length { found, .. }) => assert!(length >= 8 && found == length as u64, "{length}"),
            other => panic!("{length}: {other:?}"),
        }
    }
    let longer = [&*bytes, b"x"].concat();
    assert!(matches!(Index::new(longer), Err(FeedError::Length { .. })));
}

#[test]
fn other_files_and_newer_formats_are_told() {
    for foreign in [&b""[..], b"<?xml version=\"1.0\"?><yml_catalog>", b"\x89PNG\r\n\x1a\n0000000000000000"] {
        assert!(matches!(Index::new(foreign), Err(FeedError::Foreign)));
    }
    let mut newer = bytes(offers(["1"]));
    newer[8] = 2;
    let error = Index::new(&newer).expect_err("newer");
    assert!(error.to_string().starts_with("the index has format 2"), "{error}");
    assert!(error.text(Lang::Ru).starts_with("формат индекса 2"), "{error}");
}

#[test]
fn every_damaged_byte_is_told() {
    let good = bytes(offers(["1", "22", "SKU-333"]));
    for place in 0..good.len() {
        let mut bytes = good.clone();
        bytes[place] ^= 0x10;
        // Of the header at once, of the content by whoever asks for it.
        let told = Index::new(&bytes).and_then(|index| index.verify());
        assert!(told.is_err(), "byte {place}");
    }
}

#[test]
fn a_file_that_cannot_be_opened_is_told_and_the_order_goes() {
    let folder = TempDir::new().expect("a folder");
    let missing = folder.path().join("feed.idx");
    assert!(matches!(Feed::open(&missing), Err(FeedError::Io(_))));
    assert!(matches!(Feed::open(folder.path()), Err(FeedError::Io(_))));

    let given: Value<'_> = [("feed", missing.to_str().expect("UTF-8"))].into_iter().collect();
    let mut options = Options::from_source(&&given).expect("options");
    let problems = told([("1", None)], &options);
    assert_eq!(codes(&problems), ["feed_unreadable"]);
    assert_eq!(problems[0].path, "options.feed");
    let order = r#"{"user":{"name":"А Б","email":"a@shop.ru"},"order":{"id":"1","price":1,"items":[{"id":"1"}]}}"#;
    assert!(render(&Json::new(order), &options).is_ok());

    fs::write(&missing, "id;name\n1;shoes\n").expect("a file");
    options.lang = Lang::Ru;
    thread::sleep(PAUSE);
    let problems = told([("1", None)], &options);
    assert_eq!(codes(&problems), ["feed_unreadable"]);
    assert!(problems[0].message.contains("это не индекс фида"), "{}", problems[0].message);

    write(offers(["2"]), &missing);
    thread::sleep(PAUSE);
    assert_eq!(codes(&told([("1", None)], &options)), ["feed_id_unknown"]);
    assert_eq!(codes(&told([("2", None)], &options)), [""; 0]);
}

#[test]
fn a_new_file_is_noticed_and_a_broken_one_is_not_used() {
    let (feed, folder) = feed(offers(["1"]));
    let (path, options) = (folder.path().join("feed.idx"), options(&feed));
    let now = |id| codes(&told([(id, None)], &options)).join(" ");
    assert_eq!((now("1"), now("2")), (String::new(), "feed_id_unknown".to_owned()));

    write(offers(["2"]), &path);
    thread::sleep(PAUSE);
    assert_eq!((now("1"), now("2")), ("feed_id_unknown".to_owned(), String::new()));

    let beside = folder.path().join("broken");
    fs::write(&beside, "broken").expect("a file");
    fs::rename(&beside, &path).expect("a name");
    thread::sleep(PAUSE);
    assert_eq!((now("1"), now("2")), ("feed_stale feed_id_unknown".to_owned(), "feed_stale".to_owned()));
    assert!(matches!(feed.error().as_deref(), Some(FeedError::Foreign)));
    assert!(feed.verify().is_err());

    fs::remove_file(&path).expect("no file");
    thread::sleep(PAUSE);
    assert_eq!(now("2"), "feed_stale");
    assert!(matches!(feed.error().as_deref(), Some(FeedError::Io(_))));

    write(offers(["3"]), &path);
    thread::sleep(PAUSE);
    assert_eq!((now("2"), now("3")), ("feed_id_unknown".to_owned(), String::new()));
    assert!(feed.error().is_none());
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("entry").file_name()).collect();
    assert_eq!(left, ["feed.idx"]);
}

#[test]
fn a_file_that_was_cut_off_is_not_touched() {
    let (feed, folder) = feed((0..9000).map(|_| Offer { id: "123456789", ..Offer::default() }));
    let options = options(&feed);
    assert_eq!(codes(&told([("123456789", None)], &options)), [""; 0]);
    let file = OpenOptions::new().write(true).open(folder.path().join("feed.idx")).expect("the file");
    file.set_len(100).expect("cut off");
    assert_eq!(codes(&told([("123456789", None)], &options)), ["feed_unreadable"]);
    assert!(!feed.contains("123456789"));
}

#[test]
fn a_feed_is_not_replaced() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("feed.xml");
    let written = || {
        let mut builder = IndexBuilder::new();
        builder.offer(&Offer { id: "1", ..Offer::default() });
        builder.write(&path)
    };
    for content in [&b"<yml_catalog/>"[..], b"\xef\xbb\xbf<yml_catalog/>", b"\x1f\x8b\x08", b"PK\x03\x04"] {
        fs::write(&path, content).expect("a file");
        let error = written().expect_err("no index").to_string();
        assert!(error.contains("is not replaced"), "{error}");
        assert_eq!(fs::read(&path).expect("the file"), content);
    }
    fs::remove_file(&path).expect("the file");
    fs::create_dir(&path).expect("a folder");
    assert!(written().is_err());
    fs::remove_dir(&path).expect("the folder");
    // A broken index is.
    for content in ["", "broken"] {
        fs::write(&path, content).expect("a file");
        written().expect("an index");
    }
    written().expect("an index");
}

#[cfg(unix)]
#[test]
fn an_index_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("feed.idx");
    write(offers(["1"]), &path);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("a mode");
    write(offers(["2"]), &path);
    assert_eq!(fs::metadata(&path).expect("the file").permissions().mode() & 0o777, 0o640);
}

/// In a container every process may have the same number.
#[test]
fn what_a_killed_process_has_left_is_no_hindrance() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("feed.idx");
    for count in 0..1000 {
        fs::write(folder.path().join(format!(".feed.idx.{}-{count}", std::process::id())), "").expect("a file");
    }
    write(offers(["1"]), &path);
    assert!(Feed::open(&path).expect("an index").contains("1"));
}

#[test]
fn a_link_stays_one() {
    let folder = TempDir::new().expect("a folder");
    let (real, link) = (folder.path().join("real.idx"), folder.path().join("link.idx"));
    write(offers(["1"]), &real);
    #[cfg(unix)]
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    write(offers(["2"]), &link);
    assert!(Feed::open(&real).expect("an index").contains("2"));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
}

#[test]
fn threads_go_on_while_the_file_is_replaced() {
    let (feed, folder) = feed(offers(["1"]));
    let path = folder.path().join("feed.idx");
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let start = std::time::Instant::now();
                while start.elapsed() < 3 * PAUSE {
                    // The id is in all of the files; what is seen is never half of one.
                    assert!(feed.contains("1"));
                    assert!(feed.error().is_none());
                }
            });
        }
        for round in 0..300 {
            write(offers(["1", &*round.to_string(), "SKU-7"]), &path);
            thread::sleep(PAUSE / 100);
        }
    });
    assert!(feed.contains("SKU-7"));
}

#[test]
fn the_option_takes_a_handle_or_a_path() {
    let (feed, folder) = feed(offers(["1"]));
    assert_eq!(options(&feed), options(&feed.clone()));
    assert_ne!(options(&feed), options(&Feed::open(feed.path()).expect("an index")));
    let path = folder.path().join("feed.idx");
    let given: Value<'_> = [("feed", path.to_str().expect("UTF-8"))].into_iter().collect();
    assert_eq!(Options::from_source(&&given).expect("options").feed.expect("a feed").offers(), 1);
    let given: Value<'_> = [("feed", true)].into_iter().collect();
    let invalid = Options::from_source(&&given).expect_err("no feed");
    assert_eq!(invalid.problems[0].code, Code::OptionInvalid);
    assert!(Options::from_source(&&Json::new(r#"{"feed":" "}"#)).expect("options").feed.is_none());
}
