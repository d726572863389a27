//! The functions that the class `flocktory.postcheckout.Native` declares.
//!
//! The JVM passes what that class declares, and that class passes handles only while they live: each call relies on both.
#![allow(clippy::missing_safety_doc, reason = "nothing but the JVM calls these functions")]

use crate::arguments::options;
use crate::edge::{edge, give, give_outcome};
use crate::jvm::Memory;
use crate::outcome::Outcome;
use crate::{handle, outcome};
use flocktory_postcheckout::feed::{Feed, FileError};
use flocktory_postcheckout::internal::{Object, read_bytes};
use flocktory_postcheckout::{self as core, Field, InvalidInput, Lang, Options, Packed, STATIC_FILE};
use jni_sys::{JNIEnv, jbyteArray, jclass, jint, jlong, jlongArray};
use std::ptr;

/// Bytes of an order, and of options, whose copies need no allocation.
const SMALL_ORDER: usize = 4096;
const SMALL_OPTIONS: usize = 512;

/// Calls `work` with an order, packed or as JSON, and options.
///
/// # Safety
/// The arguments are those of the native function that is running.
unsafe fn with_order(
    env: *mut JNIEnv,
    (order, length): (jbyteArray, jint),
    packed: jbyteArray,
    feed: jlong,
    room: jbyteArray,
    work: impl FnOnce(&[u8], &Options<'_>) -> Outcome,
) -> jbyteArray {
    let (mut order_memory, mut options_memory) = (Memory::<SMALL_ORDER>::new(), Memory::<SMALL_OPTIONS>::new());
    // SAFETY: the caller's promise.
    unsafe {
        give_outcome(env, room, |jvm| {
            let order = jvm.first_bytes(order, length, &mut order_memory)?;
            let packed = jvm.bytes(packed, &mut options_memory)?;
            Ok(outcome::of(options(packed, feed), |options| work(order, &options)))
        })
    }
}

fn rendered(order: &[u8], options: &Options<'_>) -> Outcome {
    read_bytes(order, options, |reading| outcome::of(reading.render(), outcome::snippet))
}

fn checked(order: &[u8], options: &Options<'_>) -> Outcome {
    read_bytes(order, options, |reading| outcome::problems(reading.problems()))
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_render(
    env: *mut JNIEnv,
    _: jclass,
    order: jbyteArray,
    length: jint,
    options: jbyteArray,
    feed: jlong,
    room: jbyteArray,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe { with_order(env, (order, length), options, feed, room, rendered) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_check(
    env: *mut JNIEnv,
    _: jclass,
    order: jbyteArray,
    length: jint,
    options: jbyteArray,
    feed: jlong,
    room: jbyteArray,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe { with_order(env, (order, length), options, feed, room, checked) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_loader(
    env: *mut JNIEnv,
    _: jclass,
    site_id: jbyteArray,
    packed: jbyteArray,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe {
        give_outcome(env, ptr::null_mut(), |jvm| {
            let (site_id, packed) = (jvm.vector(site_id)?, jvm.vector(packed)?);
            let site_id = String::from_utf8_lossy(&site_id);
            // A feed is not used, but it may be in the options of every page.
            let feed = handle::CLOSED;
            let html = options(&packed, feed).and_then(|options| core::loader(&site_id, &options));
            Ok(outcome::of(html, outcome::text))
        })
    }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_gtmContainer(
    env: *mut JNIEnv,
    _: jclass,
    packed: jbyteArray,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe {
        give_outcome(env, ptr::null_mut(), |jvm| {
            let packed = jvm.vector(packed)?;
            Ok(outcome::of(core::gtm::container(&Packed::new(&packed)), outcome::text))
        })
    }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_cspSources(env: *mut JNIEnv, _: jclass) -> jbyteArray {
    let line = |(directive, hosts): &(&str, &[&str])| format!("{directive} {}", hosts.join(" "));
    // SAFETY: as the module says.
    unsafe { give(env, |_| Ok(core::csp_sources().iter().map(line).collect::<Vec<_>>().join("\n"))) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_staticFile(env: *mut JNIEnv, _: jclass) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe { give(env, |_| Ok(STATIC_FILE)) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_cspHash(
    env: *mut JNIEnv,
    _: jclass,
    text: jbyteArray,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe { give(env, |jvm| Ok(core::csp_hash(&String::from_utf8_lossy(&jvm.vector(text)?)))) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_version(env: *mut JNIEnv, _: jclass) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe { give(env, |_| Ok(env!("CARGO_PKG_VERSION"))) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_openFeed(
    env: *mut JNIEnv,
    _: jclass,
    path: jbyteArray,
    packed: jbyteArray,
    opened: jlongArray,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe {
        give_outcome(env, ptr::null_mut(), |jvm| {
            let (path, packed) = (handle::path(jvm.vector(path)?), jvm.vector(packed)?);
            let feed = options(&packed, handle::CLOSED).and_then(|options| {
                let refused =
                    |error| InvalidInput { problems: FileError::new(&path, error).into_problems(options.lang) };
                Feed::open(&path).map_err(refused)
            });
            Ok(outcome::of(feed, |feed| {
                jvm.set(opened, handle::new(feed));
                outcome::text(String::new())
            }))
        })
    }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_followFeed(
    env: *mut JNIEnv,
    _: jclass,
    path: jbyteArray,
) -> jlong {
    // SAFETY: as the module says.
    unsafe { edge(env, 0, |jvm| Ok(handle::new(Feed::follow(handle::path(jvm.vector(path)?))))) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_freeFeed(env: *mut JNIEnv, _: jclass, feed: jlong) {
    // SAFETY: as the module says.
    unsafe {
        edge(env, (), |_| {
            handle::free(feed);
            Ok(())
        });
    }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_feedOffers(
    env: *mut JNIEnv,
    _: jclass,
    feed: jlong,
) -> jlong {
    let offers = |feed: Feed| jlong::try_from(feed.offers()).unwrap_or(jlong::MAX);
    // SAFETY: as the module says.
    unsafe { edge(env, 0, |_| Ok(handle::of(feed).map_or(0, offers))) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_feedContains(
    env: *mut JNIEnv,
    _: jclass,
    feed: jlong,
    id: jbyteArray,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe {
        give_outcome(env, ptr::null_mut(), |jvm| {
            let id = jvm.vector(id)?;
            let Some(feed) = handle::of(feed) else { return Ok(outcome::problems(&[])) };
            Ok(match feed.contains(&String::from_utf8_lossy(&id)) {
                Ok(is_there) => outcome::text(u8::from(is_there).to_string()),
                Err(error) => outcome::problems(&FileError::new(feed.path(), error).into_problems(Lang::default())),
            })
        })
    }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_feedError(
    env: *mut JNIEnv,
    _: jclass,
    feed: jlong,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe {
        edge(env, ptr::null_mut(), |jvm| match handle::of(feed).and_then(|feed| feed.error()) {
            Some(error) => jvm.array(error.to_string().as_bytes()),
            None => Ok(ptr::null_mut()),
        })
    }
}

/// An element of a table, if there is one.
fn element<T: Copy>(table: &[T], index: jint) -> Option<T> {
    table.get(usize::try_from(index).ok()?).copied()
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_objectFields(
    env: *mut JNIEnv,
    _: jclass,
    object: jint,
) -> jint {
    let fields = |object: Object| object.fields().iter().fold(0, |fields, &field| fields | 1 << field as u32);
    // SAFETY: as the module says.
    unsafe { edge(env, 0, |_| Ok(element(&Object::ALL, object).map_or(0, fields))) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_objectChild(
    env: *mut JNIEnv,
    _: jclass,
    object: jint,
    field: jint,
) -> jint {
    let child = || element(&Object::ALL, object)?.child(element(Field::ALL, field)?);
    // SAFETY: as the module says.
    unsafe { edge(env, -1, |_| Ok(child().map_or(-1, |object| object as jint))) }
}

#[unsafe(no_mangle)]
unsafe extern "system" fn Java_flocktory_postcheckout_Native_fieldName(
    env: *mut JNIEnv,
    _: jclass,
    field: jint,
) -> jbyteArray {
    // SAFETY: as the module says.
    unsafe {
        edge(env, ptr::null_mut(), |jvm| match element(Field::ALL, field) {
            Some(field) => jvm.array(field.name().as_bytes()),
            None => Ok(ptr::null_mut()),
        })
    }
}
