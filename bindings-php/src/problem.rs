//! The class `Problem`: one problem of an order.
#![allow(unsafe_code, reason = "`zend_fastcall!` declares unsafe functions")]

use crate::class::{self, Class, slot};
use crate::edge::edge;
use crate::value::{self, array, string};
use ext_php_rs::builders::FunctionBuilder;
use ext_php_rs::error::Result;
use ext_php_rs::flags::{DataType, MethodFlags};
use ext_php_rs::types::Zval;
use ext_php_rs::zend::ExecuteData;
use ext_php_rs::zend_fastcall;
use flocktory_postcheckout::{Code, Problem, Severity};

static CLASS: Class = Class::new();

pub(crate) fn register() -> Result<()> {
    class::value("Flocktory\\Postcheckout\\Problem")
        .method(class::constructor(), MethodFlags::Private)
        .method(FunctionBuilder::new("__toString", text).returns(DataType::String, false, false), MethodFlags::Public)
        .registration(|class, arguments| {
            for name in ["severity", "code", "path", "message"] {
                class::declare(class, name, DataType::String, false);
            }
            class::declare(class, "hint", DataType::String, true);
            CLASS.set(class, arguments);
        })
        .register()
}

pub(crate) fn list(problems: &[Problem]) -> Zval {
    array(problems.iter().map(object))
}

fn object(problem: &Problem) -> Zval {
    let mut object = CLASS.get().new();
    let Problem { severity, code, path, message, hint, .. } = problem;
    for (index, text) in [severity.as_str(), code.as_str(), path, message].into_iter().enumerate() {
        *slot(&mut object, index) = string(text);
    }
    *slot(&mut object, 4) = hint.as_deref().map_or_else(Zval::null, string);
    value::object(object)
}

zend_fastcall! {
    extern fn text(call: &mut ExecuteData, result: &mut Zval) {
        edge(result, || {
            let object = call.get_self()?;
            let [severity, code, path, message, hint] = [0, 1, 2, 3, 4].map(|index| slot(object, index).string());
            let (severity, code) = (Severity::from_name(&severity?)?, Code::from_name(&code?)?);
            Some(string(&Problem::new(severity, code, path?, message?, hint).to_string()))
        });
    }
}
