//! The options of a render: the same names in every language.

use crate::charset::Charset;
use crate::code::Code;
#[cfg(feature = "feed")]
use crate::feed::Feed;
use crate::identity::Country;
use crate::image;
use crate::path::Path;
use crate::problem::{InvalidOrder, Problems, Report};
use crate::read::describe;
use crate::source::value::Value;
use crate::source::{Fault, Key, Source, View};
use crate::suggest;
use crate::text::is_blank;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::ControlFlow;

/// The language of problem messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lang {
    /// English, `en`.
    #[default]
    En,
    /// Russian, `ru`.
    Ru,
}

impl Lang {
    pub(crate) fn line_column(self, line: u32, column: u32) -> String {
        match self {
            Lang::En => format!("line {line}, column {column}"),
            Lang::Ru => format!("строка {line}, позиция {column}"),
        }
    }
}

/// What the snippet is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// `script`: an inline script that pushes into `window.flocktory`.
    #[default]
    Script,
    /// `data`: a block of JSON that [`STATIC_FILE`](crate::STATIC_FILE) reads, for pages that ban inline scripts.
    Data,
    /// `datalayer`: an inline script that pushes into `window.dataLayer`, for Google Tag Manager.
    DataLayer,
}

/// How to render; the default is a plain script for a Russian shop, with messages in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The nonce of the response's Content-Security-Policy, written as the tag's `nonce`.
    pub nonce: Option<String>,
    /// Push each order id once per browser, remembered in its local storage; where storage fails the push is made.
    pub once: bool,
    /// The spot of orders that have none of their own.
    pub spot: Option<String>,
    /// The shop's absolute http(s) address, against which relative images are resolved.
    pub base_url: Option<String>,
    /// The numbering plan of phones without a country code.
    pub country: Country,
    /// The encoding of hosts whose texts are bytes.
    pub charset: Charset,
    /// The language of problem messages.
    pub lang: Lang,
    /// Makes every warning an error.
    pub strict: bool,
    /// What the snippet is.
    pub form: Form,
    /// The index of the shop's feed: items that are not in it are warnings.
    #[cfg(feature = "feed")]
    pub feed: Option<Feed>,
}

/// An option that is one of a few names.
pub(crate) trait Named: Copy + 'static {
    const ALL: &'static [(&'static str, Self)];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
    }

    fn names() -> String {
        Self::ALL.iter().map(|&(name, _)| name).collect::<Vec<_>>().join(", ")
    }
}

impl Named for Lang {
    const ALL: &'static [(&'static str, Lang)] = &[("en", Lang::En), ("ru", Lang::Ru)];
}

impl Named for Form {
    const ALL: &'static [(&'static str, Form)] =
        &[("script", Form::Script), ("data", Form::Data), ("datalayer", Form::DataLayer)];
}

macro_rules! from_str {
    ($($named:ty),*) => { $(
        impl std::str::FromStr for $named {
            type Err = String;

            /// Reads the option's name; the error lists the names there are.
            fn from_str(name: &str) -> Result<Self, String> {
                <$named as Named>::from_name(name).ok_or_else(|| format!("one of: {}", <$named as Named>::names()))
            }
        }
    )* };
}

from_str!(Lang, Form, Country, Charset);

pub(crate) const PATH: Path<'static> = Path::ROOT.key("options");

/// Characters of a nonce at most.
const MAX_NONCE: usize = 256;

impl Options {
    /// Every option's name with its default, as hosts write it.
    pub const DEFAULTS: &'static [(&'static str, Value<'static>)] = &[
        ("nonce", Value::Nothing),
        ("once", Value::Bool(false)),
        ("spot", Value::Nothing),
        ("base_url", Value::Nothing),
        ("country", Value::Text(Cow::Borrowed("RU"))),
        ("charset", Value::Text(Cow::Borrowed("utf-8"))),
        ("lang", Value::Text(Cow::Borrowed("en"))),
        ("strict", Value::Bool(false)),
        ("form", Value::Text(Cow::Borrowed("script"))),
        #[cfg(feature = "feed")]
        ("feed", Value::Nothing),
    ];

    /// Reads the options from a map of the host's, by the names of this struct's fields. `feed` is a handle that the
    /// host has, or the path of an index, which is then opened; one that cannot be is told with each order.
    ///
    /// # Errors
    /// An unknown name, a value that the option does not take, or one that cannot be read.
    pub fn from_source<'a>(source: &impl Source<'a>) -> Result<Options, InvalidOrder> {
        let (mut found, mut no_map) = (Vec::new(), None);
        #[cfg(feature = "feed")]
        let mut feed = None;
        let walk = match source.view() {
            View::Nothing => Ok(()),
            View::Map => source.pairs(&[], |key, value| {
                found.push((key_name(&key), value.view()));
                #[cfg(feature = "feed")]
                if found.last().is_some_and(|(name, _)| name == "feed") {
                    feed = value.feed();
                }
                ControlFlow::Continue(())
            }),
            // An empty list is an empty map where the host has one kind of array.
            View::List => source.elements(|_| {
                no_map = Some(View::List);
                ControlFlow::Break(())
            }),
            View::Broken(fault) => Err(fault),
            other => {
                no_map = Some(other);
                Ok(())
            }
        };
        let walk = walk.and(source.finish());

        let mut options = Options::default();
        // These two first: what the others are told in, and read by.
        for (name, view) in &found {
            match (name.as_str(), Given::new(view.clone(), &options)) {
                ("lang", Given::Text(text)) => options.lang = Lang::from_name(&text).unwrap_or_default(),
                ("charset", Given::Text(text)) => options.charset = Charset::from_name(&text).unwrap_or_default(),
                _ => {}
            }
        }
        let mut problems = Problems::new(options.lang, false);
        if let Err(fault) = walk {
            problems.fault(&fault, &PATH);
        }
        if let Some(view) = no_map {
            let expected = match options.lang {
                Lang::En => "a map of options",
                Lang::Ru => "набор опций",
            };
            let report = Report::error(Code::OptionInvalid).expected(expected);
            problems.report(&PATH, report.given(describe::view(&view, options.lang)));
        }
        #[cfg(feature = "feed")]
        {
            options.feed = feed;
        }
        let mut seen = HashSet::new();
        for (name, view) in found {
            if seen.insert(name.clone()) {
                let given = Given::new(view, &options);
                options.set(&name, given, &mut problems);
            } else {
                problems.report(&PATH.key(&name), Report::error(Code::DuplicateKey));
            }
        }
        if problems.has_errors() { Err(InvalidOrder { problems: problems.into_list() }) } else { Ok(options) }
    }

    fn set(&mut self, name: &str, given: Given, problems: &mut Problems) {
        match name {
            "nonce" => set_text(&mut self.nonce, name, given, problems),
            "spot" => set_text(&mut self.spot, name, given, problems),
            "base_url" => set_text(&mut self.base_url, name, given, problems),
            "once" => set_flag(&mut self.once, name, given, problems),
            "strict" => set_flag(&mut self.strict, name, given, problems),
            "country" => set_named(&mut self.country, name, given, problems),
            "charset" => set_named(&mut self.charset, name, given, problems),
            "lang" => set_named(&mut self.lang, name, given, problems),
            "form" => set_named(&mut self.form, name, given, problems),
            #[cfg(feature = "feed")]
            "feed" => set_feed(&mut self.feed, name, given, problems),
            _ => {
                let suggestion =
                    suggest::nearest(name, Self::DEFAULTS.iter().map(|&(known, _)| known)).map(str::to_owned);
                problems.report(&PATH.key(name), Report::error(Code::OptionUnknown).suggestion(suggestion));
            }
        }
    }

    #[inline]
    pub(crate) fn nonce(&self) -> Option<&str> {
        given(self.nonce.as_deref())
    }

    #[inline]
    pub(crate) fn spot(&self) -> Option<&str> {
        given(self.spot.as_deref())
    }

    #[inline]
    pub(crate) fn base_url(&self) -> Option<&str> {
        given(self.base_url.as_deref())
    }

    /// Reports the options that have a form to keep.
    pub(crate) fn check(&self, problems: &mut Problems) {
        if let Some(nonce) = self.nonce()
            && !is_nonce(nonce)
        {
            problems.report(&PATH.key("nonce"), Report::error(Code::NonceInvalid).given(describe::label(nonce)));
        }
        if let Some(base_url) = self.base_url()
            && !image::is_absolute(base_url)
        {
            let expected = match self.lang {
                Lang::En => "an absolute http(s) URL",
                Lang::Ru => "абсолютный URL http(s)",
            };
            problems.report(
                &PATH.key("base_url"),
                Report::error(Code::OptionInvalid).expected(expected).given(describe::label(base_url)),
            );
        }
    }
}

/// Blank text counts as not given, as in an order.
#[inline]
fn given(option: Option<&str>) -> Option<&str> {
    option.filter(|text| !is_blank(text))
}

/// Whether a nonce can stand in a quoted attribute and in a policy: any base64 or base64url text can.
fn is_nonce(nonce: &str) -> bool {
    (1..=MAX_NONCE).contains(&nonce.len())
        && nonce.bytes().all(|b| matches!(b, b'!'..=b'~') && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'&' | b'`'))
}

/// An option's value: few enough to own.
enum Given {
    Nothing,
    Flag(bool),
    Text(String),
    Other(String),
    Broken(Fault),
}

impl Given {
    fn new(view: View<'_>, options: &Options) -> Given {
        let text = match view {
            View::Nothing => return Given::Nothing,
            View::Bool(flag) => return Given::Flag(flag),
            View::Broken(fault) => return Given::Broken(fault),
            View::Text(text) => text,
            View::Bytes(bytes) => match options.charset.decode(bytes) {
                Some(text) => text,
                None => return Given::Broken(Fault::NotUtf8),
            },
            other => return Given::Other(describe::view(&other, options.lang)),
        };
        if is_blank(&text) { Given::Nothing } else { Given::Text(text.into_owned()) }
    }

    fn show(&self) -> String {
        match self {
            Given::Nothing => "null".to_owned(),
            Given::Flag(flag) => flag.to_string(),
            Given::Text(text) => describe::text(text),
            Given::Other(shown) => shown.clone(),
            Given::Broken(_) => String::new(),
        }
    }
}

fn key_name(key: &Key<'_>) -> String {
    match key {
        Key::Field(field) => field.name().to_owned(),
        Key::Other(View::Text(text)) => text.clone().into_owned(),
        Key::Other(View::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Key::Other(other) => describe::view(other, Lang::En),
    }
}

fn invalid(name: &str, expected: &str, given: &Given, problems: &mut Problems) {
    if let Given::Broken(fault) = given {
        return problems.fault(fault, &PATH.key(name));
    }
    let report = Report::error(Code::OptionInvalid).expected(expected).given(given.show());
    problems.report(&PATH.key(name), report);
}

fn set_text(option: &mut Option<String>, name: &str, given: Given, problems: &mut Problems) {
    match given {
        Given::Nothing => {}
        Given::Text(text) => *option = Some(text),
        _ => invalid(name, describe::expected(describe::Expected::Text, problems.lang()), &given, problems),
    }
}

fn set_flag(option: &mut bool, name: &str, given: Given, problems: &mut Problems) {
    match given {
        Given::Nothing => {}
        Given::Flag(flag) => *option = flag,
        _ => {
            let expected = match problems.lang() {
                Lang::En => "true or false",
                Lang::Ru => "true или false",
            };
            invalid(name, expected, &given, problems);
        }
    }
}

fn set_named<T: Named>(option: &mut T, name: &str, given: Given, problems: &mut Problems) {
    match &given {
        Given::Nothing => return,
        Given::Text(text) => {
            if let Some(value) = T::from_name(text) {
                *option = value;
                return;
            }
        }
        _ => {}
    }
    let expected = match problems.lang() {
        Lang::En => format!("one of {}", T::names()),
        Lang::Ru => format!("одно из: {}", T::names()),
    };
    invalid(name, &expected, &given, problems);
}

/// The option holds the host's handle already, if it has given one.
#[cfg(feature = "feed")]
fn set_feed(option: &mut Option<Feed>, name: &str, given: Given, problems: &mut Problems) {
    match given {
        Given::Text(path) => *option = Some(Feed::follow(path)),
        Given::Nothing => {}
        _ if option.is_some() => {}
        _ => {
            let expected = match problems.lang() {
                Lang::En => "a feed, or the path of its index",
                Lang::Ru => "фид или путь к его индексу",
            };
            invalid(name, expected, &given, problems);
        }
    }
}
