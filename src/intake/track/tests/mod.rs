//! What must hold for files of tracks: real ones, real ones with one fault each, and noise.

mod bytes;
mod choice;
mod faults;
mod formats;
mod hato;
mod round_trip;
mod warnings;

use std::path::PathBuf;

use super::*;
use crate::text::Lang;

pub use hato::{hato_atcf, hato_ibtracs, hato_jma, hato_jtwc};

/// A data set of the project, where it is there.
pub fn shared(file: &str) -> Option<Vec<u8>> {
    let root = std::env::var_os("RELIEFSIM_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    let path = root.join("data").join(file);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        println!("skipped: {} is not there", path.display());
    }
    bytes
}

/// Options that name the agency.
pub fn by(agency: Agency) -> ReadOptions {
    ReadOptions {
        agency: Some(agency),
        ..ReadOptions::default()
    }
}

/// The text with `from` replaced by `to` in one line, where it must stand.
pub fn with(text: &str, line: usize, from: &str, to: &str) -> String {
    let changed = text.lines().enumerate().map(|(at, text)| {
        if at + 1 == line {
            assert!(text.contains(from), "line {line} is {text}");
            return text.replacen(from, to, 1);
        }
        text.to_owned()
    });
    changed.map(|line| line + "\n").collect()
}

/// The text without some lines.
pub fn without(text: &str, lines: std::ops::RangeInclusive<usize>) -> String {
    let kept = text.lines().enumerate();
    let kept = kept.filter(|(at, _)| !lines.contains(&(at + 1)));
    kept.map(|(_, line)| line.to_owned() + "\n").collect()
}

/// The only storm of a text.
pub fn only(text: &str, options: &ReadOptions) -> Storm {
    let tracks = read(text.as_bytes(), options);
    assert_eq!(tracks.storms.len(), 1, "{:?}", tracks.findings);
    tracks.storms[0].clone()
}

/// Hato in the project's own table, from the text of JMA.
pub fn hato_canonical() -> String {
    write_canonical(&[only(&hato_jma(), &ReadOptions::default())])
}

/// A storm in the words of the CMA; the figures are made up, near Hato's.
pub fn storm_cma() -> String {
    "66666 1713    4 0013 1713 0 6 Hato                 20180301\n\
     2017082212 3 206 1175  980      30\n\
     2017082218 4 210 1160  965      38\n\
     2017082300 5 215 1146  950      45      40\n\
     2017082306 4 222 1128  960      38\n\
     66666 0000    2 0014 0000 0 6 (nameless)           20180301\n\
     2017090100 1 150 1300 1004      12\n\
     2017090106 0 155 1290 1006      10\n"
        .to_owned()
}

/// Problems with their line and column, in the order of the file.
pub fn found(text: &[u8], options: &ReadOptions) -> Vec<(Code, u32, u32)> {
    let findings = read(text, options).findings;
    for finding in &findings {
        for lang in [Lang::En, Lang::Zh] {
            let text = finding.message(lang) + &finding.mend(lang);
            assert!(!text.contains(['{', '}']), "{text}");
        }
    }
    let spots = findings
        .iter()
        .map(|finding| (finding.code, finding.spot.line, finding.spot.column));
    spots.collect()
}
