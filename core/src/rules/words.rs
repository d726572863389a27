//! Lists of words. The first byte excludes most texts.

/// Words in lower case, to be found in any.
pub(crate) struct Words {
    list: &'static [&'static str],
    /// A bit for each length; no word is longer than 63 bytes.
    lengths: u64,
    /// A bit for each first byte; several have the same one.
    beginnings: u64,
}

impl Words {
    pub(crate) const fn new(list: &'static [&'static str]) -> Words {
        let (mut lengths, mut beginnings, mut index) = (0, 0, 0);
        while index < list.len() {
            let word = list[index].as_bytes();
            beginnings |= beginning(word[0]);
            lengths |= 1 << word.len();
            index += 1;
        }
        Words { list, lengths, beginnings }
    }

    #[inline]
    pub(crate) fn have(&self, text: &str) -> bool {
        text.len() < 64
            && self.lengths & 1 << text.len() != 0
            && text.as_bytes().first().is_some_and(|&b| self.beginnings & beginning(b) != 0)
            && self.list.iter().any(|word| text.eq_ignore_ascii_case(word))
    }
}

/// The bit of a letter, for both of its cases.
const fn beginning(b: u8) -> u64 {
    1 << ((b | 0x20) & 63)
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn are_found_in_any_case() {
        const WORDS: Words = Words::new(&["null", "(none)", ".test"]);
        for text in ["null", "NULL", "Null", "(none)", "(NONE)", ".test"] {
            assert!(WORDS.have(text), "{text}");
        }
        for text in ["", "nul", "nulls", "nuLx", "none", "(none", "test", "Ъull"] {
            assert!(!WORDS.have(text), "{text}");
        }
    }
}
