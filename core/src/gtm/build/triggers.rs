//! Step 2 of Flocktory's documentation: triggers.

use super::{Builder, FINGERPRINT, FOLDER, NOBODY};
use crate::base::lang::Lang;
use crate::gtm::model::{Condition, Parameter, Text, Trigger};
use crate::gtm::page_path::{Compare, Comparison, Part};

impl Builder<'_> {
    /// The triggers of the thank-you page: one for each event, or one for the page.
    pub(super) fn triggers(&mut self) -> Vec<Text> {
        let settings = self.settings;
        let what = match settings.lang {
            Lang::En => "thank-you page",
            Lang::Ru => "страница «Спасибо»",
        };
        let mut filter = Vec::new();
        if let Some((part, comparison, text)) = &settings.page {
            let variable = match part {
                Part::Path => self.built_in("PAGE_PATH", "Page Path"),
                Part::Url => self.built_in("PAGE_URL", "Page URL"),
            };
            filter.push(condition(*comparison, variable, text));
        }
        if let (Some(variable), Some(value)) = (&settings.variable, &settings.value) {
            let variable = self.reference(variable, what);
            let comparison = match settings.compare {
                Compare::Equals => Comparison::Equals,
                Compare::Contains => Comparison::Contains,
                Compare::Regex => Comparison::Regex,
            };
            filter.push(condition(comparison, variable, value));
        }
        if settings.events.is_empty() {
            // Not PAGEVIEW: that comes before the scripts lower in the page.
            let trigger = Trigger { kind: "DOM_READY".into(), filter, ..Trigger::default() };
            return vec![self.trigger(what, trigger)];
        }
        let trigger = |event: &String| {
            let custom_event_filter = vec![condition(Comparison::Equals, "{{_event}}", event)];
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

fn condition(comparison: Comparison, variable: impl Into<Text>, value: &str) -> Condition {
    let parameter = vec![Parameter::template("arg0", variable), Parameter::template("arg1", value.to_owned())];
    Condition { kind: comparison.name().into(), parameter }
}
