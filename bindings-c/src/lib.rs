//! The C ABI of flocktory-postcheckout: `include/flocktory_postcheckout.h` is made from the documentation here.
#![allow(unsafe_code, reason = "C hands over pointers")]
#![allow(clippy::missing_safety_doc, reason = "the header says once for all what a pointer must be")]

mod edge;
mod feed;
mod outcome;
mod result;
mod snippet;
mod status;

pub use feed::FlocktoryPostcheckoutFeed;
pub use result::FlocktoryPostcheckoutResult;
pub use status::FlocktoryPostcheckoutStatus;

use edge::{Given, answer, give, tell};
use flocktory_postcheckout::{InvalidOrder, Json, Options, check, gtm, loader, render};
use outcome::{Outcome, Part};
use std::ffi::c_char;

/// The version of the ABI. A library of the same version may add to it, and changes nothing.
pub const FLOCKTORY_POSTCHECKOUT_ABI_VERSION: u32 = 1;

fn rendered(order: &[u8], options: &Options) -> Result<Outcome, InvalidOrder> {
    render(&Json::new(&options.charset.to_utf8(order)), options).map(|made| Outcome::Snippet(made.into()))
}

#[expect(clippy::unnecessary_wraps, reason = "what `answer` takes")]
fn checked(order: &[u8], options: &Options) -> Result<Outcome, InvalidOrder> {
    Ok(Outcome::Problems(check(&Json::new(&options.charset.to_utf8(order)), options)))
}

/// Makes the snippet of an order, or of a list of orders, one push each, with every text there is.
///
/// The order is JSON in UTF-8, or in the encoding of the option `charset`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_render(
    order: *const c_char,
    order_length: usize,
    options: *const c_char,
    options_length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (order, options) = (Given::new(order, order_length), Given::new(options, options_length));
    // SAFETY: as the header asks.
    unsafe { answer(order, options, result, rendered) }
}

/// Finds every problem of an order, or of a list of orders, without making a snippet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_check(
    order: *const c_char,
    order_length: usize,
    options: *const c_char,
    options_length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (order, options) = (Given::new(order, order_length), Given::new(options, options_length));
    // SAFETY: as the header asks.
    unsafe { answer(order, options, result, checked) }
}

/// Makes the tag of Flocktory's loader for a site, for the head of every page: the html alone.
///
/// The site's id is digits; of the options, `nonce` and `lang` matter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_loader(
    site_id: *const c_char,
    site_id_length: usize,
    options: *const c_char,
    options_length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (site_id, options) = (Given::new(site_id, site_id_length), Given::new(options, options_length));
    // SAFETY: as the header asks.
    unsafe {
        answer(site_id, options, result, |site_id, options| {
            loader(&String::from_utf8_lossy(site_id), options).map(Outcome::Tag)
        })
    }
}

/// Makes the container file that is imported into Google Tag Manager: its JSON.
///
/// The options are those of a container.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_gtm_container(
    options: *const c_char,
    options_length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let options = Given::new(options, options_length);
    // SAFETY: as the header asks.
    unsafe {
        give(result, || {
            let container = gtm::container(&&Json::new(options.json()?));
            Ok(container.map_or_else(Outcome::from, Outcome::Container))
        })
    }
}

/// Opens the index of the shop's feed, whose path is a text. Nothing but its header is read; of the options, `lang`
/// matters.
///
/// `feed` is set always, to NULL if the status is not OK. Free it with flocktory_postcheckout_feed_free. The result
/// tells why the index cannot be used.
///
/// The handle follows the file: when that is replaced, by renaming, the new one is used within a second; one that is of
/// no use leaves the earlier one in use, with a warning for each order. It serves any number of threads, and processes
/// that are forked later.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_feed_open(
    path: *const c_char,
    path_length: usize,
    options: *const c_char,
    options_length: usize,
    feed: *mut *mut FlocktoryPostcheckoutFeed,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (path, options) = (Given::new(path, path_length), Given::new(options, options_length));
    // SAFETY: as the header asks.
    unsafe { feed::open(path, options, feed, result) }
}

/// As flocktory_postcheckout_render, with the items compared with a feed; with NULL for the feed, just that. The option
/// `feed`, a path, does the same without a handle: the index is then opened for each call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_render_with_feed(
    order: *const c_char,
    order_length: usize,
    options: *const c_char,
    options_length: usize,
    feed: *const FlocktoryPostcheckoutFeed,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (order, options) = (Given::new(order, order_length), Given::new(options, options_length));
    // SAFETY: as the header asks.
    unsafe { feed::answer(order, options, feed, result, rendered) }
}

/// As flocktory_postcheckout_check, in the same way.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_check_with_feed(
    order: *const c_char,
    order_length: usize,
    options: *const c_char,
    options_length: usize,
    feed: *const FlocktoryPostcheckoutFeed,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (order, options) = (Given::new(order, order_length), Given::new(options, options_length));
    // SAFETY: as the header asks.
    unsafe { feed::answer(order, options, feed, result, checked) }
}

/// Frees a feed: not while a call uses it. NULL is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_feed_free(feed: *mut FlocktoryPostcheckoutFeed) {
    // SAFETY: as the header asks.
    unsafe { edge::free(feed) }
}

/// Gives the script that reads the snippets of the form `data`, to be served as a file of the shop's own: its body, and
/// its hash for `integrity` and for `script-src`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_static_file(
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { give(result, || Ok(Outcome::StaticFile)) }
}

/// Gives the hosts that Flocktory's own scripts need in a Content-Security-Policy: as JSON, lists of hosts by directive.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_csp_sources(
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { give(result, || Ok(Outcome::CspSources)) }
}

/// Gives every option's name with its default, as a JSON object: a host without truth values learns which take
/// them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_options(
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { give(result, || Ok(Outcome::Options)) }
}

/// Gives the whole tag.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_html(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { tell(result, Part::Html, text, length) }
}

/// Gives what stands between the tags, for callers that add the tag themselves: bytes 0x20 to 0x7E and line feeds, no
/// `<`, `>` or `&`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_body(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { tell(result, Part::Body, text, length) }
}

/// Gives the payload alone, as JSON: an object, or an array if a list of orders was given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_json(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { tell(result, Part::Json, text, length) }
}

/// Gives `sha256-…` of exactly the body, for a `script-src` that allows inline scripts by hash.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_csp_hash(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { tell(result, Part::CspHash, text, length) }
}

/// Gives every problem found, in the order of the input: a JSON array, perhaps empty, of objects with the texts
/// `severity` (`error` or `warning`), `code` (stable), `path`, `message`, and `hint` where there is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_problems(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: as the header asks.
    unsafe { tell(result, Part::Problems, text, length) }
}

/// Frees a result, and its texts with it. NULL is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_free(result: *mut FlocktoryPostcheckoutResult) {
    // SAFETY: as the header asks.
    unsafe { edge::free(result) }
}

/// The library's version, such as `1.2.3`: a text that is never freed.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// The library's `FLOCKTORY_POSTCHECKOUT_ABI_VERSION`, for callers that load it at run time.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_abi_version() -> u32 {
    FLOCKTORY_POSTCHECKOUT_ABI_VERSION
}
