//! The options of a render: the same names in every language.

pub(crate) mod codes;
pub(crate) mod given;
pub(crate) mod table;

use crate::base::bytes;
use crate::base::charset::Charset;
use crate::base::lang::{Lang, Translated};
use crate::base::limits::MAX_TEXT;
use crate::base::named::{Named, from_str};
use crate::base::text::is_blank;
#[cfg(feature = "feed")]
use crate::feed::Feed;
use crate::input::Source;
use crate::input::value::Value;
use crate::report::builder::{Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::collector::Collector;
use crate::report::describe;
use crate::report::path::Path;
use crate::report::problem::InvalidInput;
use crate::rules::image;
use crate::rules::placeholder;
use crate::rules::plan::Country;
use given::{Given, Slot, Taker};
use std::borrow::Cow;
use table::{OptionInfo, OptionKind, named};

/// The form of the snippet.
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

/// Defines the options of a call: each entry is a field of [`Options`], a row of the table, and how the option is set.
macro_rules! options {
    ($(
        $(#[$only:meta])?
        $name:ident: $type:ty = $kind:ident $(($default:literal))?, $en:literal / $ru:literal;
    )*) => {
        /// How to render; the default is a plain script for a Russian shop, with messages in English.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Options<'a> {
            $($(#[$only])? #[doc = concat!($en, ".")] pub $name: $type,)*
        }

        /// The place of an option in the table.
        #[allow(non_camel_case_types, reason = "the names of the options")]
        enum Place { $($(#[$only])? $name,)* }

        impl<'a> Options<'a> {
            /// Every option, in the order of the documentation.
            pub const TABLE: &'static [OptionInfo] = &[$(
                $(#[$only])?
                OptionInfo::new(
                    stringify!($name),
                    options!(@kind $kind $type),
                    options!(@default $kind $($default)?),
                    Translated { en: $en, ru: $ru },
                ),
            )*];

            fn set(&mut self, name: &str, given: Given<'a>, problems: &mut Collector) {
                let path = &PATH.key(name);
                match name {
                    $($(#[$only])? stringify!($name) => given.set(&mut self.$name, path, problems),)*
                    _ => given::unknown(path, name, Self::TABLE.iter().map(|option| option.name), problems),
                }
            }

            /// Consumes the options and returns ones that borrow nothing.
            pub fn into_owned(self) -> Options<'static> {
                Options { $($(#[$only])? $name: options!(@owned $kind self.$name),)* }
            }
        }

        impl<'a> Taken<'a> {
            /// Sets an option for the first time, or gives back what it does not take.
            fn set(&mut self, name: &str, given: Given<'a>) -> Result<(), Given<'a>> {
                match name {
                    $($(#[$only])? stringify!($name) if self.bits & 1 << Place::$name as u32 == 0 => {
                        self.options.$name.put(given)?;
                        self.bits |= 1 << Place::$name as u32;
                    })*
                    _ => return Err(given),
                }
                Ok(())
            }
        }
    };
    (@kind choice $type:ty) => { OptionKind::choice::<$type>() };
    (@kind text $type:ty) => { OptionKind::Text };
    (@kind flag $type:ty) => { OptionKind::Flag };
    (@kind feed $type:ty) => { OptionKind::Feed };
    (@default choice $default:literal) => { named($default) };
    (@default flag) => { Value::Bool(false) };
    (@default $kind:ident) => { Value::Nothing };
    (@owned text $option:expr) => { $option.map(|text| Cow::Owned(text.into_owned())) };
    (@owned $kind:ident $option:expr) => { $option };
}

options! {
    nonce: Option<Cow<'a, str>> = text,
        "The nonce of the page's Content-Security-Policy, written into the tag"
        / "Nonce из Content-Security-Policy страницы, пишется в тег";
    once: bool = flag,
        "Pushes each order id once per browser, remembered in its local storage; if storage fails, the push is made"
        / "Отправляет каждый номер заказа один раз на браузер, помня его в local storage; если хранилище недоступно, отправка идёт";
    spot: Option<Cow<'a, str>> = text,
        "The spot of orders that have no spot"
        / "Спот для заказов, у которых спот не указан";
    base_url: Option<Cow<'a, str>> = text,
        "The shop's absolute http(s) address, against which relative images are resolved"
        / "Абсолютный http(s)-адрес магазина, от которого отсчитываются относительные картинки";
    country: Country = choice("RU"),
        "The numbering plan of phones without a calling code"
        / "План нумерации для телефонов без кода страны";
    charset: Charset = choice("utf-8"),
        "The encoding of texts that are bytes"
        / "Кодировка текстов, которые приходят байтами";
    lang: Lang = choice("en"),
        "The language of messages"
        / "Язык сообщений";
    strict: bool = flag,
        "Makes every warning an error"
        / "Делает каждое предупреждение ошибкой";
    form: Form = choice("script"),
        "The form of the snippet: an inline script, a block of JSON for pages that ban inline scripts, or a push for Google Tag Manager"
        / "Форма сниппета: встроенный скрипт, блок JSON для страниц, где встроенные скрипты запрещены, или push для Google Tag Manager";
    #[cfg(feature = "feed")]
    feed: Option<Feed> = feed,
        "The index of the product feed: items that are not in it are warnings, with the likely reason"
        / "Индекс товарного фида: товары, которых в нём нет, дают предупреждения с вероятной причиной";
}

impl Named for Form {
    const ALL: &'static [(&'static str, Form)] =
        &[("script", Form::Script), ("data", Form::Data), ("datalayer", Form::DataLayer)];
}

from_str!(Form);

/// The path of options in a problem.
pub(crate) const PATH: Path<'static> = Path::ROOT.key("options");

/// Characters of a nonce at most.
const MAX_NONCE: usize = 256;

/// Options that are set while they are read, and a bit for each of them.
#[derive(Default)]
struct Taken<'a> {
    options: Options<'a>,
    bits: u32,
}

impl<'a> Taker<'a> for Taken<'a> {
    fn take(&mut self, name: &str, given: Given<'a>) -> Result<(), Given<'a>> {
        self.set(name, given)
    }

    fn has(&self, name: &str) -> bool {
        let place = Options::TABLE.iter().position(|option| option.name == name);
        place.is_some_and(|place| self.bits & 1 << place != 0)
    }

    fn lang_and_charset(&self) -> (Lang, Charset) {
        (self.options.lang, self.options.charset)
    }
}

impl<'a> Options<'a> {
    /// Reads the options from a map of the host's, by the names of this struct's fields. `feed` is a handle of the
    /// host, or the path of an index, which is then opened; if that fails, each order reports it.
    ///
    /// # Errors
    /// An unknown name, a value that the option does not take, or one that cannot be read.
    pub fn from_source(source: &impl Source<'a>) -> Result<Options<'a>, InvalidInput> {
        let mut taken = Taken::default();
        let (rest, mut problems) = given::read(source, 0, &mut taken);
        let mut options = taken.options;
        for (name, given) in rest {
            options.set(&name, given, &mut problems);
        }
        problems.ok_or_list(options)
    }

    #[inline]
    pub(crate) fn nonce(&self) -> Option<&str> {
        given(self.nonce.as_deref())
    }

    /// The spot, if it is one by the rules of an order's.
    pub(crate) fn spot(&self) -> Option<&str> {
        given(self.spot.as_deref()).filter(|spot| spot.len() <= MAX_TEXT && !placeholder::is_text(spot))
    }

    #[inline]
    pub(crate) fn base_url(&self) -> Option<&str> {
        given(self.base_url.as_deref())
    }

    /// Reports the options that have a form to keep.
    pub(crate) fn check(&self, problems: &mut Collector) {
        if let Some(nonce) = self.nonce()
            && !is_nonce(nonce)
        {
            problems
                .report(&PATH.key("nonce"), ProblemBuilder::error(Code::NONCE_INVALID).given(describe::label(nonce)));
        }
        if let Some(spot) = given(self.spot.as_deref())
            && self.spot().is_none()
        {
            let report = if spot.len() > MAX_TEXT {
                ProblemBuilder::error(Code::TEXT_TOO_LONG).expected(MAX_TEXT.to_string())
            } else {
                ProblemBuilder::warning(Code::TEXT_PLACEHOLDER, Outcome::LeftOut).given(describe::text(spot))
            };
            problems.report(&PATH.key("spot"), report);
        }
        if let Some(base_url) = self.base_url()
            && !image::is_base(base_url)
        {
            let expected = match self.lang {
                Lang::En => "an absolute http(s) URL",
                Lang::Ru => "абсолютный URL http(s)",
            };
            problems.report(
                &PATH.key("base_url"),
                ProblemBuilder::error(Code::OPTION_INVALID).expected(expected).given(describe::label(base_url)),
            );
        }
    }
}

/// Blank text counts as not given, as in an order.
#[inline]
fn given(option: Option<&str>) -> Option<&str> {
    option.filter(|text| !is_blank(text))
}

/// Whether a nonce is safe in a quoted attribute and in a policy: any base64 or base64url text is.
fn is_nonce(nonce: &str) -> bool {
    // `&` and `'`, `<` and `>` differ in one bit each.
    let is_unsafe = |b: u8| {
        u8::from(b.wrapping_sub(b'!') > b'~' - b'!')
            | u8::from(b == b'"')
            | u8::from(b | 1 == b'\'')
            | u8::from(b | 2 == b'>')
            | u8::from(b == b'`')
    };
    (1..=MAX_NONCE).contains(&nonce.len()) && !bytes::any(nonce.as_bytes(), is_unsafe)
}
