//! The class `Feed`: the index of a shop's feed.
#![allow(
    unsafe_code,
    reason = "a declaration of an argument is changed, and `zend_fastcall!` declares unsafe functions"
)]

use crate::arguments::{self, arguments, id, options, text};
use crate::class;
use crate::edge::edge;
use crate::handle::{self, CLASS, of};
use crate::object_data;
use crate::value::string;
use crate::{exception, file};
use ext_php_rs::args::{Arg, ArgInfoTables};
use ext_php_rs::builders::FunctionBuilder;
use ext_php_rs::error::Result;
use ext_php_rs::ffi::zend_function;
use ext_php_rs::flags::{DataType, MethodFlags};
use ext_php_rs::types::Zval;
use ext_php_rs::zend::{ClassEntry, ExecuteData};
use ext_php_rs::zend_fastcall;
use flocktory_postcheckout::Lang;
use flocktory_postcheckout::feed::Feed;

const NAME: &str = "Flocktory\\Postcheckout\\Feed";

pub(crate) fn register() -> Result<()> {
    let open = FunctionBuilder::new("open", open).arg(Arg::new("path", DataType::String)).not_required();
    let contains = FunctionBuilder::new("contains", contains).arg(Arg::new("id", DataType::Mixed));
    class::value(NAME)
        .method(class::constructor(), MethodFlags::Private)
        .method(contains.returns(DataType::Bool, false, false), MethodFlags::Public)
        .method(
            open.arg(arguments::options_argument()).returns(DataType::object(NAME), false, false),
            MethodFlags::Public | MethodFlags::Static,
        )
        .method(FunctionBuilder::new("path", path).returns(DataType::String, false, false), MethodFlags::Public)
        .method(FunctionBuilder::new("offers", offers).returns(DataType::Long, false, false), MethodFlags::Public)
        .registration(registered)
        .register()
}

fn registered(class: &'static mut ClassEntry, arguments: ArgInfoTables) {
    let contains = class.function_table.get("contains");
    // SAFETY: the table contains functions, and this one is internal. Its arguments may be a copy that PHP has made.
    let id = contains.and_then(|entry| unsafe {
        let contains = entry.ptr::<zend_function>()?;
        (*contains).internal_function.arg_info.as_mut()
    });
    if let Some(id) = id {
        arguments::takes_an_id(id);
    }
    object_data::prepare::<Feed>(class);
    CLASS.set(class, arguments);
}

zend_fastcall! {
    extern fn open(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let arguments = arguments(call, 1, 2)?;
            let path = text(arguments, 0)?;
            let lang = options(arguments, 1)?.lang;
            match file::path(path).and_then(Feed::open) {
                Ok(feed) => Some(handle::object(feed)),
                Err(error) => {
                    exception::throw_feed(path, error, lang);
                    None
                }
            }
        });
    }
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
            let offers = of(call.get_self()?)?.offers();
            let mut value = Zval::new();
            value.set_long(offers.try_into().unwrap_or(i64::MAX));
            Some(value)
        });
    }
}

zend_fastcall! {
    extern fn contains(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let id = id(arguments(call, 1, 1)?)?.into_owned();
            let feed = of(call.get_self()?)?;
            match feed.contains(&id) {
                Ok(is_there) => {
                    let mut value = Zval::new();
                    value.set_bool(is_there);
                    Some(value)
                }
                Err(error) => {
                    exception::throw_feed(&feed.path().to_string_lossy(), error, Lang::default());
                    None
                }
            }
        });
    }
}
