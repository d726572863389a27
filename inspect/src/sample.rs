//! Values of the samples in Flocktory's documentation.

use flocktory_postcheckout::Field;
use flocktory_postcheckout::internal::Object;

/// Values that no shop has.
const SAMPLES: [(Object, Field, &str); 6] = [
    (Object::Postcheckout, Field::Spot, "some_spot"),
    (Object::Order, Field::CustomField, "my_custom_id"),
    (Object::Item, Field::Id, "777"),
    (Object::Item, Field::Title, "Nike Shoes"),
    (Object::Item, Field::Image, "http://path.to.image"),
    (Object::Item, Field::Image, "path.to.image"),
];

pub(crate) fn is_sample(object: Object, field: Field, text: &str) -> bool {
    SAMPLES.contains(&(object, field, text.trim()))
}
