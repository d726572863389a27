//! The functions of the namespace `Flocktory\Postcheckout`.

use crate::arguments::{self, arguments, bytes, id, options, options_argument, read_options, text};
use crate::edge::edge;
use crate::html::Writing;
use crate::session::Session;
use crate::source::HostValue;
use crate::value::{array, string};
use crate::{exception, problem, snippet};
use ext_php_rs::args::{Arg, ArgInfo};
use ext_php_rs::builders::FunctionBuilder;
use ext_php_rs::flags::DataType;
use ext_php_rs::types::{ZendHashTable, Zval};
use ext_php_rs::zend::ExecuteData;
use ext_php_rs::zend_fastcall;
use flocktory_postcheckout::{self as core, gtm};

/// The functions to register.
pub(crate) fn all() -> [FunctionBuilder<'static>; 8] {
    let named = |name: &str, handler| FunctionBuilder::new(format!("Flocktory\\Postcheckout\\{name}"), handler);
    let with_options = |name, handler, argument, gives| {
        let argument = Arg::new(argument, DataType::Mixed);
        named(name, handler).arg(argument).not_required().arg(options_argument()).returns(gives, false, false)
    };
    [
        with_options("render", render, "order", DataType::object("Flocktory\\Postcheckout\\Snippet")),
        with_options("check", check, "order", DataType::Array),
        with_options("loader", loader, "siteId", DataType::String),
        named("gtmContainer", gtm_container).not_required().arg(options_argument()).returns(
            DataType::String,
            false,
            false,
        ),
        named("cspSources", csp_sources).returns(DataType::Array, false, false),
        named("cspHash", csp_hash).arg(Arg::new("text", DataType::String)).returns(DataType::String, false, false),
        named("scrub", scrub).arg(Arg::new("text", DataType::String)).returns(DataType::String, false, false),
        named("staticFileHash", static_file_hash).returns(DataType::String, false, false),
    ]
}

/// Declares the types of arguments that ext-php-rs cannot express.
pub(crate) fn widen(tables: &mut [Box<[ArgInfo]>]) {
    // The position of `loader` in `all`. The first entry of a function describes its return value.
    const LOADER: usize = 2;
    arguments::takes_an_id(&mut tables[LOADER][1]);
}

zend_fastcall! {
    extern fn render(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let arguments = arguments(call, 1, 2)?;
            let options = options(arguments, 1)?;
            let session = Session::new(Some(options.charset));
            let rendered = core::read(HostValue::new(&arguments[0], &session), &options).render_into::<Writing>();
            session.end()?;
            match rendered {
                Ok(snippet) => Some(snippet::object(snippet)),
                Err(invalid) => {
                    exception::throw(invalid);
                    None
                }
            }
        });
    }
}

zend_fastcall! {
    extern fn check(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let arguments = arguments(call, 1, 2)?;
            let options = options(arguments, 1)?;
            let session = Session::new(Some(options.charset));
            let problems = core::check(HostValue::new(&arguments[0], &session), &options);
            session.end()?;
            Some(problem::list(&problems))
        });
    }
}

zend_fastcall! {
    extern fn loader(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let arguments = arguments(call, 1, 2)?;
            let site_id = id(arguments)?;
            let options = options(arguments, 1)?;
            core::loader(&site_id, &options).map_err(exception::throw).ok().map(|html| string(&html))
        });
    }
}

zend_fastcall! {
    extern fn gtm_container(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let container = read_options(arguments(call, 0, 1)?, 0, |options| gtm::container(options))?;
            Some(string(&container))
        });
    }
}

zend_fastcall! {
    extern fn csp_sources(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            arguments(call, 0, 0)?;
            let mut sources = ZendHashTable::new();
            for (directive, hosts) in core::csp_sources() {
                // An insert fails only for an invalid key.
                let _ = sources.insert(*directive, array(hosts.iter().map(|host| string(host))));
            }
            let mut value = Zval::new();
            value.set_hashtable(sources);
            Some(value)
        });
    }
}

zend_fastcall! {
    extern fn csp_hash(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let text = text(arguments(call, 1, 1)?, 0)?;
            Some(string(&core::csp_hash(text)))
        });
    }
}

zend_fastcall! {
    extern fn scrub(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let text = bytes(arguments(call, 1, 1)?, 0)?;
            Some(string(&core::scrub(&String::from_utf8_lossy(text))))
        });
    }
}

zend_fastcall! {
    extern fn static_file_hash(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            arguments(call, 0, 0)?;
            Some(string(&core::static_file_hash()))
        });
    }
}
