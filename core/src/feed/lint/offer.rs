//! What is wrong with an offer by itself.

use super::ids::Noted;
use super::{Flaw, Linter};
use crate::code::Code;
use crate::decimal::Decimal;
use crate::feed::read::{Element, Finding, Found, Limit, MAX_ID, Places};
use crate::image;
use crate::text::has_outer_space;

/// The vendor's advice: characters of these elements at most.
const LENGTHS: [(&str, &str, usize); 4] = [
    ("name", "offer.name", 40),
    ("typePrefix", "offer.typePrefix", 20),
    ("vendor", "offer.vendor", 20),
    ("model", "offer.model", 20),
];

impl<F: FnMut(Finding)> Linter<F> {
    pub(super) fn offer(&mut self, offer: &Element<'_>, places: &mut Places<'_>) {
        self.offers += 1;
        let id = offer.attribute("id");
        let shown = id.map(|id| id.text).filter(|id| !id.is_empty());
        let mut flaws = Vec::new();
        self.id(id, &mut flaws, offer, places);
        price(offer, &mut flaws);
        texts(offer, &mut flaws);
        addresses(offer, &mut flaws);
        match filled(offer, "categoryId") {
            None => flaws.push(Flaw::error("offer.categoryId", Code::FeedCategoryMissing)),
            Some(category) => {
                let place = || places.of(offer, category.at);
                let wanted = self.categories.want(category.text.trim(), shown.unwrap_or_default(), place);
                flaws.extend(wanted.err().map(|limit| Flaw::limit("offer.categoryId", limit).at(category.at)));
            }
        }
        match filled(offer, "currencyId") {
            None => flaws.push(Flaw::warning("offer.currencyId", Code::FeedCurrencyMissing)),
            Some(currency) => {
                let place = || places.of(offer, currency.at);
                let wanted = self.currencies.want(currency.text.trim(), shown.unwrap_or_default(), place);
                flaws.extend(wanted.err().map(|limit| Flaw::limit("offer.currencyId", limit).at(currency.at)));
            }
        }
        for flaw in flaws {
            self.tell(flaw, offer, places, shown);
        }
    }

    fn id(&mut self, id: Option<Found<'_>>, flaws: &mut Vec<Flaw>, offer: &Element<'_>, places: &mut Places<'_>) {
        let Some(id) = id.filter(|id| !id.text.trim().is_empty()) else {
            flaws.push(Flaw::error("offer.id", Code::FeedOfferIdMissing));
            return;
        };
        if id.text.chars().count() > MAX_ID {
            flaws.push(Flaw::error("offer.id", Code::FeedOfferIdLong).at(id.at).given(id.text).expected(MAX_ID));
        }
        if has_outer_space(id.text) || id.text.chars().any(char::is_control) {
            flaws.push(Flaw::warning("offer.id", Code::FeedOfferIdWhitespace).at(id.at).given(id.text));
        }
        match self.ids.note(id.text, || places.of(offer, offer.at()).line) {
            Noted::New => {}
            Noted::Before(line) => {
                flaws.push(Flaw::error("offer.id", Code::FeedOfferIdRepeated).at(id.at).given(id.text).hint(line));
            }
            Noted::Full => flaws.push(Flaw::limit("offer.id", Limit::Offers).at(id.at)),
        }
    }
}

/// The first element of this name, if it holds anything.
fn filled<'e>(offer: &'e Element<'_>, name: &str) -> Option<Found<'e>> {
    offer.child(name).filter(|found| !found.text.trim().is_empty())
}

fn price(offer: &Element<'_>, flaws: &mut Vec<Flaw>) {
    let Some(price) = filled(offer, "price") else {
        flaws.push(Flaw::error("offer.price", Code::FeedPriceMissing));
        return;
    };
    let text = price.text.trim();
    let is_positive = |price: Decimal| !price.is_zero() && !price.is_negative();
    if text.contains(',') || !Decimal::from_text(text).is_ok_and(is_positive) {
        flaws.push(Flaw::error("offer.price", Code::FeedPriceInvalid).at(price.at).given(text));
    }
}

fn texts(offer: &Element<'_>, flaws: &mut Vec<Flaw>) {
    let is_arbitrary = filled(offer, "vendor").is_some() && filled(offer, "model").is_some();
    if filled(offer, "name").is_none() && !is_arbitrary {
        flaws.push(Flaw::error("offer.name", Code::FeedNameMissing));
    }
    for (name, path, length) in LENGTHS {
        let Some(found) = offer.child(name) else { continue };
        let text = found.text.trim();
        // A text of so few bytes has no more characters.
        if text.len() > length && text.chars().count() > length {
            flaws.push(Flaw::warning(path, Code::FeedTextLong).at(found.at).given(text).expected(length));
        }
    }
}

fn addresses(offer: &Element<'_>, flaws: &mut Vec<Flaw>) {
    if filled(offer, "url").is_none() {
        flaws.push(Flaw::warning("offer.url", Code::FeedUrlMissing));
    }
    if filled(offer, "picture").is_none() {
        flaws.push(Flaw::warning("offer.picture", Code::FeedPictureMissing));
    }
    for found in offer.children() {
        let path = match found.name {
            "url" => "offer.url",
            "picture" => "offer.picture",
            _ => continue,
        };
        let text = found.text.trim();
        if !text.is_empty() && !image::is_absolute(text) {
            flaws.push(Flaw::warning(path, Code::FeedAddress).at(found.at).given(text));
        }
    }
}
