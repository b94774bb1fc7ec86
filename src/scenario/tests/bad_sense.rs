//! Tables each of which is well formed, but which make no sense together.

use super::{Sandbox, each_is_found, expect, listed, places};

#[test]
fn places_off_the_ground_are_found() {
    each_is_found(&[
        (
            "places.csv",
            "112.600,22.400",
            "22.400,112.600",
            &["E0516 ,|22.400,112.600", "E0519 ,|22.400,112.600"],
        ),
        (
            "places.csv",
            "112.600,22.400",
            "113.600,22.400",
            &["E0519 ,|113.600"],
        ),
    ]);
    let far = super::spoilt("places.csv", "112.600,22.400", "113.600,22.400").check();
    let message = far.0[0].message(crate::text::Lang::En);
    assert!(
        message.contains(" km") && far.0[0].mend(crate::text::Lang::En).contains("wgs84"),
        "{message}"
    );
}

#[test]
fn a_bound_instead_of_a_rule_is_a_warning() {
    each_is_found(&[(
        "scenario.toml",
        "dispatch_rule = \"near_first\"",
        "dispatch_rule = \"relaxed_bound\"",
        &["W0630 dispatch_rule = |\"relaxed"],
    )]);
}

#[test]
fn a_village_no_road_reaches_is_a_warning() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "network/node.csv",
        "A,112.600",
        "Z,112.700,22.410\nA,112.600",
    );
    sandbox.edit("places.csv", ",112.600,22.400", ",112.700,22.410");
    expect(&sandbox.check(), &["W0520 places.csv:2:1"]);
}

#[test]
fn a_one_way_road_the_wrong_way_reaches_nobody() {
    let sandbox = Sandbox::new();
    sandbox.edit(
        "network/node.csv",
        "A,112.600",
        "Z,112.700,22.410\nA,112.600",
    );
    sandbox.edit("places.csv", ",112.600,22.400", ",112.700,22.410");
    sandbox.edit(
        "network/link.csv",
        "AB,A,B",
        "ZA,Z,A,true,4000,village,false,,\nAB,A,B",
    );
    expect(&sandbox.check(), &["W0520 places.csv:2:1"]);
    sandbox.edit("network/link.csv", "ZA,Z,A", "ZA,A,Z");
    expect(&sandbox.check(), &[]);
}

#[test]
fn without_any_stock_there_is_no_depot() {
    let sandbox = Sandbox::new();
    let text = String::from_utf8(sandbox.read("stock.csv")).expect("UTF-8");
    let empty: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if at > 0 {
                cells[3] = "0";
            }
            cells.join(",")
        })
        .collect();
    sandbox.write("stock.csv", empty.join("\n"));
    let findings = sandbox.check();
    assert!(
        places(&findings)
            .iter()
            .any(|place| place.starts_with("E0521 ")),
        "{}",
        listed(&findings)
    );
}

#[test]
fn targets_that_do_not_say_what_they_mean_are_found() {
    each_is_found(&[
        ("targets.csv", ",8,h,", ",8,days,", &["E0512 ,8,|days,"]),
        ("targets.csv", ",8,h,", ",-8,h,", &["E0529 ,|-8,h,"]),
        ("targets.csv", ",disaster,", ",,", &["E0513 h,|,"]),
        (
            "targets.csv",
            ",h,disaster,package_delivered,",
            ",h,disaster,,",
            &["E0513 disaster,|,"],
        ),
        ("targets.csv", ",<,8,", ",>=,8,", &["W0514 ,|>=,8"]),
    ]);
    let text = String::from_utf8(Sandbox::new().read("targets.csv")).expect("UTF-8");
    let last = text.lines().last().expect("a row that is not assessable");
    let why = last.rsplit(',').next().expect("a reason");
    let sandbox = super::spoilt("targets.csv", why, "");
    assert!(places(&sandbox.check())[0].starts_with("E0510 targets.csv:4:"));
}

#[test]
fn hazards_that_do_not_add_up_are_found() {
    each_is_found(&[
        (
            "hazards/hydrograph.csv",
            "0.2,0.1",
            "0.05,0.1",
            &["E0507 |0.05,0.1"],
        ),
        ("hazards/hydrograph.csv", "0,0", "0,0.2", &["E0508 :0:0"]),
        ("teams.csv", ",truck,4", ",,4", &["E0528 ,|,4"]),
    ]);
    let sandbox = Sandbox::new();
    sandbox.write(
        "hazards/failure_states.csv",
        "state_id,probability,closure_factor\ncalm,0.5,0\nstorm,0.4,1\n",
    );
    let found = places(&sandbox.check());
    assert!(
        found.contains(&"E0509 hazards/failure_states.csv:0:0".to_owned()),
        "{found:?}"
    );
}

#[test]
fn sources_that_speak_of_nothing_are_found() {
    for (row, expected) in [
        ("placs.csv,*,*,plan,x,", "E0602 sources.csv:2:1"),
        ("places.csv,people,*,plan,x,", "E0603 sources.csv:2:12"),
        ("places.csv,*,V99,plan,x,", "E0604 sources.csv:2:14"),
        ("places.csv,*,V1,plan,x,3", "E0605 sources.csv:2:24"),
    ] {
        let sandbox = Sandbox::new();
        let text = String::from_utf8(sandbox.read("sources.csv")).expect("UTF-8");
        let rows: Vec<String> = text
            .lines()
            .skip(1)
            .map(|line| format!("{line},"))
            .collect();
        let rows = rows.join("\n");
        sandbox.write(
            "sources.csv",
            format!("table,field,row,status,source,range\n{row}\n{rows}\n"),
        );
        expect(&sandbox.check(), &[expected]);
    }
    let sandbox = super::spoilt(
        "sources.csv",
        "road_classes.csv,*,*",
        "road_classes.csv,name,*",
    );
    expect(&sandbox.check(), &["W0601 road_classes.csv:1:20"]);
}
