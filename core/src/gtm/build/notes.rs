//! Notes for whoever opens a tag or a trigger.

use super::Builder;
use crate::base::lang::Lang;
use crate::gtm::model::Text;
use crate::gtm::reference::references;
use crate::page::loader::LOADER;

impl Builder<'_> {
    /// Things that the file uses but does not contain: variables of the shop's own container, the loader of its pages.
    /// The check of a container does not report things in these notes as missing.
    pub(super) fn notes(&self, texts: &[&str], without_loader: bool) -> Option<Text> {
        let lang = self.settings.lang;
        let version = &self.version;
        let brings = |name: &str| {
            name == "_event"
                || version.variable.iter().any(|variable| variable.name == name)
                || version.built_in_variable.iter().any(|variable| variable.name == name)
        };
        let mut names = Vec::new();
        for name in texts.iter().flat_map(|text| references(text)).map(|reference| reference.name) {
            if let (Err(place), false) = (names.binary_search(&name), brings(name)) {
                names.insert(place, name);
            }
        }
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
        (!notes.is_empty()).then(|| notes.join(" ").into())
    }
}
