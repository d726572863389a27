//! Code as a parser can read it: without Tag Manager's references.

use flocktory_postcheckout::internal::{Reference, references};

/// A code with an identifier of the same length in the place of each reference, so that every other place stays.
pub(super) fn substitute(code: &str) -> String {
    let mut substituted = String::with_capacity(code.len());
    let mut from = 0;
    for Reference { start, end, .. } in references(code) {
        substituted.push_str(&code[from..start]);
        substituted.extend(std::iter::repeat_n('_', end - start));
        from = end;
    }
    substituted.push_str(&code[from..]);
    substituted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_other_place() {
        assert_eq!(substitute("a {{Яя}} b{{{c}} }"), "a ________ b{_____ }");
    }
}
