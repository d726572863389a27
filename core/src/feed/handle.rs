//! The handle of an index file, which follows the file.

use super::error::FeedError;
use super::index::Index;
use super::map::MappedFile;
use arc_swap::ArcSwap;
use std::fmt;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant, SystemTime};

/// How often the file is looked at, at most.
const PAUSE: Duration = Duration::from_secs(1);

/// The index of a feed, for the option [`feed`](crate::Options::feed): a handle that is cheap to clone, for all threads
/// of a server, and for its processes too if it was opened before they were forked.
///
/// When the file is replaced, the handle notices within a second of use and goes on with the new one. If the new one
/// is of no use, or the file is gone, it goes on with the old one; each order then has the warning `feed_stale`.
///
/// Replace the file by renaming, as [`IndexBuilder::write`](super::IndexBuilder::write) does. The file is mapped into
/// memory: writing over it, or cutting it off, while an order is compared with it may end the process.
#[derive(Clone)]
pub struct Feed(Arc<Shared>);

/// An index in use, which stays as it is though the file is replaced.
pub(crate) type Opened = Arc<Index<MappedFile>>;

struct Shared {
    path: PathBuf,
    state: ArcSwap<State>,
    opened: Instant,
    /// When the file is to be looked at again: nanoseconds since it was opened.
    due: AtomicU64,
}

/// What the handle holds. Readers take it whole, and nobody waits for anybody: a lock that another thread held while
/// the process was forked would stay locked for ever.
struct State {
    index: Option<Opened>,
    /// Which file was looked at last, if there was one.
    seen: Option<Stamp>,
    /// What is wrong with it.
    error: Option<Arc<FeedError>>,
}

/// What tells one file from the next at the same path.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    inode: (u64, u64),
    length: u64,
    changed: Option<SystemTime>,
}

impl Feed {
    /// Opens an index file. Nothing but its header is read.
    ///
    /// # Errors
    /// The file cannot be read, or is no index that this release reads.
    pub fn open(path: impl AsRef<Path>) -> Result<Feed, FeedError> {
        let state = State::open(path.as_ref())?;
        Ok(Feed::new(path.as_ref(), state))
    }

    /// The same for a file that may still be missing or of no use: the orders go, each with the warning
    /// `feed_unreadable`, until there is one.
    pub fn follow(path: impl AsRef<Path>) -> Feed {
        let path = path.as_ref();
        let state = State::open(path).unwrap_or_else(|error| State::without(None, Stamp::of(path), error));
        Feed::new(path, state)
    }

    /// A handle of a file that the host does not let us open: the orders go, each with the warning `feed_unreadable`.
    pub fn refused(path: impl AsRef<Path>, error: FeedError) -> Feed {
        let feed = Feed::new(path.as_ref(), State::without(None, None, error));
        feed.0.due.store(u64::MAX, Ordering::Relaxed);
        feed
    }

    fn new(path: &Path, state: State) -> Feed {
        let (opened, due) = (Instant::now(), AtomicU64::new(nanos(PAUSE)));
        Feed(Arc::new(Shared { path: path.to_owned(), state: ArcSwap::from_pointee(state), opened, due }))
    }

    /// The file's path, as it was given.
    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Offers of the feed; none if the file cannot be used.
    pub fn offers(&self) -> u64 {
        self.index().map_or(0, |index| index.offers())
    }

    /// Whether the feed has an offer with exactly this id.
    pub fn contains(&self, id: &str) -> bool {
        self.index().is_some_and(|index| index.contains(id))
    }

    /// Reads the whole index and compares its checksum.
    ///
    /// # Errors
    /// [`FeedError::Damaged`], or why the file cannot be used.
    pub fn verify(&self) -> Result<(), Arc<FeedError>> {
        match self.look() {
            (Some(index), None) => Ok(index.verify()?),
            (_, error) => Err(error.unwrap_or_else(|| Arc::new(FeedError::Damaged))),
        }
    }

    /// What is wrong with the file, which is then not the one in use.
    pub fn error(&self) -> Option<Arc<FeedError>> {
        self.look().1
    }

    fn index(&self) -> Option<Opened> {
        self.look().0
    }

    /// The index in use, and what is wrong with the file.
    pub(crate) fn look(&self) -> (Option<Opened>, Option<Arc<FeedError>>) {
        self.follow_file();
        let state = self.0.state.load();
        // A file that was cut off must not be touched.
        let is_whole = |index: &&Opened| index.bytes().is_whole();
        match (&state.index, state.index.as_ref().filter(is_whole)) {
            (Some(_), None) => (None, Some(Arc::new(FeedError::Damaged))),
            (_, index) => (index.cloned(), state.error.clone()),
        }
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
        if stamp.is_some() && stamp == state.seen {
            return;
        }
        let next = State::open(&shared.path).unwrap_or_else(|error| State::without(state.index.clone(), stamp, error));
        shared.state.store(Arc::new(next));
    }
}

impl State {
    fn open(path: &Path) -> Result<State, FeedError> {
        let (file, metadata) = MappedFile::open(path)?;
        let index = Some(Arc::new(Index::new(file)?));
        Ok(State { index, seen: Some(Stamp::new(&metadata)), error: None })
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
