//! Where a page keeps a value: what a variable of Tag Manager can refer to.

use super::text;
use crate::base::lang::Lang;
use crate::options::given::{self, Given};
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::collector::Collector;
use crate::report::path::Path;

/// Where a value is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A path in the data layer, such as `ecommerce.transaction_id`.
    DataLayer(String),
    /// A global JavaScript variable, such as `shop.order.id`.
    Global(String),
    /// The text, or an attribute, of the first element that a CSS selector finds.
    Selector { selector: String, attribute: Option<String> },
    /// A first-party cookie.
    Cookie(String),
    /// Always the same.
    Constant(String),
    /// A variable that the shop's container has already, by its name.
    Variable(String),
}

const DATA_LAYER: &str = "datalayer";
const GLOBAL: &str = "global";
const SELECTOR: &str = "selector";
const ATTRIBUTE: &str = "attribute";
const COOKIE: &str = "cookie";
const CONSTANT: &str = "constant";
const VARIABLE: &str = "variable";
/// The keys of a place that is written as a map.
pub(super) const KEYS: [&str; 7] = [DATA_LAYER, GLOBAL, SELECTOR, ATTRIBUTE, COOKIE, CONSTANT, VARIABLE];

impl Place {
    /// Reads a place: a text is what `bare` makes of it, a map has one of [`KEYS`] (and `attribute` with `selector`).
    pub(super) fn read(
        given: Given<'_>,
        bare: fn(String) -> Place,
        path: &Path<'_>,
        problems: &mut Collector,
    ) -> Option<Place> {
        let pairs = match given {
            Given::Nothing => return None,
            Given::Text(text) => return bare(text.into_owned()).fit(path, problems),
            Given::Integer(integer) => return bare(integer.to_string()).fit(path, problems),
            Given::Map(pairs) => pairs,
            other => {
                other.invalid(expected(problems.lang()), path, problems);
                return None;
            }
        };
        let (mut places, mut attribute) = (Vec::new(), None);
        for (key, value) in pairs {
            let path = &path.key(&key);
            let make: fn(String) -> Place = match &*key {
                DATA_LAYER => Place::DataLayer,
                GLOBAL => Place::Global,
                SELECTOR => |selector| Place::Selector { selector, attribute: None },
                COOKIE => Place::Cookie,
                CONSTANT => Place::Constant,
                VARIABLE => Place::Variable,
                ATTRIBUTE => {
                    value.set(&mut attribute, path, problems);
                    continue;
                }
                other => {
                    given::unknown(path, other, KEYS, problems);
                    return None;
                }
            };
            let mut text = None;
            value.set_label(&mut text, path, problems);
            places.extend(text.map(make));
        }
        match (places.pop(), places.is_empty(), attribute) {
            (Some(Place::Selector { selector, .. }), true, attribute) => {
                Place::Selector { selector, attribute }.fit(path, problems)
            }
            (Some(place), true, None) => place.fit(path, problems),
            _ => {
                Given::Map(Vec::new()).invalid(expected(problems.lang()), path, problems);
                None
            }
        }
    }

    /// The place, if a container can contain its text.
    fn fit(self, path: &Path<'_>, problems: &mut Collector) -> Option<Place> {
        let fits = match &self {
            Place::DataLayer(name) | Place::Global(name) => text::is_name(name) && text::is_path(name),
            Place::Variable(name) => text::is_name(name),
            Place::Selector { selector, attribute } => {
                text::is_plain(selector) && attribute.as_deref().is_none_or(text::is_name)
            }
            Place::Cookie(text) | Place::Constant(text) => text::is_plain(text),
        };
        if fits {
            return Some(self);
        }
        let (Place::DataLayer(given)
        | Place::Global(given)
        | Place::Variable(given)
        | Place::Cookie(given)
        | Place::Constant(given)
        | Place::Selector { selector: given, .. }) = &self;
        text::report(given, path, problems);
        None
    }
}

/// Reports that something which the container needs is not given.
pub(super) fn missing(path: &Path<'_>, needed: &str, problems: &mut Collector) {
    problems.report(path, ProblemBuilder::error(Code::GTM_OPTION_MISSING).expected(needed));
}

const fn expected(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "a text, or a map with one of datalayer, global, selector (perhaps with attribute), cookie, constant, variable"
        }
        Lang::Ru => {
            "текст или набор с одним из: datalayer, global, selector (можно с attribute), cookie, constant, variable"
        }
    }
}
