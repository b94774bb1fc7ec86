//! Cells and keys that hold what they may not, and names that lead nowhere.

use super::each_is_found;

#[test]
fn numbers_out_of_sense_are_found() {
    each_is_found(&[
        ("places.csv", ",2100,", ",-2100,", &["E0213 ,|-2100,"]),
        ("places.csv", ",2100,", ",NaN,", &["E0208 ,|NaN,"]),
        ("places.csv", ",2100,", ",inf,", &["E0208 ,|inf,"]),
        ("places.csv", ",2100,", ",1e300,", &["E0213 ,|1e300,"]),
        ("places.csv", ",2100,", ",2 100,", &["E0208 ,|2 100,"]),
        (
            "places.csv",
            ",2100,",
            ",\"2,100\",",
            &["E0208 ,|\"2,100\","],
        ),
        ("places.csv", ",2100,", ",,", &["E0207 ,|,river"]),
        ("teams.csv", ",truck,4", ",truck,4.5", &["E0209 ,|4.5"]),
        (
            "teams.csv",
            "county,transport",
            "county,transprt",
            &["E0211 ,|transprt"],
        ),
        (
            "network/link.csv",
            "A,B,false",
            "A,B,perhaps",
            &["E0210 ,|perhaps"],
        ),
        (
            "teams.csv",
            "\"lognormal(20, 45)\"",
            "\"lognorm(20, 45)\"",
            &["E0212 ,|\"lognorm("],
        ),
        (
            "teams.csv",
            "\"lognormal(20, 45)\"",
            "\"lognormal(45, 20)\"",
            &["E0212 ,|\"lognormal(45"],
        ),
    ]);
}

#[test]
fn names_that_lead_nowhere_are_found() {
    each_is_found(&[
        ("network/link.csv", "BC,B,C", "BC,B,Z9", &["E0401 BC,B,|Z9"]),
        (
            "network/link.csv",
            "4300,county",
            "4300,conty",
            &["E0401 4300,|conty"],
        ),
        (
            "stock.csv",
            "county,quilt",
            "conty,quilt",
            &["E0401 |conty,quilt"],
        ),
        ("teams.csv", ",truck,4", ",lorry,4", &["E0401 ,|lorry"]),
        ("sites.csv", ",V3,", ",V33,", &["E0401 ,|V33"]),
    ]);
}

#[test]
fn faults_of_scenario_toml_are_found() {
    let file = "scenario.toml";
    each_is_found(&[
        (
            file,
            "horizon_h = 48 ",
            "horizon_h = -1 ",
            &["E0213 horizon_h = |-1"],
        ),
        (
            file,
            "horizon_h = 48 ",
            "horizn_h = 48 ",
            &["E0306 [|scenario]", "E0303 |horizn_h"],
        ),
        (
            file,
            "horizon_h = 48 ",
            "horizon_h = [48] ",
            &["E0306 [|scenario]", "E0305 horizon_h = |[48]"],
        ),
        (file, "[traffic]", "[trafic]", &["E0302 [|trafic]"]),
        (
            file,
            "step_min = 15 ",
            "step_min = 20 ",
            &["E0502 epoch_min = |30"],
        ),
        (
            file,
            "places = \"wgs84\"",
            "places = \"wgs-84\"",
            &["E0211 places = |\"wgs-84"],
        ),
        (
            file,
            "places = \"wgs84\"",
            "places = \"local_m\"",
            &["E0526 places = |\"local_m"],
        ),
        (
            file,
            "[traffic]",
            "[traffic]\nday_ends_h = 5",
            &["W0601 |day_ends_h", "E0527 day_ends_h = |5"],
        ),
    ]);
}

#[test]
fn syntax_errors_and_keys_written_twice_are_found() {
    let twice = "[traffic]\nday_ends_h = 19\nday_ends_h = 20";
    let findings = super::spoilt("scenario.toml", "[traffic]", twice).check();
    let finding = findings
        .0
        .iter()
        .find(|finding| finding.code.name() == "E0307");
    let finding = finding.unwrap_or_else(|| panic!("{}", super::listed(&findings)));
    let first = format!("line {}", finding.spot.line - 1);
    assert!(finding.message(crate::text::Lang::En).contains(&first));
    assert_eq!(
        (finding.spot.excerpt.as_str(), finding.spot.column),
        ("day_ends_h = 20", 1)
    );
    let broken = super::spoilt("scenario.toml", "horizon_h = 48 ", "horizon_h = = 48 ").check();
    let finding = broken
        .0
        .iter()
        .find(|finding| finding.code.name() == "E0301");
    let finding = finding.unwrap_or_else(|| panic!("{}", super::listed(&broken)));
    assert!(finding.spot.excerpt.starts_with("horizon_h = ="));
}
