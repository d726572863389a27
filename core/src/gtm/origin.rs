//! Where the data comes from: the data layers that shops have already, and the place of each field in them.

use crate::base::named::Named;

/// Where the order comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Origin {
    /// The payload, which the page's snippet of the form `datalayer` pushes.
    #[default]
    DataLayer,
    /// Google Analytics 4: the event `purchase`.
    Ga4,
    /// Universal Analytics' Enhanced Ecommerce, and Yandex.Metrika, which took over its shape.
    EnhancedEcommerce,
    /// Universal Analytics' transactions.
    Classic,
    /// Global JavaScript variables, one per field.
    Globals,
    /// Anything, by a mapping.
    Custom,
}

impl Named for Origin {
    const ALL: &'static [(&'static str, Origin)] = &[
        ("datalayer", Origin::DataLayer),
        ("ga4", Origin::Ga4),
        ("enhanced-ecommerce", Origin::EnhancedEcommerce),
        ("classic", Origin::Classic),
        ("globals", Origin::Globals),
        ("custom", Origin::Custom),
    ];
}

/// Fields, each with its possible paths in the data layer.
pub(super) type Paths = &'static [(&'static str, &'static [&'static str])];

/// The paths at which Google's tags read the customer, whatever the shape of the order.
const USER: Paths = &[
    ("user.email", &["user_data.email_address", "user_data.email"]),
    ("user.phone", &["user_data.phone_number"]),
    ("user.first_name", &["user_data.address.first_name", "user_data.address.0.first_name"]),
    ("user.last_name", &["user_data.address.last_name", "user_data.address.0.last_name"]),
    ("user.id", &["user_id"]),
];

const GA4: Paths = &[
    ("order.id", &["ecommerce.transaction_id"]),
    ("order.price", &["ecommerce.value"]),
    ("order.items", &["ecommerce.items"]),
];
const GA4_ITEM: Paths =
    &[("id", &["item_id", "id"]), ("title", &["item_name", "name"]), ("price", &["price"]), ("count", &["quantity"])];

const ENHANCED: Paths = &[
    ("order.id", &["ecommerce.purchase.actionField.id"]),
    ("order.price", &["ecommerce.purchase.actionField.revenue"]),
    ("order.items", &["ecommerce.purchase.products"]),
];
const ENHANCED_ITEM: Paths = &[("id", &["id"]), ("title", &["name"]), ("price", &["price"]), ("count", &["quantity"])];

const CLASSIC: Paths = &[
    ("order.id", &["transactionId"]),
    ("order.price", &["transactionTotal"]),
    ("order.items", &["transactionProducts"]),
];
const CLASSIC_ITEM: Paths = &[("id", &["sku"]), ("title", &["name"]), ("price", &["price"]), ("count", &["quantity"])];

const OWN_ITEM: Paths =
    &[("id", &["id"]), ("title", &["title"]), ("price", &["price"]), ("image", &["image"]), ("count", &["count"])];

impl Origin {
    /// The event that says an order was made, where the source has one.
    pub(super) const fn event(self) -> Option<&'static str> {
        match self {
            Origin::DataLayer => Some("flocktory_postcheckout"),
            Origin::Ga4 | Origin::EnhancedEcommerce => Some("purchase"),
            Origin::Classic | Origin::Globals | Origin::Custom => None,
        }
    }

    /// Where the order's fields are in the data layer.
    pub(super) const fn order(self) -> Paths {
        match self {
            Origin::DataLayer => &[("payload", &["flocktory_postcheckout"])],
            Origin::Ga4 => GA4,
            Origin::EnhancedEcommerce => ENHANCED,
            Origin::Classic => CLASSIC,
            Origin::Globals | Origin::Custom => &[],
        }
    }

    /// Where the customer's fields are in the data layer.
    pub(super) const fn user(self) -> Paths {
        match self {
            Origin::Ga4 | Origin::EnhancedEcommerce | Origin::Classic => USER,
            Origin::DataLayer | Origin::Globals | Origin::Custom => &[],
        }
    }

    /// Where an item's fields are in it.
    pub(super) const fn item(self) -> Paths {
        match self {
            Origin::Ga4 => GA4_ITEM,
            Origin::EnhancedEcommerce => ENHANCED_ITEM,
            Origin::Classic => CLASSIC_ITEM,
            Origin::DataLayer | Origin::Globals | Origin::Custom => OWN_ITEM,
        }
    }

    /// Whether the source may leave the total out, which the lines then come to.
    pub(super) const fn may_lack_total(self) -> bool {
        matches!(self, Origin::Ga4 | Origin::EnhancedEcommerce)
    }

    /// Whether every place is named by the mapping.
    pub(super) const fn needs_mapping(self) -> bool {
        matches!(self, Origin::Globals | Origin::Custom)
    }
}
