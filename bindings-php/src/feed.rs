//! `Feed`: the index of a shop's feed, as PHP sees it.
#![allow(unsafe_code, reason = "an object of PHP's that holds a value of Rust's")]

use crate::class::{self, Class, number, slot, string};
use crate::function::{self, arguments, edge, flag, id, options, text};
use crate::held::{self, Held};
use crate::{exception, file, problem};
use ext_php_rs::args::{Arg, ArgInfoTables};
use ext_php_rs::builders::FunctionBuilder;
use ext_php_rs::error::Result;
use ext_php_rs::ffi::zend_object_handlers;
use ext_php_rs::flags::{DataType, MethodFlags};
use ext_php_rs::types::{ZendObject, Zval};
use ext_php_rs::zend::{ClassEntry, ExecuteData};
use ext_php_rs::zend_fastcall;
use flocktory_postcheckout::Options;
use flocktory_postcheckout::feed::{Feed, FileError, IndexedFeed, index_file};
use std::sync::OnceLock;

const NAME: &str = "Flocktory\\Postcheckout\\Feed";
const INDEXED_NAME: &str = "Flocktory\\Postcheckout\\IndexedFeed";

static CLASS: Class = Class::new();
static INDEXED: Class = Class::new();

impl Held for Feed {
    fn handlers() -> &'static zend_object_handlers {
        static HANDLERS: OnceLock<zend_object_handlers> = OnceLock::new();
        HANDLERS.get_or_init(held::standard::<Feed>)
    }
}

pub(crate) fn register() -> Result<()> {
    let open = FunctionBuilder::new("open", open).arg(Arg::new("path", DataType::String)).not_required();
    let index = FunctionBuilder::new("index", index).arg(Arg::new("feed", DataType::String));
    let index = index.arg(Arg::new("index", DataType::String)).not_required();
    let contains = FunctionBuilder::new("contains", contains).arg(Arg::new("id", DataType::Mixed));
    class::value(NAME)
        .method(class::constructor(), MethodFlags::Private)
        .method(contains.returns(DataType::Bool, false, false), MethodFlags::Public)
        .method(
            open.arg(function::options_argument()).returns(DataType::object(NAME), false, false),
            MethodFlags::Public | MethodFlags::Static,
        )
        .method(
            index.arg(Arg::new("partial", DataType::Bool).default("false")).arg(function::options_argument()).returns(
                DataType::object(INDEXED_NAME),
                false,
                false,
            ),
            MethodFlags::Public | MethodFlags::Static,
        )
        .method(FunctionBuilder::new("path", path).returns(DataType::String, false, false), MethodFlags::Public)
        .method(FunctionBuilder::new("offers", offers).returns(DataType::Long, false, false), MethodFlags::Public)
        .registration(registered)
        .register()?;
    class::value(INDEXED_NAME)
        .method(class::constructor(), MethodFlags::Private)
        .registration(|class, arguments| {
            class::declare(class, "offers", DataType::Long, false);
            class::declare(class, "bytes", DataType::Long, false);
            class::declare(class, "problems", DataType::Array, false);
            INDEXED.set(class, arguments);
        })
        .register()
}

fn registered(class: &'static mut ClassEntry, mut arguments: ArgInfoTables) {
    const CONTAINS: usize = 1;
    function::takes_an_id(&mut arguments[CONTAINS]);
    held::prepare::<Feed>(class);
    CLASS.set(class, arguments);
}

/// The feed that an object is.
pub(crate) fn of(object: &ZendObject) -> Option<&Feed> {
    // SAFETY: an object of this class alone.
    (object.get_class_entry() == CLASS.get()).then(|| unsafe { held::value(object) }).flatten()
}

zend_fastcall! {
    extern fn open(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let arguments = arguments(call, 1, 2)?;
            let (path, options) = (text(arguments, 0)?, options(arguments, 1)?);
            let feed = file::path(path).and_then(|path| {
                Feed::open(&path).map_err(|error| FileError::new(&path, error))
            });
            thrown(feed, &options).map(|feed| held::object(CLASS.get(), feed))
        });
    }
}

zend_fastcall! {
    extern fn index(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let arguments = arguments(call, 2, 4)?;
            let (feed, index, options) = (text(arguments, 0)?, text(arguments, 1)?, options(arguments, 3)?);
            let is_partial = arguments.len() > 2 && flag(arguments, 2)?;
            let indexed = file::path(feed).and_then(|feed| {
                index_file(&feed, &file::path(index)?, is_partial, options.lang)
            });
            thrown(indexed, &options).map(|indexed| indexed_feed(&indexed))
        });
    }
}

fn thrown<T>(result: std::result::Result<T, FileError>, options: &Options) -> Option<T> {
    result.map_err(|error| exception::throw_feed(&error, options.lang)).ok()
}

fn indexed_feed(indexed: &IndexedFeed) -> Zval {
    let mut object = INDEXED.get().new();
    *slot(&mut object, 0) = number(indexed.offers);
    *slot(&mut object, 1) = number(indexed.bytes);
    *slot(&mut object, 2) = problem::list(&indexed.problems);
    class::given_away(object)
}

zend_fastcall! {
    extern fn path(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            arguments(call, 0, 0)?;
            Some(string(&of(call.get_self()?)?.path().to_string_lossy()))
        });
    }
}

zend_fastcall! {
    extern fn offers(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            arguments(call, 0, 0)?;
            Some(number(of(call.get_self()?)?.offers()))
        });
    }
}

zend_fastcall! {
    extern fn contains(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let id = id(arguments(call, 1, 1)?)?.into_owned();
            let mut value = Zval::new();
            value.set_bool(of(call.get_self()?)?.contains(&id));
            Some(value)
        });
    }
}
