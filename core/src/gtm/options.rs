//! The options of a container: the same names in every language.

use super::origin::Origin;
use super::place::{self, Place};
use super::text;
use crate::charset::Charset;
use crate::code::Code;
use crate::field::{Field, Object};
use crate::identity::Country;
use crate::loader;
use crate::options::given::{self, Given};
use crate::options::{Lang, Named, PATH};
use crate::path::Path;
use crate::problem::{InvalidOrder, Problems, Report};
use crate::source::Source;
use crate::source::value::Value;
use crate::suggest;
use std::borrow::Cow;

/// An option of [`container`](super::container()).
pub struct ContainerOption {
    /// Its name in every language.
    pub name: &'static str,
    /// What it is where it is not given.
    pub default: Value<'static>,
    /// The step of the vendor's page that it belongs to: 1 variables, 2 trigger, 3 tag; 0 for the file as a whole.
    pub step: u8,
    help: [&'static str; 2],
}

impl ContainerOption {
    /// What it does, in a sentence.
    pub const fn help(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.help[0],
            Lang::Ru => self.help[1],
        }
    }

    /// The option of this name.
    pub fn from_name(name: &str) -> Option<&'static ContainerOption> {
        OPTIONS.iter().find(|option| option.name == name)
    }
}

const fn option(name: &'static str, default: Value<'static>, step: u8, help: [&'static str; 2]) -> ContainerOption {
    ContainerOption { name, default, step, help }
}

const fn named(name: &'static str) -> Value<'static> {
    Value::Text(Cow::Borrowed(name))
}

/// Every option, in the order of the documentation.
pub static OPTIONS: [ContainerOption; 16] = [
    option(
        "source",
        named("datalayer"),
        1,
        [
            "where the order is: datalayer (what a snippet of the form datalayer pushes), ga4, enhanced-ecommerce (and Yandex.Metrika), classic, globals, custom",
            "откуда берётся заказ: datalayer (то, что кладёт сниппет формы datalayer), ga4, enhanced-ecommerce (и Яндекс.Метрика), classic, globals, custom",
        ],
    ),
    option(
        "mapping",
        Value::Nothing,
        1,
        [
            "field -> where it is, for globals and custom; for ga4, enhanced-ecommerce and classic it replaces single fields",
            "поле -> где оно лежит, для globals и custom; для ga4, enhanced-ecommerce и classic заменяет отдельные поля",
        ],
    ),
    option(
        "event",
        Value::Nothing,
        2,
        [
            "the event, or list of events, that fires the tag; without it that of the source, unless page_path or variable is given",
            "событие или список событий, по которым срабатывает тег; если не задано — событие источника, когда нет ни page_path, ни variable",
        ],
    ),
    option(
        "page_path",
        Value::Nothing,
        2,
        [
            "the path of the thank-you page; without an event the tag fires there when the page is read (DOM ready)",
            "путь страницы «Спасибо»; без события тег срабатывает на ней, когда страница прочитана (DOM ready)",
        ],
    ),
    option(
        "variable",
        Value::Nothing,
        2,
        [
            "what must have the value `value`: the name of a variable of your container, or a place",
            "что должно иметь значение `value`: имя переменной вашего контейнера или место",
        ],
    ),
    option("value", Value::Nothing, 2, ["what `variable` is compared with", "с чем сравнивается `variable`"]),
    option(
        "compare",
        named("equals"),
        2,
        [
            "how page_path and value are compared: equals, contains, regex",
            "как сравниваются page_path и value: equals, contains, regex",
        ],
    ),
    option(
        "spot",
        Value::Nothing,
        3,
        [
            "the spot of orders that have none of their own: a constant, or a place",
            "spot заказов, у которых нет своего: константа или место",
        ],
    ),
    option("custom_field", Value::Nothing, 3, ["the same for order.custom_field", "то же для order.custom_field"]),
    option(
        "site_id",
        Value::Nothing,
        3,
        [
            "the shop's number in Flocktory: adds the loader's tag to all pages",
            "номер магазина во Flocktory: добавляет тег загрузчика на все страницы",
        ],
    ),
    option(
        "nonce",
        Value::Nothing,
        3,
        [
            "where the page's Content-Security-Policy nonce is: the name of a variable of your container, or a place",
            "где лежит nonce политики Content-Security-Policy: имя переменной вашего контейнера или место",
        ],
    ),
    option(
        "once",
        Value::Bool(false),
        3,
        [
            "send each order id once per browser, remembered in its local storage; where storage fails it is sent",
            "отправлять каждый id заказа один раз на браузер, память — local storage; если оно недоступно, заказ отправляется",
        ],
    ),
    option(
        "country",
        named("RU"),
        3,
        [
            "the numbering plan of phones without a country code: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD",
            "план нумерации телефонов без кода страны: RU, KZ, BY, UA, UZ, AM, GE, AZ, KG, TJ, TM, MD",
        ],
    ),
    option(
        "prefix",
        named("Flocktory"),
        0,
        ["what the names in the container begin with", "с чего начинаются имена в контейнере"],
    ),
    option(
        "lang",
        named("en"),
        0,
        [
            "the language of names, of what the tag says in preview, and of problems: en, ru",
            "язык имён, сообщений тега в режиме предпросмотра и проблем: en, ru",
        ],
    ),
    option(
        "charset",
        named("utf-8"),
        0,
        [
            "the encoding of option texts that are bytes: utf-8, windows-1251",
            "кодировка опций, которые заданы байтами: utf-8, windows-1251",
        ],
    ),
];

/// How the trigger compares.
#[derive(Clone, Copy, Default)]
pub(super) enum Compare {
    #[default]
    Equals,
    Contains,
    Regex,
}

impl Named for Compare {
    const ALL: &'static [(&'static str, Compare)] =
        &[("equals", Compare::Equals), ("contains", Compare::Contains), ("regex", Compare::Regex)];
}

/// The options, read and checked.
pub(super) struct Settings {
    pub(super) origin: Origin,
    /// Fields, by their paths in an order, and where each is.
    pub(super) mapping: Vec<(String, Place)>,
    /// Fields of an item, and the path of each in it.
    pub(super) item: Vec<(&'static str, String)>,
    pub(super) events: Vec<String>,
    pub(super) page_path: Option<String>,
    pub(super) variable: Option<Place>,
    pub(super) value: Option<String>,
    pub(super) compare: Compare,
    pub(super) spot: Option<Place>,
    pub(super) custom_field: Option<Place>,
    pub(super) site_id: Option<String>,
    pub(super) nonce: Option<Place>,
    pub(super) once: bool,
    pub(super) country: Country,
    pub(super) prefix: String,
    pub(super) lang: Lang,
}

impl Settings {
    pub(super) fn read<'a>(source: &impl Source<'a>) -> Result<Settings, InvalidOrder> {
        let (given, mut problems) = given::read(source, 2);
        let mut settings = Settings {
            origin: Origin::default(),
            mapping: Vec::new(),
            item: Vec::new(),
            events: Vec::new(),
            page_path: None,
            variable: None,
            value: None,
            compare: Compare::default(),
            spot: None,
            custom_field: None,
            site_id: None,
            nonce: None,
            once: false,
            country: Country::default(),
            prefix: "Flocktory".to_owned(),
            lang: problems.lang(),
        };
        let mut mapping = Given::Nothing;
        for (name, given) in given {
            if name == "mapping" {
                mapping = given;
            } else {
                settings.set(&name, given, &mut problems);
            }
        }
        // What a mapping's texts mean depends on the source.
        settings.set_mapping(mapping, &mut problems);
        settings.check(&mut problems);
        problems.ok_or_list(settings)
    }

    fn set(&mut self, name: &str, given: Given, problems: &mut Problems) {
        let path = &PATH.key(name);
        match name {
            "source" => given.set_named(&mut self.origin, path, problems),
            "event" => set_events(&mut self.events, given, path, problems),
            "page_path" => given.set_text(&mut self.page_path, path, problems),
            "variable" => self.variable = Place::read(given, Place::Variable, path, problems),
            "value" => given.set_label(&mut self.value, path, problems),
            "compare" => given.set_named(&mut self.compare, path, problems),
            "spot" => self.spot = Place::read(given, Place::Constant, path, problems),
            "custom_field" => self.custom_field = Place::read(given, Place::Constant, path, problems),
            "site_id" => given.set_label(&mut self.site_id, path, problems),
            "nonce" => self.nonce = Place::read(given, Place::Variable, path, problems),
            "once" => given.set_flag(&mut self.once, path, problems),
            "country" => given.set_named(&mut self.country, path, problems),
            "prefix" => {
                let mut prefix = None;
                given.set_text(&mut prefix, path, problems);
                self.prefix = prefix.unwrap_or_else(|| std::mem::take(&mut self.prefix));
            }
            "lang" => given.set_named(&mut self.lang, path, problems),
            // Already used: the others are read by it.
            "charset" => given.set_named(&mut Charset::default(), path, problems),
            _ => given::unknown(path, name, OPTIONS.iter().map(|option| option.name), problems),
        }
    }

    fn set_mapping(&mut self, given: Given, problems: &mut Problems) {
        let path = &PATH.key("mapping");
        let bare = if self.origin == Origin::Globals { Place::Global } else { Place::DataLayer };
        let pairs = match given {
            Given::Nothing => Vec::new(),
            Given::Map(pairs) => pairs,
            // An empty list is an empty map where the host has one kind of array.
            Given::List(elements) if elements.is_empty() => Vec::new(),
            other => {
                let expected = match self.lang {
                    Lang::En => "a map from fields to where they are",
                    Lang::Ru => "набор: поле -> где оно лежит",
                };
                return other.invalid(expected, path, problems);
            }
        };
        if self.origin == Origin::DataLayer && !pairs.is_empty() {
            let expected = match self.lang {
                Lang::En => "left out with the source datalayer, whose order is whole already",
                Lang::Ru => "с источником datalayer ничего: заказ в нём уже целый",
            };
            return Given::Map(pairs).invalid(expected, path, problems);
        }
        for (name, given) in pairs {
            let path = &path.key(&name);
            if let Some(field) = name.strip_prefix(Object::Item.place()).and_then(|name| field(Object::Item, name)) {
                let mut key = None;
                given.set_text(&mut key, path, problems);
                match key {
                    Some(key) if text::is_name(&key) && text::is_path(&key) => self.item.push((field.name(), key)),
                    Some(key) => text::report(&key, path, problems),
                    None => {}
                }
            } else if let Some(known) = targets().find(|target| *target == name) {
                self.mapping.extend(Place::read(given, bare, path, problems).map(|place| (known, place)));
            } else {
                let report = Report::error(Code::OptionUnknown).suggestion(suggestion(&name));
                problems.report(path, report);
            }
        }
        if self.origin.needs_mapping() {
            self.check_mapping(path, problems);
        }
    }

    fn check_mapping(&self, path: &Path<'_>, problems: &mut Problems) {
        let has = |field: &str| self.mapping.iter().any(|(mapped, _)| mapped == field);
        let (needed, identity) = match self.lang {
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

    fn check(&mut self, problems: &mut Problems) {
        let mut fit = |name: &str, given: &str, fits: fn(&str) -> bool| {
            if !fits(given) {
                text::report(given, &PATH.key(name), problems);
            }
        };
        fit("prefix", &self.prefix, text::is_name);
        for event in &self.events {
            fit("event", event, text::is_plain);
        }
        for (name, given) in [("page_path", &self.page_path), ("value", &self.value)] {
            if let Some(given) = given {
                fit(name, given, text::is_plain);
            }
        }
        if let Some(site_id) = &self.site_id {
            loader::check(site_id, &PATH.key("site_id"), problems);
        }
        let (value, variable, trigger) = match self.lang {
            Lang::En => (
                "say what `variable` is compared with",
                "say what `value` is compared with",
                "give `event`, `page_path` or `variable`, which say when the tag fires",
            ),
            Lang::Ru => (
                "укажите, с чем сравнить `variable`",
                "укажите, что сравнить с `value`",
                "задайте `event`, `page_path` или `variable`: когда срабатывает тег",
            ),
        };
        match (&self.variable, &self.value) {
            (Some(_), None) => place::missing(&PATH.key("value"), value, problems),
            (None, Some(_)) => place::missing(&PATH.key("variable"), variable, problems),
            _ => {}
        }
        let is_page_named = self.page_path.is_some() || self.variable.is_some() || self.value.is_some();
        // Two orders of one page are two events: without them the last one alone would be seen.
        if self.events.is_empty() && (!is_page_named || self.origin == Origin::DataLayer) {
            match self.origin.event() {
                Some(event) => self.events.push(event.to_owned()),
                None => place::missing(&PATH.key("event"), trigger, problems),
            }
        }
    }
}

fn set_events(events: &mut Vec<String>, given: Given, path: &Path<'_>, problems: &mut Problems) {
    let (expected, given) = match (problems.lang(), given) {
        (_, Given::Nothing) => return,
        (_, Given::Text(event)) => return events.push(event),
        (_, Given::List(list)) => {
            for (index, given) in list.into_iter().enumerate() {
                let mut event = None;
                given.set_text(&mut event, &path.index(index), problems);
                events.extend(event.filter(|event| !events.contains(event)));
            }
            return;
        }
        (Lang::En, other) => ("an event's name, or a list of names", other),
        (Lang::Ru, other) => ("имя события или список имён", other),
    };
    given.invalid(expected, path, problems);
}

/// The fields that a mapping may place: those of an order but for its items', by their paths.
fn targets() -> impl Iterator<Item = String> {
    let objects = [Object::Postcheckout, Object::User, Object::Order];
    objects
        .into_iter()
        .flat_map(|object| mapped(object).map(move |field| format!("{}{}", object.place(), field.name())))
}

fn mapped(object: Object) -> impl Iterator<Item = Field> {
    object.fields().iter().copied().filter(|field| !matches!(field, Field::User | Field::Order | Field::Extra))
}

fn field(object: Object, name: &str) -> Option<Field> {
    mapped(object).find(|field| field.name() == name)
}

/// The field that an unknown one is probably meant for: a slip, or a name without its place.
fn suggestion(name: &str) -> Option<String> {
    let item = mapped(Object::Item).map(|field| format!("{}{}", Object::Item.place(), field.name()));
    let all: Vec<_> = targets().chain(item).collect();
    if let Some(near) = suggest::nearest(name, all.iter().map(String::as_str)) {
        return Some(near.to_owned());
    }
    let mut same = all.iter().filter(|target| target.rsplit('.').next() == Some(name));
    let only = same.next()?;
    same.next().is_none().then(|| only.clone())
}
