//! Reading single values: text, ids, numbers.

use super::{Reader, Reported};
use crate::base::decimal::{Decimal, NotDecimal};
use crate::base::limits::MAX_TEXT;
use crate::base::markup;
use crate::base::text::{self, Text, is_blank};
use crate::input::{SourceError, View};
use crate::report::builder::{Need, Outcome, ProblemBuilder};
use crate::report::code::Code;
use crate::report::describe::{self, Expected};
use crate::report::path::Path;
use crate::report::scrub::{self, Rule};
use crate::rules::placeholder;
use crate::rules::shown::{self, MONEY, PIECES};
use std::borrow::Cow;

/// Whether a character that begins with this byte may be white space, or invisible.
const fn may_be_space(b: u8) -> bool {
    matches!(b, 0..=b' ' | 0xc2 | 0xcd | 0xd8 | 0xe1..=0xe3 | 0xef)
}

/// Decimals of a price beyond which it must come from adding binary floats; real currencies have three at most.
pub(super) const MAX_DECIMALS: u32 = 4;

impl Reader<'_> {
    /// Makes text of bytes, nothing of blank text, and reports what can't be read or is too long.
    #[inline]
    pub(super) fn scalar<'a>(&mut self, view: View<'a>, path: &Path<'_>, need: Need) -> Result<View<'a>, Reported> {
        match view {
            View::Text(Cow::Borrowed(text)) if is_usual(text) => Ok(View::Text(Cow::Borrowed(text))),
            View::Number(Cow::Borrowed(number)) if number.len() <= MAX_TEXT => Ok(View::Number(Cow::Borrowed(number))),
            View::Integer(integer) => Ok(View::Integer(integer)),
            View::Float(float) => Ok(View::Float(float)),
            View::Nothing => Ok(View::Nothing),
            View::Map => Ok(View::Map),
            View::List => Ok(View::List),
            other => self.unusual(other, path, need),
        }
    }

    #[cold]
    fn unusual<'a>(&mut self, view: View<'a>, path: &Path<'_>, need: Need) -> Result<View<'a>, Reported> {
        match view {
            View::Number(number) if number.len() <= MAX_TEXT => Ok(View::Number(number)),
            View::Text(text) | View::Number(text) => self.readable(text, path, need),
            View::Bytes(bytes) => {
                let text = self.decode(bytes, path, need)?;
                self.readable(text, path, need)
            }
            View::Unreadable(fault) => {
                self.fault(&fault, path, need);
                Err(Reported)
            }
            other => Ok(other),
        }
    }

    fn readable<'a>(&mut self, text: Cow<'a, str>, path: &Path<'_>, need: Need) -> Result<View<'a>, Reported> {
        self.within_length(&text, path, need)?;
        Ok(if is_blank(&text) { View::Nothing } else { View::Text(text) })
    }

    /// Reports a text that is too long.
    pub(super) fn within_length(&mut self, text: &str, path: &Path<'_>, need: Need) -> Result<(), Reported> {
        if text.len() <= MAX_TEXT {
            return Ok(());
        }
        self.problems.report(path, need.unusable(Code::TEXT_TOO_LONG).expected(MAX_TEXT.to_string()));
        Err(Reported)
    }

    pub(super) fn decode<'a>(
        &mut self,
        bytes: Cow<'a, [u8]>,
        path: &Path<'_>,
        need: Need,
    ) -> Result<Cow<'a, str>, Reported> {
        self.options.charset.decode(bytes).ok_or_else(|| {
            self.fault(&SourceError::NotUtf8, path, need);
            Reported
        })
    }

    /// The text of a key; a key that is not a text is reported.
    pub(super) fn key<'a>(&mut self, view: View<'a>, path: &Path<'_>) -> Option<Cow<'a, str>> {
        let text = match view {
            View::Text(text) => text,
            View::Integer(integer) => integer.to_string().into(),
            View::Bytes(bytes) => self.decode(bytes, path, Need::Key).ok()?,
            View::Unreadable(fault) => {
                self.fault(&fault, path, Need::Key);
                return None;
            }
            other => {
                self.wrong_type(&other, Expected::Text, path, Need::Required);
                return None;
            }
        };
        self.within_length(&text, path, Need::Key).ok()?;
        Some(text)
    }

    /// A text that an order can do without.
    pub(super) fn optional_text<'a>(&mut self, view: View<'a>, path: &Path<'_>, need: Need) -> Option<Text<'a>> {
        self.readable_text(view, path, need).unwrap_or_default()
    }

    /// Reads a value; an unreadable one is distinguished from a missing one.
    pub(super) fn readable_text<'a>(
        &mut self,
        view: View<'a>,
        path: &Path<'_>,
        need: Need,
    ) -> Result<Option<Text<'a>>, Reported> {
        match self.scalar(view, path, need)? {
            View::Text(text) => Ok(Some(Text::Given(text))),
            View::Nothing => Ok(None),
            other => {
                self.wrong_type(&other, Expected::Text, path, need);
                Ok(None)
            }
        }
    }

    /// A text or whole number that an order can do without, as it is.
    pub(super) fn text_or_integer<'a>(&mut self, view: View<'a>, path: &Path<'_>, need: Need) -> Option<Text<'a>> {
        match self.scalar(view, path, need).ok()? {
            View::Text(text) => Some(Text::Given(text)),
            View::Integer(integer) => Some(Text::from_integer(integer)),
            View::Number(number) if is_whole(&number) => Some(Text::Given(number)),
            View::Nothing => None,
            other => {
                self.wrong_type(&other, Expected::TextOrInteger, path, need);
                None
            }
        }
    }

    /// A text or whole number, unless a program wrote it in place of a missing value.
    pub(super) fn label<'a>(&mut self, view: View<'a>, path: &Path<'_>) -> Option<Text<'a>> {
        let text = self.text_or_integer(view, path, Need::Optional)?;
        if placeholder::is_text(&text) {
            let report = ProblemBuilder::warning(Code::TEXT_PLACEHOLDER, Outcome::LeftOut);
            self.problems.report(path, report.given(describe::text(&text)));
            return None;
        }
        self.markup(&text, path);
        Some(text)
    }

    /// An id: exactly as given, `"007"` included. A required one is an error where it is unusable.
    pub(super) fn id<'a>(&mut self, view: View<'a>, path: &Path<'_>, need: Need) -> Result<Option<Text<'a>>, Reported> {
        let text = match self.scalar(view, path, need)? {
            View::Nothing => return Ok(None),
            View::Text(text) => Text::Given(text),
            View::Integer(integer) => Text::from_integer(integer),
            View::Number(number) if is_whole(&number) => Text::Given(number),
            other => {
                self.wrong_type(&other, Expected::TextOrInteger, path, need);
                return Err(Reported);
            }
        };
        let is_nobodys = if need == Need::Required { placeholder::is_id } else { placeholder::is_item_id };
        if is_nobodys(&text) {
            let report = need.unusable(Code::ID_PLACEHOLDER).given(describe::text(&text));
            self.problems.report(path, report);
            return Err(Reported);
        }
        if text::has_outer_space(&text) {
            let report = ProblemBuilder::warning(Code::ID_WHITESPACE, Outcome::SentAsIs);
            self.problems.report(path, report.given(describe::label(&text)));
        }
        self.markup(&text, path);
        Ok(Some(text))
    }

    /// Reports a text that was escaped for HTML.
    pub(super) fn markup(&mut self, text: &str, path: &Path<'_>) {
        if markup::is_in(text) {
            let report = ProblemBuilder::warning(Code::TEXT_HTML, Outcome::SentAsIs);
            self.problems.report(path, report.given(describe::text(text)));
        }
    }

    /// A price: zero or more, exact.
    pub(super) fn price(&mut self, view: View<'_>, path: &Path<'_>, need: Need) -> Result<Option<Decimal>, Reported> {
        let view = self.scalar(view, path, need)?;
        let (price, is_rounded) = match nearest(&view) {
            Ok(price) => price,
            Err(refusal) => return Err(self.no_decimal(refusal, Code::PRICE_INVALID, &view, path, need)),
        };
        let Some(price) = price else { return Ok(None) };
        let lang = self.problems.lang();
        if price.is_negative() {
            let report = need.unusable(Code::PRICE_NEGATIVE).given(describe::view(&view, lang));
            self.problems.report(path, report);
            return Err(Reported);
        }
        self.no_thousands_comma(&view, path, need)?;
        if is_rounded {
            self.rounded(&view, path);
        } else if price.decimals() > MAX_DECIMALS {
            let report = ProblemBuilder::warning(Code::PRICE_FRACTION, Outcome::SentAsIs);
            self.problems.report(path, report.given(describe::view(&view, lang)));
        }
        Ok(Some(price.unsigned_zero()))
    }

    /// A count: more than zero, fractions allowed.
    pub(super) fn count(&mut self, view: View<'_>, path: &Path<'_>) -> Option<Decimal> {
        let view = self.scalar(view, path, Need::Optional).ok()?;
        match nearest(&view) {
            Ok((Some(count), _)) if count.is_negative() || count.is_zero() => {
                let given = describe::view(&view, self.problems.lang());
                self.problems.report(path, Need::Optional.unusable(Code::COUNT_INVALID).given(given));
                None
            }
            Ok((count, is_rounded)) => {
                if is_rounded {
                    self.rounded(&view, path);
                }
                self.no_thousands_comma(&view, path, Need::Optional).ok().and(count)
            }
            Err(refusal) => {
                self.no_decimal(refusal, Code::COUNT_INVALID, &view, path, Need::Optional);
                None
            }
        }
    }

    /// `1,234` is a fraction by the page's rule, but thousands to many: a thousandfold error is worse than none.
    fn no_thousands_comma(&mut self, view: &View<'_>, path: &Path<'_>, need: Need) -> Result<(), Reported> {
        match view {
            View::Text(text) if has_thousands_comma(text) => {
                let report = need.unusable(Code::COMMA_AMBIGUOUS).given(describe::text(text));
                self.problems.report(path, report);
                Err(Reported)
            }
            _ => Ok(()),
        }
    }

    /// Reports a fraction that has more digits than a double holds.
    #[cold]
    pub(super) fn rounded(&mut self, view: &View<'_>, path: &Path<'_>) {
        let given = describe::view(view, self.problems.lang());
        self.problems.report(path, ProblemBuilder::warning(Code::NUMBER_NOT_EXACT, Outcome::NearestSent).given(given));
    }

    #[cold]
    fn no_decimal(
        &mut self,
        refusal: Option<NotDecimal>,
        malformed: Code,
        view: &View<'_>,
        path: &Path<'_>,
        need: Need,
    ) -> Reported {
        let given = describe::view(view, self.problems.lang());
        let report = match refusal {
            Some(NotDecimal::NotExact | NotDecimal::Rounded) => need.unusable(Code::NUMBER_NOT_EXACT),
            Some(NotDecimal::NotFinite) => need.unusable(Code::NUMBER_NOT_FINITE),
            Some(NotDecimal::Malformed) => need.unusable(malformed).suggestion(match view {
                // A phone is not a price, and would be shown. That costs more to find out than the number.
                View::Text(text) => {
                    shown::number(text, if malformed == Code::COUNT_INVALID { &PIECES } else { &MONEY })
                        .filter(|_| !scrub::is_private(text, Rule::Text))
                }
                _ => None,
            }),
            None => {
                self.wrong_type(view, Expected::Decimal, path, need);
                return Reported;
            }
        };
        self.problems.report(path, report.given(given));
        Reported
    }
}

/// Whether a text is neither blank nor too long.
#[inline(always)]
pub(crate) fn is_usual(text: &str) -> bool {
    text.len() <= MAX_TEXT && text.as_bytes().first().is_some_and(|&b| !may_be_space(b))
}

/// Whether a number beyond 64 bits is a whole one, written plainly.
fn is_whole(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// The number of a value. An error without a reason means that the value is not a number.
#[inline(always)]
pub(super) fn decimal(view: &View<'_>) -> Result<Option<Decimal>, Option<NotDecimal>> {
    let number = match view {
        View::Nothing => return Ok(None),
        View::Integer(integer) => Decimal::from_integer(*integer),
        View::Float(float) => Decimal::from_float(*float),
        View::Number(number) => Decimal::from_number(number),
        View::Text(text) => Decimal::from_text(text),
        _ => return Err(None),
    };
    number.map(Some).map_err(Some)
}

/// The number of a value, and whether it is only the nearest one that a double holds.
fn nearest(view: &View<'_>) -> Result<(Option<Decimal>, bool), Option<NotDecimal>> {
    match decimal(view) {
        Err(Some(NotDecimal::Rounded)) => match view {
            View::Text(text) | View::Number(text) => Ok((Some(Decimal::nearest(text)), true)),
            _ => Err(Some(NotDecimal::NotExact)),
        },
        read => read.map(|number| (number, false)),
    }
}

/// Whether a text is one to three digits, the first not zero, a comma and three digits.
#[inline]
pub(super) fn has_thousands_comma(text: &str) -> bool {
    let Some((whole, [b',', ..])) = text.as_bytes().split_last_chunk::<4>() else { return false };
    matches!(whole, [first, ..] if *first != b'0') && whole.len() <= 3 && !whole.contains(&b',')
}
