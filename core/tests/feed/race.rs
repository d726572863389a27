//! Readers of an index, while its file is replaced, copied over, cut off and written over without end: each answer is
//! right, or an error. The suites of the command, Python, PHP and Ruby do the same with `tests/feed/race.py`.

use crate::{bytes, codes, options, reported};
use flocktory_postcheckout::feed::{Feed, Offer};
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use tempfile::TempDir;

const ROUNDS: usize = 300;

/// Two indexes of one length have one id in common.
fn indexes() -> [Vec<u8>; 2] {
    ["A", "B"].map(|start| {
        let ids: Vec<_> = (0..5000).map(|number| format!("{start}-{number:04}")).collect();
        bytes(ids.iter().map(|id| &**id).chain(["common"]).map(|id| Offer { id, ..Offer::default() }))
    })
}

/// What careless people do to a file.
fn write_over(path: &Path, bytes: &[u8], truncate: bool) {
    let mut file = OpenOptions::new().write(true).truncate(truncate).open(path).expect("the file");
    for piece in bytes.chunks(1 << 14) {
        file.write_all(piece).expect("written");
    }
}

#[test]
fn an_answer_is_right_or_refused_whatever_happens_to_the_file() {
    let folder = TempDir::new().expect("a folder");
    let (path, temporary) = (folder.path().join("feed.idx"), folder.path().join("temporary"));
    let indexes = indexes();
    assert_eq!(indexes[0].len(), indexes[1].len());
    fs::write(&path, &indexes[0]).expect("a file");
    let (is_over, answers) = (AtomicBool::new(false), AtomicU64::new(0));
    let check = |feed: &Feed| {
        for (id, wanted) in [("common", true), ("Common", false), ("C-0001", false)] {
            match feed.contains(id) {
                Ok(has) => {
                    assert_eq!(has, wanted, "{id}");
                    answers.fetch_add(1, Ordering::Relaxed);
                }
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
        let problems = reported([("common", None), ("Common", None)], &options(feed));
        let codes = codes(&problems);
        assert!(
            ["feed_id_case", "feed_unreadable", "feed_stale feed_id_case", "feed_stale feed_unreadable"]
                .contains(&&*codes.join(" ")),
            "{codes:?}"
        );
    };
    thread::scope(|scope| {
        // One that holds its handle, as a server, and two that open the file for each order, as PHP.
        let feed = Feed::open(&path).expect("an index");
        let (check, is_over, path) = (&check, &is_over, &path);
        scope.spawn(move || {
            while !is_over.load(Ordering::Relaxed) {
                check(&feed);
            }
        });
        for open in [Feed::open, Feed::load] {
            scope.spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    if let Ok(feed) = open(path) {
                        check(&feed);
                    }
                }
            });
        }
        for round in 0..ROUNDS {
            let bytes = &indexes[round % 2];
            match round % 4 {
                0 => {
                    fs::write(&temporary, bytes).expect("a file");
                    fs::rename(&temporary, path).expect("a name");
                }
                1 => write_over(path, bytes, true),
                2 => write_over(path, bytes, false),
                _ => {
                    let file = OpenOptions::new().write(true).open(path).expect("the file");
                    file.set_len(bytes.len() as u64 / 2).expect("cut off");
                    write_over(path, bytes, false);
                }
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(answers.into_inner() > 0);
    fs::write(&path, &indexes[0]).expect("a file");
    assert!(Feed::open(&path).expect("an index").contains("A-0001").expect("an answer"));
}
