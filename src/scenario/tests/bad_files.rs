//! Files that are missing, no text, too long or not what they should be.

use super::{Sandbox, each_is_found, expect, spoilt};

#[test]
fn a_missing_file_is_named_once_and_causes_nothing_else() {
    for file in [
        "network/node.csv",
        "sites.csv",
        "hazards/reaches.csv",
        "sources.csv",
    ] {
        let sandbox = Sandbox::new();
        std::fs::remove_file(sandbox.path(file)).expect("removable");
        expect(&sandbox.check(), &[&format!("E0101 {file}:0:0")]);
    }
    let sandbox = Sandbox::new();
    std::fs::remove_dir_all(&sandbox.folder).expect("removable");
    assert!(crate::scenario::check(&sandbox.folder, &crate::scenario::Request::default()).is_err());
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("places.csv", b"place_id,name\nV1,\xff\xff\xff\n");
    expect(&sandbox.check(), &["E0102 places.csv:0:0"]);
    let mut bytes = sandbox.read("sites.csv");
    bytes[10] = 0;
    let sandbox = Sandbox::new();
    sandbox.write("sites.csv", bytes);
    expect(&sandbox.check(), &["E0104 sites.csv:0:0"]);
}

#[test]
fn a_utf_16_file_is_never_read_as_something_else() {
    let sandbox = Sandbox::new();
    sandbox.write("places.csv", b"\xff\xfe\x51\x67\x51\x67");
    assert!(sandbox.check().errors() > 0);
}

#[test]
fn empty_tables_are_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("places.csv", "");
    expect(&sandbox.check(), &["E0201 places.csv:0:0"]);
    let sandbox = Sandbox::new();
    let text = String::from_utf8(sandbox.read("vehicles.csv")).expect("UTF-8");
    let header = text.lines().next().expect("a header");
    sandbox.write("vehicles.csv", header);
    let findings = sandbox.check();
    assert!(
        super::places(&findings).contains(&"E0215 vehicles.csv:0:0".to_owned()),
        "{}",
        super::listed(&findings)
    );
}

#[test]
fn a_cell_of_ten_megabytes_is_refused_where_it_stands() {
    let long = format!("V1,{}", "x".repeat(10 << 20));
    let sandbox = spoilt("places.csv", "V1,", &long);
    expect(&sandbox.check(), &["E0206 places.csv:2:4"]);
}

#[test]
fn a_quote_that_is_never_closed_is_found_where_it_opens() {
    let sandbox = spoilt("places.csv", "V4,", "V4,\"");
    let found = super::places(&sandbox.check());
    assert!(
        found.contains(&"E0216 places.csv:5:4".to_owned()),
        "{found:?}"
    );
}

#[test]
fn header_and_row_faults_are_found() {
    each_is_found(&[
        (
            "places.csv",
            "population_persons",
            "population",
            &["E0203 :1:0", "E0202 ,|population,"],
        ),
        ("teams.csv", "T-south", "T-county", &["E0214 |T-county,南"]),
    ]);
    let ragged = spoilt("places.csv", "V3,", "V3,x,").check();
    assert!(
        super::places(&ragged)[0].starts_with("E0205 places.csv:4:"),
        "{}",
        super::listed(&ragged)
    );
    assert_eq!(ragged.0.len(), 1, "names of a broken row still count");
    let twice = spoilt("places.csv", "hand_low_m", "hand_high_m").check();
    assert!(twice.0.iter().any(|finding| finding.code.name() == "E0204"));
}

#[test]
fn rows_are_found_by_line_and_column_behind_quotes_and_line_breaks() {
    // A quoted cell with a comma, a doubled quote and a line break stands before the faulty one.
    each_is_found(&[(
        "places.csv",
        "V1,东岸村,南镇,112",
        "V1,\"上,\"\"村\n\",南镇,x112",
        &["E0208 ,|x112"],
    )]);
    let sandbox = Sandbox::new();
    let text = String::from_utf8(sandbox.read("places.csv")).expect("UTF-8");
    let text = text.replace(",3400,", ",many,");
    let plain = Sandbox::new();
    plain.write("places.csv", &text);
    sandbox.write("places.csv", text.replace('\n', "\r\n"));
    assert_eq!(
        super::places(&sandbox.check()),
        super::places(&plain.check())
    );
    assert!(super::places(&plain.check())[0].starts_with("E0208 places.csv:3:"));
}
