//! The Ruby extension: orders are read where they lie, and Ruby's own objects come back.
//!
//! Fields, rules, options and messages have their names in core alone; here are the names of Ruby's protocols.
#![allow(missing_docs, reason = "what the macro of `init` makes has none")]

mod feed;
mod function;
mod functions;
mod hash;
mod kind;
mod lock;
mod names;
mod ractor;
mod reading;
mod ruby;
mod source;
mod string;
mod text;

use flocktory_postcheckout::{STATIC_FILE, STATIC_FILE_NAME};
use magnus::{Error, RModule, Ruby, function, prelude::*};

/// What `require "flocktory/postcheckout"` loads last.
#[magnus::init]
fn init(ruby: &Ruby) -> Result<(), Error> {
    ractor::allow();
    let module: RModule = ruby.class_object().const_get::<_, RModule>("Flocktory")?.const_get("Postcheckout")?;
    names::intern(ruby)?;
    ruby::load(ruby, module)?;
    module.define_singleton_method("render", function!(functions::render, -1))?;
    module.define_singleton_method("check", function!(functions::check, -1))?;
    module.define_singleton_method("loader", function!(functions::loader, -1))?;
    module.define_singleton_method("gtm_container", function!(functions::gtm_container, -1))?;
    module.define_singleton_method("csp_sources", function!(functions::csp_sources, 0))?;
    module.define_singleton_method("csp_hash", function!(functions::csp_hash, 1))?;
    module.define_singleton_method("scrub", function!(functions::scrub, 1))?;
    module.define_singleton_method("static_file_hash", function!(functions::static_file_hash, 0))?;
    feed::define(ruby)?;
    module.const_set("VERSION", ruby::frozen(ruby, env!("CARGO_PKG_VERSION")))?;
    module.const_set("STATIC_FILE", ruby::frozen(ruby, STATIC_FILE))?;
    module.const_set("STATIC_FILE_NAME", ruby::frozen(ruby, STATIC_FILE_NAME))
}
