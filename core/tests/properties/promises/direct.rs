//! An order that is read directly has nothing to report, and gives what the usual reader gives.

use flocktory_postcheckout::internal::Direct;
use flocktory_postcheckout::{Json, Options, read};

/// Compares the direct reader with the usual one. Returns whether the order was checked directly, and whether rendered.
pub(crate) fn gives_the_same(text: &str, options: &Options<'_>) -> (bool, bool) {
    let Some(direct) = Direct::new(options) else { return (false, false) };
    let checked = direct.check(text);
    let rendered = direct.render(text);
    if let Some(id) = checked {
        let json = Json::new(text);
        let reading = read(&json, options);
        assert_eq!(reading.problems(), [], "{text}");
        assert!(!reading.is_list(), "{text}");
        assert_eq!(reading.order_ids().collect::<Vec<_>>(), [(0, id)], "{text}");
        if let Some((rendered_id, snippet)) = &rendered {
            assert_eq!(*rendered_id, id, "{text}");
            assert_eq!(reading.render().as_ref(), Ok(snippet), "{text}");
        }
    }
    assert!(rendered.is_none() || checked.is_some(), "a check needs less than a snippet: {text}");
    (checked.is_some(), rendered.is_some())
}
