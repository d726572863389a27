//! Step 2 of the vendor's page: triggers.

use super::{Builder, FINGERPRINT, FOLDER, NOBODY};
use crate::gtm::model::{Condition, Parameter, Text, Trigger};
use crate::gtm::settings::Compare;
use crate::lang::Lang;

impl Builder<'_> {
    /// The triggers of the thank-you page: one for each event, or one for the page.
    pub(super) fn triggers(&mut self) -> Vec<Text> {
        let settings = self.settings;
        let what = match settings.lang {
            Lang::En => "thank-you page",
            Lang::Ru => "страница «Спасибо»",
        };
        let mut filter = Vec::new();
        if let Some(page_path) = &settings.page_path {
            let variable = self.built_in("PAGE_PATH", "Page Path");
            filter.push(condition(settings.compare, variable, page_path));
        }
        if let (Some(variable), Some(value)) = (&settings.variable, &settings.value) {
            let variable = self.reference(variable, what);
            filter.push(condition(settings.compare, variable, value));
        }
        if settings.events.is_empty() {
            // Not PAGEVIEW: that comes before the scripts lower in the page.
            let trigger = Trigger { kind: "DOM_READY".into(), filter, ..Trigger::default() };
            return vec![self.trigger(what, trigger)];
        }
        let trigger = |event: &String| {
            let custom_event_filter = vec![condition(Compare::Equals, "{{_event}}", event)];
            let kind = "CUSTOM_EVENT".into();
            self.trigger(event, Trigger { kind, custom_event_filter, filter: filter.clone(), ..Trigger::default() })
        };
        settings.events.iter().map(trigger).collect()
    }

    pub(super) fn trigger(&mut self, what: &str, trigger: Trigger) -> Text {
        let trigger_id = self.id();
        let settings = trigger.filter.iter().flat_map(|condition| &condition.parameter);
        let texts: Vec<_> = settings.filter_map(|parameter| parameter.value.as_deref()).collect();
        let notes = self.notes(&texts, false);
        self.version.trigger.push(Trigger {
            account_id: NOBODY,
            container_id: NOBODY,
            trigger_id: trigger_id.clone(),
            name: self.name(what).into(),
            notes,
            parent_folder_id: Some(FOLDER),
            fingerprint: FINGERPRINT,
            ..trigger
        });
        trigger_id
    }
}

fn condition(compare: Compare, variable: impl Into<Text>, value: &str) -> Condition {
    let kind = match compare {
        Compare::Equals => "EQUALS",
        Compare::Contains => "CONTAINS",
        Compare::Regex => "MATCH_REGEX",
    };
    let parameter = vec![Parameter::template("arg0", variable), Parameter::template("arg1", value.to_owned())];
    Condition { kind: kind.into(), parameter }
}
