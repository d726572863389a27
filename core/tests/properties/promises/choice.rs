//! Options chosen by one number: every combination of those that change what happens.

use flocktory_postcheckout::{Form, Lang, Options};
use std::borrow::Cow;

const COUNTRIES: [&str; 12] = ["RU", "KZ", "BY", "UA", "UZ", "AM", "GE", "AZ", "KG", "TJ", "TM", "MD"];
const SHOP: Option<&str> = Some("https://shop.ru/catalog/");
const NONCE: Option<&str> = Some("c3VwZXI+L3NlY3JldA==");
/// Nonces and base URLs, two of them refused: few, so that most inputs get past the options.
const PAGES: [(Option<&str>, Option<&str>); 8] = [
    (None, None),
    (None, SHOP),
    (NONCE, None),
    (NONCE, SHOP),
    (None, Some("https://магазин.рф")),
    (NONCE, Some("HTTP://shop.ru/?a=b#c")),
    (Some("\" onload=\"alert(1)"), SHOP),
    (None, Some("javascript:alert(1)//")),
];
const SPOTS: [Option<&str>; 4] = [None, Some("</script><!--<script>\u{2028}"), Some(" "), Some("null")];

/// The options of this number. Each combination has one below 18,432.
pub(crate) fn options(choice: u16) -> Options<'static> {
    let mut rest = usize::from(choice);
    let mut pick = |count: usize| {
        let picked = rest % count;
        rest /= count;
        picked
    };
    let mut options = Options::default();
    options.form = [Form::Script, Form::Data, Form::DataLayer][pick(3)];
    options.once = pick(2) == 1;
    options.lang = [Lang::En, Lang::Ru][pick(2)];
    // Rarely, for most inputs have a warning.
    options.strict = pick(4) == 1;
    options.country = COUNTRIES[pick(12)].parse().expect("a country");
    let (nonce, base_url) = PAGES[pick(8)];
    options.nonce = nonce.map(Cow::Borrowed);
    options.base_url = base_url.map(Cow::Borrowed);
    options.spot = SPOTS[pick(4)].map(Cow::Borrowed);
    options
}
