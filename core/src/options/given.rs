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
use std::ops::ControlFlow;

/// An option's value.
#[cfg_attr(not(feature = "gtm"), expect(dead_code, reason = "no option of a snippet looks into lists and maps"))]
pub(crate) enum Given<'a> {
    Nothing,
    Flag(bool),
    Text(Cow<'a, str>),
    Integer(i64),
    List(Vec<Given<'a>>),
    Map(Vec<(Cow<'a, str>, Given<'a>)>),
    /// The host's handle of a feed, and its kind as a message shows it.
    #[cfg(feature = "feed")]
    Feed(Feed, String),
    /// Something else, as a message shows it.
    Other(String),
    Unreadable(SourceError),
}

/// A value before the options `charset` and `lang` are known, which decide how it is read.
enum Raw<'a> {
    Scalar(View<'a>),
    List(Vec<Raw<'a>>, Result<(), SourceError>),
    Map(Pairs<'a>, Result<(), SourceError>),
    #[cfg(feature = "feed")]
    Feed(Feed, View<'a>),
}

type Pairs<'a> = Vec<(Cow<'a, str>, Raw<'a>)>;

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
pub(crate) fn read<'a>(source: &impl Source<'a>, nesting: usize) -> (Vec<(Cow<'a, str>, Given<'a>)>, Collector) {
    let mut budget = Budget::default();
    let raw = Raw::read(source, nesting + 1, &mut budget);
    let rest = source.finish();
    let (found, walk, no_map) = match raw {
        Raw::Map(pairs, walk) => (pairs, walk, None),
        // An empty list is an empty map where the host has one kind of array.
        Raw::List(elements, walk) => (Vec::new(), walk, (!elements.is_empty()).then_some(View::List)),
        Raw::Scalar(View::Nothing) => (Vec::new(), Ok(()), None),
        Raw::Scalar(View::Unreadable(fault)) => (Vec::new(), Err(fault), None),
        Raw::Scalar(other) => (Vec::new(), Ok(()), Some(other)),
        #[cfg(feature = "feed")]
        Raw::Feed(_, view) => (Vec::new(), Ok(()), Some(view)),
    };

    let (mut lang, mut charset) = (Lang::default(), Charset::default());
    // These two first: the language in which the others are reported, and the encoding in which they are read.
    for (name, raw) in &found {
        let (name, Raw::Scalar(view)) = (&**name, raw) else { continue };
        if matches!(name, "lang" | "charset")
            && let Given::Text(text) = Given::scalar(view.clone(), charset, lang)
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
    (once_each(found, charset, &PATH, &mut problems), problems)
}

/// The pairs of a map; duplicate names are reported.
fn once_each<'a>(
    pairs: Pairs<'a>,
    charset: Charset,
    path: &Path<'_>,
    problems: &mut Collector,
) -> Vec<(Cow<'a, str>, Given<'a>)> {
    let mut given: Vec<(Cow<'a, str>, Given<'a>)> = Vec::with_capacity(pairs.len());
    for (name, raw) in pairs {
        let here = path.key(&name);
        // Options are few, and their number has a limit.
        if given.iter().any(|(earlier, _)| *earlier == name) {
            problems.report(&here, ProblemBuilder::error(Code::DUPLICATE_KEY));
        } else {
            let value = Given::new(raw, charset, &here, problems);
            given.push((name, value));
        }
    }
    given
}

impl<'a> Raw<'a> {
    fn read<S: Source<'a>>(source: &S, nesting: usize, budget: &mut Budget) -> Raw<'a> {
        let view = source.view();
        let (mut elements, mut pairs) = (Vec::new(), Vec::new());
        let (is_list, walk) = match view {
            View::List if nesting > 0 => (
                true,
                source.elements(|element| {
                    budget.take()?;
                    elements.push(Raw::read(&element, nesting - 1, budget));
                    ControlFlow::Continue(())
                }),
            ),
            View::Map if nesting > 0 => (
                false,
                source.pairs(&[], |key, value| {
                    budget.take()?;
                    pairs.push((key_name(key), Raw::read(&value, nesting - 1, budget)));
                    ControlFlow::Continue(())
                }),
            ),
            #[cfg(feature = "feed")]
            View::Other(_) => {
                return match source.feed() {
                    Some(feed) => Raw::Feed(feed, view),
                    None => Raw::Scalar(view),
                };
            }
            other => return Raw::Scalar(other),
        };
        if is_list { Raw::List(elements, walk) } else { Raw::Map(pairs, walk) }
    }
}

impl<'a> Given<'a> {
    fn new(raw: Raw<'a>, charset: Charset, path: &Path<'_>, problems: &mut Collector) -> Given<'a> {
        match raw {
            Raw::Scalar(view) => Given::scalar(view, charset, problems.lang()),
            // A syntax error ends the outer walks too, and is reported there.
            Raw::List(_, Err(fault)) | Raw::Map(_, Err(fault)) => Given::Unreadable(fault),
            Raw::List(elements, Ok(())) => {
                let one = |(index, raw)| Given::new(raw, charset, &path.index(index), problems);
                Given::List(elements.into_iter().enumerate().map(one).collect())
            }
            Raw::Map(pairs, Ok(())) => Given::Map(once_each(pairs, charset, path, problems)),
            #[cfg(feature = "feed")]
            Raw::Feed(feed, view) => Given::Feed(feed, describe::view(&view, problems.lang())),
        }
    }

    fn scalar(view: View<'a>, charset: Charset, lang: Lang) -> Given<'a> {
        let text = match view {
            View::Nothing => return Given::Nothing,
            View::Bool(flag) => return Given::Flag(flag),
            View::Unreadable(fault) => return Given::Unreadable(fault),
            View::Integer(integer) => return Given::Integer(integer),
            View::Text(text) => text,
            View::Bytes(bytes) => match charset.decode(bytes) {
                Some(text) => text,
                None => return Given::Unreadable(SourceError::NotUtf8),
            },
            other => return Given::Other(describe::view(&other, lang)),
        };
        if is_blank(&text) { Given::Nothing } else { Given::Text(text) }
    }

    fn show(&self, lang: Lang) -> String {
        match self {
            Given::Nothing => "null".to_owned(),
            Given::Flag(flag) => flag.to_string(),
            Given::Text(text) => describe::text(text),
            Given::Integer(integer) => describe::view(&View::Integer(*integer), lang),
            Given::List(_) => describe::kind(&View::List, lang),
            Given::Map(_) => describe::kind(&View::Map, lang),
            Given::Other(shown) => shown.clone(),
            #[cfg(feature = "feed")]
            Given::Feed(_, shown) => shown.clone(),
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
