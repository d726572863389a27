//! The container's entities: the three steps of the vendor's page.

mod notes;
mod tags;
mod triggers;
mod variables;

use super::model::Part;
use super::program::Used;
use super::settings::Settings;
use variables::Variable;

/// Accounts, containers and versions are numbered by whoever imports the file.
const NOBODY: Part = Part::text("0");
/// A constant, so that the same options give the same bytes.
const FINGERPRINT: Part = Part::text("1");
const EXPORT_TIME: Part = Part::text("2000-01-01 00:00:00");
const FOLDER: Part = Part::text("1");

pub(super) fn export(settings: &Settings) -> Part {
    let mut builder = Builder {
        settings,
        ids: 1,
        used: Vec::new(),
        tags: Vec::new(),
        triggers: Vec::new(),
        variables: Vec::new(),
        built_in: Vec::new(),
    };
    builder.postcheckout();
    builder.loader();
    Part::Map(vec![
        ("exportFormatVersion", Part::Number(2)),
        ("exportTime", EXPORT_TIME),
        ("containerVersion", builder.version()),
    ])
}

struct Builder<'s> {
    settings: &'s Settings,
    /// The last id given.
    ids: u32,
    /// What the script reads.
    used: Vec<Used>,
    tags: Vec<Part>,
    triggers: Vec<Part>,
    variables: Vec<Variable>,
    /// Built-in variables that are switched on: the type and the name.
    built_in: Vec<(&'static str, &'static str)>,
}

impl Builder<'_> {
    fn id(&mut self) -> String {
        self.ids += 1;
        self.ids.to_string()
    }

    fn name(&self, what: &str) -> String {
        format!("{} - {what}", self.settings.prefix)
    }

    fn version(self) -> Part {
        let prefix = &self.settings.prefix;
        let container = vec![
            ("path", Part::text("accounts/0/containers/0")),
            ("accountId", NOBODY),
            ("containerId", NOBODY),
            ("name", format!("{prefix} postcheckout").into()),
            ("publicId", Part::text("GTM-XXXXXXX")),
            ("usageContext", Part::List(vec![Part::text("WEB")])),
            ("fingerprint", FINGERPRINT),
            ("tagManagerUrl", Part::text("https://tagmanager.google.com/#/accounts/0/containers/0/workspaces")),
        ];
        let mut folder = entity("folderId", FOLDER, prefix.clone());
        folder.push(("fingerprint", FINGERPRINT));
        let mut version = vec![
            ("path", Part::text("accounts/0/containers/0/versions/0")),
            ("accountId", NOBODY),
            ("containerId", NOBODY),
            ("containerVersionId", NOBODY),
            ("container", Part::Map(container)),
        ];
        let lists = [
            ("tag", self.tags),
            ("trigger", self.triggers),
            ("variable", self.variables.into_iter().map(Variable::into_part).collect()),
            ("folder", vec![Part::Map(folder)]),
            ("builtInVariable", self.built_in.into_iter().map(variables::built_in).collect()),
        ];
        version
            .extend(lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(key, list)| (key, Part::List(list))));
        version.push(("fingerprint", FINGERPRINT));
        version
            .push(("tagManagerUrl", Part::text("https://tagmanager.google.com/#/accounts/0/containers/0/versions/0")));
        Part::Map(version)
    }
}

/// How every entity begins.
fn entity(key: &'static str, id: impl Into<Part>, name: String) -> Vec<(&'static str, Part)> {
    vec![("accountId", NOBODY), ("containerId", NOBODY), (key, id.into()), ("name", name.into())]
}
