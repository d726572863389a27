//! What holds for any bytes, whatever they are inspected as: also the promises of the fuzz target `inspect`.

use flocktory_postcheckout::Lang;
use flocktory_postcheckout_inspect::{FileKind, Finding, InspectOptions, inspect};

/// Every kind of file, and none: its content says it.
pub(crate) const KINDS: [Option<FileKind>; 14] = [
    None,
    Some(FileKind::Page),
    Some(FileKind::Script),
    Some(FileKind::Har),
    Some(FileKind::Container),
    Some(FileKind::CompiledContainer),
    Some(FileKind::Php),
    Some(FileKind::Smarty),
    Some(FileKind::Twig),
    Some(FileKind::Django),
    Some(FileKind::Jinja2),
    Some(FileKind::Erb),
    Some(FileKind::Blade),
    Some(FileKind::Jsp),
];

fn findings(file: &[u8], kind: Option<FileKind>, lang: Lang) -> Vec<Finding> {
    let mut options = InspectOptions::default();
    (options.lang, options.kind) = (lang, kind);
    inspect(file, &options).findings
}

/// Panics if a promise does not hold.
pub(crate) fn hold(file: &[u8], kind: Option<FileKind>) {
    let [english, russian] = [Lang::En, Lang::Ru].map(|lang| findings(file, kind, lang));
    assert_eq!(english.len(), russian.len(), "both languages find the same");
    for (finding, other) in english.iter().zip(&russian) {
        let problem = &finding.problem;
        // A panic inside of the inspection is caught there and becomes this.
        assert_ne!(problem.code.as_str(), "unreadable", "{problem}");
        let place = |finding: &Finding| (finding.document.clone(), finding.line, finding.column, finding.problem.code);
        assert_eq!(place(finding), place(other), "both languages find the same");
        assert!(finding.line > 0 && finding.column > 0, "{finding}");
        for text in [&problem.message, &other.problem.message] {
            assert!(!text.is_empty() && !text.contains('\n'), "{text:?}");
        }
        if let Some(excerpt) = &finding.excerpt {
            let length = excerpt.text.chars().count();
            assert!(excerpt.start <= excerpt.end && excerpt.end <= length, "{excerpt:?}");
        }
    }
}
