//! Step 3 of the vendor's page: tags.

use super::{Builder, FINGERPRINT, FOLDER, entity};
use crate::gtm::model::Part;
use crate::gtm::program;
use crate::loader::loader;
use crate::options::{Lang, Options};

const POSTCHECKOUT: &str = "postcheckout";

impl Builder<'_> {
    pub(super) fn postcheckout(&mut self) {
        let fields = self.fields();
        let item = self.item();
        let nonce = self.settings.nonce.as_ref().map(|place| self.reference(place, "nonce"));
        let debug = self.built_in("DEBUG_MODE", "Debug Mode");
        let html = program::html(self.settings, &debug, nonce.as_deref(), &self.used, &fields, &item);
        let triggers = self.triggers();
        self.tag(POSTCHECKOUT, html, triggers);
    }

    /// The general integration, which the vendor's page asks for before anything else.
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
        let trigger = self.trigger(what, "PAGEVIEW", Vec::new(), None);
        self.tag("loader", html, vec![trigger]);
    }

    fn tag(&mut self, what: &str, html: String, triggers: Vec<Part>) {
        let settings = self.settings;
        let mut tag = entity("tagId", self.id(), self.name(what));
        tag.push(("type", Part::text("html")));
        let notes = self.notes(&[&html], what == POSTCHECKOUT && settings.site_id.is_none());
        tag.extend(notes.map(|notes| ("notes", notes.into())));
        // Without it Tag Manager drops the attributes of a script, the nonce among them.
        let keeps_attributes = Part::boolean("supportDocumentWrite", settings.nonce.is_some());
        tag.extend([
            ("parameter", Part::List(vec![Part::template("html", html), keeps_attributes])),
            ("fingerprint", FINGERPRINT),
            ("firingTriggerId", Part::List(triggers)),
            ("parentFolderId", FOLDER),
            ("tagFiringOption", Part::text("ONCE_PER_EVENT")),
            ("monitoringMetadata", Part::Map(vec![("type", Part::text("MAP"))])),
            ("consentSettings", Part::Map(vec![("consentStatus", Part::text("NOT_SET"))])),
        ]);
        self.tags.push(Part::Map(tag));
    }
}
