//! The options of a render: the same names in every language.

pub(crate) mod codes;
pub(crate) mod given;

use crate::base::charset::Charset;
use crate::base::lang::Lang;
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
use given::Given;
use std::borrow::Cow;

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

impl Named for Form {
    const ALL: &'static [(&'static str, Form)] =
        &[("script", Form::Script), ("data", Form::Data), ("datalayer", Form::DataLayer)];
}

from_str!(Form);

/// Where options stand in a problem.
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
    pub fn from_source<'a>(source: &impl Source<'a>) -> Result<Options, InvalidInput> {
        let (given, mut problems) = given::read(source, 0);
        let mut options = Options::default();
        for (name, given) in given {
            options.set(&name, given, &mut problems);
        }
        problems.ok_or_list(options)
    }

    fn set(&mut self, name: &str, given: Given, problems: &mut Collector) {
        let path = &PATH.key(name);
        match name {
            "nonce" => given.set_text(&mut self.nonce, path, problems),
            "spot" => given.set_text(&mut self.spot, path, problems),
            "base_url" => given.set_text(&mut self.base_url, path, problems),
            "once" => given.set_flag(&mut self.once, path, problems),
            "strict" => given.set_flag(&mut self.strict, path, problems),
            "country" => given.set_named(&mut self.country, path, problems),
            "charset" => given.set_named(&mut self.charset, path, problems),
            "lang" => given.set_named(&mut self.lang, path, problems),
            "form" => given.set_named(&mut self.form, path, problems),
            #[cfg(feature = "feed")]
            "feed" => given.set_feed(&mut self.feed, path, problems),
            _ => given::unknown(path, name, Self::DEFAULTS.iter().map(|&(known, _)| known), problems),
        }
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

/// Whether a nonce can stand in a quoted attribute and in a policy: any base64 or base64url text can.
fn is_nonce(nonce: &str) -> bool {
    (1..=MAX_NONCE).contains(&nonce.len())
        && nonce.bytes().all(|b| matches!(b, b'!'..=b'~') && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'&' | b'`'))
}
