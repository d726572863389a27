//! The functions that C calls.

use crate::arguments::{Argument, answer};
use crate::edge::{self, give};
use crate::field::{self, FlocktoryPostcheckoutObject};
use crate::handle::{self, FlocktoryPostcheckoutFeed};
use crate::html::Writing;
use crate::outcome::{Outcome, Part};
use crate::result::FlocktoryPostcheckoutResult;
use crate::status::FlocktoryPostcheckoutStatus;
use flocktory_postcheckout::internal::read_bytes;
use flocktory_postcheckout::{InvalidInput, Json, Options, Packed, gtm, loader, scrub};
use std::ffi::c_char;

/// The version of the ABI. Later libraries of the same version only add to it.
pub const FLOCKTORY_POSTCHECKOUT_ABI_VERSION: u32 = 1;

fn rendered(order: &[u8], options: &Options<'_>) -> Result<Outcome, InvalidInput> {
    read_bytes(order, options, |reading| reading.render_into::<Writing>().map(Outcome::Snippet))
}

#[expect(clippy::unnecessary_wraps, reason = "the type that `answer` takes")]
fn checked(order: &[u8], options: &Options<'_>) -> Result<Outcome, InvalidInput> {
    Ok(read_bytes(order, options, |reading| Outcome::Problems(reading.into_problems())))
}

/// Makes the snippet of an order, or of a list of orders, one push each. Its result has all texts.
///
/// The order is JSON in UTF-8, or in the encoding of the option `charset`, or packed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_render(
    order: *const c_char,
    order_length: usize,
    options: *const c_char,
    options_length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (order, options) = (Argument::new(order, order_length), Argument::new(options, options_length));
    // SAFETY: the header requires it.
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
    let (order, options) = (Argument::new(order, order_length), Argument::new(options, options_length));
    // SAFETY: the header requires it.
    unsafe { answer(order, options, result, checked) }
}

/// Makes the tag of Flocktory's loader for a site, for the head of every page: only the html.
///
/// The site's id is digits. The options `nonce` and `lang` are used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_loader(
    site_id: *const c_char,
    site_id_length: usize,
    options: *const c_char,
    options_length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (site_id, options) = (Argument::new(site_id, site_id_length), Argument::new(options, options_length));
    // SAFETY: the header requires it.
    unsafe {
        answer(site_id, options, result, |site_id, options| {
            loader(&String::from_utf8_lossy(site_id), options).map(Outcome::Tag)
        })
    }
}

/// Makes the JSON of a container file to import into Google Tag Manager.
///
/// The options are those of a container.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_gtm_container(
    options: *const c_char,
    options_length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let options = Argument::new(options, options_length);
    // SAFETY: the header requires it.
    unsafe {
        give(result, || {
            let options = options.document()?;
            let container = if Packed::begins(options) {
                gtm::container(&Packed::new(options))
            } else {
                gtm::container(&&Json::new(options))
            };
            Ok(container.map_or_else(Outcome::from, Outcome::Container))
        })
    }
}

/// Opens the index of the shop's feed by its path. Only its header is read. The option `lang` is used.
///
/// `feed` is always set, to NULL if the status is not OK. Free it with flocktory_postcheckout_feed_free. The result
/// has the reason why the index cannot be used.
///
/// The handle follows the file: within a second of a replacement, by renaming, the new file is used. If that cannot be
/// used, the earlier one stays in use, with a warning for each order. Any number of threads, and processes that are
/// forked later, can use the handle.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_feed_open(
    path: *const c_char,
    path_length: usize,
    options: *const c_char,
    options_length: usize,
    feed: *mut *mut FlocktoryPostcheckoutFeed,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (path, options) = (Argument::new(path, path_length), Argument::new(options, options_length));
    // SAFETY: the header requires it.
    unsafe { handle::open(path, options, feed, result) }
}

/// Works as flocktory_postcheckout_render, and compares the items with a feed, unless that is NULL. The option `feed`, a
/// path, does so without a handle, but then each call opens the index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_render_with_feed(
    order: *const c_char,
    order_length: usize,
    options: *const c_char,
    options_length: usize,
    feed: *const FlocktoryPostcheckoutFeed,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (order, options) = (Argument::new(order, order_length), Argument::new(options, options_length));
    // SAFETY: the header requires it.
    unsafe { handle::answer(order, options, feed, result, rendered) }
}

/// Works as flocktory_postcheckout_check, and compares the items with a feed, unless that is NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_check_with_feed(
    order: *const c_char,
    order_length: usize,
    options: *const c_char,
    options_length: usize,
    feed: *const FlocktoryPostcheckoutFeed,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let (order, options) = (Argument::new(order, order_length), Argument::new(options, options_length));
    // SAFETY: the header requires it.
    unsafe { handle::answer(order, options, feed, result, checked) }
}

/// Frees a feed, which no call may be using. Does nothing for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_feed_free(feed: *mut FlocktoryPostcheckoutFeed) {
    // SAFETY: the header requires it.
    unsafe { edge::free(feed) }
}

/// Returns the script that reads the snippets of the form `data`, to be served as a file of the shop: its body, and its
/// hash for `integrity` and for `script-src`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_static_file(
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { give(result, || Ok(Outcome::StaticFile)) }
}

/// Returns the hosts that Flocktory's scripts need in a Content-Security-Policy: JSON, lists of hosts by directive.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_csp_sources(
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { give(result, || Ok(Outcome::CspSources)) }
}

/// Returns every option's name with its default, as a JSON object. From it, a host without booleans can find the options
/// that take them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_options(
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { give(result, || Ok(Outcome::Options)) }
}

/// Returns the fields of an object (a `FlocktoryPostcheckoutObject`): bit N is set for the field of number N. For a
/// number that is not an object's, returns 0.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_object_fields(object: u32) -> u32 {
    field::fields(object)
}

/// Returns the object that is due in a field of an object; in `items`, it is due in each element. A program that packs
/// its host's objects needs it to read only the fields of that object.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_object_child(object: u32, field: u32) -> FlocktoryPostcheckoutObject {
    field::child(object, field)
}

/// Returns the name of the field of a number, as orders have it, such as `first_name`; NULL after the last. Never free the
/// text.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_field_name(field: u32) -> *const c_char {
    field::name(field)
}

/// Masks the emails and phones of a text in UTF-8, such as an error of the shop's own code, and makes it one line: for
/// logs. Its result has the text alone. A length of 0 is an empty text, and the pointer may then be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_scrub(
    text: *const c_char,
    length: usize,
    result: *mut *mut FlocktoryPostcheckoutResult,
) -> FlocktoryPostcheckoutStatus {
    let text = Argument::new(text, length);
    // SAFETY: the header requires it.
    unsafe { give(result, || Ok(Outcome::Scrubbed(scrub(&String::from_utf8_lossy(text.or_empty()?))))) }
}

/// Returns the whole tag.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_html(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { edge::text(result, Part::Html, text, length) }
}

/// Returns the script or JSON inside the tag, for callers that write the tag themselves: bytes 0x20 to 0x7E and line
/// feeds, no `<`, `>` or `&`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_body(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { edge::text(result, Part::Body, text, length) }
}

/// Returns the payload as JSON: an object, or an array if a list of orders was given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_json(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { edge::text(result, Part::Json, text, length) }
}

/// Returns `sha256-…` of exactly the body, for a `script-src` that allows inline scripts by hash.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_csp_hash(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { edge::text(result, Part::CspHash, text, length) }
}

/// Returns every problem found, in the order of the input: a JSON array, possibly empty, of objects with the texts
/// `severity` (`error` or `warning`), `code` (stable), `path`, `message`, and `hint` if there is one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_problems(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { edge::text(result, Part::Problems, text, length) }
}

/// Returns the number of problems, which is 0 for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_problem_count(result: *const FlocktoryPostcheckoutResult) -> usize {
    // SAFETY: the header requires it.
    unsafe { result.as_ref() }.map_or(0, FlocktoryPostcheckoutResult::problem_count)
}

/// Returns one part of a problem, a `FlocktoryPostcheckoutProblemPart`. Problems are numbered from 0, in the order of the
/// input. The status is ABSENT if there is no such problem or part.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_problem(
    result: *const FlocktoryPostcheckoutResult,
    index: usize,
    part: u32,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { edge::problem(result, index, part, text, length) }
}

/// Returns the text that flocktory_postcheckout_scrub made.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_text(
    result: *const FlocktoryPostcheckoutResult,
    text: *mut *const c_char,
    length: *mut usize,
) -> FlocktoryPostcheckoutStatus {
    // SAFETY: the header requires it.
    unsafe { edge::text(result, Part::Text, text, length) }
}

/// Frees a result and its texts. Does nothing for NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn flocktory_postcheckout_free(result: *mut FlocktoryPostcheckoutResult) {
    // SAFETY: the header requires it.
    unsafe { edge::free(result) }
}

/// Returns the library's version, such as `1.2.3`. Never free the text.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// Returns the library's `FLOCKTORY_POSTCHECKOUT_ABI_VERSION`, for callers that load it at run time.
#[unsafe(no_mangle)]
pub extern "C" fn flocktory_postcheckout_abi_version() -> u32 {
    FLOCKTORY_POSTCHECKOUT_ABI_VERSION
}
