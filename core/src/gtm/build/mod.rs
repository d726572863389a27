//! The container's entities: the three steps of the vendor's page.

mod notes;
mod tags;
mod triggers;
mod variables;

use super::model::{Container, ContainerVersion, EXPORT_FORMAT_VERSION, Export, Folder};
use super::program::Used;
use super::settings::Settings;

/// Accounts, containers and versions are numbered by whoever imports the file.
const NOBODY: &str = "0";
/// A constant, so that the same options give the same bytes.
const FINGERPRINT: &str = "1";
const EXPORT_TIME: &str = "2000-01-01 00:00:00";
const FOLDER: &str = "1";

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
}
