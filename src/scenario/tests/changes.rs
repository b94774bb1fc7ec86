//! `--set`, measures and stress switches.

use super::{Sandbox, expect, listed, spoilt};
use crate::scenario::{Request, check};

fn set(paths: &[&str]) -> Request {
    Request {
        set: paths.iter().map(|&path| path.to_owned()).collect(),
        ..Request::default()
    }
}

#[test]
fn settings_cells_and_whole_columns_can_be_set() {
    let scenario = Sandbox::new()
        .load(&set(&[
            "policy.assessment_min=30",
            "hazards.flood.severity=fixed(2)",
            "sites.county.docks=4",
            "vehicles.*.speed_factor=0.7",
            "stock.county/food.quantity=9",
            "stock.south/water/physical.quantity=0",
        ]))
        .scenario;
    assert_eq!(
        scenario.policy.assessment_min,
        crate::random::Dist::Fixed(30.0)
    );
    assert_eq!(scenario.sites[0].docks, 4);
    assert!(
        scenario
            .vehicles
            .iter()
            .all(|vehicle| (vehicle.speed_factor - 0.7).abs() < 1e-12)
    );
    let of = |site: &str, goods: &str| {
        let mut lines = scenario.stock.iter();
        let line = lines.find(|line| line.site_id.0 == site && line.commodity_id.0 == goods);
        line.map(|line| line.quantity)
    };
    assert_eq!(
        (of("county", "food"), of("south", "water")),
        (Some(9.0), Some(0.0))
    );
}

#[test]
fn bad_paths_and_values_are_found_with_the_nearest() {
    for (path, code, nearest) in [
        ("policy.assessment=30", "E0705", "policy.assessment_min"),
        ("polcy.assessment_min=30", "E0705", "policy.assessment_min"),
        ("sites.county.dock=4", "E0705", "sites.*.docks"),
        ("sites.conty.docks=4", "E0704", "county"),
        ("sites.county.docks", "E0702", ""),
        ("sites.county.docks=0", "E0213", ""),
        ("sites.county.docks=many", "E0209", ""),
        ("policy.reserve_share=2", "E0213", ""),
    ] {
        let findings = check(&Sandbox::new().folder, &set(&[path])).expect("readable");
        assert_eq!(findings.0.len(), 1, "{path}: {}", listed(&findings));
        let finding = &findings.0[0];
        assert_eq!(
            (finding.code.name(), finding.spot.file.as_str()),
            (code, "--set"),
            "{path}"
        );
        assert_eq!(finding.spot.excerpt, path);
        assert!(
            finding.mend(crate::text::Lang::En).contains(nearest),
            "{path}"
        );
    }
}

#[test]
fn an_unknown_switch_lists_those_that_exist() {
    let request = Request {
        measures: vec!["third_dock".into()],
        ..Request::default()
    };
    let findings = check(&Sandbox::new().folder, &request).expect("readable");
    assert_eq!(findings.0.len(), 1, "{}", listed(&findings));
    assert!(
        findings.0[0]
            .mend(crate::text::Lang::En)
            .contains("second_dock")
    );
}

#[test]
fn a_measure_acts_only_when_it_is_switched_on() {
    let sandbox = Sandbox::new();
    let request = Request {
        measures: vec!["second_dock".into()],
        ..Request::default()
    };
    let (plain, with) = (sandbox.load(&Request::default()), sandbox.load(&request));
    assert_eq!(
        (plain.scenario.sites[0].docks, with.scenario.sites[0].docks),
        (1, 2)
    );
    assert_ne!(plain.scenario.hash, with.scenario.hash);
    let assumed = with
        .provenance
        .assumed()
        .any(|origin| origin.source.starts_with("scenario.toml:"));
    assert!(assumed, "what a measure sets is assumed, by the measure");
}

#[test]
fn faults_of_a_measure_are_found_though_it_is_off() {
    let file = "scenario.toml";
    let from = "set = [\"sites.county.docks=2\"]";
    for (to, code) in [
        ("set = [\"sites.county.docks=-2\"]", "E0209"),
        ("set = [\"sites.nowhere.docks=2\"]", "E0704"),
        (
            "add = [{ table = \"stock\", row = { site_id = \"nowhere\", commodity_id = \"food\", quantity = 1 } }]",
            "E0401",
        ),
        (
            "add = [{ table = \"stok\", row = { site_id = \"county\" } }]",
            "E0705",
        ),
        (
            "add = [{ table = \"stock\", row = { site = \"county\", commodity_id = \"food\", quantity = 1 } }]",
            "E0303",
        ),
    ] {
        let findings = spoilt(file, from, to).check();
        let found = findings
            .0
            .iter()
            .find(|finding| finding.code.name() == code);
        let found = found.unwrap_or_else(|| panic!("{to}: {}", listed(&findings)));
        assert_eq!(found.spot.file, file, "{to}");
        assert!(found.spot.excerpt.starts_with(&to[..5]), "{to}");
    }
    let added = "add = [{ table = \"stock\", row = { site_id = \"north\", commodity_id = \"food\", kind = \"agreement\", quantity = 500 } }]\nset = [\"stock.north/food/agreement.quantity=600\"]";
    expect(&spoilt(file, from, added).check(), &[]);
}

#[test]
fn two_measures_of_one_name_are_found_with_the_line_of_the_first() {
    let sandbox = Sandbox::new();
    let twice = "[[measures]]\nname = \"second_dock\"\ntitle = \"again\"\n\n[[stress]]";
    sandbox.edit("scenario.toml", "[[stress]]", twice);
    let findings = sandbox.check();
    assert_eq!(findings.0.len(), 1, "{}", listed(&findings));
    let text = String::from_utf8(sandbox.read("scenario.toml")).expect("UTF-8");
    let first = text.lines().position(|line| line.contains("second_dock"));
    let first = format!("line {}", first.expect("a measure") + 1);
    assert!(
        findings.0[0]
            .message(crate::text::Lang::En)
            .contains(&first)
    );
}

#[test]
fn a_row_can_be_added_to_a_table_that_is_not_there_yet() {
    let sandbox = Sandbox::new();
    let rows = "name = \"storms\"\ntitle = \"storms\"\nadd = [{ table = \"failure_states\", row = { state_id = \"s\", probability = 1, closure_factor = 2 } }]\n";
    sandbox.edit(
        "scenario.toml",
        "[[stress]]",
        &format!("[[stress]]\n{rows}\n[[stress]]"),
    );
    expect(&sandbox.check(), &[]);
    let request = Request {
        stress: vec!["storms".into()],
        ..Request::default()
    };
    assert_eq!(sandbox.load(&request).scenario.failure_states.len(), 1);
}
