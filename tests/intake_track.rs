//! `import track` as people use it: a file of an agency in, `hazards/track.csv` out, every doubt told.

mod support;

use support::program::{Desk, shipped};
use support::{Table, shared};

fn hato() -> String {
    std::fs::read_to_string(shipped("kaiping-typhoon").join("hazards/track.csv")).expect("a track")
}

#[test]
fn a_track_in_the_programs_own_form_comes_out_as_it_went_in() {
    let desk = Desk::with_example();
    std::fs::write(desk.path("hato.csv"), hato()).expect("writable");
    let said = desk
        .done(&["import", "track", "hato.csv", "--out", "demo"])
        .stdout;
    assert!(said.contains("WP152017 HATO: 19 fixes"), "{said}");
    assert!(said.contains("1 min"), "{said}");
    let written = Table::read(&desk.path("demo/hazards/track.csv"));
    let given = Table::read(&shipped("kaiping-typhoon").join("hazards/track.csv"));
    assert_eq!(written.text("time_utc"), given.text("time_utc"));
    for column in ["lat_deg", "lon_deg", "wind_m_s", "central_pressure_hpa"] {
        let [written, given] = [&written, &given].map(|track| track.column::<f64>(column));
        let same = written
            .iter()
            .zip(&given)
            .all(|(a, b)| (a - b).abs() < 1e-9);
        assert!(same && written.len() == given.len(), "{column}");
    }
    // Where it is from is written down too.
    let sources = desk.read("demo/sources.csv");
    assert!(sources.contains("hazards/track.csv,public"), "{sources}");
}

#[test]
fn a_table_that_is_there_is_not_lost() {
    let desk = Desk::with_example();
    std::fs::write(desk.path("hato.csv"), hato()).expect("writable");
    desk.done(&["import", "track", "hato.csv", "--out", "demo"]);
    let again = ["import", "track", "hato.csv", "--out", "demo"];
    assert_eq!(desk.run(&again).code, 4);
    desk.done(&["import", "track", "hato.csv", "--out", "demo", "--replace"]);
}

#[test]
fn a_track_that_goes_back_in_time_is_refused_where_it_does() {
    let desk = Desk::with_example();
    let spoilt = hato().replace("2017-08-23T06:00Z", "2017-08-22T06:00Z");
    std::fs::write(desk.path("hato.csv"), spoilt).expect("writable");
    let run = desk.run(&[
        "import", "track", "hato.csv", "--out", "demo", "--lang", "en",
    ]);
    assert_eq!(run.code, 3);
    let told = run.stderr;
    assert!(
        told.contains("E0861") && told.contains("hato.csv:15"),
        "{told}"
    );
    assert!(!desk.path("demo/hazards/track.csv").exists());
}

#[test]
fn a_file_that_is_no_track_says_what_is_known() {
    let desk = Desk::with_example();
    let run = desk.run(&[
        "import",
        "track",
        "demo/places.csv",
        "--out",
        "demo",
        "--lang",
        "en",
    ]);
    assert_eq!(run.code, 3);
    let told = run.stderr;
    assert!(
        told.contains("E08") && told.contains("demo/places.csv"),
        "{told}"
    );
}

#[test]
fn hato_of_the_japan_meteorological_agency_is_found_by_name() {
    let Some(folder) = shared("data/typhoon-jma-shared") else {
        return;
    };
    let desk = Desk::with_example();
    let file = folder.join("bst_2015_2017.txt").display().to_string();
    let by_name = ["import", "track", &file, "--storm", "hato", "--out", "demo"];
    let said = desk.done(&by_name).stdout;
    assert!(
        said.contains("1713 HATO: 16 fixes") && said.contains("10 min"),
        "{said}"
    );
}
