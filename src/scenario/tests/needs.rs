//! Sections and tables that do nothing without others are told, and what is there is never told of.

use super::hazards::{CATCHMENTS, FORESTS, SOURCES, TRACK, append, found, sandbox};
use super::{Sandbox, listed};

const LEVELS: &str = "reach_id,return_period_y,rise_m\nriver,5,1\nriver,50,3\n";
const DEPTHS: &str = "entity,entity_id,return_period_y,depth_m\nlink,AB,5,0.2\n";
const ORDERS: &str = "link_id,closing_wind_m_s\nAB,20.8\n";
const SLIDES: &str = "site_id,link_id\nS1,AB\n";
const LOW_ROADS: &str =
    "link_id,contributing_area_m2,sag_area_m2,drainage_mm_h\nAB,60000,3000,36\n";
const CELLS: &str = "forest_id,row,column,fuel_model,slope_deg,aspect_deg\nF1,0,0,9,0,0\n";
const STATES: &str = "state_id,probability,closure_factor\nbad,1,1\n";
const RAINSTORM: &str = "
[hazards.rainstorm]
formula_a_l_s_ha = 3618.427
formula_c = 0.438
formula_b_min = 11.259
formula_n = 0.75
return_period_y = 20
";

/// The example without its flood, but with links that fail, so that there is a hazard.
fn dry() -> Sandbox {
    let sandbox = Sandbox::new();
    let settings = String::from_utf8(sandbox.read("scenario.toml")).expect("UTF-8");
    let (before, after) = settings.split_once("[hazards.flood]").expect("a flood");
    let (_, after) = after.split_once("[[measures]]").expect("measures");
    let dry = format!("{before}[hazards.link_failure]\n[[measures]]{after}");
    sandbox.write("scenario.toml", dry);
    for table in ["hazards/reaches.csv", "hazards/hydrograph.csv"] {
        std::fs::remove_file(sandbox.path(table)).expect("it is there");
    }
    sandbox
}

/// What of a scenario is told to do nothing, as `W0573 file needs`.
fn idle(sandbox: &Sandbox) -> Vec<String> {
    let findings = sandbox.check();
    let idle = findings.0.iter().filter(|one| one.code.name() == "W0573");
    let told = |finding: &crate::scenario::Finding| {
        let value = |key| finding.values.iter().find(|(name, _)| *name == key);
        let [what, needs] = ["what", "needs"].map(|key| value(key).map_or("", |(_, text)| text));
        format!("{what}: {needs}")
    };
    idle.map(told).collect()
}

#[test]
fn tables_without_their_hazard_are_told() {
    let cases = [
        ("hazards/return_levels.csv", LEVELS, "[hazards.flood]"),
        ("hazards/depths.csv", DEPTHS, "[hazards.flood]"),
        ("hazards/bridge_orders.csv", ORDERS, "[hazards.wind_damage]"),
        (
            "hazards/landslides.csv",
            SLIDES,
            "[hazards.rainstorm], [hazards.typhoon]",
        ),
        (
            "hazards/catchments.csv",
            CATCHMENTS,
            "[hazards.rainstorm], [hazards.typhoon]",
        ),
        ("hazards/track.csv", TRACK, "[hazards.typhoon]"),
        ("hazards/forests.csv", FORESTS, "[hazards.fire]"),
    ];
    for (table, text, needs) in cases {
        let sandbox = dry();
        sandbox.write(table, text);
        assert_eq!(idle(&sandbox), [format!("{table}: {needs}")], "{table}");
    }
    let sandbox = dry();
    sandbox.write("hazards/low_roads.csv", LOW_ROADS);
    let twice = ["[hazards.flood]", "[hazards.rainstorm], [hazards.typhoon]"];
    let twice = twice.map(|needs| format!("hazards/low_roads.csv: {needs}"));
    assert_eq!(idle(&sandbox), twice);
    sandbox.write("hazards/forests.csv", FORESTS);
    sandbox.write("hazards/forest_cells.csv", CELLS);
    assert_eq!(idle(&sandbox).len(), 4);
}

#[test]
fn sections_without_what_they_work_on_are_told() {
    let cases = [
        (
            "[hazards.flood_damage]\n",
            vec!["[hazards.flood_damage]: hazards/return_levels.csv"],
        ),
        (
            "[hazards.rain_damage]\n",
            vec!["[hazards.rain_damage]: hazards/landslides.csv"],
        ),
        ("[hazards.casualties]\n", vec![]),
        (
            RAINSTORM,
            vec![
                "[hazards.rainstorm]: hazards/catchments.csv, hazards/landslides.csv, hazards/low_roads.csv",
            ],
        ),
    ];
    for (section, expected) in cases {
        let sandbox = Sandbox::new();
        append(&sandbox, "scenario.toml", section);
        assert_eq!(idle(&sandbox), expected, "{}", listed(&sandbox.check()));
    }
    let states = Sandbox::new();
    states.write("hazards/failure_states.csv", STATES);
    assert_eq!(
        idle(&states),
        ["hazards/failure_states.csv: [hazards.link_failure]"]
    );
}

#[test]
fn casualties_need_a_flood_or_people_who_are_cut_off() {
    let sandbox = dry();
    append(&sandbox, "scenario.toml", "\n[hazards.casualties]\n");
    assert_eq!(
        idle(&sandbox),
        ["[hazards.casualties]: [hazards.flood], cut_off_share"]
    );
    append(&sandbox, "scenario.toml", "cut_off_share = 0.1\n");
    assert_eq!(idle(&sandbox), [""; 0]);
}

#[test]
fn what_has_all_it_needs_is_not_told_of() {
    let sandbox = sandbox();
    append(
        &sandbox,
        "scenario.toml",
        "\n[hazards.wind_damage]\n[hazards.flood_damage]\n",
    );
    sandbox.write("hazards/return_levels.csv", LEVELS);
    sandbox.write("hazards/depths.csv", DEPTHS);
    sandbox.write("hazards/bridge_orders.csv", ORDERS);
    sandbox.write("hazards/landslides.csv", SLIDES);
    sandbox.write("hazards/low_roads.csv", LOW_ROADS);
    assert_eq!(idle(&sandbox), [""; 0]);
}

#[test]
fn wind_damage_needs_a_typhoon_and_a_typhoon_needs_degrees() {
    let example = Sandbox::new();
    append(&example, "scenario.toml", "\n[hazards.wind_damage]\n");
    append(&example, "sources.csv", SOURCES);
    let codes = found(&example);
    assert!(
        codes
            .iter()
            .any(|code| code.starts_with("E0533 scenario.toml")),
        "{codes:?}"
    );

    let plane = sandbox();
    plane.edit(
        "scenario.toml",
        "network = \"wgs84\"",
        "network = \"local_m\"",
    );
    let codes = found(&plane);
    assert!(
        codes
            .iter()
            .any(|code| code.starts_with("E0534 scenario.toml")),
        "{codes:?}"
    );
}

#[test]
fn an_order_in_wind_is_for_a_bridge() {
    let sandbox = sandbox();
    append(&sandbox, "scenario.toml", "\n[hazards.wind_damage]\n");
    sandbox.write("hazards/bridge_orders.csv", ORDERS);
    let sources = "hazards/bridge_orders.csv,*,*,assumed,test\n";
    append(&sandbox, "sources.csv", sources);
    assert_eq!(found(&sandbox), ["W0575 hazards/bridge_orders.csv:2:1"]);
}
