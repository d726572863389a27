//! The container's entities: the three steps of the vendor's page.

use super::model::{
    BuiltInVariable, Condition, ConsentSettings, Container, ContainerVersion, EXPORT_FORMAT_VERSION, Export, Folder,
    Parameter, Tag, Trigger, Variable,
};
use super::options::{Compare, Settings};
use super::origin::Paths;
use super::place::Place;
use super::program::{self, Fields, Used};
use super::reference::references;
use crate::field::Field;
use crate::loader::{LOADER, loader};
use crate::options::{Lang, Options};

/// Accounts, containers and versions are numbered by whoever imports the file.
const NOBODY: &str = "0";
/// A constant, so that the same options give the same bytes.
const FINGERPRINT: &str = "1";
const EXPORT_TIME: &str = "2000-01-01 00:00:00";
const FOLDER: &str = "1";
const POSTCHECKOUT: &str = "postcheckout";

pub(super) fn export(settings: &Settings) -> Export {
    let mut builder = Builder { settings, ids: 1, used: Vec::new(), version: ContainerVersion::default() };
    builder.folder();
    builder.postcheckout();
    builder.loader();
    let path = format!("accounts/{NOBODY}/containers/{NOBODY}");
    let url = format!("https://tagmanager.google.com/#/{path}");
    Export {
        export_format_version: EXPORT_FORMAT_VERSION,
        export_time: EXPORT_TIME.to_owned(),
        container_version: ContainerVersion {
            path: format!("{path}/versions/{NOBODY}"),
            account_id: NOBODY.to_owned(),
            container_id: NOBODY.to_owned(),
            container_version_id: NOBODY.to_owned(),
            container: Container {
                path: path.clone(),
                account_id: NOBODY.to_owned(),
                container_id: NOBODY.to_owned(),
                name: format!("{} postcheckout", settings.prefix),
                public_id: "GTM-XXXXXXX".to_owned(),
                usage_context: vec!["WEB".to_owned()],
                fingerprint: FINGERPRINT.to_owned(),
                tag_manager_url: format!("{url}/workspaces"),
            },
            fingerprint: FINGERPRINT.to_owned(),
            tag_manager_url: format!("{url}/versions/{NOBODY}"),
            ..builder.version
        },
    }
}

struct Builder<'s> {
    settings: &'s Settings,
    /// The last id given.
    ids: u32,
    /// What the script reads.
    used: Vec<Used>,
    version: ContainerVersion,
}

impl Builder<'_> {
    fn id(&mut self) -> String {
        self.ids += 1;
        self.ids.to_string()
    }

    fn name(&self, what: &str) -> String {
        format!("{} - {what}", self.settings.prefix)
    }

    fn folder(&mut self) {
        self.version.folder.push(Folder {
            account_id: NOBODY.to_owned(),
            container_id: NOBODY.to_owned(),
            folder_id: FOLDER.to_owned(),
            name: self.settings.prefix.clone(),
            fingerprint: FINGERPRINT.to_owned(),
        });
    }

    fn postcheckout(&mut self) {
        let fields = self.fields();
        let item = self.item();
        let nonce = self.settings.nonce.as_ref().map(|place| self.reference(place, "nonce"));
        let debug = self.built_in("DEBUG_MODE", "Debug Mode");
        let html = program::html(self.settings, &debug, nonce.as_deref(), &self.used, &fields, &item);
        let triggers = self.triggers();
        self.tag(POSTCHECKOUT, html, triggers);
    }

    /// The general integration, which the vendor's page asks for before anything else.
    fn loader(&mut self) {
        let Some(site_id) = &self.settings.site_id else { return };
        // The number was checked with the other options.
        let Ok(loader) = loader(site_id, &Options::default()) else { return };
        let nonce = self.settings.nonce.as_ref().map(|place| self.reference(place, "nonce"));
        let open_tag = program::open_tag(nonce.as_deref());
        let html = loader.replacen("<script", &open_tag[..open_tag.len() - 1], 1);
        let what = match self.settings.lang {
            Lang::En => "all pages",
            Lang::Ru => "все страницы",
        };
        let trigger = self.trigger(what, Trigger { kind: "PAGEVIEW".to_owned(), ..Trigger::default() });
        self.tag("loader", html, vec![trigger]);
    }

    // ---- Step 1: variables

    /// Where the script finds each field of the order.
    fn fields(&mut self) -> Fields {
        let settings = self.settings;
        let origin = settings.origin;
        let mut fields: Fields = Vec::new();
        for (known, is_merged) in [(origin.order(), false), (origin.user(), true)] {
            for (field, paths) in known {
                if !settings.mapping.iter().any(|(mapped, _)| mapped == field) {
                    let places = paths.iter().map(|path| self.inside(path, is_merged)).collect();
                    fields.push(((*field).to_owned(), places));
                }
            }
        }
        for (field, place) in &settings.mapping {
            let place = self.place(place, field);
            fields.push((field.clone(), vec![place]));
        }
        for (field, place) in [(Field::Spot, &settings.spot), (Field::CustomField, &settings.custom_field)] {
            let Some(place) = place else { continue };
            let path = if field == Field::Spot { "spot" } else { "order.custom_field" };
            // A place that the mapping names goes first.
            let has_own = fields.iter().any(|(known, _)| known == path);
            let place = self.place(place, if has_own { "default" } else { path });
            match fields.iter_mut().find(|(known, _)| known == path) {
                Some((_, places)) => places.push(place),
                None => fields.push((path.to_owned(), vec![place])),
            }
        }
        fields
    }

    fn item(&self) -> Fields {
        let steps = |path: &str| path.split('.').map(str::to_owned).collect::<Vec<_>>();
        let known: Paths = self.settings.origin.item();
        let own = |field: &str| self.settings.item.iter().find(|(mapped, _)| *mapped == field);
        let mut item: Fields = known
            .iter()
            .filter(|(field, _)| own(field).is_none())
            .map(|(field, paths)| ((*field).to_owned(), paths.iter().map(|path| steps(path)).collect()))
            .collect();
        item.extend(self.settings.item.iter().map(|(field, path)| ((*field).to_owned(), vec![steps(path)])));
        item
    }

    /// A place of its own variable, or inside a variable that others share.
    fn place(&mut self, place: &Place, field: &str) -> Vec<String> {
        match place {
            // Version 2 merges lists index by index: the items of an earlier push would stay behind a shorter list.
            Place::DataLayer(path) if field == "order.items" || path.split('.').next() == Some("ecommerce") => {
                self.inside(path, false)
            }
            place => {
                let reference = self.reference(place, field);
                vec![self.use_as(field, reference)]
            }
        }
    }

    /// A path in the data layer: the variable of its first step, and the steps from there. What is not merged is of
    /// the last push that had it.
    fn inside(&mut self, path: &str, is_merged: bool) -> Vec<String> {
        let mut steps: Vec<_> = path.split('.').map(str::to_owned).collect();
        let root = steps[0].clone();
        let reference = self.data_layer(&root, &root, is_merged);
        steps[0] = self.use_as(&root, reference);
        steps
    }

    /// The key in the script of a variable.
    fn use_as(&mut self, key: &str, reference: String) -> String {
        if let Some(used) = self.used.iter().find(|used| used.reference == reference) {
            return used.key.clone();
        }
        let is_taken = |key: &str| self.used.iter().any(|used| used.key == key);
        let key = first_free(key, is_taken);
        self.used.push(Used { key: key.clone(), reference });
        key
    }

    /// The reference to a place's variable, which is made if it is not the container's own.
    fn reference(&mut self, place: &Place, what: &str) -> String {
        let (kind, parameter) = match place {
            Place::Variable(name) => return format!("{{{{{name}}}}}"),
            Place::DataLayer(path) => return self.data_layer(what, path, true),
            Place::Global(name) => ("j", vec![Parameter::template("name", name)]),
            Place::Cookie(name) => {
                ("k", vec![Parameter::boolean("decodeCookie", true), Parameter::template("name", name)])
            }
            Place::Constant(value) => ("c", vec![Parameter::template("value", value)]),
            Place::Selector { selector, attribute } => {
                let mut parameter =
                    vec![Parameter::template("elementSelector", selector), Parameter::template("selectorType", "CSS")];
                parameter.extend(attribute.as_ref().map(|name| Parameter::template("attributeName", name)));
                ("d", parameter)
            }
        };
        self.variable(what, kind, parameter)
    }

    fn data_layer(&mut self, what: &str, path: &str, is_merged: bool) -> String {
        let parameter = vec![
            Parameter::integer("dataLayerVersion", if is_merged { 2 } else { 1 }),
            Parameter::boolean("setDefaultValue", false),
            Parameter::template("name", path),
        ];
        self.variable(what, "v", parameter)
    }

    /// The reference to a variable, which is made once.
    fn variable(&mut self, what: &str, kind: &str, parameter: Vec<Parameter>) -> String {
        let wanted = self.name(what);
        let same = |variable: &&Variable| {
            variable.kind == kind && variable.parameter == parameter && variable.name.starts_with(&wanted)
        };
        let name = match self.version.variable.iter().find(same) {
            Some(variable) => variable.name.clone(),
            None => {
                let is_taken = |name: &str| self.version.variable.iter().any(|variable| variable.name == name);
                let name = first_free(&wanted, is_taken);
                let variable = Variable {
                    account_id: NOBODY.to_owned(),
                    container_id: NOBODY.to_owned(),
                    variable_id: self.id(),
                    name: name.clone(),
                    kind: kind.to_owned(),
                    parameter,
                    fingerprint: FINGERPRINT.to_owned(),
                    parent_folder_id: Some(FOLDER.to_owned()),
                };
                self.version.variable.push(variable);
                name
            }
        };
        format!("{{{{{name}}}}}")
    }

    fn built_in(&mut self, kind: &str, name: &str) -> String {
        self.version.built_in_variable.push(BuiltInVariable {
            account_id: NOBODY.to_owned(),
            container_id: NOBODY.to_owned(),
            kind: kind.to_owned(),
            name: name.to_owned(),
        });
        format!("{{{{{name}}}}}")
    }

    /// What the file relies on and does not bring: variables of the shop's own container, the loader of its pages.
    /// The check of a container misses nothing that the notes tell of.
    fn notes<'t>(&self, texts: impl IntoIterator<Item = &'t str>, without_loader: bool) -> Option<String> {
        let lang = self.settings.lang;
        let version = &self.version;
        let brings = |name: &str| {
            name == "_event"
                || version.variable.iter().any(|variable| variable.name == name)
                || version.built_in_variable.iter().any(|variable| variable.name == name)
        };
        let mut names: Vec<_> = texts.into_iter().flat_map(references).map(|reference| reference.name).collect();
        names.retain(|name| !brings(name));
        names.sort_unstable();
        names.dedup();
        let names: Vec<_> = names.into_iter().map(|name| format!("{{{{{name}}}}}")).collect();
        let names = names.join(", ");
        let variables = match lang {
            _ if names.is_empty() => None,
            Lang::En => Some(format!("Uses variables of your container: {names}.")),
            Lang::Ru => Some(format!("Использует переменные вашего контейнера: {names}.")),
        };
        let loader = without_loader.then(|| match lang {
            Lang::En => format!("Flocktory's loader is expected in the page: {LOADER}"),
            Lang::Ru => format!("Загрузчик Flocktory должен быть на самой странице: {LOADER}"),
        });
        let notes: Vec<_> = variables.into_iter().chain(loader).collect();
        (!notes.is_empty()).then(|| notes.join(" "))
    }

    // ---- Step 2: trigger

    /// The triggers of the thank-you page: one for each event, or one for the page.
    fn triggers(&mut self) -> Vec<String> {
        let settings = self.settings;
        let what = match settings.lang {
            Lang::En => "thank-you page",
            Lang::Ru => "страница «Спасибо»",
        };
        let mut filter = Vec::new();
        if let Some(page_path) = &settings.page_path {
            let variable = self.built_in("PAGE_PATH", "Page Path");
            filter.push(condition(settings.compare, &variable, page_path));
        }
        if let (Some(variable), Some(value)) = (&settings.variable, &settings.value) {
            let variable = self.reference(variable, what);
            filter.push(condition(settings.compare, &variable, value));
        }
        if settings.events.is_empty() {
            // Not PAGEVIEW: that comes before the scripts lower in the page.
            let trigger = Trigger { kind: "DOM_READY".to_owned(), filter, ..Trigger::default() };
            return vec![self.trigger(what, trigger)];
        }
        let trigger = |event: &String| {
            let custom_event_filter = vec![condition(Compare::Equals, "{{_event}}", event)];
            let kind = "CUSTOM_EVENT".to_owned();
            self.trigger(event, Trigger { kind, custom_event_filter, filter: filter.clone(), ..Trigger::default() })
        };
        settings.events.iter().map(trigger).collect()
    }

    fn trigger(&mut self, what: &str, trigger: Trigger) -> String {
        let trigger_id = self.id();
        self.version.trigger.push(Trigger {
            account_id: NOBODY.to_owned(),
            container_id: NOBODY.to_owned(),
            trigger_id: trigger_id.clone(),
            name: self.name(what),
            notes: self.notes(
                trigger
                    .filter
                    .iter()
                    .flat_map(|condition| &condition.parameter)
                    .filter_map(|parameter| parameter.value.as_deref()),
                false,
            ),
            parent_folder_id: Some(FOLDER.to_owned()),
            fingerprint: FINGERPRINT.to_owned(),
            ..trigger
        });
        trigger_id
    }

    // ---- Step 3: tag

    fn tag(&mut self, what: &str, html: String, firing_trigger_id: Vec<String>) {
        // Without it Tag Manager drops the attributes of a script, the nonce among them.
        let keeps_attributes = self.settings.nonce.is_some();
        let tag = Tag {
            account_id: NOBODY.to_owned(),
            container_id: NOBODY.to_owned(),
            tag_id: self.id(),
            name: self.name(what),
            kind: "html".to_owned(),
            notes: self.notes([html.as_str()], what == POSTCHECKOUT && self.settings.site_id.is_none()),
            parameter: vec![
                Parameter::template("html", html),
                Parameter::boolean("supportDocumentWrite", keeps_attributes),
            ],
            fingerprint: FINGERPRINT.to_owned(),
            firing_trigger_id,
            parent_folder_id: Some(FOLDER.to_owned()),
            tag_firing_option: Some("ONCE_PER_EVENT".to_owned()),
            monitoring_metadata: Some(Parameter { kind: "MAP".to_owned(), ..Parameter::default() }),
            consent_settings: Some(ConsentSettings { consent_status: "NOT_SET".to_owned() }),
        };
        self.version.tag.push(tag);
    }
}

fn condition(compare: Compare, variable: &str, value: &str) -> Condition {
    let kind = match compare {
        Compare::Equals => "EQUALS",
        Compare::Contains => "CONTAINS",
        Compare::Regex => "MATCH_REGEX",
    };
    let parameter = vec![Parameter::template("arg0", variable), Parameter::template("arg1", value)];
    Condition { kind: kind.to_owned(), parameter }
}

/// The name, or the first of `name 2`, `name 3` … that nothing has.
fn first_free(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}
