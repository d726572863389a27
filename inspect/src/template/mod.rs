//! Templates: what prints a value becomes an identifier of the same length, so that the rest is HTML and JavaScript, in
//! which every byte has kept its place.

mod bracket;
mod call;
mod correct;
mod echo;
pub(crate) mod effect;
pub(crate) mod expression;
mod filter;
mod scan;
pub(crate) mod token;

use crate::kind::FileKind;
use effect::Effect;
use scan::{Does, Step, Tag, scan};
use std::ops::Range;

/// What replaces the start of a tag that prints a value: a letter that no template has.
pub(crate) const MARK: &str = "\u{a66e}";

/// Variants of a template at most.
const MAX_VARIANTS: usize = 4;

/// A place where a template prints a value.
#[derive(Debug)]
pub(crate) struct Placeholder {
    pub(crate) range: Range<usize>,
    pub(crate) effect: Effect,
    /// The tag as it is written, with single spaces.
    pub(crate) tag: String,
    /// Whether it is at the start of a text in quotes.
    pub(crate) follows_quote: bool,
    /// Whether it is an expression of the code, which prints nothing itself.
    pub(crate) is_code: bool,
}

impl Placeholder {
    pub(crate) fn new(text: &str, range: Range<usize>, effect: Effect, is_code: bool) -> Placeholder {
        Placeholder {
            effect,
            tag: text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" "),
            follows_quote: text[..range.start].ends_with(['\'', '"']),
            is_code,
            range,
        }
    }
}

/// A loop of a template.
pub(crate) struct Loop {
    /// The tag that begins it.
    pub(crate) tag: String,
    pub(crate) body: Range<usize>,
}

/// A template that has been read.
pub(crate) struct Template {
    pub(crate) language: FileKind,
    placeholders: Vec<Placeholder>,
    /// Expressions whose values enter an order in the code, not in a script.
    printed_by_code: Vec<Placeholder>,
    /// Where tags start that print nothing.
    controls: Vec<usize>,
    pub(crate) loops: Vec<Loop>,
    /// Where its code of PHP is.
    pub(crate) code: Vec<Range<usize>>,
    /// The template as HTML and JavaScript, once for each choice of branches.
    pub(crate) variants: Vec<String>,
}

/// A block whose branches exclude each other.
struct Block {
    /// The tag that begins it.
    tag: Range<usize>,
    branches: Vec<Range<usize>>,
}

impl Template {
    pub(crate) fn read(language: FileKind, text: &str) -> Template {
        let (tags, code) = scan(language, text);
        let blocks = blocks(&tags, text);
        let count = blocks.iter().map(|block| block.branches.len()).max().unwrap_or(1).clamp(1, MAX_VARIANTS);
        let variants = (0..count).map(|choice| masked(text, &tags, &blocks, choice)).collect();
        let controls =
            tags.iter().filter(|tag| matches!(tag.does, Does::Control(_))).map(|tag| tag.range.start).collect();
        let placeholders = tags.into_iter().filter_map(|tag| match tag.does {
            Does::Print(effect) => Some(Placeholder::new(text, tag.range, effect, false)),
            Does::Control(_) => None,
        });
        let placeholders = placeholders.collect();
        let loops = blocks.into_iter().filter_map(|block| {
            let tag = &text[block.tag];
            let is_loop = ["for", "each", "section"].iter().any(|word| tag.contains(word));
            is_loop.then(|| Some(Loop { tag: tag.to_owned(), body: block.branches.into_iter().next()? })).flatten()
        });
        let loops = loops.collect();
        Template { language, loops, placeholders, printed_by_code: Vec::new(), controls, code, variants }
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Placeholder> {
        let in_code = || self.printed_by_code.get(index.checked_sub(self.placeholders.len())?);
        self.placeholders.get(index).or_else(in_code)
    }

    /// Adds an expression of the code, and returns its number.
    pub(crate) fn add(&mut self, placeholder: Placeholder) -> usize {
        self.printed_by_code.push(placeholder);
        self.placeholders.len() + self.printed_by_code.len() - 1
    }

    /// Whether a tag within a range prints nothing.
    pub(crate) fn has_control(&self, range: Range<usize>) -> bool {
        self.controls.get(self.controls.partition_point(|start| *start < range.start)).is_some_and(|at| *at < range.end)
    }

    /// The numbers of the placeholders within a range.
    pub(crate) fn within(&self, range: Range<usize>) -> Range<usize> {
        let first = self.placeholders.partition_point(|placeholder| placeholder.range.start < range.start);
        let after = self.placeholders.partition_point(|placeholder| placeholder.range.start < range.end);
        first..after.max(first)
    }
}

/// The blocks of a template.
fn blocks(tags: &[Tag], text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Vec<(Block, usize)> = Vec::new();
    for tag in tags {
        let Does::Control(steps) = &tag.does else { continue };
        for step in steps {
            match step {
                Step::Open => open.push((Block { tag: tag.range.clone(), branches: Vec::new() }, tag.range.end)),
                Step::Branch => {
                    if let Some((block, from)) = open.last_mut() {
                        block.branches.push(*from..tag.range.start.max(*from));
                        *from = tag.range.end;
                    }
                }
                Step::Close => {
                    if let Some((mut block, from)) = open.pop() {
                        block.branches.push(from..tag.range.start.max(from));
                        // Nothing is printed between `choose` and the first `when`.
                        if block.branches.len() > 1 && text[block.branches[0].clone()].trim().is_empty() {
                            block.branches.remove(0);
                        }
                        blocks.push(block);
                    }
                }
            }
        }
    }
    blocks
}

/// The text with its tags replaced, and of each block one branch alone.
fn masked(text: &str, tags: &[Tag], blocks: &[Block], choice: usize) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for tag in tags {
        let bytes = &mut bytes[tag.range.clone()];
        match &tag.does {
            Does::Control(_) => blank(bytes),
            Does::Print(_) => {
                let after = &text.as_bytes()[tag.range.end..];
                let is_whole_part = matches!(after, [b'.', b'0'..=b'9', ..])
                    && text[..tag.range.start].trim_end().ends_with([':', ',', '(', '[', '=']);
                bytes.fill(if is_whole_part { b'1' } else { b'$' });
                if let (false, Some(start)) = (is_whole_part, bytes.get_mut(..MARK.len())) {
                    start.copy_from_slice(MARK.as_bytes());
                }
            }
        }
    }
    for block in blocks {
        let chosen = choice.min(block.branches.len().saturating_sub(1));
        for (index, branch) in block.branches.iter().enumerate() {
            if index != chosen {
                blank(&mut bytes[branch.clone()]);
            }
        }
    }
    // Tags start and end between characters.
    String::from_utf8(bytes).unwrap_or_default()
}

/// Replaces all but line breaks by spaces.
fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}
