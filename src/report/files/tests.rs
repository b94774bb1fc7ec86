//! What must hold of the files.

use std::fs;
use std::path::Path;

use super::*;
use crate::outcome::AllMoved;
use crate::report::folder::{Folder, RUN, ReportError};
use crate::report::{OptionalColumns, ReplicationsCsv, fixture};
use crate::run::{ReplicationRow, State};
use crate::text::Lang;

fn manifest(state: State) -> Manifest {
    Manifest {
        program: Manifest::PROGRAM.to_owned(),
        version: "0.1.0".to_owned(),
        scenario_hash: "00".to_owned(),
        seed: 1,
        replications: 10,
        requested: 10,
        threads: 2,
        wall_s: 1.5,
        cpu_s: 2.5,
        parts: Vec::new(),
        state,
    }
}

fn write_all(target: &Path, summary: &Summary) -> Result<(), ReportError> {
    let folder = Folder::stage(target, &RUN)?;
    write_tables(folder.path(), summary)?;
    write_page(folder.path(), "<!doctype html>")?;
    write_manifest(folder.path(), &manifest(State::Whole))?;
    folder.publish().map(drop)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("it can be listed")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn columns_are_those_of_the_promise() {
    let summary = fixture::summary(Lang::En);
    let [targets, places, ..] = TableFile::of(&summary);
    assert_eq!(
        targets.header.join(","),
        "target_id,metric,comparator,threshold,unit,probability,ci_low,ci_high,confidence,reliability,verdict,\
         replications,assessable,why"
    );
    assert_eq!(
        places.header.join(","),
        "place_id,name,population,first_delivery_p05_h,first_delivery_p25_h,first_delivery_p50_h,\
         first_delivery_p75_h,first_delivery_p95_h,relief_p05_h,relief_p25_h,relief_p50_h,relief_p75_h,relief_p95_h,\
         relieved_within_4h,relieved_within_8h,isolated_share"
    );
}

#[test]
fn every_row_has_as_many_cells_as_its_header_and_none_is_dropped() {
    let summary = fixture::summary(Lang::Zh);
    let files = TableFile::of(&summary);
    for file in &files {
        assert!(
            file.rows.iter().all(|row| row.len() == file.header.len()),
            "{}",
            file.name
        );
    }
    let counts = files.map(|file| file.rows.len());
    let expected = [
        summary.targets.len(),
        summary.places.len(),
        summary.shortfall.len(),
        summary.time_budget.len(),
    ];
    assert_eq!(counts, expected);
}

#[test]
fn a_quantile_beyond_the_horizon_is_an_empty_cell() {
    let mut summary = fixture::summary(Lang::En);
    summary.places[0].relief.p95 = None;
    let [_, places, ..] = TableFile::of(&summary);
    let column = places.header.iter().position(|name| name == "relief_p95_h");
    assert_eq!(places.rows[0][column.expect("the column is promised")], "");
}

#[test]
fn a_folder_appears_whole_or_not_at_all() {
    let room = tempfile::tempdir().expect("the temporary folder can be written");
    let nested =
        Folder::stage(&room.path().join("a").join("b"), &RUN).expect("nothing is there yet");
    drop(nested);
    assert!(
        names(room.path()).is_empty(),
        "nor does it leave the folder around it"
    );
    let target = room.path().join("out");
    let folder = Folder::stage(&target, &RUN).expect("nothing is there yet");
    write_tables(folder.path(), &fixture::summary(Lang::En)).expect("it can be written");
    assert!(!target.exists());
    drop(folder);
    assert!(
        names(room.path()).is_empty(),
        "an abandoned run leaves nothing"
    );
    write_all(&target, &fixture::summary(Lang::En)).expect("it can be written");
    assert_eq!(names(room.path()), ["out"]);
}

#[test]
fn an_earlier_output_is_replaced_and_what_users_laid_beside_it_is_kept() {
    let room = tempfile::tempdir().expect("the temporary folder can be written");
    let target = room.path().join("out");
    let mut summary = fixture::summary(Lang::En);
    write_all(&target, &summary).expect("it can be written");
    fs::write(target.join("notes.txt"), "mine").expect("it can be written");
    summary.seed = 99;
    write_all(&target, &summary).expect("an earlier output is replaced");
    let text = fs::read_to_string(target.join("summary.json")).expect("it was written");
    assert!(text.contains("\"seed\": 99"));
    assert!(target.join("notes.txt").is_file());
    assert_eq!(names(room.path()), ["out"]);
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let room = tempfile::tempdir().expect("the temporary folder can be written");
    let refused = |content: &str, name: &str| {
        let target = room.path().join(content.len().to_string());
        fs::create_dir_all(&target).expect("it can be made");
        fs::write(target.join(name), content).expect("it can be written");
        matches!(Folder::stage(&target, &RUN), Err(ReportError::Occupied(_)))
    };
    assert!(refused("years of work", "thesis.txt"));
    assert!(refused("{\"name\": \"a web app\"}", "manifest.json"));
    let file = room.path().join("file");
    fs::write(&file, "").expect("it can be written");
    assert!(matches!(
        Folder::stage(&file, &RUN),
        Err(ReportError::Occupied(_))
    ));
}

#[test]
fn two_writings_of_one_summary_are_the_same_bytes() {
    let room = tempfile::tempdir().expect("the temporary folder can be written");
    let summary = fixture::summary(Lang::Zh);
    for name in ["a", "b"] {
        write_all(&room.path().join(name), &summary).expect("it can be written");
    }
    for name in names(&room.path().join("a")) {
        let bytes =
            |folder: &str| fs::read(room.path().join(folder).join(&name)).expect("it was written");
        assert_eq!(bytes("a"), bytes("b"), "{name}");
    }
}

#[test]
fn replications_name_their_targets_and_leave_unknown_cells_empty() {
    let room = tempfile::tempdir().expect("the temporary folder can be written");
    let targets = ["relief-8h".to_owned(), "supply".to_owned()];
    let with = OptionalColumns {
        casualties: true,
        moved: true,
        rescue: true,
    };
    let mut csv = ReplicationsCsv::create(room.path(), &targets, with).expect("it can be written");
    let moved = AllMoved {
        driven_out: 50,
        in_time: 12,
        left: 20,
        over_capacity: 3,
    };
    let row = ReplicationRow {
        casualties: Some([7, 2, 1]),
        moved: Some(moved),
        freed: Some([4, 1, 2, 0]),
        in_bed: Some(2),
        replication: 3,
        severity: 1.25,
        places_struck: 7,
        affected: 100,
        displaced: 40,
        places_isolated: 1,
        closures_met: 2,
        sites_flooded: 0,
        targets: vec![(Some(6.5), Some(true)), (None, None)],
    };
    csv.write(&row).expect("it can be written");
    csv.finish().expect("it can be written");
    let text = fs::read_to_string(room.path().join("replications.csv")).expect("it was written");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].ends_with(
        "sites_flooded,trapped,injured,dead,driven_out,left_in_time,left,over_capacity,brought_out,brought_out_by_neighbours,freed_by_water,still_trapped,in_bed,relief-8h_value,relief-8h_met,supply_value,supply_met"
    ));
    assert_eq!(
        lines[1],
        "3,1.250000,7,100,40,1,2,0,7,2,1,50,12,20,3,4,1,2,0,2,6.500000,true,,"
    );
}

#[test]
fn the_manifest_reads_back() {
    for state in [State::Whole, State::Partial] {
        let manifest = manifest(state);
        let text = serde_json::to_string(&manifest).expect("it can be written");
        assert_eq!(
            serde_json::from_str::<Manifest>(&text).expect("it reads back"),
            manifest
        );
    }
}
