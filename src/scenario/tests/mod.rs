//! What must hold of reading and checking: each bad input is found where it stands, good ones are clean, none panics.

mod bad_cells;
mod bad_files;
mod bad_sense;
mod changes;
mod fuzz;
mod good;
mod hazards;
mod needs;

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::{Findings, Loaded, Request, check, create, load};
use crate::text::Lang;

/// The example in a folder of its own, to be spoilt.
struct Sandbox {
    #[allow(dead_code, reason = "removes the folder when dropped")]
    root: tempfile::TempDir,
    folder: PathBuf,
}

impl Sandbox {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        let folder = root.path().join("example");
        create(&folder).expect("an example");
        Self { root, folder }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }

    fn read(&self, file: &str) -> Vec<u8> {
        std::fs::read(self.path(file)).expect("a file of the example")
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(file), bytes).expect("writable");
    }

    /// Replaces the first occurrence of a text, which must be there.
    fn edit(&self, file: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.read(file)).expect("UTF-8");
        assert!(text.contains(from), "{file} holds no {from:?}");
        self.write(file, text.replacen(from, to, 1));
    }

    fn check(&self) -> Findings {
        check(&self.folder, &Request::default()).expect("a readable folder")
    }

    fn load(&self, request: &Request) -> Loaded {
        load(&self.folder, request).unwrap_or_else(|error| match error {
            super::LoadError::Findings(findings) => panic!("{}", listed(&findings)),
            super::LoadError::Io(error) => panic!("{error}"),
        })
    }
}

/// An example with one text replaced.
fn spoilt(file: &str, from: &str, to: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.edit(file, from, to);
    sandbox
}

/// `code file:line:column`, the way a test names a finding.
fn places(findings: &Findings) -> Vec<String> {
    let place = |finding: &super::Finding| {
        let spot = &finding.spot;
        format!(
            "{} {}:{}:{}",
            finding.code, spot.file, spot.line, spot.column
        )
    };
    findings.0.iter().map(place).collect()
}

fn listed(findings: &Findings) -> String {
    let mut text = String::new();
    for (place, finding) in places(findings).iter().zip(&findings.0) {
        let _ = writeln!(text, "{place} {}", finding.message(Lang::En));
    }
    text
}

/// The findings are these and no others.
fn expect(findings: &Findings, expected: &[&str]) {
    assert_eq!(places(findings), expected, "{}", listed(findings));
}

/// Replaces a text in the example and expects exactly these findings in the file: `E0213 ,|-2100` is a fault at the
/// character after the bar, `E0203 :1:0` one at this line and column. The bar is looked up in the text, not by the reader.
fn each_is_found(cases: &[(&str, &str, &str, &[&str])]) {
    for (file, from, to, expected) in cases {
        let sandbox = spoilt(file, from, to);
        let text = String::from_utf8(sandbox.read(file)).expect("UTF-8");
        let expected: Vec<String> = expected
            .iter()
            .map(|one| located(file, &text, one))
            .collect();
        let findings = sandbox.check();
        assert_eq!(places(&findings), expected, "{to}: {}", listed(&findings));
    }
}

fn located(file: &str, text: &str, expected: &str) -> String {
    let (code, place) = expected.split_once(' ').expect("a code and a place");
    if place.starts_with(':') {
        return format!("{code} {file}{place}");
    }
    let at = text
        .find(&place.replace('|', ""))
        .unwrap_or_else(|| panic!("{place} is in {file}"));
    let before = &text[..at + place.find('|').expect("a bar")];
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .map_or(0, |line| line.chars().count())
        + 1;
    format!("{code} {file}:{line}:{column}")
}

fn copy_folder(from: &Path, to: &Path) {
    super::copy(from, to).expect("a copy");
}
