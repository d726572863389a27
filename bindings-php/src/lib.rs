//! The PHP extension `flocktory_postcheckout`: reads orders in place and returns PHP objects.
//!
//! The names of fields, rules, options and messages are in core only. The extension keeps nothing from one request to the
//! next, and writes no shared memory after the module has started, so it is thread-safe. Each function catches panics, and
//! lets exceptions of the shop's code through.

mod api;
mod arguments;
mod class;
mod edge;
mod exception;
mod feed;
mod file;
mod handle;
mod html;
mod names;
mod object;
mod object_data;
mod problem;
mod row;
mod session;
mod snippet;
mod source;
mod table;
mod throw;
mod utf8;
mod value;
mod zend;

use ext_php_rs::builders::ModuleBuilder;
use ext_php_rs::constant::IntoConst as _;
use ext_php_rs::zend::{ModuleEntry, StaticModuleEntry};
use ext_php_rs::{info_table_end, info_table_header, info_table_row, info_table_start};
use flocktory_postcheckout::{STATIC_FILE, STATIC_FILE_NAME};

const NAME: &str = "flocktory_postcheckout";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// PHP calls it to load the module.
#[allow(unsafe_code, reason = "PHP finds the function by this name")]
#[unsafe(no_mangle)]
extern "C" fn get_module() -> *mut ModuleEntry {
    static MODULE: StaticModuleEntry = StaticModuleEntry::new();
    MODULE.get_or_init(|| {
        let module = api::all()
            .into_iter()
            .fold(ModuleBuilder::new(NAME, VERSION), ModuleBuilder::function)
            .startup_function(start)
            .info_function(info);
        let Ok((entry, _, mut owned)) = module.try_into() else { panic!("the functions' names and types are valid") };
        api::widen(&mut owned.arg_info);
        (entry, owned)
    })
}

#[allow(unsafe_code, reason = "the signature that PHP calls")]
unsafe extern "C" fn start(_: i32, module: i32) -> i32 {
    let registered = [problem::register, snippet::register, feed::register, exception::register]
        .into_iter()
        .try_for_each(|register| register())
        .and_then(|()| STATIC_FILE.register_constant("Flocktory\\Postcheckout\\STATIC_FILE", module))
        .and_then(|()| STATIC_FILE_NAME.register_constant("Flocktory\\Postcheckout\\STATIC_FILE_NAME", module));
    if registered.is_ok() { 0 } else { -1 }
}

extern "C" fn info(_: *mut ModuleEntry) {
    info_table_start!();
    info_table_header!(NAME, "enabled");
    info_table_row!("Version", VERSION);
    info_table_end!();
}
