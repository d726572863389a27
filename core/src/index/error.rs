//! Why a file cannot be used as an index of a feed.

use crate::base::lang::Lang;
use crate::base::limits::{MAX_FEED_IDS, MAX_FEED_OFFERS};
use std::{fmt, io};

/// Why an index of a feed cannot be opened, trusted or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum FeedError {
    /// The operating system refuses.
    Io(io::Error),
    /// The file is something else.
    Foreign,
    /// Another release of this library wrote the index, in a format of this number that this one does not read.
    Version(u32),
    /// The file is shorter or longer than the index that it begins with.
    Length {
        /// Bytes that the index has by its own account.
        due: u64,
        /// Bytes that there are.
        found: u64,
    },
    /// The bytes are not those that were written, or another file was written over them.
    Damaged,
    /// There is another file, which is not an index.
    NotReplaced,
    /// The path leads through another user's link, or to another user's file, in a folder where everybody may make one.
    Untrusted,
    /// The document is not a feed that can be read.
    Unreadable {
        /// Why, in the language that the reader was asked for.
        message: String,
        /// The line where reading ended, from 1.
        line: u64,
        /// The column there, from 1.
        column: u64,
    },
    /// Parts of the feed cannot be read.
    Partial,
    /// The feed has more offers, or their ids take more bytes, than an index can hold.
    TooLarge,
}

impl FeedError {
    /// The error, as a part of a sentence.
    pub fn text(&self, lang: Lang) -> String {
        match (self, lang) {
            (FeedError::Io(error), _) => error.to_string(),
            (FeedError::Foreign, Lang::En) => "this is not an index of a feed; `feed index` makes one".to_owned(),
            (FeedError::Foreign, Lang::Ru) => "это не индекс фида; его строит `feed index`".to_owned(),
            (FeedError::Version(version), Lang::En) => {
                format!("the index has format {version}, which this release does not read: make it again")
            }
            (FeedError::Version(version), Lang::Ru) => {
                format!("формат индекса {version} этой версии неизвестен: постройте индекс заново")
            }
            (FeedError::Length { due, found }, Lang::En) => {
                format!("the index should have {due} bytes and has {found}: make it again")
            }
            (FeedError::Length { due, found }, Lang::Ru) => {
                format!("в индексе должно быть байтов: {due}, а их {found}: постройте индекс заново")
            }
            (FeedError::Damaged, Lang::En) => "the index is damaged or was overwritten: make it again".to_owned(),
            (FeedError::Damaged, Lang::Ru) => "индекс повреждён или перезаписан: постройте его заново".to_owned(),
            (FeedError::NotReplaced, Lang::En) => {
                "this is not an index, so it was not replaced; `force` replaces any regular file".to_owned()
            }
            (FeedError::NotReplaced, Lang::Ru) => {
                "это не индекс, поэтому файл не заменён; любой обычный файл заменяется с `force`".to_owned()
            }
            (FeedError::Untrusted, Lang::En) => {
                "the path leads to another user's link or file in a folder where everybody may create them".to_owned()
            }
            (FeedError::Untrusted, Lang::Ru) => {
                "путь ведёт к чужой ссылке или чужому файлу в каталоге, где их может создать любой".to_owned()
            }
            // Its language is that of the reading.
            (FeedError::Unreadable { message, .. }, _) => message.clone(),
            (FeedError::Partial, Lang::En) => "parts of it cannot be read, so no index was written".to_owned(),
            (FeedError::Partial, Lang::Ru) => "часть его не читается, поэтому индекс не записан".to_owned(),
            (FeedError::TooLarge, Lang::En) => {
                format!(
                    "the feed has more than {MAX_FEED_OFFERS} offers, or their ids take more than {MAX_FEED_IDS} bytes"
                )
            }
            (FeedError::TooLarge, Lang::Ru) => {
                format!("в фиде больше {MAX_FEED_OFFERS} предложений, или их id занимают больше {MAX_FEED_IDS} байтов")
            }
        }
    }
}

impl fmt::Display for FeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl std::error::Error for FeedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            FeedError::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for FeedError {
    fn from(error: io::Error) -> FeedError {
        FeedError::Io(error)
    }
}
