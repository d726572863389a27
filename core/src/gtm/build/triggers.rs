//! Step 2 of the vendor's page: triggers.

use super::{Builder, FINGERPRINT, FOLDER, entity};
use crate::gtm::model::Part;
use crate::gtm::settings::Compare;
use crate::options::Lang;

impl Builder<'_> {
    /// The triggers of the thank-you page: one for each event, or one for the page. Gives their ids.
    pub(super) fn triggers(&mut self) -> Vec<Part> {
        let settings = self.settings;
        let what = match settings.lang {
            Lang::En => "thank-you page",
            Lang::Ru => "страница «Спасибо»",
        };
        let (mut filter, mut notes) = (Vec::new(), None);
        if let Some(page_path) = &settings.page_path {
            let variable = self.built_in("PAGE_PATH", "Page Path");
            filter.push(condition(settings.compare, variable, page_path));
        }
        if let (Some(variable), Some(value)) = (&settings.variable, &settings.value) {
            let variable = self.reference(variable, what);
            notes = self.notes(&[&variable], false);
            filter.push(condition(settings.compare, variable, value));
        }
        if settings.events.is_empty() {
            // Not PAGEVIEW: that comes before the scripts lower in the page.
            return vec![self.trigger(what, "DOM_READY", vec![("filter", filter)], notes)];
        }
        let trigger = |event: &String| {
            let event_filter = vec![condition(Compare::Equals, "{{_event}}".to_owned(), event)];
            let filters = vec![("customEventFilter", event_filter), ("filter", filter.clone())];
            self.trigger(event, "CUSTOM_EVENT", filters, notes.clone())
        };
        settings.events.iter().map(trigger).collect()
    }

    /// Makes a trigger, and gives its id.
    pub(super) fn trigger(
        &mut self,
        what: &str,
        kind: &'static str,
        filters: Vec<(&'static str, Vec<Part>)>,
        notes: Option<String>,
    ) -> Part {
        let id = Part::from(self.id());
        let mut trigger = entity("triggerId", id.clone(), self.name(what));
        trigger.push(("type", Part::text(kind)));
        trigger.extend(notes.map(|notes| ("notes", notes.into())));
        let filters = filters.into_iter().filter(|(_, filter)| !filter.is_empty());
        trigger.extend(filters.map(|(key, filter)| (key, Part::List(filter))));
        trigger.extend([("parentFolderId", FOLDER), ("fingerprint", FINGERPRINT)]);
        self.triggers.push(Part::Map(trigger));
        id
    }
}

fn condition(compare: Compare, variable: String, value: &str) -> Part {
    let kind = match compare {
        Compare::Equals => "EQUALS",
        Compare::Contains => "CONTAINS",
        Compare::Regex => "MATCH_REGEX",
    };
    let parameter = vec![Part::template("arg0", variable), Part::template("arg1", value.to_owned())];
    Part::Map(vec![("type", Part::text(kind)), ("parameter", Part::List(parameter))])
}
