//! The container's export file, format version 2, as far as it is written or read here.
//!
//! The names are those of the Tag Manager API v2. Absent fields are left out of what is written.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A text: most are the same in every file.
pub type Text = Cow<'static, str>;

/// The `exportFormatVersion` of these types.
pub const EXPORT_FORMAT_VERSION: u32 = 2;

/// A whole export file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Export {
    /// 2.
    pub export_format_version: u32,
    /// `YYYY-MM-DD HH:MM:SS`.
    pub export_time: Text,
    /// Everything else.
    pub container_version: ContainerVersion,
}

/// A version of a container: its entities. Ids are texts of digits, from one counter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ContainerVersion {
    /// `accounts/0/containers/0/versions/0`.
    pub path: Text,
    /// The account; an import replaces it.
    pub account_id: Text,
    /// The container; an import replaces it.
    pub container_id: Text,
    /// `0`: not a published one.
    pub container_version_id: Text,
    /// The content of the container.
    pub container: Container,
    /// The tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tag: Vec<Tag>,
    /// The triggers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trigger: Vec<Trigger>,
    /// The variables.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variable: Vec<Variable>,
    /// The folders that hold them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub folder: Vec<Folder>,
    /// The built-in variables that are switched on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub built_in_variable: Vec<BuiltInVariable>,
    /// Any digits.
    pub fingerprint: Text,
    /// Where Tag Manager shows it.
    pub tag_manager_url: Text,
}

/// The kind of a container.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Container {
    /// `accounts/0/containers/0`.
    pub path: Text,
    /// The account.
    pub account_id: Text,
    /// The container.
    pub container_id: Text,
    /// As people call it.
    pub name: Text,
    /// `GTM-XXXXXXX`.
    pub public_id: Text,
    /// `["WEB"]`.
    pub usage_context: Vec<Text>,
    /// Any digits.
    pub fingerprint: Text,
    /// Where Tag Manager shows it.
    pub tag_manager_url: Text,
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Tag {
    /// The account.
    pub account_id: Text,
    /// The container.
    pub container_id: Text,
    /// Its id.
    pub tag_id: Text,
    /// As people call it.
    pub name: Text,
    /// `html` for Custom HTML.
    #[serde(rename = "type")]
    pub kind: Text,
    /// For people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Text>,
    /// Its value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameter: Vec<Parameter>,
    /// Any digits.
    pub fingerprint: Text,
    /// The triggers that fire it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub firing_trigger_id: Vec<Text>,
    /// The folder that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_folder_id: Option<Text>,
    /// `ONCE_PER_EVENT`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag_firing_option: Option<Text>,
    /// `{"type": "MAP"}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monitoring_metadata: Option<Parameter>,
    /// Whether it waits for a consent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent_settings: Option<ConsentSettings>,
}

/// Whether a tag waits for a consent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ConsentSettings {
    /// `NOT_SET`, `NOT_NEEDED` or `NEEDED`.
    pub consent_status: Text,
}

/// A trigger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Trigger {
    /// The account.
    pub account_id: Text,
    /// The container.
    pub container_id: Text,
    /// Its id.
    pub trigger_id: Text,
    /// As people call it.
    pub name: Text,
    /// `CUSTOM_EVENT`, `DOM_READY`, `PAGEVIEW`.
    #[serde(rename = "type")]
    pub kind: Text,
    /// For people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Text>,
    /// Which event it is, for `CUSTOM_EVENT`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub custom_event_filter: Vec<Condition>,
    /// Further conditions, all of which must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filter: Vec<Condition>,
    /// The folder that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_folder_id: Option<Text>,
    /// Any digits.
    pub fingerprint: Text,
}

/// A comparison: `arg0`, a reference to a variable, with `arg1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Condition {
    /// `EQUALS`, `CONTAINS`, `MATCH_REGEX`.
    #[serde(rename = "type")]
    pub kind: Text,
    /// The left side of the comparison.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameter: Vec<Parameter>,
}

/// A variable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Variable {
    /// The account.
    pub account_id: Text,
    /// The container.
    pub container_id: Text,
    /// Its id.
    pub variable_id: Text,
    /// The name by which `{{…}}` refers to it.
    pub name: Text,
    /// `v` data layer, `j` global JavaScript, `d` DOM element, `k` cookie, `c` constant.
    #[serde(rename = "type")]
    pub kind: Text,
    /// Its value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameter: Vec<Parameter>,
    /// Any digits.
    pub fingerprint: Text,
    /// The folder that holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_folder_id: Option<Text>,
}

/// A folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Folder {
    /// The account.
    pub account_id: Text,
    /// The container.
    pub container_id: Text,
    /// Its id.
    pub folder_id: Text,
    /// As people call it.
    pub name: Text,
    /// Any digits.
    pub fingerprint: Text,
}

/// A built-in variable that is switched on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BuiltInVariable {
    /// The account.
    pub account_id: Text,
    /// The container.
    pub container_id: Text,
    /// `PAGE_PATH`, `DEBUG_MODE`.
    #[serde(rename = "type")]
    pub kind: Text,
    /// `Page Path`, `Debug Mode`.
    pub name: Text,
}

/// A setting: a value, which is always text, or a list or map of others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Parameter {
    /// `TEMPLATE`, `BOOLEAN`, `INTEGER`, `LIST`, `MAP`.
    #[serde(rename = "type")]
    pub kind: Text,
    /// Its name; absent in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Text>,
    /// The value of `TEMPLATE`, `BOOLEAN` and `INTEGER`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Text>,
    /// The elements of `LIST`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Vec<Parameter>>,
    /// The pairs of `MAP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<Vec<Parameter>>,
}

impl Parameter {
    /// A text, in which `{{…}}` are references.
    pub(super) fn template(key: &'static str, value: impl Into<Text>) -> Parameter {
        Parameter::of("TEMPLATE", key, value.into())
    }

    pub(super) fn boolean(key: &'static str, value: bool) -> Parameter {
        Parameter::of("BOOLEAN", key, if value { "true" } else { "false" }.into())
    }

    pub(super) fn integer(key: &'static str, value: &'static str) -> Parameter {
        Parameter::of("INTEGER", key, value.into())
    }

    fn of(kind: &'static str, key: &'static str, value: Text) -> Parameter {
        Parameter { kind: kind.into(), key: Some(key.into()), value: Some(value), ..Parameter::default() }
    }
}
