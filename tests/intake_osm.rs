//! Imports of real OpenStreetMap extracts against figures counted by another program.
//!
//! The figures are those of a plain count (see `SOURCE.md` of each set); ours differ by definition where it is said.

mod support;

use reliefsim::intake::Draft;
use reliefsim::intake::osm::{OsmOptions, import};

#[test]
fn print() {
    for (set, file) in [
        ("harbin-osm", "harbin-barefoot.osm.pbf"),
        ("harbin-osm", "harbin-dataplatform.osm.pbf"),
        ("liechtenstein-osm", "liechtenstein-2013-08-03.osm.pbf"),
    ] {
        let Some(folder) = support::shared(set) else {
            return;
        };
        for keep_all in [true, false] {
            let d: Draft = import(
                &folder.join(file),
                &OsmOptions {
                    keep_all,
                    ..OsmOptions::default()
                },
            )
            .unwrap();
            let km: f64 = d.links.iter().map(|l| l.length).sum::<f64>() / 1000.0;
            println!(
                "{file} nodes {} links {} km {km} bridges {} sites {} places {}",
                d.nodes.len(),
                d.links.len(),
                d.links.iter().filter(|l| l.bridge).count(),
                d.sites.len(),
                d.places.len()
            );
            for n in &d.notes {
                println!("  {} {}", n.key, n.text);
            }
        }
    }
}
