//! The Ruby extension: reads orders in place and returns Ruby objects.
//!
//! The names of fields, rules, options and messages are in core only. This crate knows the names of Ruby's protocols.
#![allow(missing_docs, reason = "the macro of `init` makes undocumented items")]

mod api;
mod arguments;
mod convert;
mod edge;
mod feed;
mod handle;
mod hash;
mod lock;
mod names;
mod ractor;
mod row;
mod ruby;
mod session;
mod source;
mod string;
mod text;

use flocktory_postcheckout::{STATIC_FILE, STATIC_FILE_NAME};
use magnus::{Error, RModule, Ruby, function, prelude::*};

/// Ruby calls it when it loads the extension, the last step of `require "flocktory/postcheckout"`.
#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    ractor::allow();
    let module: RModule = ruby.class_object().const_get::<_, RModule>("Flocktory")?.const_get("Postcheckout")?;
    names::intern(ruby)?;
    ruby::load(ruby, module)?;
    module.define_singleton_method("render", function!(api::render, -1))?;
    module.define_singleton_method("check", function!(api::check, -1))?;
    module.define_singleton_method("loader", function!(api::loader, -1))?;
    module.define_singleton_method("gtm_container", function!(api::gtm_container, -1))?;
    module.define_singleton_method("csp_sources", function!(api::csp_sources, 0))?;
    module.define_singleton_method("csp_hash", function!(api::csp_hash, 1))?;
    module.define_singleton_method("scrub", function!(api::scrub, 1))?;
    module.define_singleton_method("static_file_hash", function!(api::static_file_hash, 0))?;
    feed::define(ruby)?;
    module.const_set("VERSION", ruby::frozen(ruby, env!("CARGO_PKG_VERSION")))?;
    module.const_set("STATIC_FILE", ruby::frozen(ruby, STATIC_FILE))?;
    module.const_set("STATIC_FILE_NAME", ruby::frozen(ruby, STATIC_FILE_NAME))
}
