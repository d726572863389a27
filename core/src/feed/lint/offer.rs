//! The problems of a single offer.

use super::ids::Noted;
use super::{ElementProblem, Linter};
use crate::base::decimal::Decimal;
use crate::base::text::has_outer_space;
use crate::feed::read::{Element, FeedProblem, Found, Limit, MAX_ID, Places, has_title};
use crate::report::code::Code;
use crate::report::describe;
use crate::rules::image;

/// Flocktory's advice: the longest text of these elements, in characters.
const LENGTHS: [(&str, &str, usize); 4] = [
    ("name", "offer.name", 40),
    ("typePrefix", "offer.typePrefix", 20),
    ("vendor", "offer.vendor", 20),
    ("model", "offer.model", 20),
];

/// Elements whose text is not markup.
const ESCAPED_ONCE: [(&str, &str); 5] = [
    ("name", "offer.name"),
    ("title", "offer.title"),
    ("typePrefix", "offer.typePrefix"),
    ("vendor", "offer.vendor"),
    ("model", "offer.model"),
];

impl<F: FnMut(FeedProblem)> Linter<F> {
    pub(super) fn offer(&mut self, offer: &Element<'_>, places: &mut Places<'_>) {
        self.offers += 1;
        let id = offer.attribute("id");
        let shown = id.map(|id| id.text).filter(|id| !id.is_empty());
        let mut flaws = Vec::new();
        self.id(id, &mut flaws, offer, places);
        price(offer, &mut flaws);
        available(offer, &mut flaws);
        texts(offer, &mut flaws);
        addresses(offer, &mut flaws);
        match filled(offer, "categoryId") {
            None => flaws.push(ElementProblem::error("offer.categoryId", Code::FEED_CATEGORY_MISSING)),
            Some(category) => {
                let place = || places.of(offer, category.at);
                let wanted = self.categories.want(category.text.trim(), shown.unwrap_or_default(), place);
                flaws
                    .extend(wanted.err().map(|limit| ElementProblem::limit("offer.categoryId", limit).at(category.at)));
            }
        }
        match filled(offer, "currencyId") {
            None => flaws.push(ElementProblem::warning("offer.currencyId", Code::FEED_CURRENCY_MISSING)),
            Some(currency) => {
                let place = || places.of(offer, currency.at);
                let wanted = self.currencies.want(currency.text.trim(), shown.unwrap_or_default(), place);
                flaws
                    .extend(wanted.err().map(|limit| ElementProblem::limit("offer.currencyId", limit).at(currency.at)));
            }
        }
        for flaw in flaws {
            self.report(flaw, offer, places, shown);
        }
    }

    fn id(
        &mut self,
        id: Option<Found<'_>>,
        flaws: &mut Vec<ElementProblem>,
        offer: &Element<'_>,
        places: &mut Places<'_>,
    ) {
        let Some(id) = id.filter(|id| !id.text.trim().is_empty()) else {
            flaws.push(ElementProblem::error("offer.id", Code::FEED_OFFER_ID_MISSING));
            return;
        };
        if id.text.chars().count() > MAX_ID {
            flaws.push(
                ElementProblem::error("offer.id", Code::FEED_OFFER_ID_LONG).at(id.at).given(id.text).expected(MAX_ID),
            );
        }
        if has_outer_space(id.text) || id.text.chars().any(char::is_control) {
            flaws.push(ElementProblem::warning("offer.id", Code::FEED_OFFER_ID_WHITESPACE).at(id.at).given(id.text));
        }
        match self.ids.note(id.text, || places.of(offer, offer.at()).line) {
            Noted::New => {}
            Noted::Before(line) => {
                flaws.push(
                    ElementProblem::error("offer.id", Code::FEED_OFFER_ID_REPEATED).at(id.at).given(id.text).hint(line),
                );
            }
            Noted::Full => flaws.push(ElementProblem::limit("offer.id", Limit::Offers).at(id.at)),
        }
    }
}

/// The first element of this name, if it holds anything.
fn filled<'e>(offer: &'e Element<'_>, name: &str) -> Option<Found<'e>> {
    offer.child(name).filter(|found| !found.text.trim().is_empty())
}

fn price(offer: &Element<'_>, flaws: &mut Vec<ElementProblem>) {
    let Some(price) = filled(offer, "price") else {
        flaws.push(ElementProblem::error("offer.price", Code::FEED_PRICE_MISSING));
        return;
    };
    let text = price.text.trim();
    let is_positive = |price: Decimal| !price.is_zero() && !price.is_negative();
    if text.contains(',') || !Decimal::from_text(text).is_ok_and(is_positive) {
        flaws.push(ElementProblem::error("offer.price", Code::FEED_PRICE_INVALID).at(price.at).given(text));
    }
}

fn available(offer: &Element<'_>, flaws: &mut Vec<ElementProblem>) {
    if let Some(available) = offer.attribute("available")
        && !matches!(available.text.trim(), "true" | "false")
    {
        flaws.push(
            ElementProblem::warning("offer.available", Code::FEED_AVAILABLE).at(available.at).given(available.text),
        );
    }
}

fn texts(offer: &Element<'_>, flaws: &mut Vec<ElementProblem>) {
    let has = |name| filled(offer, name).is_some();
    let is_named = has("name") || (has("vendor") && has("model")) || (has_title(offer) && has("title"));
    if !is_named {
        flaws.push(ElementProblem::error("offer.name", Code::FEED_NAME_MISSING));
    }
    for (name, path) in ESCAPED_ONCE {
        let found = offer.child(name).filter(|found| is_escaped_twice(found.text));
        flaws.extend(found.map(|found| {
            ElementProblem::warning(path, Code::FEED_ESCAPED_TWICE).at(found.at).given(found.text.trim())
        }));
    }
    for (name, path, length) in LENGTHS {
        let Some(found) = offer.child(name) else { continue };
        let text = found.text.trim();
        // A text of so few bytes has no more characters.
        if text.len() > length && text.chars().count() > length {
            flaws.push(ElementProblem::warning(path, Code::FEED_TEXT_LONG).at(found.at).given(text).expected(length));
        }
    }
}

fn addresses(offer: &Element<'_>, flaws: &mut Vec<ElementProblem>) {
    if filled(offer, "url").is_none() {
        flaws.push(ElementProblem::warning("offer.url", Code::FEED_URL_MISSING));
    }
    if filled(offer, "picture").is_none() {
        flaws.push(ElementProblem::warning("offer.picture", Code::FEED_PICTURE_MISSING));
    }
    for found in offer.children() {
        let path = match found.name {
            "url" => "offer.url",
            "picture" => "offer.picture",
            _ => continue,
        };
        let text = found.text.trim();
        let flaw = if text.is_empty() {
            continue;
        } else if is_escaped_twice(text) {
            ElementProblem::warning(path, Code::FEED_ESCAPED_TWICE)
        } else if let Some(mark) = campaign_mark(text).filter(|_| found.name == "url") {
            ElementProblem::warning(path, Code::FEED_ADDRESS_MARKED).expected(mark)
        } else if image::is_absolute(text) {
            continue;
        } else if let Some(c) = forbidden_character(text) {
            ElementProblem::warning(path, Code::FEED_ADDRESS_CHARACTER).expected(describe::label(c))
        } else {
            ElementProblem::warning(path, Code::FEED_ADDRESS)
        };
        flaws.push(flaw.at(found.at).given(text));
    }
}

/// Bytes of the longest reference that there is, `&#x10FFFF;`, after its `&`.
const LONGEST_REFERENCE: usize = 9;

/// Whether a text has a reference left after XML has resolved its own.
pub(super) fn is_escaped_twice(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let rest = &text.as_bytes()[at + 1..];
        // Few bytes, so that a text of `&` alone takes no longer than others.
        let end = rest.iter().take(LONGEST_REFERENCE).position(|&b| b == b';').unwrap_or(0);
        let name = text.get(at + 1..at + 1 + end).unwrap_or_default();
        let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        });
        // A reference to a control character is left because XML has none.
        matches!(name, "amp" | "quot" | "apos" | "lt" | "gt") || number.is_some_and(|number| number >= 0x20)
    })
}

/// The name of a parameter that marks where visitors come from.
fn campaign_mark(url: &str) -> Option<&str> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next()?;
    let mut names = query.split('&').filter_map(|parameter| parameter.split('=').next());
    names.find(|name| name.starts_with("utm_") || matches!(*name, "r1" | "ref"))
}

/// The first character that spoils an address which is absolute otherwise.
fn forbidden_character(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) || rest.is_empty() {
        return None;
    }
    url.find(image::is_forbidden).and_then(|at| url[at..].chars().next().map(|c| &url[at..at + c.len_utf8()]))
}
