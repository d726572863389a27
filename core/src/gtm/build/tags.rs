//! Step 3 of Flocktory's documentation: tags.

use super::{Builder, FINGERPRINT, FOLDER, NOBODY};
use crate::base::lang::Lang;
use crate::gtm::model::{ConsentSettings, Parameter, Tag, Text, Trigger};
use crate::gtm::program;
use crate::options::Options;
use crate::page::loader::loader;

const POSTCHECKOUT: &str = "postcheckout";

impl Builder<'_> {
    pub(super) fn postcheckout(&mut self) {
        let fields = self.fields();
        let item = self.item();
        let nonce = self.settings.nonce.as_ref().map(|place| self.reference(place, "nonce"));
        let debug = self.built_in("DEBUG_MODE", "Debug Mode");
        let html = program::html(self.settings, &debug, nonce.as_deref(), &self.used, &self.pushed, &fields, &item);
        let triggers = self.triggers();
        self.tag(POSTCHECKOUT, html, triggers);
    }

    /// The general integration, which Flocktory's documentation requires first.
    pub(super) fn loader(&mut self) {
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
        let trigger = self.trigger(what, Trigger { kind: "PAGEVIEW".into(), ..Trigger::default() });
        self.tag("loader", html, vec![trigger]);
    }

    fn tag(&mut self, what: &str, html: String, firing_trigger_id: Vec<Text>) {
        // Without it Tag Manager drops the attributes of a script, the nonce among them.
        let keeps_attributes = self.settings.nonce.is_some();
        let tag = Tag {
            account_id: NOBODY,
            container_id: NOBODY,
            tag_id: self.id(),
            name: self.name(what).into(),
            kind: "html".into(),
            notes: self.notes(&[&html], what == POSTCHECKOUT && self.settings.site_id.is_none()),
            parameter: vec![
                Parameter::template("html", html),
                Parameter::boolean("supportDocumentWrite", keeps_attributes),
            ],
            fingerprint: FINGERPRINT,
            firing_trigger_id,
            parent_folder_id: Some(FOLDER),
            tag_firing_option: Some("ONCE_PER_EVENT".into()),
            monitoring_metadata: Some(Parameter { kind: "MAP".into(), ..Parameter::default() }),
            consent_settings: Some(ConsentSettings { consent_status: "NOT_SET".into() }),
        };
        self.version.tag.push(tag);
    }
}
