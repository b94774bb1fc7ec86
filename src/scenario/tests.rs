//! Good scenarios are clean; each bad input is found where it stands.

use std::path::Path;

use super::{Findings, Request, check, load, scaffold};
use crate::text::Lang;

fn listed(findings: &Findings) -> String {
    let line = |finding: &super::Finding| {
        let spot = &finding.spot;
        let message = finding.message(Lang::En);
        format!(
            "{} {}:{}:{} {message}\n",
            finding.code, spot.file, spot.line, spot.column
        )
    };
    findings.0.iter().map(line).collect()
}

fn good() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    scaffold(&folder.path().join("example")).expect("a scaffold");
    folder
}

#[test]
fn a_scaffolded_folder_checks_clean() {
    let folder = good();
    let findings = check(&folder.path().join("example"), &Request::default()).expect("readable");
    assert_eq!(findings.0.len(), 0, "{}", listed(&findings));
    assert!(load(&folder.path().join("example"), &Request::default()).is_ok());
}
