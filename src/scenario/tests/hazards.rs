//! Typhoons, their floods and forest fires: what is wrong with them is found where it stands.

use super::{Sandbox, expect, places};
use crate::scenario::Findings;

pub(super) const TRACK: &str =
    "storm_id,name,time_utc,lat_deg,lon_deg,wind_m_s,averaging_min,central_pressure_hpa
S1,HATO,2017-08-23T00:00Z,21.5,114.5,46.3,1,956
S1,HATO,2017-08-23T06:00Z,22.2,112.8,43.7,1,964
";
pub(super) const FORESTS: &str = "forest_id,name,x_coord,y_coord,area_ha,fuel,fuel_model
F1,东山,112.7,22.4,300,pine,9
";
pub(super) const CATCHMENTS: &str = "reach_id,x_coord,y_coord,area_km2,curve_number,time_to_peak_h,base_flow_m3_s,downstream_reach_id,bed_width_m,bed_slope
R1,112.7,22.4,100,75,4,3,,40,0.0005
";
const TYPHOON: &str =
    "\n[hazards.typhoon]\nstart_utc = \"2017-08-22T12:00Z\"\nensemble = \"none\"\n";
const FIRE: &str = "\n[hazards.fire]\ntemperature_c = 30\nhumidity_pct = 30\nwind_m_s = 4\n";
pub(super) const SOURCES: &str = "[hazards.typhoon],*,*,assumed,test
[hazards.fire],*,*,assumed,test
[hazards.wind_damage],*,*,assumed,test
hazards/track.csv,*,*,assumed,test
hazards/forests.csv,*,*,assumed,test
hazards/catchments.csv,*,*,assumed,test
";

/// The example with a typhoon and a fire on top of its flood.
pub(super) fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    append(&sandbox, "scenario.toml", TYPHOON);
    append(&sandbox, "scenario.toml", FIRE);
    append(&sandbox, "sources.csv", SOURCES);
    sandbox.write("hazards/track.csv", TRACK);
    sandbox.write("hazards/forests.csv", FORESTS);
    sandbox
}

pub(super) fn append(sandbox: &Sandbox, file: &str, text: &str) {
    let mut bytes = sandbox.read(file);
    bytes.extend_from_slice(text.as_bytes());
    sandbox.write(file, bytes);
}

/// The findings but for the one that the example's teams fight no fires, which all share.
pub(super) fn found(sandbox: &Sandbox) -> Vec<String> {
    let Findings(all) = sandbox.check();
    let others = all.into_iter().filter(|one| one.code.name() != "W0543");
    places(&Findings(others.collect()))
}

#[test]
fn a_typhoon_and_a_fire_that_fit_are_clean() {
    let sandbox = sandbox();
    assert!(found(&sandbox).is_empty(), "{:?}", found(&sandbox));
    let all = sandbox.check();
    assert!(all.0.iter().any(|one| one.code.name() == "W0543"));
}

#[test]
fn tables_that_a_hazard_needs_are_asked_for() {
    for file in ["hazards/track.csv", "hazards/forests.csv"] {
        let sandbox = sandbox();
        std::fs::remove_file(sandbox.path(file)).expect("removable");
        assert_eq!(found(&sandbox), [format!("E0101 {file}:0:0")]);
    }
}

#[test]
fn a_track_has_two_fixes_of_one_storm_in_order_of_time() {
    let cases = [
        (
            "S1,HATO,2017-08-23T06:00Z,22.2,112.8,43.7,1,964\n",
            "",
            "E0535 hazards/track.csv:0:0",
        ),
        (
            "2017-08-23T06:00Z",
            "2017-08-22T18:00Z",
            "E0536 hazards/track.csv:3:9",
        ),
        (
            "S1,HATO,2017-08-23T06",
            "S2,HATO,2017-08-23T06",
            "E0537 hazards/track.csv:3:1",
        ),
        (
            "2017-08-23T06:00Z",
            "2017-08-32T06:00Z",
            "E0217 hazards/track.csv:3:9",
        ),
        (",43.7,1,", ",43.7,3,", "E0211 hazards/track.csv:3:43"),
    ];
    for (from, to, expected) in cases {
        let sandbox = sandbox();
        sandbox.edit("hazards/track.csv", from, to);
        assert_eq!(found(&sandbox), [expected], "{to}");
    }
}

#[test]
fn knots_written_as_metres_a_second_are_suspected() {
    let sandbox = sandbox();
    sandbox.edit("hazards/track.csv", ",46.3,", ",90,");
    sandbox.edit("hazards/track.csv", ",43.7,", ",85,");
    assert_eq!(found(&sandbox), ["W0538 hazards/track.csv:0:0"]);
}

#[test]
fn a_flood_says_what_drives_it() {
    let sandbox = sandbox();
    let text = String::from_utf8(sandbox.read("scenario.toml")).expect("UTF-8");
    let severity = text.lines().find(|line| line.starts_with("severity"));
    sandbox.edit("scenario.toml", severity.expect("a severity"), "");
    let codes: Vec<String> = found(&sandbox);
    assert!(
        codes.len() == 1 && codes[0].starts_with("E0531 scenario.toml"),
        "{codes:?}"
    );

    by_typhoon(&sandbox);
    let codes = found(&sandbox);
    assert!(
        codes.len() == 1 && codes[0].starts_with("E0532 scenario.toml"),
        "{codes:?}"
    );
    sandbox.write(
        "hazards/catchments.csv",
        CATCHMENTS.replace("R1,", "nowhere,"),
    );
    let codes = found(&sandbox);
    assert_eq!(codes[0], "E0401 hazards/catchments.csv:2:1");
    assert!(
        codes[1..]
            .iter()
            .all(|code| code.starts_with("E0550 hazards/reaches.csv"))
    );
}

/// Lets the rain of the typhoon drive the flood of a scenario: what a hydrograph needs is taken out.
fn by_typhoon(sandbox: &Sandbox) {
    let text = String::from_utf8(sandbox.read("scenario.toml")).expect("UTF-8");
    let of_hydrograph =
        |line: &&str| line.starts_with("severity") || line.starts_with("peak_time_h");
    let kept: Vec<&str> = text.lines().filter(|line| !of_hydrograph(line)).collect();
    let by_rain = "[hazards.flood]\ndriver = \"typhoon\"";
    let text = kept.join("\n").replace("[hazards.flood]", by_rain);
    sandbox.write("scenario.toml", text + "\n");
}

/// The example whose typhoon raises its river, and the identifier of that.
fn raised_by_rain() -> (Sandbox, &'static str) {
    let sandbox = sandbox();
    by_typhoon(&sandbox);
    (sandbox, "river")
}

#[test]
fn water_does_not_flow_in_a_circle() {
    let (sandbox, own) = raised_by_rain();
    let circle = CATCHMENTS.replace("R1,", &format!("{own},"));
    sandbox.write(
        "hazards/catchments.csv",
        circle.replace(",3,,", &format!(",3,{own},")),
    );
    let codes = found(&sandbox);
    assert!(
        codes.len() == 1 && codes[0].starts_with("E0539 hazards/catchments.csv:2"),
        "{codes:?}"
    );
}

#[test]
fn a_reservoir_rises_from_its_bottom_to_its_crest_and_has_a_reach_of_its_own() {
    let (sandbox, own) = raised_by_rain();
    let catchments = CATCHMENTS.replace("R1,", &format!("{own},"));
    sandbox.write("hazards/catchments.csv", catchments);
    append(
        &sandbox,
        "sources.csv",
        "hazards/reservoirs.csv,*,*,assumed,test\n",
    );
    let header = "reservoir_id,name,reach_id,bottom_level_m,flood_limit_level_m,emergency_level_m,crest_level_m,limit_storage_million_m3,crest_storage_million_m3,gates_m3_s,safe_release_m3_s,start_level_m\n";
    // The reach at the dam flows into another.
    let below = CATCHMENTS
        .replace("R1,", &format!("{own},"))
        .replace(",3,,", ",3,lower,");
    let rows: Vec<&str> = below.lines().collect();
    let lower = rows[1]
        .replacen(own, "lower", 1)
        .replace(",3,lower,", ",3,,");
    sandbox.write("hazards/catchments.csv", format!("{below}{lower}\n"));
    let reaches = String::from_utf8(sandbox.read("hazards/reaches.csv")).expect("UTF-8");
    let first = reaches
        .lines()
        .nth(1)
        .unwrap_or_default()
        .replacen(own, "lower", 1);
    append(&sandbox, "hazards/reaches.csv", &first);
    let good = format!("D1,水库,{own},10,30,35,40,50,90,300,100,29\n");
    sandbox.write("hazards/reservoirs.csv", format!("{header}{good}"));
    assert!(found(&sandbox).is_empty(), "{:?}", found(&sandbox));
    for (spoilt, expected) in [
        (
            good.replace(",35,", ",29,"),
            "E0545 hazards/reservoirs.csv:2",
        ),
        (
            good.replace(",90,", ",50,"),
            "E0545 hazards/reservoirs.csv:2",
        ),
        (
            format!("{good}{}", good.replace("D1", "D2")),
            "E0546 hazards/reservoirs.csv:3",
        ),
        (
            good.replace(own, "nowhere"),
            "E0401 hazards/reservoirs.csv:2",
        ),
    ] {
        sandbox.write("hazards/reservoirs.csv", format!("{header}{spoilt}"));
        let codes = found(&sandbox);
        assert!(
            codes.len() == 1 && codes[0].starts_with(expected),
            "{codes:?}"
        );
    }
}

#[test]
fn forests_burn_by_a_known_fuel_and_teams_know_how_fast_they_work() {
    for (from, to, expected) in [
        (",pine,9", ",pine,14", "E0540 hazards/forests.csv:2:28"),
        (",pine,9", ",pine,10", "E0541 hazards/forests.csv:2:1"),
        (",pine,9", ",bamboo,9", "E0211 hazards/forests.csv:2:23"),
    ] {
        let sandbox = sandbox();
        sandbox.edit("hazards/forests.csv", from, to);
        let codes = found(&sandbox);
        assert!(
            codes.len() == 1 && codes[0].starts_with(&expected[..5]),
            "{to}: {codes:?}"
        );
        assert!(
            codes[0].contains("hazards/forests.csv:2"),
            "{to}: {codes:?}"
        );
    }
    let sandbox = sandbox();
    let weightless = FORESTS
        .replace("area_ha,", "weight,area_ha,")
        .replace(",300,", ",0,300,");
    sandbox.write("hazards/forests.csv", weightless);
    assert_eq!(found(&sandbox), ["E0542 hazards/forests.csv:0:0"]);
}

#[test]
fn fires_are_out_and_relief_is_delivered_and_never_the_other_way_round() {
    let sandbox = sandbox();
    let row = "fire,火,fire_out_time,<=,24,h,disaster,package_delivered,displaced,,1,0.9,stated,test,yes,\n";
    append(&sandbox, "targets.csv", row);
    let codes = found(&sandbox);
    assert!(
        codes.len() == 1 && codes[0].starts_with("E0544 targets.csv"),
        "{codes:?}"
    );
}

#[test]
fn a_typhoon_that_would_pass_unseen_is_told() {
    let cases = [
        (
            "2017-08-22T12:00Z",
            "2016-08-22T12:00Z",
            "E0547 scenario.toml",
        ),
        ("ensemble = \"none\"", "lead_h = 12", "W0548 scenario.toml"),
        (
            "ensemble = \"none\"",
            "ensemble = \"none\"\ncoast_lon_deg = 113",
            "E0549 scenario.toml",
        ),
    ];
    for (from, to, expected) in cases {
        let sandbox = sandbox();
        sandbox.edit("scenario.toml", from, to);
        let codes = found(&sandbox);
        assert!(
            codes.len() == 1 && codes[0].starts_with(expected),
            "{to}: {codes:?}"
        );
    }
}

#[test]
fn a_reach_that_no_rain_would_ever_raise_is_told() {
    let sandbox = sandbox();
    by_typhoon(&sandbox);
    let reaches = String::from_utf8(sandbox.read("hazards/reaches.csv")).expect("UTF-8");
    let own = reaches
        .lines()
        .nth(1)
        .and_then(|line| line.split(',').next());
    let own = own.expect("a reach").to_owned();
    sandbox.write(
        "hazards/catchments.csv",
        CATCHMENTS.replace("R1,", &format!("{own},")),
    );
    assert!(found(&sandbox).is_empty(), "{:?}", found(&sandbox));
    let last = reaches
        .trim_end()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    append(
        &sandbox,
        "hazards/reaches.csv",
        &last.replacen(&own, "still", 1),
    );
    let codes = found(&sandbox);
    assert!(
        codes.len() == 1 && codes[0].starts_with("E0550 hazards/reaches.csv"),
        "{codes:?}"
    );
}

#[test]
fn tables_of_a_base_stand_in_and_its_faults_are_told_where_they_stand() {
    let base = Sandbox::new();
    let own = base.root.path().join("event");
    std::fs::create_dir(&own).expect("a folder");
    let settings = String::from_utf8(base.read("scenario.toml")).expect("UTF-8");
    let based = settings.replacen("[scenario]", "[scenario]\nbase = \"../example\"", 1);
    std::fs::write(own.join("scenario.toml"), &based).expect("writable");
    let check = |folder: &std::path::Path| {
        crate::scenario::check(folder, &crate::scenario::Request::default()).expect("readable")
    };
    expect(&check(&own), &[]);

    // What the folder has itself counts; what it has not comes from the base, and so do the faults in it.
    base.edit("vehicles.csv", "road", "rail");
    let codes = places(&check(&own));
    assert!(
        codes.len() == 1 && codes[0].starts_with("E0211 ../example/vehicles.csv:2"),
        "{codes:?}"
    );
    let whole = String::from_utf8(base.read("vehicles.csv")).expect("UTF-8");
    std::fs::write(own.join("vehicles.csv"), whole.replace("rail", "road")).expect("writable");
    expect(&check(&own), &[]);

    let written = |base: &str, code: &str| {
        let other = based.replace("../example", base);
        std::fs::write(own.join("scenario.toml"), other).expect("writable");
        let codes = places(&check(&own));
        let named = |found: &String| found.starts_with(&format!("{code} scenario.toml"));
        assert!(codes.iter().any(named), "{base}: {codes:?}");
    };
    let absolute = base.folder.display().to_string();
    for nowhere in ["../nowhere", "", "/", &absolute] {
        written(nowhere, "E0106");
    }
    let twice = base.root.path().join("twice");
    std::fs::create_dir(&twice).expect("a folder");
    std::fs::write(twice.join("scenario.toml"), &based).expect("writable");
    written("../twice", "E0107");

    // A copy stands on its own.
    std::fs::write(own.join("scenario.toml"), &based).expect("writable");
    let copied = base.root.path().join("copy");
    crate::scenario::copy(&own, &copied).expect("a copy");
    let text = std::fs::read_to_string(copied.join("scenario.toml")).expect("readable");
    assert_eq!(text, settings);
    expect(&check(&copied), &[]);
}
