//! The options of a container, read and checked.

use super::mapping::Mapping;
use super::options::NAMES;
use super::origin::Origin;
use super::page_path::{self, Compare, Comparison, Never, Part};
use super::place::{self, Place};
use super::{regex, text};
use crate::base::charset::Charset;
use crate::base::lang::Lang;
use crate::base::named::Named;
use crate::input::Source;
use crate::options::PATH;
use crate::options::given::{self, Given};
use crate::page::loader;
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::report::problem::InvalidInput;
use crate::rules::plan::Country;

/// The options, read and checked.
pub(super) struct Settings {
    pub(super) origin: Origin,
    pub(super) mapping: Mapping,
    pub(super) events: Vec<String>,
    page_path: Option<String>,
    /// The meaning of `page_path`: the part of the address, how it is compared, and with what.
    pub(super) page: Option<(Part, Comparison, String)>,
    pub(super) variable: Option<Place>,
    /// Whether there is one, usable or not.
    is_variable_given: bool,
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
    pub(super) fn read<'a>(source: &impl Source<'a>) -> Result<Settings, InvalidInput> {
        let (given, mut problems) = given::read(source, 2, &mut ());
        let mut settings = Settings {
            origin: Origin::default(),
            mapping: Mapping::default(),
            events: Vec::new(),
            page_path: None,
            page: None,
            variable: None,
            is_variable_given: false,
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
        let (mut mapping, mut is_source_known, mut is_compare_known) = (Given::Nothing, true, true);
        for (name, given) in given {
            match (&*name, &given) {
                ("mapping", _) => {
                    mapping = given;
                    continue;
                }
                ("source", Given::Text(source)) => is_source_known = Origin::from_name(source).is_some(),
                ("compare", Given::Text(compare)) => is_compare_known = Compare::from_name(compare).is_some(),
                ("variable", given) => settings.is_variable_given = !matches!(given, Given::Nothing),
                _ => {}
            }
            settings.set(&name, given, &mut problems);
        }
        settings.check(&mut problems);
        if is_compare_known {
            settings.check_conditions(&mut problems);
        }
        // The other required options, and the meaning of a mapping's texts, depend on the source.
        if is_source_known {
            settings.mapping = Mapping::read(mapping, settings.origin, &mut problems);
            settings.check_trigger(&mut problems);
        }
        problems.ok_or_list(settings)
    }

    fn set(&mut self, name: &str, given: Given<'_>, problems: &mut Collector) {
        let path = &PATH.key(name);
        match name {
            "source" => given.set(&mut self.origin, path, problems),
            "event" => set_events(&mut self.events, given, path, problems),
            "page_path" => given.set(&mut self.page_path, path, problems),
            "variable" => self.variable = Place::read(given, Place::Variable, path, problems),
            "value" => given.set_label(&mut self.value, path, problems),
            "compare" => given.set(&mut self.compare, path, problems),
            "spot" => self.spot = Place::read(given, Place::Constant, path, problems),
            "custom_field" => self.custom_field = Place::read(given, Place::Constant, path, problems),
            "site_id" => given.set_label(&mut self.site_id, path, problems),
            "nonce" => self.nonce = Place::read(given, Place::Variable, path, problems),
            "once" => given.set(&mut self.once, path, problems),
            "country" => given.set(&mut self.country, path, problems),
            "prefix" => {
                let mut prefix = None;
                given.set(&mut prefix, path, problems);
                self.prefix = prefix.unwrap_or_else(|| std::mem::take(&mut self.prefix));
            }
            "lang" => given.set(&mut self.lang, path, problems),
            // Already used: the others are read by it.
            "charset" => given.set(&mut Charset::default(), path, problems),
            _ => given::unknown(path, name, NAMES, problems),
        }
    }

    fn check(&self, problems: &mut Collector) {
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
    }

    /// Reports conditions that never hold.
    fn check_conditions(&mut self, problems: &mut Collector) {
        let mut never = |name: &str, given: &str, reason: Never| {
            let expected = reason.expected(problems.lang());
            Given::Text(given.into()).invalid(&expected, &PATH.key(name), problems);
        };
        if let Some(page_path) = self.page_path.as_deref().filter(|text| text::is_plain(text)) {
            match page_path::condition(self.compare, page_path) {
                Ok(page) => self.page = Some(page),
                Err(reason) => never("page_path", page_path, reason),
            }
        }
        if let (Compare::Regex, Some(value)) = (self.compare, &self.value)
            && let Err(reason) = regex::parse(value)
        {
            never("value", value, Never::Regex(reason));
        }
    }

    fn check_trigger(&mut self, problems: &mut Collector) {
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
        match (self.is_variable_given, &self.value) {
            (true, None) => place::missing(&PATH.key("value"), value, problems),
            (false, Some(_)) => place::missing(&PATH.key("variable"), variable, problems),
            _ => {}
        }
        let is_page_named = self.page_path.is_some() || self.is_variable_given || self.value.is_some();
        // Two orders of one page are two events: without them the last one alone would be seen.
        if self.events.is_empty() && (!is_page_named || self.origin == Origin::DataLayer) {
            match self.origin.event() {
                Some(event) => self.events.push(event.to_owned()),
                None => place::missing(&PATH.key("event"), trigger, problems),
            }
        }
    }
}

fn set_events(events: &mut Vec<String>, given: Given<'_>, path: &Path<'_>, problems: &mut Collector) {
    let (expected, given) = match (problems.lang(), given) {
        (_, Given::Nothing) => return,
        (_, Given::Text(event)) => return events.push(event.into_owned()),
        (_, Given::List(list)) => {
            for (index, given) in list.into_iter().enumerate() {
                let mut event = None;
                given.set(&mut event, &path.index(index), problems);
                events.extend(event.filter(|event| !events.contains(event)));
            }
            return;
        }
        (Lang::En, other) => ("an event's name, or a list of names", other),
        (Lang::Ru, other) => ("имя события или список имён", other),
    };
    given.invalid(expected, path, problems);
}
