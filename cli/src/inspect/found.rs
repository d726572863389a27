//! What was found in all files.

use crate::output::Outcome;
use flocktory_postcheckout::{Code, Problem};
use flocktory_postcheckout_inspect::codes::{PAGE_LOADER_MISSING, PAGE_PUSH_MISSING};
use flocktory_postcheckout_inspect::{FileKind, Finding, Inspection};
use serde::Serialize;

/// A finding, and its file.
#[derive(Serialize)]
pub(super) struct InFile {
    pub(super) file: String,
    #[serde(flatten)]
    pub(super) finding: Finding,
}

/// The findings of all files.
#[derive(Default)]
pub(super) struct Found {
    /// What each inspected file is.
    pub(super) kinds: Vec<FileKind>,
    pub(super) list: Vec<InFile>,
}

/// A file of a folder, as it was inspected.
pub(super) struct FolderFile {
    pub(super) name: String,
    /// Whether it loads Flocktory's loader.
    pub(super) has_loader: bool,
    pub(super) inspection: Inspection,
}

impl Found {
    /// Adds a file that is judged alone.
    pub(super) fn add_file(&mut self, name: &str, Inspection { kind, findings, .. }: Inspection) {
        self.kinds.push(kind);
        self.list.extend(findings.into_iter().map(|finding| InFile { file: name.to_owned(), finding }));
    }

    /// Adds the files of a folder. A page is made from several of them: what one lacks another may have, so the folder
    /// lacks only what all of them lack. `empty` is what an empty file lacks.
    pub(super) fn add_folder(&mut self, folder: &str, mut files: Vec<FolderFile>, empty: Vec<Finding>) {
        let lacks =
            |file: &FolderFile, code| file.inspection.findings.iter().any(|finding| finding.problem.code == code);
        let lacks_push = files.iter().all(|file| lacks(file, PAGE_PUSH_MISSING));
        let lacks_loader = !files.iter().any(|file| file.has_loader);
        let mut lacking: Vec<Finding> = if files.is_empty() { empty } else { Vec::new() };
        for file in &mut files {
            let is_shared = |finding: &mut Finding| is_shared(finding.problem.code);
            lacking.extend(file.inspection.findings.extract_if(.., is_shared));
        }
        for (code, is_lacking) in [(PAGE_PUSH_MISSING, lacks_push), (PAGE_LOADER_MISSING, lacks_loader)] {
            let finding = lacking.iter().find(|finding| finding.problem.code == code && is_lacking);
            self.list.extend(finding.cloned().map(|finding| InFile { file: folder.to_owned(), finding }));
        }
        for file in files {
            self.add_file(&file.name, file.inspection);
        }
    }

    pub(super) fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter().map(|found| &found.finding.problem)
    }

    pub(super) fn outcome(&self) -> Outcome {
        Outcome::of(self.problems())
    }
}

/// Whether a code is about all files of a folder together.
fn is_shared(code: Code) -> bool {
    [PAGE_PUSH_MISSING, PAGE_LOADER_MISSING].contains(&code)
}
