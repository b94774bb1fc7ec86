//! Whatever is handed in, the program says what is wrong, where, and what would mend it; it neither panics nor leaves
//! a folder that looks whole.

mod support;

use support::program::{Desk, Printed};

/// A spoilt copy of the example: what was done to it, the code that must be told, and the file it must name.
struct Fault {
    name: &'static str,
    spoil: fn(&Desk),
    code: &'static str,
    file: &'static str,
}

fn replace(desk: &Desk, file: &str, from: &str, to: &str) {
    desk.replace(&format!("demo/{file}"), from, to);
}

fn remove(desk: &Desk, file: &str) {
    std::fs::remove_file(desk.path("demo").join(file)).expect("it is there");
}

/// Leaves the header only.
fn empty(desk: &Desk, file: &str) {
    let name = format!("demo/{file}");
    let text = desk.read(&name);
    desk.write(
        &name,
        text.lines().next().expect("a header").to_owned() + "\n",
    );
}

const FAULTS: &[Fault] = &[
    Fault {
        name: "a missing table",
        spoil: |desk| remove(desk, "vehicles.csv"),
        code: "E0101",
        file: "vehicles.csv",
    },
    Fault {
        name: "a missing network",
        spoil: |desk| remove(desk, "network/link.csv"),
        code: "E0101",
        file: "network/link.csv",
    },
    Fault {
        name: "missing settings",
        spoil: |desk| remove(desk, "scenario.toml"),
        code: "E0101",
        file: "scenario.toml",
    },
    Fault {
        name: "an unknown column",
        spoil: |desk| replace(desk, "vehicles.csv", "payload_t,", "payload_ton,"),
        code: "E0202",
        file: "vehicles.csv",
    },
    Fault {
        name: "an identifier twice",
        spoil: |desk| replace(desk, "places.csv", "V2,", "V1,"),
        code: "E0214",
        file: "places.csv",
    },
    Fault {
        name: "a link to nowhere",
        spoil: |desk| replace(desk, "network/link.csv", "AB,A,B,", "AB,A,Nowhere,"),
        code: "E0401",
        file: "network/link.csv",
    },
    Fault {
        name: "a negative number",
        spoil: |desk| replace(desk, "network/link.csv", "false,4300,", "false,-4300,"),
        code: "E0213",
        file: "network/link.csv",
    },
    Fault {
        name: "not a number",
        spoil: |desk| replace(desk, "network/link.csv", "false,4300,", "false,NaN,"),
        code: "E0208",
        file: "network/link.csv",
    },
    Fault {
        name: "an absurd number",
        spoil: |desk| replace(desk, "places.csv", ",2100,", ",2100000000000,"),
        code: "E0213",
        file: "places.csv",
    },
    Fault {
        name: "an infinite number in the settings",
        spoil: |desk| replace(desk, "scenario.toml", "horizon_h = 48", "horizon_h = inf"),
        code: "E0208",
        file: "scenario.toml",
    },
    Fault {
        name: "an unknown unit",
        spoil: |desk| {
            replace(
                desk,
                "scenario.toml",
                "length_unit = \"m\"",
                "length_unit = \"li\"",
            );
        },
        code: "E0211",
        file: "scenario.toml",
    },
    Fault {
        name: "no places",
        spoil: |desk| empty(desk, "places.csv"),
        code: "E0215",
        file: "places.csv",
    },
    Fault {
        name: "no depots",
        spoil: |desk| empty(desk, "sites.csv"),
        code: "E0215",
        file: "sites.csv",
    },
    Fault {
        name: "a file of no bytes",
        spoil: |desk| desk.write("demo/teams.csv", ""),
        code: "E0201",
        file: "teams.csv",
    },
    Fault {
        name: "a cell of ten megabytes",
        spoil: |desk| replace(desk, "places.csv", "东岸村", &"岸".repeat(3_500_000)),
        code: "E0206",
        file: "places.csv",
    },
    Fault {
        name: "settings that are not TOML",
        spoil: |desk| replace(desk, "scenario.toml", "[scenario]", "[scenario"),
        code: "E0301",
        file: "scenario.toml",
    },
];

#[track_caller]
fn assert_told(printed: &Printed, fault: &Fault) {
    let said = format!("{}{}", printed.stdout, printed.stderr);
    let shown = said.chars().take(2_000).collect::<String>();
    assert!(
        said.contains(fault.code),
        "{}: a code in {shown}",
        fault.name
    );
    assert!(
        said.contains(fault.file),
        "{}: the file in {shown}",
        fault.name
    );
    assert!(!said.contains("panicked"), "{}: {shown}", fault.name);
    assert!(
        said.len() < 60_000,
        "{}: {} bytes of answer",
        fault.name,
        said.len()
    );
}

#[test]
fn every_fault_is_told_by_check_and_stops_a_run() {
    for fault in FAULTS {
        let desk = Desk::with_example();
        (fault.spoil)(&desk);
        let checked = desk.run(&["check", "demo"]);
        assert_told(&checked, fault);
        assert_eq!(checked.code, 1, "{}: {}", fault.name, checked.stderr);
        let run = desk.run(&["run", "demo", "-n", "8", "--out", "out"]);
        assert_told(&run, fault);
        assert_eq!(run.code, 3, "{}", fault.name);
        assert!(
            !desk.path("out").exists(),
            "{}: nothing is left",
            fault.name
        );
        assert_eq!(
            desk.names("."),
            ["demo"],
            "{}: nor half a folder",
            fault.name
        );
    }
}

#[test]
fn faults_in_several_files_are_all_told_at_once_with_their_lines() {
    let desk = Desk::with_example();
    replace(&desk, "network/link.csv", "false,4300,", "false,-4300,");
    replace(&desk, "places.csv", ",3400,", ",many,");
    replace(
        &desk,
        "scenario.toml",
        "horizon_h = 48",
        "horizon_hours = 48",
    );
    let found = desk.run(&["check", "demo", "--json"]);
    assert_eq!(found.code, 1);
    let text = found.stdout;
    for place in ["network/link.csv", "places.csv", "scenario.toml"] {
        assert!(text.contains(place), "{place} in {text}");
    }
    let said = desk.run(&["check", "demo"]);
    let said = said.stdout + &said.stderr;
    for place in ["network/link.csv:2:", "places.csv:3:", "scenario.toml:11:"] {
        assert!(said.contains(place), "{place} in {said}");
    }
    assert!(
        said.contains("horizon_h"),
        "the nearest key is named: {said}"
    );
}

#[test]
fn one_fault_is_one_finding() {
    let desk = Desk::with_example();
    for (file, from, to) in [
        ("network/link.csv", "false,4300,", "false,-4300,"),
        ("scenario.toml", "[scenario]", "[scenario"),
    ] {
        let text = desk.read(&format!("demo/{file}"));
        replace(&desk, file, from, to);
        let found = desk.run(&["check", "demo", "--json"]).document();
        assert_eq!(found["data"]["errors"], 1, "{file}: {found:#}");
        desk.write(&format!("demo/{file}"), text);
    }
}

#[test]
fn a_table_in_another_encoding_is_read_and_said_so() {
    let desk = Desk::with_example();
    let text = desk.read("demo/places.csv");
    let (bytes, _, lost) = encoding_rs::GB18030.encode(&text);
    assert!(!lost);
    desk.write("demo/places.csv", bytes);
    let checked = desk.done(&["check", "demo"]);
    let said = checked.stdout + &checked.stderr;
    assert!(
        said.contains("W0105") && said.contains("places.csv"),
        "{said}"
    );
    let trace = desk.done(&["trace", "demo", "-k", "17"]);
    assert!(trace.stdout.contains("低洼村"), "names are read right");
    // Neither UTF-8 nor GB18030.
    desk.write("demo/places.csv", b"place_id,name\nV1,\xff\xff\xff\n");
    let refused = desk.run(&["run", "demo", "-n", "8"]);
    assert_eq!(refused.code, 3, "{}", refused.stderr);
    assert!(refused.stderr.contains("places.csv"), "{}", refused.stderr);
}

#[test]
fn a_folder_that_is_not_there_cannot_be_read() {
    let desk = Desk::empty();
    for command in ["check", "run"] {
        let printed = desk.run(&[command, "nowhere"]);
        assert_eq!(printed.code, 4, "{}", printed.stderr);
        assert!(printed.stderr.contains("nowhere"));
    }
    assert_eq!(desk.names("."), [""; 0]);
}

#[test]
fn a_village_that_no_road_reaches_is_a_warning_and_never_relieved() {
    let desk = Desk::with_example();
    desk.append(
        "demo/network/node.csv",
        "Y,112.700,22.450\nZ,112.701,22.451\n",
    );
    desk.append(
        "demo/network/link.csv",
        "YZ,Y,Z,false,160,village,false,,\n",
    );
    desk.append(
        "demo/places.csv",
        "V9,孤村,南镇,112.7005,22.4505,500,river,0.5,1.0\n",
    );
    let checked = desk.run(&["check", "demo"]);
    assert_eq!(checked.code, 0, "{}", checked.stderr);
    let said = checked.stdout + &checked.stderr;
    assert!(said.contains("V9") || said.contains("孤村"), "{said}");
    desk.done(&["run", "demo", "-n", "40", "--out", "out"]);
    let places = support::Table::read(&desk.path("out/places.csv"));
    let at = places.text("place_id").iter().position(|id| *id == "V9");
    let row = at.expect("the village is in the results");
    assert_eq!(
        places.text("relief_p50_h")[row],
        "",
        "its median is not reached"
    );
}

#[test]
fn files_that_are_not_what_they_claim_to_be_are_refused_and_leave_nothing() {
    let desk = Desk::empty();
    let pbf_head = b"\x00\x00\x00\x0d\x0a\x09OSMHeader\x18\x7c\x10";
    desk.write("cut.osm.pbf", pbf_head);
    desk.write("garbage.osm.pbf", [0xff_u8; 4096]);
    desk.write("empty.osm.pbf", "");
    desk.write("garbage.xlsx", "PK\x03\x04 and nothing else");
    desk.write("empty.csv", "");
    let imports: [&[&str]; 5] = [
        &["import", "osm", "cut.osm.pbf", "--out", "made"],
        &["import", "osm", "garbage.osm.pbf", "--out", "made"],
        &["import", "osm", "empty.osm.pbf", "--out", "made"],
        &[
            "import",
            "table",
            "garbage.xlsx",
            "--into",
            "stock",
            "--out",
            "made",
        ],
        &[
            "import",
            "table",
            "empty.csv",
            "--into",
            "places",
            "--out",
            "made",
        ],
    ];
    for import in imports {
        let printed = desk.run(import);
        assert_eq!(
            printed.code, 3,
            "{import:?}: {}{}",
            printed.stdout, printed.stderr
        );
        let file = import[2];
        assert!(
            printed.stderr.contains(file),
            "{import:?}: {}",
            printed.stderr
        );
        assert!(!printed.stderr.contains("panicked"), "{}", printed.stderr);
        assert!(!desk.path("made").exists(), "{import:?}");
    }
}
