//! The file, and the handle that follows it.

use crate::{bytes, codes, feed, offers, options, reported, write};
use flocktory_postcheckout::feed::{Feed, FeedError, Index, Offer};
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
    let index = Index::new(bytes).expect("an index");
    index.verify().expect("whole");
    assert_eq!(index.offers(), 5000);
    let has = |id: &str| index.contains(id).expect("an answer");
    assert!(ids.iter().all(|id| has(id)));
    assert!((5000..6000).all(|id| !has(&format!("SKU-{id}"))));
    assert!(!has(""));
}

#[test]
fn the_same_offers_give_the_same_bytes() {
    // Programs of other releases read them: a change of the format counts its number up.
    let offer =
        Offer { id: "SKU-1", group_id: Some("1"), vendor_code: Some("V"), name: Some("Shoes"), ..Offer::default() };
    let bytes = bytes([offer, Offer { id: "2", ..Offer::default() }]);
    let (mut hex, mut last) = (String::new(), String::new());
    for line in bytes.chunks(32) {
        let line = line.iter().fold(String::new(), |mut line, byte| {
            let _ = write!(line, "{byte:02x}");
            line
        });
        if line != last {
            hex.push_str(&line);
            hex.push('\n');
        } else if !hex.ends_with("*\n") {
            // More of the same.
            hex.push_str("*\n");
        }
        last = line;
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
    let index = Index::new(bytes).expect("an index");
    assert_eq!(index.offers(), 2);
    let has = |id: &str| index.contains(id).expect("an answer");
    assert!(has(&longest) && has("\u{0}"));
    assert!(!has(&longest[2..]) && !has(&longer));
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
    let error = Index::new(newer).expect_err("newer");
    assert!(error.to_string().starts_with("the index has format 2"), "{error}");
    assert!(error.text(Lang::Ru).starts_with("формат индекса 2"), "{error}");
}

#[test]
fn every_damaged_byte_is_told() {
    let good = bytes(offers(["1", "22", "SKU-333"]));
    for place in 0..good.len() {
        let mut bytes = good.clone();
        bytes[place] ^= 0x10;
        assert!(Index::new(bytes).is_err(), "byte {place}");
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
    let problems = reported([("1", None)], &options);
    assert_eq!(codes(&problems), ["feed_unreadable"]);
    assert_eq!(problems[0].path, "options.feed");
    let order = r#"{"user":{"name":"А Б","email":"a@shop.ru"},"order":{"id":"1","price":1,"items":[{"id":"1"}]}}"#;
    assert!(render(&Json::new(order), &options).is_ok());

    fs::write(&missing, "id;name\n1;shoes\n").expect("a file");
    options.lang = Lang::Ru;
    thread::sleep(PAUSE);
    let problems = reported([("1", None)], &options);
    assert_eq!(codes(&problems), ["feed_unreadable"]);
    assert!(problems[0].message.contains("это не индекс фида"), "{}", problems[0].message);

    fs::remove_file(&missing).expect("the file");
    write(offers(["2"]), &missing);
    thread::sleep(PAUSE);
    assert_eq!(codes(&reported([("1", None)], &options)), ["feed_id_unknown"]);
    assert_eq!(codes(&reported([("2", None)], &options)), [""; 0]);
}

/// Which would wait for a writer, or worse.
#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_refused_at_once() {
    use std::os::unix::fs::symlink;
    let folder = TempDir::new().expect("a folder");
    let (pipe, link) = (folder.path().join("pipe"), folder.path().join("link"));
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    symlink(&pipe, &link).expect("a link");
    for path in [&pipe, &link, &"/dev/zero".into(), &"/dev/tty".into(), &folder.path().to_owned()] {
        for open in [Feed::open, Feed::load] {
            assert!(open(path).is_err_and(|error| matches!(error, FeedError::Io(_))), "{}", path.display());
        }
        assert_eq!(codes(&reported([("1", None)], &options(&Feed::follow(path)))), ["feed_unreadable"]);
    }
}

/// As `cp` does, which a handle notices by the file's time, or by a block that is not the index's.
#[test]
fn an_index_that_is_written_over_in_place_is_used_within_a_second() {
    let ids: Vec<_> = (0..2000).map(|number| format!("A-{number}")).collect();
    let others: Vec<_> = ids.iter().map(|id| id.replace('A', "B")).collect();
    let index = |ids: &[String]| bytes(ids.iter().map(|id| Offer { id, ..Offer::default() }));
    let (feed, folder) = feed(ids.iter().map(|id| Offer { id, ..Offer::default() }));
    let path = folder.path().join("feed.idx");
    let time = fs::metadata(&path).expect("the file").modified().expect("a time");
    let mut file = OpenOptions::new().write(true).open(&path).expect("the file");
    std::io::Write::write_all(&mut file, &index(&others)).expect("written");
    // It looks the same.
    file.set_modified(time).expect("a time");
    let answers: Vec<_> = ids.iter().chain(&others).map(|id| feed.contains(id)).collect();
    assert!(answers.iter().all(Result::is_err));
    assert_eq!(codes(&reported([("A-1", None), ("B-1", None)], &options(&feed))), ["feed_unreadable"]);
    thread::sleep(PAUSE);
    assert!(others.iter().all(|id| feed.contains(id).expect("an answer")));
    assert!(ids.iter().all(|id| !feed.contains(id).expect("an answer")));
    // One that cannot be used takes the old one's place too: nothing is left of that.
    fs::write(&path, "").expect("a file");
    thread::sleep(PAUSE);
    assert_eq!(codes(&reported([("A-1", None), ("B-1", None)], &options(&feed))), ["feed_unreadable"]);
    assert!(feed.contains("B-1").is_err_and(|error| matches!(*error, FeedError::Foreign)));
}

#[test]
fn an_index_in_memory_follows_the_file_too() {
    let (_, folder) = feed(offers(["1"]));
    let path = folder.path().join("feed.idx");
    let feed = Feed::load(&path).expect("an index");
    fs::write(&path, "gone").expect("a file");
    assert!(feed.contains("1").expect("an answer"));
    thread::sleep(PAUSE);
    assert_eq!(codes(&reported([("1", None)], &options(&feed))), ["feed_stale"]);
    fs::remove_file(&path).expect("the file");
    write(offers(["2"]), &path);
    thread::sleep(PAUSE);
    assert_eq!(codes(&reported([("1", None), ("2", None)], &options(&feed))), ["feed_id_unknown"]);
    // All of it is checked.
    let mut damaged = bytes(offers(["3"]));
    *damaged.last_mut().expect("a byte") ^= 1;
    fs::write(&path, damaged).expect("a file");
    assert!(matches!(Feed::load(&path), Err(FeedError::Damaged)));
    assert!(
        matches!(Feed::open(&path).expect("the header").verify(), Err(error) if matches!(*error, FeedError::Damaged))
    );
}

#[test]
fn a_new_file_is_noticed_and_a_broken_one_is_not_used() {
    let (feed, folder) = feed(offers(["1"]));
    let (path, options) = (folder.path().join("feed.idx"), options(&feed));
    let now = |id| codes(&reported([(id, None)], &options)).join(" ");
    assert_eq!((now("1"), now("2")), (String::new(), "feed_id_unknown".to_owned()));

    write(offers(["2"]), &path);
    thread::sleep(PAUSE);
    assert_eq!((now("1"), now("2")), ("feed_id_unknown".to_owned(), String::new()));

    let temporary = folder.path().join("broken");
    fs::write(&temporary, "broken").expect("a file");
    fs::rename(&temporary, &path).expect("a name");
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
fn a_file_that_was_cut_off_is_reported() {
    let (feed, folder) = feed((0..9000).map(|_| Offer { id: "123456789", ..Offer::default() }));
    let options = options(&feed);
    assert_eq!(codes(&reported([("123456789", None)], &options)), [""; 0]);
    let file = OpenOptions::new().write(true).open(folder.path().join("feed.idx")).expect("the file");
    file.set_len(100).expect("cut off");
    assert_eq!(codes(&reported([("123456789", None)], &options)), ["feed_unreadable"]);
    assert!(feed.contains("123456789").is_err());
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
                    assert!(feed.contains("1").expect("an answer"));
                    assert!(feed.error().is_none());
                }
            });
        }
        for round in 0..300 {
            write(offers(["1", &*round.to_string(), "SKU-7"]), &path);
            thread::sleep(PAUSE / 100);
        }
    });
    assert!(feed.contains("SKU-7").expect("an answer"));
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
    assert_eq!(invalid.problems[0].code, Code::OPTION_INVALID);
    assert!(Options::from_source(&&Json::new(r#"{"feed":" "}"#)).expect("options").feed.is_none());
}
