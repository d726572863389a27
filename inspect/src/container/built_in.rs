//! Tag Manager's own variables, which a reference may name without their being defined.

/// The display names of a web container's built-in variables: those that are used must be switched on.
const NAMES: [&str; 49] = [
    "Page URL",
    "Page Hostname",
    "Page Path",
    "Referrer",
    "Event",
    "Click Element",
    "Click Classes",
    "Click ID",
    "Click Target",
    "Click URL",
    "Click Text",
    "Form Element",
    "Form Classes",
    "Form ID",
    "Form Target",
    "Form URL",
    "Form Text",
    "Error Message",
    "Error URL",
    "Error Line",
    "New History URL",
    "Old History URL",
    "New History Fragment",
    "Old History Fragment",
    "New History State",
    "Old History State",
    "History Source",
    "Container Version",
    "Debug Mode",
    "Random Number",
    "Container ID",
    "HTML ID",
    "Environment Name",
    "Video Provider",
    "Video URL",
    "Video Title",
    "Video Duration",
    "Video Percent",
    "Video Visible",
    "Video Status",
    "Video Current Time",
    "Scroll Depth Threshold",
    "Scroll Depth Units",
    "Scroll Direction",
    "Percent Visible",
    "On-Screen Duration",
    "Analytics Client ID",
    "Analytics Session ID",
    "Analytics Session Number",
];

/// Whether this is the display name of a built-in variable.
pub(super) fn is_known(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Whether this is a name such as `_event` that Tag Manager writes into its triggers itself, always there.
pub(super) fn is_internal(name: &str) -> bool {
    name.strip_prefix('_')
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
}

/// The trigger of every page view.
pub(super) const ALL_PAGES: &str = "2147479553";

/// Whether this is one of the triggers that every container has, such as All Pages.
pub(super) fn is_trigger(id: &str) -> bool {
    id.len() == 10 && id.starts_with("21474795")
}
