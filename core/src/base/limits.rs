//! The largest input that is read. Each limit has its own error; no order of a real shop reaches one.

/// Orders in one list: `too_many_orders`.
pub const MAX_ORDERS: usize = 100;
/// Items in one order: `too_many_items`.
pub const MAX_ITEMS: usize = 10_000;
/// Keys of one map and elements of one list in `extra`, unknown keys of one map: `too_many_keys`.
pub const MAX_KEYS: usize = 1_000;
/// Nested maps and lists in `extra`: `too_deep`.
pub const MAX_DEPTH: usize = 32;
/// Bytes that the `extra` fields of one input take in the snippet: `extra_too_large`.
pub const MAX_EXTRA: usize = 1_048_576;
/// Bytes of one line of NDJSON, which the command reads: `line_too_long`.
pub const MAX_LINE: usize = 16_777_216;
/// Bytes (UTF-8) of one text: `text_too_long`.
pub const MAX_TEXT: usize = 65_536;
/// Values of all options together, on every level: `too_many_keys`.
pub const MAX_OPTION_VALUES: usize = 1_000;
/// Bytes of the option `base_url`, which each relative picture repeats: `option_invalid`.
pub const MAX_BASE_URL: usize = 2_048;
/// Problems that are kept; what comes after them is counted in `too_many_problems`.
pub const MAX_PROBLEMS: usize = 1_000;
/// Bytes (UTF-8) of one element of a feed, such as an offer with all that is in it: `feed_too_long`.
pub const MAX_FEED_ELEMENT: usize = 4_194_304;
/// Nested elements in a feed: `feed_too_deep`.
pub const MAX_FEED_DEPTH: usize = 32;
/// Attributes of one element of a feed: `feed_limit`.
pub const MAX_FEED_ATTRIBUTES: usize = 64;
/// Bytes (UTF-8) of an offer's id that is kept: `feed_offer_id_long`.
pub const MAX_FEED_ID: usize = 1_024;
/// Bytes (UTF-8) of the id of a category or a currency: `feed_limit`.
pub const MAX_FEED_CATEGORY_ID: usize = 256;
/// Categories of a feed, and categories that offers name and the feed does not have: `feed_limit`.
pub const MAX_FEED_CATEGORIES: usize = 100_000;
/// Currencies of a feed, and currencies that offers name and the feed does not have: `feed_limit`.
pub const MAX_FEED_CURRENCIES: usize = 1_000;
/// Offers whose ids are kept, by `feed check` (`feed_limit`) and by an index (`FeedError::TooLarge`).
pub const MAX_FEED_OFFERS: usize = 4_194_304;
/// Bytes (UTF-8) of all ids of an index: `FeedError::TooLarge`.
pub const MAX_FEED_IDS: usize = 134_217_728;
/// Bytes that an archive may unpack to, whatever its own size.
pub const MAX_FEED_UNPACKED: u64 = 67_108_864;
/// Bytes that a larger archive may unpack to, for each byte of its size: `feed_archive`.
pub const MAX_FEED_RATIO: u64 = 100;
/// Problems of one reading that `feed index` keeps; the others are counted.
pub const MAX_FEED_PROBLEMS: usize = 100;
