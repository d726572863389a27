//! The options as a host passes them: read completely before they are interpreted.

use super::PATH;
use crate::base::charset::Charset;
use crate::base::lang::Lang;
use crate::base::limits::MAX_OPTION_VALUES;
use crate::base::named::Named;
use crate::base::text::is_blank;
#[cfg(feature = "feed")]
use crate::feed::Feed;
use crate::input::{Key, Source, SourceError, View};
use crate::report::builder::{Need, ProblemBuilder};
use crate::report::code::Code;
use crate::report::collector::Collector;
use crate::report::describe::{self, Expected};
use crate::report::path::Path;
use crate::report::suggest;
use std::borrow::Cow;
use std::mem;
use std::ops::ControlFlow;

/// An option's value.
pub(crate) enum Given<'a> {
    Nothing,
    Flag(bool),
    Text(Cow<'a, str>),
    Integer(i64),
    List(Vec<Given<'a>>),
    Map(Pairs<'a>),
    /// The host's handle of a feed, and its view, which a message shows.
    #[cfg(feature = "feed")]
    Feed(Feed, View<'a>),
    /// Something else; bytes only until the option `charset` is known.
    Other(View<'a>),
    Unreadable(SourceError),
}

type Pairs<'a> = Vec<(Cow<'a, str>, Given<'a>)>;

/// Counts the values of all options, on every level: a host's iterator may have no end.
#[derive(Default)]
struct Budget {
    values: usize,
    is_exceeded: bool,
}

impl Budget {
    /// Takes one more value, if there may be one more.
    fn take(&mut self) -> ControlFlow<()> {
        self.is_exceeded |= self.values == MAX_OPTION_VALUES;
        if self.is_exceeded {
            return ControlFlow::Break(());
        }
        self.values += 1;
        ControlFlow::Continue(())
    }
}

/// Reads a map of options, whose values may hold lists and maps so many levels deep; gives each name once, and the
/// problems so far.
pub(crate) fn read<'a>(source: &impl Source<'a>, nesting: usize) -> (Pairs<'a>, Collector) {
    let mut budget = Budget::default();
    let mut given = Vec::new();
    let (walk, no_map) = match source.view() {
        View::Map => (pairs(source, nesting, &mut budget, &mut given), None),
        // An empty list is an empty map where the host has one kind of array.
        View::List => {
            let mut found = Vec::new();
            let walk = elements(source, nesting, &mut budget, &mut found);
            (walk, (!found.is_empty()).then_some(View::List))
        }
        View::Nothing => (Ok(()), None),
        View::Unreadable(fault) => (Err(fault), None),
        other => (Ok(()), Some(other)),
    };
    let rest = source.finish();

    // These two first: the language in which the others are reported, and the encoding in which they are read.
    let (mut lang, mut charset) = (Lang::default(), Charset::default());
    for (name, given) in &given {
        let name = &**name;
        if matches!(name, "lang" | "charset")
            && let Some(text) = given.as_text(charset)
        {
            match name {
                "lang" => lang = Lang::from_name(&text).unwrap_or_default(),
                _ => charset = Charset::from_name(&text).unwrap_or_default(),
            }
        }
    }
    let mut problems = Collector::new(lang, false);
    if let Err(fault) = walk.and(rest) {
        problems.unreadable(&fault, &PATH, Need::Required);
    }
    if budget.is_exceeded {
        problems.report(&PATH, ProblemBuilder::error(Code::TOO_MANY_KEYS).expected(MAX_OPTION_VALUES.to_string()));
    }
    if let Some(view) = no_map {
        let expected = match lang {
            Lang::En => "a map of options",
            Lang::Ru => "набор опций",
        };
        let report = ProblemBuilder::error(Code::OPTION_INVALID).expected(expected);
        problems.report(&PATH, report.given(describe::view(&view, lang)));
    }
    settle(&mut given, charset, &PATH, &mut problems);
    (given, problems)
}

fn pairs<'a, S: Source<'a>>(
    source: &S,
    nesting: usize,
    budget: &mut Budget,
    given: &mut Pairs<'a>,
) -> Result<(), SourceError> {
    source.pairs(&[], |key, value| {
        budget.take()?;
        given.push((key_name(key), Given::read(&value, nesting, budget)));
        ControlFlow::Continue(())
    })
}

fn elements<'a, S: Source<'a>>(
    source: &S,
    nesting: usize,
    budget: &mut Budget,
    given: &mut Vec<Given<'a>>,
) -> Result<(), SourceError> {
    source.elements(|element| {
        budget.take()?;
        given.push(Given::read(&element, nesting, budget));
        ControlFlow::Continue(())
    })
}

/// Decodes the bytes of a map, and removes and reports duplicate names.
fn settle(pairs: &mut Pairs<'_>, charset: Charset, path: &Path<'_>, problems: &mut Collector) {
    let mut kept = 0;
    for index in 0..pairs.len() {
        let (earlier, rest) = pairs.split_at_mut(index);
        let [(name, given), ..] = rest else { break };
        let here = path.key(name);
        // Options are few, and their number has a limit.
        if earlier[..kept].iter().any(|(known, _)| known == name) {
            problems.report(&here, ProblemBuilder::error(Code::DUPLICATE_KEY));
            continue;
        }
        given.settle(charset, &here, problems);
        if kept < index {
            pairs.swap(kept, index);
        }
        kept += 1;
    }
    pairs.truncate(kept);
}

impl<'a> Given<'a> {
    fn read<S: Source<'a>>(source: &S, nesting: usize, budget: &mut Budget) -> Given<'a> {
        if let Some(text) = source.text() {
            return Given::text(text.into());
        }
        match source.view() {
            View::Nothing => Given::Nothing,
            View::Bool(flag) => Given::Flag(flag),
            View::Integer(integer) => Given::Integer(integer),
            View::Text(text) => Given::text(text),
            View::Unreadable(fault) => Given::Unreadable(fault),
            // A syntax error ends the outer walks too, and is reported there.
            View::List if nesting > 0 => {
                let mut given = Vec::new();
                let walk = elements(source, nesting - 1, budget, &mut given);
                walk.map_or_else(Given::Unreadable, |()| Given::List(given))
            }
            View::Map if nesting > 0 => {
                let mut given = Vec::new();
                let walk = pairs(source, nesting - 1, budget, &mut given);
                walk.map_or_else(Given::Unreadable, |()| Given::Map(given))
            }
            #[cfg(feature = "feed")]
            View::Other(kind) => match source.feed() {
                Some(feed) => Given::Feed(feed, View::Other(kind)),
                None => Given::Other(View::Other(kind)),
            },
            other => Given::Other(other),
        }
    }

    fn text(text: Cow<'a, str>) -> Given<'a> {
        if is_blank(&text) { Given::Nothing } else { Given::Text(text) }
    }

    fn as_text(&self, charset: Charset) -> Option<Cow<'_, str>> {
        match self {
            Given::Text(text) => Some(Cow::Borrowed(text)),
            Given::Other(View::Bytes(bytes)) => charset.decode(Cow::Borrowed(bytes)).filter(|text| !is_blank(text)),
            _ => None,
        }
    }

    fn settle(&mut self, charset: Charset, path: &Path<'_>, problems: &mut Collector) {
        match self {
            Given::Other(View::Bytes(bytes)) => {
                let text = charset.decode(mem::take(bytes));
                *self = text.map_or(Given::Unreadable(SourceError::NotUtf8), Given::text);
            }
            Given::List(elements) => {
                for (index, element) in elements.iter_mut().enumerate() {
                    element.settle(charset, &path.index(index), problems);
                }
            }
            Given::Map(pairs) => settle(pairs, charset, path, problems),
            _ => {}
        }
    }

    fn show(&self, lang: Lang) -> String {
        match self {
            Given::Nothing => "null".to_owned(),
            Given::Flag(flag) => flag.to_string(),
            Given::Text(text) => describe::text(text),
            Given::Integer(integer) => describe::view(&View::Integer(*integer), lang),
            Given::List(_) => describe::kind(&View::List, lang),
            Given::Map(_) => describe::kind(&View::Map, lang),
            Given::Other(view) => describe::view(view, lang),
            #[cfg(feature = "feed")]
            Given::Feed(_, view) => describe::view(view, lang),
            Given::Unreadable(_) => String::new(),
        }
    }

    /// Reports a value that the option does not take.
    #[cold]
    pub(crate) fn invalid(&self, expected: &str, path: &Path<'_>, problems: &mut Collector) {
        if let Given::Unreadable(fault) = self {
            return problems.unreadable(fault, path, Need::Required);
        }
        let report = ProblemBuilder::error(Code::OPTION_INVALID).expected(expected).given(self.show(problems.lang()));
        problems.report(path, report);
    }

    #[cold]
    fn no_name(&self, names: &str, path: &Path<'_>, problems: &mut Collector) {
        let expected = match problems.lang() {
            Lang::En => format!("one of {names}"),
            Lang::Ru => format!("одно из: {names}"),
        };
        self.invalid(&expected, path, problems);
    }

    pub(crate) fn set_text(self, option: &mut Option<String>, path: &Path<'_>, problems: &mut Collector) {
        match self {
            Given::Nothing => {}
            Given::Text(text) => *option = Some(text.into_owned()),
            other => other.invalid(describe::expected(Expected::Text, problems.lang()), path, problems),
        }
    }

    /// Reads a text that may be a whole number, such as an id.
    #[cfg(feature = "gtm")]
    pub(crate) fn set_label(self, option: &mut Option<String>, path: &Path<'_>, problems: &mut Collector) {
        match self {
            Given::Integer(integer) => *option = Some(integer.to_string()),
            Given::Nothing | Given::Text(_) => self.set_text(option, path, problems),
            other => other.invalid(describe::expected(Expected::TextOrInteger, problems.lang()), path, problems),
        }
    }

    pub(crate) fn set_flag(self, option: &mut bool, path: &Path<'_>, problems: &mut Collector) {
        match self {
            Given::Nothing => {}
            Given::Flag(flag) => *option = flag,
            other => {
                let expected = match problems.lang() {
                    Lang::En => "true or false",
                    Lang::Ru => "true или false",
                };
                other.invalid(expected, path, problems);
            }
        }
    }

    #[cfg(feature = "feed")]
    pub(crate) fn set_feed(self, option: &mut Option<Feed>, path: &Path<'_>, problems: &mut Collector) {
        match self {
            Given::Nothing => {}
            Given::Feed(feed, _) => *option = Some(feed),
            Given::Text(file) => *option = Some(Feed::follow(file.into_owned())),
            other => {
                let expected = match problems.lang() {
                    Lang::En => "a feed, or the path of its index",
                    Lang::Ru => "фид или путь к его индексу",
                };
                other.invalid(expected, path, problems);
            }
        }
    }

    pub(crate) fn set_named<T: Named>(self, option: &mut T, path: &Path<'_>, problems: &mut Collector) {
        match &self {
            Given::Nothing => return,
            Given::Text(text) => {
                if let Some(value) = T::from_name(text) {
                    *option = value;
                    return;
                }
            }
            _ => {}
        }
        self.no_name(&T::names(), path, problems);
    }
}

/// Reports a name that is none of those there are.
#[cold]
pub(crate) fn unknown<'n>(
    path: &Path<'_>,
    name: &str,
    names: impl IntoIterator<Item = &'n str>,
    problems: &mut Collector,
) {
    let names: Vec<_> = names.into_iter().collect();
    let suggestion = suggest::nearest(name, names.iter().copied()).map(str::to_owned);
    let report = ProblemBuilder::error(Code::OPTION_UNKNOWN).expected(names.join(", "));
    problems.report(path, report.suggestion(suggestion));
}

fn key_name(key: Key<'_>) -> Cow<'_, str> {
    match key {
        Key::Field(field) => field.name().into(),
        Key::Other(View::Text(text)) => text,
        Key::Other(View::Bytes(Cow::Borrowed(bytes))) => String::from_utf8_lossy(bytes),
        Key::Other(View::Bytes(bytes)) => String::from_utf8_lossy(&bytes).into_owned().into(),
        Key::Other(other) => describe::view(&other, Lang::En).into(),
    }
}
