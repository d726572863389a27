//! The handle of a feed's index, as an option holds it.
#![allow(unsafe_code, reason = "the feed is read from a PHP object")]

use crate::class::Class;
use crate::object_data::{self, ObjectData};
use ext_php_rs::ffi::zend_object_handlers;
use ext_php_rs::types::{ZendObject, Zval};
use flocktory_postcheckout::feed::Feed;
use std::sync::OnceLock;

/// The class `Feed`.
pub(crate) static CLASS: Class = Class::new();

impl ObjectData for Feed {
    fn handlers() -> &'static zend_object_handlers {
        static HANDLERS: OnceLock<zend_object_handlers> = OnceLock::new();
        HANDLERS.get_or_init(object_data::standard::<Feed>)
    }
}

/// Makes an object of the class `Feed`.
pub(crate) fn object(feed: Feed) -> Zval {
    object_data::object(CLASS.get(), feed)
}

/// The feed of an object, if it is of the class `Feed`.
pub(crate) fn of(object: &ZendObject) -> Option<&Feed> {
    // SAFETY: the object is of the class that was prepared for feeds.
    (object.get_class_entry() == CLASS.get()).then(|| unsafe { object_data::value(object) }).flatten()
}
