//! Real roads in place of synthetic ones: Songbei's places and depots on two extracts of Harbin of OpenStreetMap.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::Table;
use support::program::{Desk, copy, shipped};

/// The extracts show a part of the district. What lies far from their roads is told by `check` with file and line, then
/// what belonged to it, measures too; takes those rows out until nothing is left to tell.
fn leave_out_what_lies_beyond(desk: &Desk) {
    for _ in 0..5 {
        let found = desk.run(&["check", "songbei", "--json"]).document();
        let findings = found["data"]["findings"].as_array().expect("findings");
        let errors = findings.iter().filter(|finding| {
            let code = finding["code"].as_str().expect("a code");
            assert!(
                code.starts_with('W') || ["E0519", "E0401", "E0704"].contains(&code),
                "{finding}"
            );
            code.starts_with('E')
        });
        let mut lines: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for error in errors {
            let file = error["spot"]["file"].as_str().expect("a file");
            let line = error["spot"]["line"].as_u64().expect("a line") as usize;
            lines.entry(file).or_default().insert(line);
        }
        if lines.is_empty() {
            return;
        }
        for (file, out) in lines {
            let name = format!("songbei/{file}");
            let text = desk.read(&name);
            let rows = text.lines().zip(1..);
            // A measure for depots that are gone changes nothing.
            let idle = (file == "scenario.toml").then_some("set = []");
            let kept =
                rows.filter_map(|(row, line)| if out.contains(&line) { idle } else { Some(row) });
            desk.write(&name, kept.collect::<Vec<_>>().join("\n") + "\n");
        }
    }
    panic!("there is no end of findings");
}

/// Puts the roads of an extract under Songbei, checks, and plays some floods.
fn joined(file: &str) -> Option<Desk> {
    let extract = support::shared("data/harbin-osm")?.join(file);
    let desk = Desk::empty();
    copy(&shipped("songbei"), &desk.path("songbei"));
    let extract = extract.to_string_lossy();
    desk.done(&[
        "import",
        "osm",
        &extract,
        "--roads-only",
        "--replace",
        "--out",
        "songbei",
    ]);
    leave_out_what_lies_beyond(&desk);
    desk.done(&["run", "songbei", "-n", "16", "--out", "out"]);
    Some(desk)
}

#[test]
fn songbei_runs_on_the_real_roads_of_both_years() {
    let files = ["harbin-barefoot.osm.pbf", "harbin-dataplatform.osm.pbf"];
    let joined = files.map(joined);
    let links = joined.iter().flatten().map(|desk| {
        let kept = Table::read(&desk.path("songbei/places.csv"));
        let all = Table::read(&shipped("songbei").join("places.csv"));
        let (kept, all) = (kept.text("place_id"), all.text("place_id"));
        assert!(
            kept.iter().all(|id| all.contains(id)),
            "the places are Songbei's own"
        );
        assert!(
            kept.len() * 2 > all.len(),
            "{} of {} places",
            kept.len(),
            all.len()
        );
        let places = Table::read(&desk.path("out/places.csv"));
        let mut told = places.text("place_id");
        told.retain(|id| !id.starts_with("shelter-"));
        assert_eq!(told, kept);
        assert!(desk.path("out/report.html").is_file());
        Table::read(&desk.path("songbei/network/link.csv"))
            .text("link_id")
            .len()
    });
    let links: Vec<usize> = links.collect();
    if let [older, newer] = links[..] {
        assert!(older > 3_000 && newer > older, "{older} and {newer} links");
    }
}
