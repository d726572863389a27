//! Lines and columns.

use memchr::{memchr_iter, memrchr};

/// Where something is, counted from 1; columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u64,
    pub(crate) column: u64,
}

impl Place {
    pub(crate) const START: Place = Place { line: 1, column: 1 };

    /// The place after a text that begins here.
    pub(super) fn after(self, text: &str) -> Place {
        let Some(last) = memrchr(b'\n', text.as_bytes()) else {
            return Place { column: self.column + text.chars().count() as u64, ..self };
        };
        let lines = memchr_iter(b'\n', text.as_bytes()).count() as u64;
        Place { line: self.line + lines, column: text[last + 1..].chars().count() as u64 + 1 }
    }
}

/// A place in a text that is read onwards, so that no line is counted twice.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    at: usize,
    place: Place,
}

impl Mark {
    pub(super) const fn new(at: usize, place: Place) -> Mark {
        Mark { at, place }
    }

    pub(super) const fn at(self) -> usize {
        self.at
    }

    /// The place after this one, without moving to it.
    pub(super) fn look(self, text: &str, at: usize) -> Place {
        text.get(self.at..at).map_or(self.place, |between| self.place.after(between))
    }

    /// Goes on to a place that is not before this one; one that is before it is taken for this one.
    pub(super) fn move_to(&mut self, text: &str, at: usize) -> Place {
        if let Some(between) = text.get(self.at..at) {
            *self = Mark { at, place: self.place.after(between) };
        }
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, Place};

    #[test]
    fn lines_and_characters_are_counted_from_one() {
        assert_eq!(Place::START.after(""), Place { line: 1, column: 1 });
        assert_eq!(Place::START.after("жук\r\nы<"), Place { line: 2, column: 3 });
        assert_eq!(Place { line: 7, column: 5 }.after("ab"), Place { line: 7, column: 7 });
        let mut mark = Mark::new(2, Place::START);
        assert_eq!(mark.move_to("--a\nb\nc", 5), Place { line: 2, column: 2 });
        assert_eq!(mark.move_to("--a\nb\nc", 7), Place { line: 3, column: 2 });
    }
}
