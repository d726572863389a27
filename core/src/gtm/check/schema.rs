//! What an export may hold: the resources of the Tag Manager API v2, enum values in upper snake case as exports have
//! them, and the rule that each value keeps its type.

use super::node::Node;
use super::owner::{Kind, Owner};
use crate::code::Code;
use crate::options::Lang;
use crate::path::Path;
use crate::problem::{Effect, Problems, Report};
use crate::read::describe::{self, Expected};
use crate::suggest;

/// The type of a property.
enum Type {
    /// What is looked at elsewhere.
    Any,
    Text,
    /// A text of digits: ids.
    Digits,
    Flag,
    Number,
    Choice(&'static [&'static str]),
    One(&'static Resource),
    Many(&'static Resource),
    ManyTexts,
    ManyDigits,
    ManyChoices(&'static [&'static str]),
}

impl Type {
    const fn name(&self, lang: Lang) -> &'static str {
        let expected = match (self, lang) {
            (Type::Digits, Lang::En) => return "text of digits",
            (Type::Digits, Lang::Ru) => return "текст из цифр",
            (Type::Flag, Lang::En) => return "true or false",
            (Type::Flag, Lang::Ru) => return "true или false",
            (Type::Any | Type::Text | Type::Choice(_), _) => Expected::Text,
            (Type::Number, _) => Expected::Decimal,
            (Type::One(_), _) => Expected::Map,
            (Type::Many(_) | Type::ManyTexts | Type::ManyDigits | Type::ManyChoices(_), _) => Expected::List,
        };
        describe::expected(expected, lang)
    }
}

struct Resource {
    /// The kind of thing that its name tells apart from others.
    kind: Option<Kind>,
    properties: &'static [(&'static str, Type)],
    required: &'static [&'static str],
}

/// Properties that nearly every resource has.
const COMMON: [&str; 7] = ["accountId", "containerId", "fingerprint", "notes", "path", "tagManagerUrl", "workspaceId"];

impl Resource {
    fn property(&self, name: &str) -> Option<&'static Type> {
        let known = self.properties.iter().find(|(known, _)| *known == name).map(|(_, of)| of);
        known.or((self.kind.is_some() && COMMON.contains(&name)).then_some(&Type::Text))
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        let common = if self.kind.is_some() { &COMMON[..] } else { &[] };
        self.properties.iter().map(|(name, _)| *name).chain(common.iter().copied())
    }
}

static EXPORT: Resource = Resource {
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

/// What `Condition.type` may be.
const CONDITION_TYPES: &[&str] = &[
    "EQUALS",
    "CONTAINS",
    "STARTS_WITH",
    "ENDS_WITH",
    "MATCH_REGEX",
    "GREATER",
    "GREATER_OR_EQUALS",
    "LESS",
    "LESS_OR_EQUALS",
    "CSS_SELECTOR",
    "URL_MATCHES",
];

const PARAMETER_TYPES: &[&str] =
    &["TEMPLATE", "INTEGER", "BOOLEAN", "LIST", "MAP", "TRIGGER_REFERENCE", "TAG_REFERENCE"];

const USAGE_CONTEXTS: &[&str] =
    &["WEB", "ANDROID", "IOS", "ANDROID_SDK_5", "IOS_SDK_5", "ANDROID_SDK5", "IOS_SDK5", "AMP", "SERVER"];

const TRIGGER_TYPES: &[&str] = &[
    "PAGEVIEW",
    "DOM_READY",
    "WINDOW_LOADED",
    "CUSTOM_EVENT",
    "TRIGGER_GROUP",
    "INIT",
    "CONSENT_INIT",
    "SERVER_PAGEVIEW",
    "ALWAYS",
    "FIREBASE_APP_EXCEPTION",
    "FIREBASE_APP_UPDATE",
    "FIREBASE_CAMPAIGN",
    "FIREBASE_FIRST_OPEN",
    "FIREBASE_IN_APP_PURCHASE",
    "FIREBASE_NOTIFICATION_DISMISS",
    "FIREBASE_NOTIFICATION_FOREGROUND",
    "FIREBASE_NOTIFICATION_OPEN",
    "FIREBASE_NOTIFICATION_RECEIVE",
    "FIREBASE_OS_UPDATE",
    "FIREBASE_SESSION_START",
    "FIREBASE_USER_ENGAGEMENT",
    "FORM_SUBMISSION",
    "CLICK",
    "LINK_CLICK",
    "JS_ERROR",
    "HISTORY_CHANGE",
    "TIMER",
    "AMP_CLICK",
    "AMP_TIMER",
    "AMP_SCROLL",
    "AMP_VISIBILITY",
    "YOU_TUBE_VIDEO",
    "SCROLL_DEPTH",
    "ELEMENT_VISIBILITY",
];

const BUILT_IN_TYPES: &[&str] = &[
    "PAGE_URL",
    "PAGE_HOSTNAME",
    "PAGE_PATH",
    "REFERRER",
    "EVENT",
    "CLICK_ELEMENT",
    "CLICK_CLASSES",
    "CLICK_ID",
    "CLICK_TARGET",
    "CLICK_URL",
    "CLICK_TEXT",
    "FIRST_PARTY_SERVING_URL",
    "FORM_ELEMENT",
    "FORM_CLASSES",
    "FORM_ID",
    "FORM_TARGET",
    "FORM_URL",
    "FORM_TEXT",
    "ERROR_MESSAGE",
    "ERROR_URL",
    "ERROR_LINE",
    "NEW_HISTORY_URL",
    "OLD_HISTORY_URL",
    "NEW_HISTORY_FRAGMENT",
    "OLD_HISTORY_FRAGMENT",
    "NEW_HISTORY_STATE",
    "OLD_HISTORY_STATE",
    "HISTORY_SOURCE",
    "CONTAINER_VERSION",
    "DEBUG_MODE",
    "RANDOM_NUMBER",
    "CONTAINER_ID",
    "APP_ID",
    "APP_NAME",
    "APP_VERSION_CODE",
    "APP_VERSION_NAME",
    "LANGUAGE",
    "OS_VERSION",
    "PLATFORM",
    "SDK_VERSION",
    "DEVICE_NAME",
    "RESOLUTION",
    "ADVERTISER_ID",
    "ADVERTISING_TRACKING_ENABLED",
    "HTML_ID",
    "ENVIRONMENT_NAME",
    "AMP_BROWSER_LANGUAGE",
    "AMP_CANONICAL_PATH",
    "AMP_CANONICAL_URL",
    "AMP_CANONICAL_HOST",
    "AMP_REFERRER",
    "AMP_TITLE",
    "AMP_CLIENT_ID",
    "AMP_CLIENT_TIMEZONE",
    "AMP_CLIENT_TIMESTAMP",
    "AMP_CLIENT_SCREEN_WIDTH",
    "AMP_CLIENT_SCREEN_HEIGHT",
    "AMP_CLIENT_SCROLL_X",
    "AMP_CLIENT_SCROLL_Y",
    "AMP_CLIENT_MAX_SCROLL_X",
    "AMP_CLIENT_MAX_SCROLL_Y",
    "AMP_TOTAL_ENGAGED_TIME",
    "AMP_PAGE_VIEW_ID",
    "AMP_PAGE_LOAD_TIME",
    "AMP_PAGE_DOWNLOAD_TIME",
    "AMP_GTM_EVENT",
    "EVENT_NAME",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_ACLID",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_ANID",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_CLICK_TIMESTAMP",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_CONTENT",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_CP1",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_GCLID",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_SOURCE",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_TERM",
    "FIREBASE_EVENT_PARAMETER_CURRENCY",
    "FIREBASE_EVENT_PARAMETER_DYNAMIC_LINK_ACCEPT_TIME",
    "FIREBASE_EVENT_PARAMETER_DYNAMIC_LINK_LINKID",
    "FIREBASE_EVENT_PARAMETER_NOTIFICATION_MESSAGE_DEVICE_TIME",
    "FIREBASE_EVENT_PARAMETER_NOTIFICATION_MESSAGE_ID",
    "FIREBASE_EVENT_PARAMETER_NOTIFICATION_MESSAGE_NAME",
    "FIREBASE_EVENT_PARAMETER_NOTIFICATION_MESSAGE_TIME",
    "FIREBASE_EVENT_PARAMETER_NOTIFICATION_TOPIC",
    "FIREBASE_EVENT_PARAMETER_PREVIOUS_APP_VERSION",
    "FIREBASE_EVENT_PARAMETER_PREVIOUS_OS_VERSION",
    "FIREBASE_EVENT_PARAMETER_PRICE",
    "FIREBASE_EVENT_PARAMETER_PRODUCT_ID",
    "FIREBASE_EVENT_PARAMETER_QUANTITY",
    "FIREBASE_EVENT_PARAMETER_VALUE",
    "VIDEO_PROVIDER",
    "VIDEO_URL",
    "VIDEO_TITLE",
    "VIDEO_DURATION",
    "VIDEO_PERCENT",
    "VIDEO_VISIBLE",
    "VIDEO_STATUS",
    "VIDEO_CURRENT_TIME",
    "SCROLL_DEPTH_THRESHOLD",
    "SCROLL_DEPTH_UNITS",
    "SCROLL_DEPTH_DIRECTION",
    "ELEMENT_VISIBILITY_RATIO",
    "ELEMENT_VISIBILITY_TIME",
    "ELEMENT_VISIBILITY_FIRST_TIME",
    "ELEMENT_VISIBILITY_RECENT_TIME",
    "REQUEST_PATH",
    "REQUEST_METHOD",
    "CLIENT_NAME",
    "QUERY_STRING",
    "SERVER_PAGE_LOCATION_URL",
    "SERVER_PAGE_LOCATION_PATH",
    "SERVER_PAGE_LOCATION_HOSTNAME",
    "VISITOR_REGION",
    "ANALYTICS_CLIENT_ID",
    "ANALYTICS_SESSION_ID",
    "ANALYTICS_SESSION_NUMBER",
    "FIREBASE_EVENT_PARAMETER_CAMPAIGN_CP_1",
];

/// Reports what of a whole export is not as the schema wants it.
pub(super) fn check(export: &Node<'_>, problems: &mut Problems) {
    Walk { problems, owner: Owner::NOBODY }.resource(export, &EXPORT, &Path::ROOT);
}

struct Walk<'w> {
    problems: &'w mut Problems,
    owner: Owner<'w>,
}

impl<'w> Walk<'w> {
    fn resource(&mut self, node: &'w Node<'_>, resource: &'static Resource, path: &Path<'_>) {
        let Node::Map(pairs) = node else { return self.mistyped(node, &Type::One(resource), path) };
        let outer = self.owner;
        if let Some(kind) = resource.kind {
            self.owner = Owner { kind, name: node.text_of("name") };
        }
        for (key, value) in pairs {
            let path = path.key(key);
            if let Some(of) = resource.property(key) {
                self.value(value, of, &path);
            } else {
                let suggestion = suggest::nearest(key, resource.names()).map(str::to_owned);
                let report = Report::warning(Code::GtmPropertyUnknown, Effect::Told).suggestion(suggestion);
                self.report(&path, report);
            }
        }
        for name in resource.required.iter().filter(|name| node.get(name).is_none()) {
            self.report(&path.key(name), Report::error(Code::GtmPropertyMissing));
        }
        self.owner = outer;
    }

    fn value(&mut self, node: &'w Node<'_>, of: &Type, path: &Path<'_>) {
        match (of, node) {
            (Type::Any, _)
            | (_, Node::Broken)
            | (Type::Text, Node::Text(_))
            | (Type::Flag, Node::Bool(_))
            | (Type::Number, Node::Number(_)) => {}
            (Type::Digits, Node::Text(text)) if text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty() => {}
            (Type::Choice(choices), Node::Text(text)) => {
                if !choices.contains(&text.as_ref()) {
                    let suggestion = suggest::nearest(text, choices.iter().copied()).map(str::to_owned);
                    let report = Report::error(Code::GtmValueUnknown).given(node.describe(self.problems.lang()));
                    self.report(path, report.suggestion(suggestion));
                }
            }
            (Type::One(resource), node) => self.resource(node, resource, path),
            (Type::Many(resource), Node::List(list)) => {
                for (index, node) in list.iter().enumerate() {
                    self.resource(node, resource, &path.index(index));
                }
            }
            (Type::ManyTexts, Node::List(list)) => self.each(list, &Type::Text, path),
            (Type::ManyDigits, Node::List(list)) => self.each(list, &Type::Digits, path),
            (Type::ManyChoices(choices), Node::List(list)) => {
                for (index, node) in list.iter().enumerate() {
                    self.value(node, &Type::Choice(choices), &path.index(index));
                }
            }
            (of, node) => self.mistyped(node, of, path),
        }
    }

    fn each(&mut self, list: &'w [Node<'_>], of: &Type, path: &Path<'_>) {
        for (index, node) in list.iter().enumerate() {
            self.value(node, of, &path.index(index));
        }
    }

    fn mistyped(&mut self, node: &Node<'_>, of: &Type, path: &Path<'_>) {
        if !matches!(node, Node::Broken) {
            let lang = self.problems.lang();
            let report = Report::error(Code::GtmPropertyType).expected(of.name(lang));
            self.report(path, report.given(node.describe(lang)));
        }
    }

    fn report(&mut self, path: &Path<'_>, report: Report) {
        let owner = self.owner.in_brackets(self.problems.lang());
        self.problems.report(path, report.owner(owner));
    }
}
