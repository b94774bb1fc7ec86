//! No bytes make the reader panic, and every place it names exists.

use proptest::prelude::*;

use super::Sandbox;
use crate::scenario::{Findings, Folder, Request, load_raw};

fn files() -> Vec<(String, Vec<u8>)> {
    let sandbox = Sandbox::new();
    let names = crate::scenario::folder::TABLES.iter().map(|spec| spec.name);
    let there = names
        .chain(["scenario.toml"])
        .filter(|name| sandbox.path(name).exists());
    there
        .map(|name| (name.to_owned(), sandbox.read(name)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_mutation_of_a_good_folder_panics(
        which in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6, prop::collection::vec(any::<u8>(), 0..6)), 1..8),
        printable in any::<bool>(),
    ) {
        let mut files = files();
        let at = which.index(files.len());
        for (place, removed, inserted) in cuts {
            let bytes = &mut files[at].1;
            let start = place.index(bytes.len() + 1);
            let end = (start + removed).min(bytes.len());
            let alphabet = b",\"\n\r.=[]{}-e1\\x";
            let inserted = inserted.into_iter().map(|byte| if printable { alphabet[byte as usize % alphabet.len()] } else { byte });
            bytes.splice(start..end, inserted.collect::<Vec<u8>>());
        }
        let borrowed: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let mut findings = Findings::default();
        let raw = Folder::from_memory(&borrowed, &mut findings);
        let found = match load_raw(raw, &Request::default(), findings) {
            Ok(loaded) => loaded.warnings,
            Err(crate::scenario::LoadError::Findings(findings)) => findings,
            Err(error) => panic!("nothing is read from disk here: {error}"),
        };
        for finding in &found.0 {
            let file = files.iter().find(|(name, _)| *name == finding.spot.file);
            let lines = file.map_or(0, |(_, bytes)| bytes.iter().filter(|&&byte| byte == b'\n' || byte == b'\r').count() + 1);
            prop_assert!(finding.spot.line as usize <= lines, "{finding:?}");
            let (first, length) = finding.spot.highlight;
            prop_assert!(first + length <= finding.spot.excerpt.chars().count().max(1) + 1, "{finding:?}");
        }
    }
}
