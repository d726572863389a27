//! The fast path for values that need no further checks, which are most values of an order.

use super::Reader;
use super::scalar::{MAX_DECIMALS, decimal, has_thousands_comma, is_usual};
use crate::base::bytes;
use crate::base::decimal::Decimal;
use crate::base::markup;
use crate::base::text::Text;
use crate::input::{Source, View};
use crate::report::path::Path;
use crate::rules::placeholder;
use std::borrow::Cow;

impl Reader<'_> {
    /// Reads a text into its place. Most texts need no further checks; the others, and values that are not
    /// texts, go through the field's rules.
    ///
    /// A fine text is written once, where it stays: what moves words that were written just before waits for them. `keep`
    /// says what of it is known.
    #[inline(always)]
    pub(super) fn text<'a>(
        &mut self,
        source: &impl Source<'a>,
        place: &mut Option<Text<'a>>,
        path: &Path<'_>,
        is_fine: impl Fn(&str) -> bool,
        keep: impl Fn(&'a str) -> Text<'a>,
        rules: impl FnOnce(&mut Self, View<'a>, &Path<'_>) -> Option<Text<'a>>,
    ) {
        match source.text() {
            Some(text) if is_usual(text) && is_fine(text) => *place = Some(keep(text)),
            other => self.text_by_rules(source, other, place, path, is_fine, rules),
        }
    }

    /// Kept apart, so that the way of the fine ones is short. A text that the source had to copy, such as one with escapes
    /// of JSON, may be fine too: without this, an order of 500 titles in Cyrillic escapes takes 18 % more instructions.
    #[cold]
    #[inline(never)]
    fn text_by_rules<'a>(
        &mut self,
        source: &impl Source<'a>,
        text: Option<&'a str>,
        place: &mut Option<Text<'a>>,
        path: &Path<'_>,
        is_fine: impl Fn(&str) -> bool,
        rules: impl FnOnce(&mut Self, View<'a>, &Path<'_>) -> Option<Text<'a>>,
    ) {
        *place = match text.map_or_else(|| source.view(), |text| View::Text(Cow::Borrowed(text))) {
            View::Text(Cow::Owned(text)) if is_usual(&text) && is_fine(&text) => Some(Text::Given(Cow::Owned(text))),
            view => rules(self, view, path),
        };
    }

    /// Reads a number into its place.
    #[inline(always)]
    pub(super) fn number<'a>(
        &mut self,
        source: &impl Source<'a>,
        place: &mut Option<Decimal>,
        path: &Path<'_>,
        is_fine: impl Fn(Decimal) -> bool,
        rules: impl FnOnce(&mut Self, View<'a>, &Path<'_>) -> Option<Decimal>,
    ) {
        let view = source.view();
        let number = usual_number(&view);
        if is_fine(number) {
            *place = Some(number);
        } else {
            self.number_by_rules(view, place, path, rules);
        }
    }

    #[cold]
    #[inline(never)]
    fn number_by_rules<'a>(
        &mut self,
        view: View<'a>,
        place: &mut Option<Decimal>,
        path: &Path<'_>,
        rules: impl FnOnce(&mut Self, View<'a>, &Path<'_>) -> Option<Decimal>,
    ) {
        *place = rules(self, view, path);
    }
}

/// The number that most values are; one with a minus, which is never fine, for what is none.
#[inline(always)]
pub(crate) fn usual_number(view: &View<'_>) -> Decimal {
    /// Longer numbers may be too long.
    const SHORT: usize = 40;
    let is_usual = match view {
        View::Number(number) => number.len() <= SHORT,
        View::Text(text) => text.len() <= SHORT && !has_thousands_comma(text),
        _ => true,
    };
    let number = if is_usual { decimal(view).ok().flatten() } else { None };
    number.unwrap_or(Decimal::MINUS_ZERO)
}

/// Whether no rule of an id has anything to say to it: letters, digits and a few signs of ASCII, but no placeholder.
pub(crate) fn is_fine_id(id: &str) -> bool {
    const PLAIN: [bool; 256] = {
        let mut plain = [false; 256];
        let mut b = 0_u8;
        while b < 128 {
            plain[b as usize] = b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/' | b':');
            b += 1;
        }
        plain
    };
    // No word for a missing id is such a one, so that most ids are compared with none.
    let is_number = matches!(id.as_bytes(), [b'1'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', .., b'0'..=b'9']);
    id.bytes().all(|b| PLAIN[usize::from(b)]) && (is_number || !placeholder::is_plain_id(id))
}

/// Whether no rule has anything to say to a title, spot or custom_field.
pub(crate) fn is_fine_label(label: &str) -> bool {
    // One comparison with the nearer of `&` and `<`: two compile to slower code.
    let is_special = |b: u8| u8::from((b ^ b'&').min(b ^ b'<') == 0);
    !placeholder::may_be_text(label) && !bytes::any(label.as_bytes(), is_special)
}

/// Whether no rule has anything to say to a name.
pub(crate) fn is_fine_name(name: &str) -> bool {
    !bytes::any(name.as_bytes(), placeholder::may_be_in_name) || is_exactly_fine_name(name)
}

/// The rules of a name, for one with letters or signs of placeholders, as Latin names have them.
#[cold]
fn is_exactly_fine_name(name: &str) -> bool {
    !placeholder::holds_form(name)
        && !markup::is_in(name)
        && !placeholder::is_text(name)
        && !name.split_whitespace().any(placeholder::is_text)
}

pub(crate) fn is_fine_price(price: Decimal) -> bool {
    !price.has_sign() && price.decimals() <= MAX_DECIMALS
}

pub(crate) fn is_fine_count(count: Decimal) -> bool {
    !count.has_sign() && !count.is_zero()
}
