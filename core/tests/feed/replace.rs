//! Replacing an index file: what is replaced, by whose path, and what the new file has of the old one.

use crate::{builder, offers, write};
use flocktory_postcheckout::feed::{Feed, FeedError};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn written(path: &Path, force: bool) -> Result<(), FeedError> {
    builder(offers(["1"])).write(path, force).map(|_| ())
}

fn has(path: &Path, id: &str) -> bool {
    Feed::open(path).expect("an index").contains(id).expect("an answer")
}

#[test]
fn only_an_index_or_an_empty_file_is_replaced() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("feed.idx");
    let others = [
        &b"<yml_catalog/>"[..],
        b"\n<yml_catalog/>",
        b"\xef\xbb\xbf<yml_catalog/>",
        b"\xff\xfe<\0y\0",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
        b"id;name\n1;shoes\n",
        b"{\"order\":{}}\n",
        b" ",
        b"\x89PNG\r\n\x1a\n",
        b"\x89FLFX\r\n",
    ];
    for content in others {
        fs::write(&path, content).expect("a file");
        assert!(matches!(written(&path, false), Err(FeedError::NotReplaced)));
        assert_eq!(fs::read(&path).expect("the file"), content);
        written(&path, true).expect("an index");
        assert!(has(&path, "1"));
    }
    // One that is broken, or of another format, is an index too.
    for content in [&b""[..], b"\x89FLFX\r\n\x1a", b"\x89FLFX\r\n\x1a\xff\xff\xff\xff and more"] {
        fs::write(&path, content).expect("a file");
        written(&path, false).expect("an index");
        assert!(has(&path, "1"));
    }
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("a folder").map(|entry| entry.expect("entry").file_name()).collect();
    assert_eq!(left, ["feed.idx"]);
}

#[test]
fn a_folder_or_a_device_is_never_replaced() {
    let folder = TempDir::new().expect("a folder");
    for path in [folder.path(), Path::new("/dev/null")] {
        for force in [false, true] {
            assert!(matches!(written(path, force), Err(FeedError::NotReplaced)), "{}", path.display());
        }
    }
    assert!(matches!(written(&folder.path().join("missing/feed.idx"), true), Err(FeedError::Io(_))));
}

/// Where a folder is shared, a user's link or file is for that user alone. To make another user's takes an administrator.
#[cfg(unix)]
#[test]
fn another_users_link_is_not_followed_in_a_shared_folder() {
    use std::os::unix::fs::{PermissionsExt as _, lchown, symlink};
    let folder = TempDir::new().expect("a folder");
    let (shared, real) = (folder.path().join("shared"), folder.path().join("real"));
    fs::create_dir(&shared).expect("a folder");
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o1777)).expect("a mode");
    fs::create_dir(&real).expect("a folder");
    write(offers(["0"]), &real.join("feed.idx"));
    let (link, way, file) = (shared.join("feed.idx"), shared.join("way"), shared.join("file.idx"));
    symlink(real.join("feed.idx"), &link).expect("a link");
    symlink("../real", &way).expect("a link");
    symlink(&link, folder.path().join("further.idx")).expect("a link");
    fs::write(&file, "").expect("a file");
    let paths = [link.clone(), way.join("feed.idx"), folder.path().join("further.idx"), file.clone()];
    for path in &paths {
        written(path, false).expect("our own");
        assert!(has(path, "1"));
    }
    // The folder's owner is us too, which is trusted: so the folder changes hands.
    let is_administrator = lchown(&shared, Some(4321), None).is_ok();
    for path in &paths {
        written(path, false).expect("our own");
    }
    if is_administrator {
        for path in [&link, &way, &file] {
            lchown(path, Some(1234), None).expect("a user");
        }
        for path in &paths {
            assert!(matches!(written(path, true), Err(FeedError::Untrusted)), "{}", path.display());
        }
        // The owner of the folder may do anything there already.
        for path in [&link, &way, &file] {
            lchown(path, Some(4321), None).expect("a user");
        }
        for path in &paths {
            written(path, false).expect("the folder's owner's");
        }
    }
    assert_eq!(fs::read_dir(&shared).expect("a folder").count(), 3);
}

#[cfg(unix)]
#[test]
fn links_without_end_are_an_error() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("feed.idx");
    std::os::unix::fs::symlink(&path, &path).expect("a link");
    assert!(matches!(written(&path, true), Err(FeedError::Io(_))));
}

/// A server may run as another user than the job that makes the index.
#[cfg(unix)]
#[test]
fn an_index_keeps_its_mode_and_its_owner() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("feed.idx");
    write(offers(["1"]), &path);
    // Only an administrator may do this.
    let owner = if chown(&path, Some(1234), Some(4321)).is_ok() { Some((1234, 4321)) } else { None };
    for mode in [0o640, 0o604, 0o4755] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a mode");
        write(offers(["2"]), &path);
        let new = fs::metadata(&path).expect("the file");
        assert_eq!(new.mode() & 0o7777, mode & 0o777);
        assert!(owner.is_none_or(|owner| owner == (new.uid(), new.gid())));
    }
    let fresh = folder.path().join("fresh");
    fs::write(&fresh, "").expect("a file");
    let usual = fs::metadata(&fresh).expect("the file").mode();
    write(offers(["1"]), &folder.path().join("new.idx"));
    assert_eq!(fs::metadata(folder.path().join("new.idx")).expect("the file").mode(), usual);
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
    assert!(has(&path, "1"));
}

#[test]
fn a_link_stays_one() {
    let folder = TempDir::new().expect("a folder");
    let (real, link) = (folder.path().join("real.idx"), folder.path().join("link.idx"));
    write(offers(["1"]), &real);
    #[cfg(unix)]
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    write(offers(["2"]), &link);
    assert!(has(&real, "2"));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
}
