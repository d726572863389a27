//! The option `mapping`: fields, and where each is.

use super::origin::Origin;
use super::place::{self, Place};
use super::text;
use crate::base::lang::Lang;
use crate::input::field::{Field, Object};
use crate::options::PATH;
use crate::options::given::Given;
use crate::report::builder::ProblemBuilder;
use crate::report::code::Code;
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::report::suggest;

/// Where fields are, as far as the shop says it.
#[derive(Default)]
pub(super) struct Mapping {
    /// Fields, by their paths in an order.
    pub(super) fields: Vec<(String, Place)>,
    /// Fields of an item, and the path of each in it.
    pub(super) item: Vec<(&'static str, String)>,
}

impl Mapping {
    /// Reads the option, whose texts mean what they do by the order's source.
    pub(super) fn read(given: Given<'_>, origin: Origin, problems: &mut Collector) -> Mapping {
        let path = &PATH.key("mapping");
        let lang = problems.lang();
        let mut mapping = Mapping::default();
        let bare = if origin == Origin::Globals { Place::Global } else { Place::DataLayer };
        let pairs = match given {
            Given::Nothing => Vec::new(),
            Given::Map(pairs) => pairs,
            // An empty list is an empty map where the host has one kind of array.
            Given::List(elements) if elements.is_empty() => Vec::new(),
            other => {
                let expected = match lang {
                    Lang::En => "a map from fields to where they are",
                    Lang::Ru => "набор: поле -> где оно лежит",
                };
                other.invalid(expected, path, problems);
                return mapping;
            }
        };
        if origin == Origin::DataLayer && !pairs.is_empty() {
            let expected = match lang {
                Lang::En => "left out with the source datalayer, whose order is whole already",
                Lang::Ru => "с источником datalayer ничего: заказ в нём уже целый",
            };
            Given::Map(pairs).invalid(expected, path, problems);
            return mapping;
        }
        // Usable or not: its problems are reported already.
        let mut named = Vec::new();
        for (name, given) in pairs {
            let path = &path.key(&name);
            let is_given = !matches!(given, Given::Nothing);
            if let Some(field) = name.strip_prefix(Object::Item.place()).and_then(|name| field(Object::Item, name)) {
                let mut key: Option<String> = None;
                given.set(&mut key, path, problems);
                match key {
                    Some(key) if text::is_name(&key) && text::is_path(&key) => {
                        insert(&mut mapping.item, field.name(), key);
                    }
                    Some(key) => text::report(&key, path, problems),
                    None => {}
                }
            } else if let Some(known) = targets().find(|target| *target == name) {
                named.extend(is_given.then(|| known.clone()));
                if let Some(place) = Place::read(given, bare, path, problems) {
                    insert(&mut mapping.fields, known, place);
                }
            } else {
                let fields: Vec<_> = targets().chain(paths(Object::Item)).collect();
                let suggestion = suggestion(&name, &fields);
                named.extend(suggestion.clone());
                let report = ProblemBuilder::error(Code::OPTION_UNKNOWN).expected(fields.join(", "));
                problems.report(path, report.suggestion(suggestion));
            }
        }
        if origin.needs_mapping() {
            check_required(&named, path, problems);
        }
        mapping
    }
}

/// Hosts pass pairs in different orders, and the same mapping must give the same file.
fn insert<K: Ord, V>(sorted: &mut Vec<(K, V)>, key: K, value: V) {
    let place = sorted.partition_point(|(before, _)| *before < key);
    sorted.insert(place, (key, value));
}

/// Reports required fields that nothing is named for.
fn check_required(named: &[String], path: &Path<'_>, problems: &mut Collector) {
    let has = |field: &str| named.iter().any(|known| known == field);
    let (needed, identity) = match problems.lang() {
        Lang::En => ("say where it is found", "say where one of user.email, user.phone and user.id is found"),
        Lang::Ru => ("укажите, где оно лежит", "укажите, где лежит одно из user.email, user.phone и user.id"),
    };
    for field in ["order.id", "order.price", "order.items"] {
        if !has(field) {
            place::missing(&path.key(field), needed, problems);
        }
    }
    if !["user.email", "user.phone", "user.id"].into_iter().any(has) {
        place::missing(&path.key("user.email"), identity, problems);
    }
}

/// The fields that a mapping may place: those of an order but for its items', by their paths.
fn targets() -> impl Iterator<Item = String> {
    [Object::Postcheckout, Object::User, Object::Order].into_iter().flat_map(paths)
}

fn paths(object: Object) -> impl Iterator<Item = String> {
    mapped(object).map(move |field| format!("{}{}", object.place(), field.name()))
}

fn mapped(object: Object) -> impl Iterator<Item = Field> {
    object.fields().iter().copied().filter(|field| !matches!(field, Field::User | Field::Order | Field::Extra))
}

fn field(object: Object, name: &str) -> Option<Field> {
    mapped(object).find(|field| field.name() == name)
}

/// The field that an unknown one is probably meant for: a slip, or a name without its place.
fn suggestion(name: &str, all: &[String]) -> Option<String> {
    if let Some(near) = suggest::nearest(name, all.iter().map(String::as_str)) {
        return Some(near.to_owned());
    }
    let mut same = all.iter().filter(|target| target.rsplit('.').next() == Some(name));
    let only = same.next()?;
    same.next().is_none().then(|| only.clone())
}
