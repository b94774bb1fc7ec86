//! Good folders are clean, and one content has one name.

use super::{Sandbox, copy_folder, expect};
use crate::scenario::choices::Status;
use crate::scenario::{Request, create};

#[test]
fn the_example_has_no_findings() {
    expect(&Sandbox::new().check(), &[]);
}

#[test]
fn a_copy_is_the_same_scenario_and_a_full_folder_is_never_touched() {
    let sandbox = Sandbox::new();
    let copy = sandbox.path("../copy");
    copy_folder(&sandbox.folder, &copy);
    let loaded = crate::scenario::load(&copy, &Request::default()).expect("good");
    assert_eq!(
        loaded.scenario.hash,
        sandbox.load(&Request::default()).scenario.hash
    );
    assert!(create(&copy).is_err());
    assert!(crate::scenario::copy(&sandbox.folder, &copy).is_err());
}

#[test]
fn the_hash_ignores_how_it_is_written_and_sees_every_value() {
    let hash = |sandbox: &Sandbox| sandbox.load(&Request::default()).scenario.hash;
    let plain = hash(&Sandbox::new());
    let sandbox = Sandbox::new();
    let text = String::from_utf8(sandbox.read("places.csv")).expect("UTF-8");
    sandbox.write(
        "places.csv",
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    );
    sandbox.edit(
        "scenario.toml",
        "horizon_h = 48 ",
        "horizon_h = 48.0 # the same ",
    );
    assert_eq!(hash(&sandbox), plain);
    sandbox.edit("places.csv", "2100", "2101");
    assert_ne!(hash(&sandbox), plain);
}

#[test]
fn gb18030_is_read_with_a_warning_and_gives_the_same_scenario() {
    let sandbox = Sandbox::new();
    let text = String::from_utf8(sandbox.read("places.csv")).expect("UTF-8");
    let (bytes, ..) = encoding_rs::GB18030.encode(&text);
    sandbox.write("places.csv", &bytes);
    expect(&sandbox.check(), &["W0105 places.csv:0:0"]);
    let plain = Sandbox::new().load(&Request::default()).scenario;
    assert_eq!(sandbox.load(&Request::default()).scenario, plain);
}

#[test]
fn the_most_specific_source_counts_and_defaults_are_assumed() {
    let sandbox = Sandbox::new();
    let mut sources = String::from_utf8(sandbox.read("sources.csv")).expect("UTF-8");
    sources += "places.csv,population_persons,*,public,census\n";
    sources += "places.csv,population_persons,V2,plan,the plan\n";
    sandbox.write("sources.csv", sources);
    let provenance = sandbox.load(&Request::default()).provenance;
    let standing = |table: &str, field: &str| -> Vec<(Status, String, String)> {
        let origins = provenance.origins.iter();
        let named = origins.filter(|origin| origin.table == table && origin.field == field);
        named
            .map(|origin| (origin.status, origin.row.clone(), origin.value.clone()))
            .collect()
    };
    let expected = [
        (Status::Public, "*".to_owned(), String::new()),
        (Status::Plan, "V2".to_owned(), "3400".to_owned()),
    ];
    let found = standing("places.csv", "population_persons");
    assert!(
        found.len() == 2 && expected.iter().all(|one| found.contains(one)),
        "{found:?}"
    );
    let share = standing("places.csv", "special_needs_share");
    assert_eq!(share[0].0, Status::Assumed);
    let order = standing("[policy]", "order_min");
    assert_eq!(
        order,
        [(
            Status::Assumed,
            "*".to_owned(),
            "lognormal(15, 30)".to_owned()
        )]
    );
}
