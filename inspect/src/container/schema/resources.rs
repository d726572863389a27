//! The resources and their properties.

use super::values::{BUILT_IN_TYPES, CONDITION_TYPES, PARAMETER_TYPES, TRIGGER_TYPES, USAGE_CONTEXTS};
use super::{Resource, Type};
use crate::container::owner::Kind;

/// A whole file.
pub(super) static EXPORT: Resource = Resource {
    kind: None,
    properties: &[
        ("exportFormatVersion", Type::Any),
        ("exportTime", Type::Text),
        ("containerVersion", Type::One(&VERSION)),
    ],
    required: &["exportFormatVersion", "containerVersion"],
};

static VERSION: Resource = Resource {
    kind: Some(Kind::Container),
    properties: &[
        ("builtInVariable", Type::Many(&BUILT_IN)),
        ("client", Type::Many(&CLIENT)),
        ("container", Type::One(&CONTAINER)),
        ("containerVersionId", Type::Text),
        ("customTemplate", Type::Many(&TEMPLATE)),
        ("deleted", Type::Flag),
        ("description", Type::Text),
        ("folder", Type::Many(&FOLDER)),
        ("gtagConfig", Type::Many(&GTAG_CONFIG)),
        ("name", Type::Text),
        ("tag", Type::Many(&TAG)),
        ("transformation", Type::Many(&TRANSFORMATION)),
        ("trigger", Type::Many(&TRIGGER)),
        ("variable", Type::Many(&VARIABLE)),
        ("zone", Type::Many(&ZONE)),
    ],
    required: &[],
};

static CONTAINER: Resource = Resource {
    kind: Some(Kind::Container),
    properties: &[
        ("domainName", Type::ManyTexts),
        ("features", Type::One(&FEATURES)),
        ("name", Type::Text),
        ("publicId", Type::Text),
        ("tagIds", Type::ManyTexts),
        ("taggingServerUrls", Type::ManyTexts),
        ("usageContext", Type::ManyChoices(USAGE_CONTEXTS)),
    ],
    required: &[],
};

static FEATURES: Resource = Resource {
    kind: None,
    properties: &[
        ("supportBuiltInVariables", Type::Flag),
        ("supportClients", Type::Flag),
        ("supportEnvironments", Type::Flag),
        ("supportFolders", Type::Flag),
        ("supportGtagConfigs", Type::Flag),
        ("supportTags", Type::Flag),
        ("supportTemplates", Type::Flag),
        ("supportTransformations", Type::Flag),
        ("supportTriggers", Type::Flag),
        ("supportUserPermissions", Type::Flag),
        ("supportVariables", Type::Flag),
        ("supportVersions", Type::Flag),
        ("supportWorkspaces", Type::Flag),
        ("supportZones", Type::Flag),
    ],
    required: &[],
};

static BUILT_IN: Resource = Resource {
    kind: Some(Kind::BuiltIn),
    properties: &[("name", Type::Text), ("type", Type::Choice(BUILT_IN_TYPES))],
    required: &["name", "type"],
};

static CLIENT: Resource = Resource {
    kind: Some(Kind::Client),
    properties: &[
        ("clientId", Type::Digits),
        ("name", Type::Text),
        ("parameter", Type::Many(&PARAMETER)),
        ("parentFolderId", Type::Digits),
        ("priority", Type::Number),
        ("type", Type::Text),
    ],
    required: &["name"],
};

static PARAMETER: Resource = Resource {
    kind: None,
    properties: &[
        ("isWeakReference", Type::Flag),
        ("key", Type::Text),
        ("list", Type::Many(&PARAMETER)),
        ("map", Type::Many(&PARAMETER)),
        ("type", Type::Choice(PARAMETER_TYPES)),
        ("value", Type::Text),
    ],
    required: &["type"],
};

static TEMPLATE: Resource = Resource {
    kind: Some(Kind::Template),
    properties: &[
        ("galleryReference", Type::One(&GALLERY_REFERENCE)),
        ("name", Type::Text),
        ("templateData", Type::Text),
        ("templateId", Type::Digits),
    ],
    required: &["name"],
};

static GALLERY_REFERENCE: Resource = Resource {
    kind: None,
    properties: &[
        ("galleryTemplateId", Type::Text),
        ("host", Type::Text),
        ("isModified", Type::Flag),
        ("owner", Type::Text),
        ("repository", Type::Text),
        ("signature", Type::Text),
        ("templateDeveloperId", Type::Text),
        ("version", Type::Text),
    ],
    required: &[],
};

static FOLDER: Resource = Resource {
    kind: Some(Kind::Folder),
    properties: &[("folderId", Type::Digits), ("name", Type::Text)],
    required: &["folderId", "name"],
};

static GTAG_CONFIG: Resource = Resource {
    kind: Some(Kind::GtagConfig),
    properties: &[("gtagConfigId", Type::Digits), ("parameter", Type::Many(&PARAMETER)), ("type", Type::Text)],
    required: &[],
};

static TAG: Resource = Resource {
    kind: Some(Kind::Tag),
    properties: &[
        ("blockingTriggerId", Type::ManyDigits),
        ("consentSettings", Type::One(&CONSENT)),
        ("firingTriggerId", Type::ManyDigits),
        ("liveOnly", Type::Flag),
        ("monitoringMetadata", Type::One(&PARAMETER)),
        ("monitoringMetadataTagNameKey", Type::Text),
        ("name", Type::Text),
        ("parameter", Type::Many(&PARAMETER)),
        ("parentFolderId", Type::Digits),
        ("paused", Type::Flag),
        ("priority", Type::One(&PARAMETER)),
        ("scheduleEndMs", Type::Digits),
        ("scheduleStartMs", Type::Digits),
        ("setupTag", Type::Many(&SETUP_TAG)),
        ("tagFiringOption", Type::Choice(&["UNLIMITED", "ONCE_PER_EVENT", "ONCE_PER_LOAD"])),
        ("tagId", Type::Digits),
        ("teardownTag", Type::Many(&TEARDOWN_TAG)),
        ("type", Type::Text),
    ],
    required: &["tagId", "name", "type"],
};

static CONSENT: Resource = Resource {
    kind: None,
    properties: &[
        ("consentStatus", Type::Choice(&["NOT_SET", "NOT_NEEDED", "NEEDED"])),
        ("consentType", Type::One(&PARAMETER)),
    ],
    required: &[],
};

static SETUP_TAG: Resource = Resource {
    kind: None,
    properties: &[("stopOnSetupFailure", Type::Flag), ("tagName", Type::Text)],
    required: &["tagName"],
};

static TEARDOWN_TAG: Resource = Resource {
    kind: None,
    properties: &[("stopTeardownOnFailure", Type::Flag), ("tagName", Type::Text)],
    required: &["tagName"],
};

static TRANSFORMATION: Resource = Resource {
    kind: Some(Kind::Transformation),
    properties: &[
        ("name", Type::Text),
        ("parameter", Type::Many(&PARAMETER)),
        ("parentFolderId", Type::Digits),
        ("transformationId", Type::Digits),
        ("type", Type::Text),
    ],
    required: &["name"],
};

static TRIGGER: Resource = Resource {
    kind: Some(Kind::Trigger),
    properties: &[
        ("autoEventFilter", Type::Many(&CONDITION)),
        ("checkValidation", Type::One(&PARAMETER)),
        ("continuousTimeMinMilliseconds", Type::One(&PARAMETER)),
        ("customEventFilter", Type::Many(&CONDITION)),
        ("eventName", Type::One(&PARAMETER)),
        ("filter", Type::Many(&CONDITION)),
        ("horizontalScrollPercentageList", Type::One(&PARAMETER)),
        ("interval", Type::One(&PARAMETER)),
        ("intervalSeconds", Type::One(&PARAMETER)),
        ("limit", Type::One(&PARAMETER)),
        ("maxTimerLengthSeconds", Type::One(&PARAMETER)),
        ("name", Type::Text),
        ("parameter", Type::Many(&PARAMETER)),
        ("parentFolderId", Type::Digits),
        ("selector", Type::One(&PARAMETER)),
        ("totalTimeMinMilliseconds", Type::One(&PARAMETER)),
        ("triggerId", Type::Digits),
        ("type", Type::Choice(TRIGGER_TYPES)),
        ("uniqueTriggerId", Type::One(&PARAMETER)),
        ("verticalScrollPercentageList", Type::One(&PARAMETER)),
        ("visibilitySelector", Type::One(&PARAMETER)),
        ("visiblePercentageMax", Type::One(&PARAMETER)),
        ("visiblePercentageMin", Type::One(&PARAMETER)),
        ("waitForTags", Type::One(&PARAMETER)),
        ("waitForTagsTimeout", Type::One(&PARAMETER)),
    ],
    required: &["triggerId", "name", "type"],
};

static CONDITION: Resource = Resource {
    kind: None,
    properties: &[("parameter", Type::Many(&PARAMETER)), ("type", Type::Choice(CONDITION_TYPES))],
    required: &["type", "parameter"],
};

static VARIABLE: Resource = Resource {
    kind: Some(Kind::Variable),
    properties: &[
        ("disablingTriggerId", Type::ManyDigits),
        ("enablingTriggerId", Type::ManyDigits),
        ("formatValue", Type::One(&FORMAT)),
        ("name", Type::Text),
        ("parameter", Type::Many(&PARAMETER)),
        ("parentFolderId", Type::Digits),
        ("scheduleEndMs", Type::Digits),
        ("scheduleStartMs", Type::Digits),
        ("type", Type::Text),
        ("variableId", Type::Digits),
    ],
    required: &["variableId", "name", "type"],
};

static FORMAT: Resource = Resource {
    kind: None,
    properties: &[
        ("caseConversionType", Type::Choice(&["NONE", "LOWERCASE", "UPPERCASE"])),
        ("convertFalseToValue", Type::One(&PARAMETER)),
        ("convertNullToValue", Type::One(&PARAMETER)),
        ("convertToBoolean", Type::Flag),
        ("convertToNumber", Type::Choice(&["PERIOD", "COMMA", "AUTOMATIC"])),
        ("convertTrueToValue", Type::One(&PARAMETER)),
        ("convertUndefinedToValue", Type::One(&PARAMETER)),
    ],
    required: &[],
};

static ZONE: Resource = Resource {
    kind: Some(Kind::Zone),
    properties: &[
        ("boundary", Type::One(&BOUNDARY)),
        ("childContainer", Type::Many(&CHILD_CONTAINER)),
        ("name", Type::Text),
        ("typeRestriction", Type::One(&TYPE_RESTRICTION)),
        ("zoneId", Type::Digits),
    ],
    required: &["name"],
};

static BOUNDARY: Resource = Resource {
    kind: None,
    properties: &[("condition", Type::Many(&CONDITION)), ("customEvaluationTriggerId", Type::ManyDigits)],
    required: &[],
};

static CHILD_CONTAINER: Resource =
    Resource { kind: None, properties: &[("nickname", Type::Text), ("publicId", Type::Text)], required: &[] };

static TYPE_RESTRICTION: Resource = Resource {
    kind: None,
    properties: &[("enable", Type::Flag), ("whitelistedTypeId", Type::ManyTexts)],
    required: &[],
};
