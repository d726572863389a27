//! The handle of an index file, which follows the file.

use super::Index;
use super::error::FeedError;
use arc_swap::ArcSwap;
use std::fmt;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

/// How often the file is looked at, at most.
const PAUSE: Duration = Duration::from_secs(1);

/// The index of a feed, for the option [`feed`](crate::Options::feed): a handle that is cheap to clone, for all threads
/// of a server, and for its processes too if it was opened before they were forked.
///
/// When the file is replaced, the handle notices within a second of use and goes on with the new one. If the new one
/// is of no use, or the file is gone, it goes on with the old one; each order then has the warning `feed_stale`.
///
/// Replace the file by renaming, as [`IndexBuilder::write`](crate::feed::IndexBuilder::write) does. If it is written
/// over or cut off in place, answers are still right or refused: such an order has the warning `feed_unreadable`.
#[derive(Clone)]
pub struct Feed(Arc<Shared>);

/// An index in use, which stays as it is though the file is replaced.
pub(crate) type Opened = Arc<Index>;

struct Shared {
    path: PathBuf,
    open: fn(File) -> Result<Index, FeedError>,
    state: ArcSwap<State>,
    opened: Instant,
    /// When the file is to be looked at again: nanoseconds since it was opened.
    due: AtomicU64,
    /// Whether the index in use has turned out to be damaged, so that the file is opened again though it looks the
    /// same.
    is_doubted: AtomicBool,
}

/// The handle's content. Readers take all of it, and no reader waits for another: a lock that another thread held while
/// the process was forked would stay locked permanently.
struct State {
    index: Option<Opened>,
    /// Which file was looked at last, if there was one.
    seen: Option<Stamp>,
    /// What is wrong with it.
    error: Option<Arc<FeedError>>,
}

/// Distinguishes one file from the next at the same path.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    inode: (u64, u64),
    length: u64,
    changed: Option<SystemTime>,
}

impl Feed {
    /// Opens an index file. Only its header is read; each comparison reads the few blocks that it needs.
    ///
    /// # Errors
    /// The file cannot be read, or is not an index that this release reads.
    pub fn open(path: impl AsRef<Path>) -> Result<Feed, FeedError> {
        let state = State::open(path.as_ref(), Index::open)?;
        Ok(Feed::new(path.as_ref(), Index::open, state))
    }

    /// Reads an index file into memory and checks all of it, for programs that compare many orders.
    ///
    /// # Errors
    /// As for [`open`](Feed::open), or any part of the file is damaged.
    pub fn load(path: impl AsRef<Path>) -> Result<Feed, FeedError> {
        let state = State::open(path.as_ref(), Index::load)?;
        Ok(Feed::new(path.as_ref(), Index::load, state))
    }

    /// Opens a file that may still be missing or of no use: the orders are sent, each with the warning
    /// `feed_unreadable`, until there is one.
    pub fn follow(path: impl AsRef<Path>) -> Feed {
        let path = path.as_ref();
        let state = State::open(path, Index::open).unwrap_or_else(|error| State::without(None, Stamp::of(path), error));
        Feed::new(path, Index::open, state)
    }

    /// A handle of a file that the host does not let us open: the orders go, each with the warning `feed_unreadable`.
    pub fn refused(path: impl AsRef<Path>, error: FeedError) -> Feed {
        let feed = Feed::new(path.as_ref(), Index::open, State::without(None, None, error));
        feed.0.due.store(u64::MAX, Ordering::Relaxed);
        feed
    }

    fn new(path: &Path, open: fn(File) -> Result<Index, FeedError>, state: State) -> Feed {
        Feed(Arc::new(Shared {
            path: path.to_owned(),
            open,
            state: ArcSwap::from_pointee(state),
            opened: Instant::now(),
            due: AtomicU64::new(nanos(PAUSE)),
            is_doubted: AtomicBool::new(false),
        }))
    }

    /// The file's path, as it was given.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Offers of the feed; none if the file cannot be used.
    pub fn offers(&self) -> u64 {
        self.look().0.map_or(0, |index| index.offers())
    }

    /// Whether the feed has an offer with exactly this id.
    ///
    /// # Errors
    /// Why the file cannot be used.
    pub fn contains(&self, id: &str) -> Result<bool, Arc<FeedError>> {
        self.ask(|index| index.contains(id))
    }

    /// Reads the whole index and compares its checksums.
    ///
    /// # Errors
    /// [`FeedError::Damaged`], or why the file cannot be used.
    pub fn verify(&self) -> Result<(), Arc<FeedError>> {
        match self.error() {
            Some(error) => Err(error),
            None => self.ask(Index::verify),
        }
    }

    /// The error of the file, which is then not the one in use.
    pub fn error(&self) -> Option<Arc<FeedError>> {
        self.look().1
    }

    fn ask<T>(&self, question: impl FnOnce(&Index) -> Result<T, FeedError>) -> Result<T, Arc<FeedError>> {
        match self.look() {
            (Some(index), _) => question(&index).map_err(|error| {
                self.doubt();
                Arc::new(error)
            }),
            (None, error) => Err(error.unwrap_or_else(|| Arc::new(FeedError::Damaged))),
        }
    }

    /// Has the file opened again within a second: the index in use is damaged.
    pub(crate) fn doubt(&self) {
        self.0.is_doubted.store(true, Ordering::Relaxed);
    }

    /// The index in use, and what is wrong with the file.
    pub(crate) fn look(&self) -> (Option<Opened>, Option<Arc<FeedError>>) {
        self.follow_file();
        let state = self.0.state.load();
        (state.index.clone(), state.error.clone())
    }

    /// Looks at the file if it is time to, in one thread; the others go on with what there is.
    fn follow_file(&self) {
        let shared = &*self.0;
        let (now, due) = (nanos(shared.opened.elapsed()), shared.due.load(Ordering::Relaxed));
        let next = now.saturating_add(nanos(PAUSE));
        if now < due || shared.due.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_err() {
            return;
        }
        let stamp = Stamp::of(&shared.path);
        let state = shared.state.load();
        let is_doubted = shared.is_doubted.swap(false, Ordering::Relaxed);
        if stamp.is_some() && stamp == state.seen && !is_doubted {
            return;
        }
        let next = State::open(&shared.path, shared.open).unwrap_or_else(|error| {
            // One that was written over is of no use either.
            let index = state.index.clone().filter(|index| index.is_in_place());
            State::without(index, stamp, error)
        });
        shared.state.store(Arc::new(next));
    }
}

impl State {
    fn open(path: &Path, open: fn(File) -> Result<Index, FeedError>) -> Result<State, FeedError> {
        let regular = |metadata: Metadata| {
            let error = || io::Error::new(io::ErrorKind::InvalidInput, "not a regular file");
            if metadata.is_file() { Ok(metadata) } else { Err(error()) }
        };
        // To open a pipe would wait for somebody who writes to it, and to open a device may do anything.
        regular(fs::metadata(path)?)?;
        let file = File::open(path)?;
        let metadata = regular(file.metadata()?)?;
        Ok(State { index: Some(Arc::new(open(file)?)), seen: Some(Stamp::new(&metadata)), error: None })
    }

    /// No index but an earlier one.
    fn without(index: Option<Opened>, seen: Option<Stamp>, error: FeedError) -> State {
        State { index, seen, error: Some(Arc::new(error)) }
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Stamp> {
        fs::metadata(path).ok().map(|metadata| Stamp::new(&metadata))
    }

    fn new(metadata: &Metadata) -> Stamp {
        #[cfg(unix)]
        let inode = {
            use std::os::unix::fs::MetadataExt as _;
            (metadata.dev(), metadata.ino())
        };
        #[cfg(not(unix))]
        let inode = (0, 0);
        Stamp { inode, length: metadata.len(), changed: metadata.modified().ok() }
    }
}

/// Good for 584 years.
fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

/// Two handles are equal if they are clones of one.
impl PartialEq for Feed {
    fn eq(&self, other: &Feed) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Feed {}

impl fmt::Debug for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Feed").field(&self.0.path).finish()
    }
}
