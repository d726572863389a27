//! The fields of a feed's offer that the index uses.

/// One offer as the feed has it: texts unescaped, and trimmed by nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer<'a> {
    /// The attribute `id`; empty if there is none.
    pub id: &'a str,
    /// The attribute `group_id`: the product that this variation belongs to.
    pub group_id: Option<&'a str>,
    /// The manufacturer's code, `vendorCode`.
    pub vendor_code: Option<&'a str>,
    /// The title, `name`.
    pub name: Option<&'a str>,
    /// The price, as it is written.
    pub price: Option<&'a str>,
    /// The product's page.
    pub url: Option<&'a str>,
}
