//! The PHP extension `flocktory_postcheckout`: converts PHP's shapes for the core, which knows the names.
//!
//! Nothing is kept from one request to the next, and nothing is written once the module has started, so threads are
//! safe. Each function ends panics and passes on what the shop's own code has thrown.

mod class;
mod exception;
mod feed;
mod file;
mod function;
mod functions;
mod held;
mod html;
mod object;
mod problem;
mod reading;
mod snippet;
mod source;
mod table;
mod utf8;
mod zend;

use ext_php_rs::builders::ModuleBuilder;
use ext_php_rs::constant::IntoConst as _;
use ext_php_rs::zend::{ModuleEntry, StaticModuleEntry};
use ext_php_rs::{info_table_end, info_table_header, info_table_row, info_table_start};
use flocktory_postcheckout::{STATIC_FILE, STATIC_FILE_NAME};

const NAME: &str = "flocktory_postcheckout";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What PHP calls to load the module.
#[allow(unsafe_code, reason = "PHP finds it by this name")]
#[unsafe(no_mangle)]
extern "C" fn get_module() -> *mut ModuleEntry {
    static MODULE: StaticModuleEntry = StaticModuleEntry::new();
    MODULE.get_or_init(|| {
        let module = functions::all()
            .into_iter()
            .fold(ModuleBuilder::new(NAME, VERSION), ModuleBuilder::function)
            .startup_function(start)
            .info_function(info);
        let Ok((entry, _, mut owned)) = module.try_into() else { panic!("the functions' names and types are right") };
        functions::widen(&mut owned.arg_info);
        (entry, owned)
    })
}

#[allow(unsafe_code, reason = "PHP wants it so")]
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
