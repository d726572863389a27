//! The methods of the class `Feed`.

use crate::arguments::call;
use crate::edge::edge;
use crate::handle::Feed;
use crate::lock;
use crate::ruby;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::{Feed as Core, FeedError, FileError, IndexOptions, index_input};
use magnus::typed_data::Obj;
use magnus::{Error, RArray, Ruby, TryConvert as _, TypedData, Value, function, method, prelude::*};
use std::fs::File;
use std::path::PathBuf;

pub(crate) fn define(ruby: &Ruby) -> Result<(), Error> {
    let class = Feed::class(ruby);
    class.define_singleton_method("open", function!(open, -1))?;
    class.singleton_class()?.define_private_method("index_file", method!(index, -1))?;
    class.define_method("path", method!(Feed::path, 0))?;
    class.define_method("offers", method!(Feed::offers, 0))?;
    class.define_method("include?", method!(Feed::contains, 1))?;
    class.define_method("error", method!(Feed::error, 0))
}

fn open(ruby: &Ruby, arguments: &[Value]) -> Result<Obj<Feed>, Error> {
    call(ruby, arguments, |[path], options, _| {
        let path = PathBuf::try_convert(path)?;
        let feed = Core::open(&path).map_err(|error| refused(ruby, &FileError::new(&path, error), options.lang))?;
        let feed = ruby.obj_wrap(Feed(feed));
        feed.freeze();
        Ok(feed)
    })
}

/// Returns the numbers of offers and bytes, and the problems. The gem's Ruby code makes an object from them.
fn index(ruby: &Ruby, _: Value, arguments: &[Value]) -> Result<(u64, u64, RArray), Error> {
    call(ruby, arguments, |[feed, index, partial, force], options, _| {
        let (feed, index) = (PathBuf::try_convert(feed)?, PathBuf::try_convert(index)?);
        let mut how = IndexOptions::default();
        (how.partial, how.force, how.lang) = (partial.to_bool(), force.to_bool(), options.lang);
        let indexed = lock::without(move |interrupts| {
            let input = File::open(&feed).map_err(|error| FileError::new(&feed, FeedError::Io(error)))?;
            index_input(interrupts.reader(input), &feed, &index, how)
        })?;
        match indexed {
            Ok(indexed) => Ok((indexed.offers, indexed.bytes, ruby::problems(ruby, &indexed.problems)?)),
            Err(error) => Err(refused(ruby, &error, options.lang)),
        }
    })
}

fn refused(ruby: &Ruby, error: &FileError, lang: Lang) -> Error {
    ruby::feed_error(ruby, &error.text(lang), &error.problems)
}

impl Feed {
    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    fn offers(&self) -> u64 {
        self.0.offers()
    }

    fn contains(ruby: &Ruby, feed: &Feed, id: Value) -> Result<bool, Error> {
        edge(ruby, || {
            let answer = feed.0.contains(&id.funcall_public::<_, _, String>("to_s", ())?);
            answer.map_err(|error| refused(ruby, &FileError::new(feed.0.path(), error), Lang::default()))
        })
    }

    fn error(&self) -> Option<String> {
        self.0.error().map(|error| error.to_string())
    }
}
