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

/// Options that are set while they are read. The first one with something to report and all after it are not, because the
/// language of messages and the charset may come last. The default methods set none.
pub(crate) trait Taker<'a> {
    /// Sets an option, or gives back a value that it does not take.
    fn take(&mut self, name: &str, given: Given<'a>) -> Result<(), Given<'a>> {
        let _ = name;
        Err(given)
    }

    /// Whether an option is set.
    fn has(&self, name: &str) -> bool {
        let _ = name;
        false
    }

    /// The language of messages and the charset, as they are set.
    fn lang_and_charset(&self) -> (Lang, Charset) {
        Default::default()
    }
}

impl Taker<'_> for () {}

/// Reads a map of options, whose values may hold lists and maps so many levels deep. Gives those that are not taken, each
/// name once, and the problems so far.
pub(crate) fn read<'a>(source: &impl Source<'a>, nesting: usize, taker: &mut impl Taker<'a>) -> (Pairs<'a>, Collector) {
    let mut budget = Budget::default();
    let mut given = Vec::new();
    let (walk, no_map) = match source.view() {
        View::Map => {
            let walk = pairs(source, nesting, &mut budget, |name, value| {
                // Once there is something to report, all wait: problems are in the order of the options.
                let value = if given.is_empty() { taker.take(&name, value) } else { Err(value) };
                given.extend(value.err().map(|value| (name, value)));
            });
            (walk, None)
        }
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
    let (mut lang, mut charset) = taker.lang_and_charset();
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
    settle(&mut given, charset, &PATH, |name| taker.has(name), &mut problems);
    (given, problems)
}

fn pairs<'a, S: Source<'a>>(
    source: &S,
    nesting: usize,
    budget: &mut Budget,
    mut visit: impl FnMut(Cow<'a, str>, Given<'a>),
) -> Result<(), SourceError> {
    source.pairs(&[], |key, value| {
        budget.take()?;
        visit(key_name(key), Given::read(&value, nesting, budget));
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
fn settle(
    pairs: &mut Pairs<'_>,
    charset: Charset,
    path: &Path<'_>,
    is_taken: impl Fn(&str) -> bool,
    problems: &mut Collector,
) {
    let mut kept = 0;
    for index in 0..pairs.len() {
        let (earlier, rest) = pairs.split_at_mut(index);
        let [(name, given), ..] = rest else { break };
        let here = path.key(name);
        // Options are few, and their number has a limit.
        if is_taken(name) || earlier[..kept].iter().any(|(known, _)| known == name) {
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
                let walk = pairs(source, nesting - 1, budget, |name, value| given.push((name, value)));
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
            Given::Map(pairs) => settle(pairs, charset, path, |_| false, problems),
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

    /// Sets an option, or reports a value that it does not take.
    pub(crate) fn set<T: Slot<'a>>(self, option: &mut T, path: &Path<'_>, problems: &mut Collector) {
        if let Err(given) = option.put(self) {
            given.invalid(&T::expected(problems.lang()), path, problems);
        }
    }

    /// Sets an option that takes a text or a whole number, such as an id.
    #[cfg(feature = "gtm")]
    pub(crate) fn set_label(self, option: &mut Option<String>, path: &Path<'_>, problems: &mut Collector) {
        match self {
            Given::Integer(integer) => *option = Some(integer.to_string()),
            Given::Nothing | Given::Text(_) => self.set(option, path, problems),
            other => other.invalid(describe::expected(Expected::TextOrInteger, problems.lang()), path, problems),
        }
    }
}

/// The place of an option's value.
pub(crate) trait Slot<'a>: Sized {
    /// Puts a value here, or gives back one that does not fit. [`Given::Nothing`] leaves the option as it is.
    fn put(&mut self, given: Given<'a>) -> Result<(), Given<'a>>;

    /// The values that fit, for a message.
    fn expected(lang: Lang) -> Cow<'static, str>;
}

impl<'a, T: From<Cow<'a, str>>> Slot<'a> for Option<T> {
    fn put(&mut self, given: Given<'a>) -> Result<(), Given<'a>> {
        match given {
            Given::Nothing => {}
            Given::Text(text) => *self = Some(text.into()),
            other => return Err(other),
        }
        Ok(())
    }

    fn expected(lang: Lang) -> Cow<'static, str> {
        describe::expected(Expected::Text, lang).into()
    }
}

impl<'a> Slot<'a> for bool {
    fn put(&mut self, given: Given<'a>) -> Result<(), Given<'a>> {
        match given {
            Given::Nothing => {}
            Given::Flag(flag) => *self = flag,
            other => return Err(other),
        }
        Ok(())
    }

    fn expected(lang: Lang) -> Cow<'static, str> {
        lang.choose("true or false", "true или false").into()
    }
}

impl<'a, T: Named> Slot<'a> for T {
    fn put(&mut self, given: Given<'a>) -> Result<(), Given<'a>> {
        match &given {
            Given::Nothing => return Ok(()),
            Given::Text(name) if let Some(value) = T::from_name(name) => *self = value,
            _ => return Err(given),
        }
        Ok(())
    }

    #[cold]
    fn expected(lang: Lang) -> Cow<'static, str> {
        format!("{} {}", lang.choose("one of", "одно из:"), T::names()).into()
    }
}

#[cfg(feature = "feed")]
impl<'a> Slot<'a> for Option<Feed> {
    fn put(&mut self, given: Given<'a>) -> Result<(), Given<'a>> {
        match given {
            Given::Nothing => {}
            Given::Feed(feed, _) => *self = Some(feed),
            Given::Text(file) => *self = Some(Feed::follow(file.into_owned())),
            other => return Err(other),
        }
        Ok(())
    }

    fn expected(lang: Lang) -> Cow<'static, str> {
        lang.choose("a feed, or the path of its index", "фид или путь к его индексу").into()
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
