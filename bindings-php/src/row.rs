//! Rows of databases: models of Eloquent, Yii, Magento and Bitrix, and entities of Doctrine.
#![allow(unsafe_code, reason = "asks the engine for a class's attributes")]

use crate::object::{call, method};
use crate::session::Session;
use crate::zend::{bytes, zend_get_attribute_str};
use ext_php_rs::ffi::{zend_hash_str_find_ptr_lc, zend_property_info};
use ext_php_rs::types::ZendObject;
use ext_php_rs::zend::ClassEntry;
use flocktory_postcheckout::Field;
use std::iter;

/// The class of models that name their primary key.
const ELOQUENT: &str = "Illuminate\\Database\\Eloquent\\Model";

/// Classes of objects whose `id` is always their primary key.
const ROWS: [&str; 4] = [
    "Magento\\Framework\\Model\\AbstractModel",
    "Bitrix\\Sale\\Internals\\Entity",
    "Bitrix\\Main\\ORM\\Objectdata\\EntityObject",
    "yii\\db\\BaseActiveRecord",
];

/// The attribute of a primary key of Doctrine, in lower case, and its annotation.
const DOCTRINE: (&[u8], &str) = (b"doctrine\\orm\\mapping\\id", "@ORM\\Id");

/// Whether an object is a row, and this field its primary key.
pub(crate) fn is_key(of: &ZendObject, field: Field, session: &Session) -> bool {
    let class = of.get_class_entry();
    let mut ancestors = iter::successors(Some(class), |class| class.parent()).filter_map(ClassEntry::name);
    ancestors.any(|name| match name {
        ELOQUENT => session
            .host(|| method(class, "getKeyName").map(|method| call(of, method)))
            .flatten()
            .is_some_and(|key| key.str() == Some(field.name())),
        name => ROWS.contains(&name),
    }) || is_marked(class, field)
}

/// Whether the class marks the property as a primary key, as entities of Doctrine do.
fn is_marked(class: &ClassEntry, field: Field) -> bool {
    let (name, (attribute, annotation)) = (field.name(), DOCTRINE);
    // SAFETY: a class's table of properties contains their descriptions. The attributes of one are NULL or a table of them,
    // and its comment is NULL or a string.
    unsafe {
        let found = zend_hash_str_find_ptr_lc(&raw const class.properties_info, name.as_ptr().cast(), name.len());
        let Some(property) = found.cast::<zend_property_info>().as_ref() else { return false };
        let is_attributed = !property.attributes.is_null()
            && !zend_get_attribute_str(property.attributes, attribute.as_ptr().cast(), attribute.len()).is_null();
        let comment = property.doc_comment.as_ref().map(|comment| String::from_utf8_lossy(bytes(comment)));
        is_attributed || comment.is_some_and(|comment| comment.contains(annotation))
    }
}
