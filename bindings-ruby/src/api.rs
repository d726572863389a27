//! The functions of the module `Flocktory::Postcheckout`.

use crate::arguments::{call, read, with_keywords};
use crate::edge::edge;
use crate::ruby;
use crate::session::Session;
use crate::source::HostValue;
use flocktory_postcheckout::{self as core, Scratch, gtm};
use magnus::{Error, RArray, RHash, RString, Ruby, Value, prelude::*};

pub(crate) fn render(ruby: &Ruby, arguments: &[Value]) -> Result<RString, Error> {
    call(ruby, arguments, |[order], options, session| {
        let result = core::read(HostValue::new(order, session), options).render_into::<Scratch>();
        match session.end(result)? {
            Ok(snippet) => ruby::snippet(ruby, &snippet),
            Err(invalid) => Err(ruby::invalid_order(ruby, &invalid)),
        }
    })
}

pub(crate) fn check(ruby: &Ruby, arguments: &[Value]) -> Result<RArray, Error> {
    call(ruby, arguments, |[order], options, session| {
        let problems = core::check(HostValue::new(order, session), options);
        ruby::problems(ruby, &session.end(problems)?)
    })
}

pub(crate) fn loader(ruby: &Ruby, arguments: &[Value]) -> Result<RString, Error> {
    call(ruby, arguments, |[site_id], options, _| {
        let site_id: String = site_id.funcall_public("to_s", ())?;
        match core::loader(&site_id, options) {
            Ok(html) => ruby::html(ruby, &html),
            Err(invalid) => Err(ruby::invalid_order(ruby, &invalid)),
        }
    })
}

pub(crate) fn gtm_container(ruby: &Ruby, arguments: &[Value]) -> Result<String, Error> {
    with_keywords(ruby, arguments, |[], options| {
        let options = options.unwrap_or_else(|| ruby.qnil().as_value());
        read(&Session::new(ruby), options, gtm::container)
    })
}

/// Hosts by directive, named as Rails' policies name them: `script_src`.
pub(crate) fn csp_sources(ruby: &Ruby) -> Result<RHash, Error> {
    edge(ruby, || {
        let sources = ruby.hash_new();
        for (directive, hosts) in core::csp_sources() {
            sources.aset(ruby.sym_new(directive.replace('-', "_")), ruby.ary_from_iter(hosts.iter().copied()))?;
        }
        Ok(sources)
    })
}

pub(crate) fn csp_hash(ruby: &Ruby, text: RString) -> Result<String, Error> {
    edge(ruby, || Ok(core::csp_hash(&text.to_string()?)))
}

pub(crate) fn scrub(ruby: &Ruby, text: RString) -> Result<String, Error> {
    edge(ruby, || Ok(core::scrub(&text.to_string()?)))
}

pub(crate) fn static_file_hash(ruby: &Ruby) -> Result<String, Error> {
    edge(ruby, || Ok(core::static_file_hash()))
}
