//! The container's entities: the three steps of Flocktory's documentation.

mod notes;
mod tags;
mod triggers;
mod variables;

use super::model::{Container, ContainerVersion, EXPORT_FORMAT_VERSION, Export, Folder, Text};
use super::program::{Pushed, Used};
use super::settings::Settings;

/// Accounts, containers and versions are numbered by whoever imports the file.
const NOBODY: Text = Text::Borrowed("0");
/// A constant, so that the same options give the same bytes.
const FINGERPRINT: Text = Text::Borrowed("1");
const EXPORT_TIME: Text = Text::Borrowed("2000-01-01 00:00:00");
const FOLDER: Text = Text::Borrowed("1");

pub(super) fn export(settings: &Settings) -> Export {
    let mut builder =
        Builder { settings, ids: 1, used: Vec::new(), pushed: Vec::new(), version: ContainerVersion::default() };
    builder.folder();
    builder.postcheckout();
    builder.loader();
    Export {
        export_format_version: EXPORT_FORMAT_VERSION,
        export_time: EXPORT_TIME,
        container_version: ContainerVersion {
            path: "accounts/0/containers/0/versions/0".into(),
            account_id: NOBODY,
            container_id: NOBODY,
            container_version_id: NOBODY,
            container: Container {
                path: "accounts/0/containers/0".into(),
                account_id: NOBODY,
                container_id: NOBODY,
                name: format!("{} postcheckout", settings.prefix).into(),
                public_id: "GTM-XXXXXXX".into(),
                usage_context: vec!["WEB".into()],
                fingerprint: FINGERPRINT,
                tag_manager_url: "https://tagmanager.google.com/#/accounts/0/containers/0/workspaces".into(),
            },
            fingerprint: FINGERPRINT,
            tag_manager_url: "https://tagmanager.google.com/#/accounts/0/containers/0/versions/0".into(),
            ..builder.version
        },
    }
}

struct Builder<'s> {
    settings: &'s Settings,
    /// The last id given.
    ids: u32,
    /// The variables that the script reads.
    used: Vec<Used>,
    /// The variables that have only the last push.
    pushed: Vec<Pushed>,
    version: ContainerVersion,
}

impl Builder<'_> {
    fn id(&mut self) -> Text {
        self.ids += 1;
        self.ids.to_string().into()
    }

    fn name(&self, what: &str) -> String {
        format!("{} - {what}", self.settings.prefix)
    }

    fn folder(&mut self) {
        self.version.folder.push(Folder {
            account_id: NOBODY,
            container_id: NOBODY,
            folder_id: FOLDER,
            name: self.settings.prefix.clone().into(),
            fingerprint: FINGERPRINT,
        });
    }
}
